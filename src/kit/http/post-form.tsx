import { type ReactNode, createContext, useContext } from 'react'
import type { Language } from '../language.ts'

/** What every part of a page may need to know of the visit, so that it need not be handed down. */
export interface PageContext {
  readonly language: Language
  readonly csrfToken: string
}

export const pageContext = createContext<PageContext>({ language: 'sv', csrfToken: '' })
export const usePage = (): PageContext => useContext(pageContext)

interface PostFormProps {
  readonly action: string
  readonly children: ReactNode
  /** Has a file field. */
  readonly files?: boolean
  /** The script sends it and swaps the fragments of the answer, instead of loading the whole page. */
  readonly enhance?: boolean
  readonly className?: string
  readonly id?: string
}

/** A form that changes something: carries the session's token, without which the post is refused. */
export function PostForm({ action, children, files, enhance, className, id }: PostFormProps) {
  return (
    <form
      method="post"
      action={action}
      {...(files && { encType: 'multipart/form-data' })}
      {...(enhance && { 'data-enhance': '' })}
      className={className}
      id={id}
      noValidate
    >
      <input type="hidden" name="csrf" value={usePage().csrfToken} />
      {children}
    </form>
  )
}
