import { type ComponentProps, createContext, useContext } from 'react'
import { Form } from '../html/form.tsx'
import type { Language } from '../language.ts'

/** What every part of a page may need to know of the visit, so that it need not be handed down. */
export interface PageContext {
  readonly language: Language
  readonly csrfToken: string
}

export const pageContext = createContext<PageContext>({ language: 'sv', csrfToken: '' })
export const usePage = (): PageContext => useContext(pageContext)

/** A form that changes something: carries the session's token, without which the post is refused. */
export function PostForm({ hidden, ...props }: ComponentProps<typeof Form>) {
  return <Form {...props} method="post" hidden={{ csrf: usePage().csrfToken, ...hidden }} />
}
