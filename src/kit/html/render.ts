import { type Markup, doctype, write } from './markup.ts'

/** The whole page as HTML, with its doctype. */
export function renderPage(page: Markup): Buffer {
  return write([doctype, page])
}
