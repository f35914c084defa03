import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

/**
 * The whole page as HTML text, with doctype. There is no hydration, so no markers are written. React is several
 * times slower unless the process runs with NODE_ENV=production; see `production.ts`.
 */
export function renderPage(page: ReactElement): string {
  return `<!doctype html>${renderToStaticMarkup(page)}`
}
