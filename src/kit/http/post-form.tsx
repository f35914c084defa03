import { Form } from '../html/form.tsx'
import type { Language } from '../language.ts'

/** What every part of a page may need to know of the visit, so that it need not be handed down. */
export interface PageContext {
  readonly language: Language
  readonly csrfToken: string
}

/** Null while something is written that several visits share: then it must not be asked for. */
let context: PageContext | null = { language: 'sv', csrfToken: '' }

export function usePage(): PageContext {
  if (!context) throw new Error('what several visits share knows of none')
  return context
}

/** @param write writes the page, which is done in one go: no other page is written meanwhile */
export function writing<T>(page: PageContext | null, write: () => T): T {
  const outer = context
  context = page
  try {
    return write()
  } finally {
    context = outer
  }
}

/** A form that changes something: carries the session's token, without which the post is refused. */
export function PostForm({ hidden, ...props }: Parameters<typeof Form>[0]) {
  return <Form {...props} method="post" hidden={{ csrf: usePage().csrfToken, ...hidden }} />
}
