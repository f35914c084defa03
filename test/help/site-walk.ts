import { splitTwin } from '../../src/app/address.ts'
import { routes } from '../../src/app/site.ts'
import { attributeOf, byName } from './html.ts'
import type { SeenPage, Visitor } from './visitor.ts'

const patterns = routes
  .filter((route) => route.method === 'GET')
  .map(({ path }) => ({ path, matches: new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`) }))

/** Every page that the program has, as its routes name them. */
export const pagePaths: readonly string[] = patterns.map(({ path }) => path)

/** The route that answers an address (the twin's ending after it), or null. */
export function routeOf(address: string): string | null {
  const { pathname } = new URL(address, 'http://site.example')
  const { path, twin } = splitTwin(pathname)
  const found = patterns.find(({ matches }) => matches.test(path))
  return found ? `${found.path}${twin ? `.${twin}` : ''}` : null
}

export interface Walk {
  /** A few pages of every route that could be reached. */
  readonly pages: readonly SeenPage[]
  readonly reached: ReadonlySet<string>
  /** Links that lead to no page, or to an error, with where they stand. */
  readonly broken: readonly string[]
}

/**
 * Walks the site as a curious reader does: every link but those to the other language, and every form that only asks, until `perRoute` pages of each
 * route have been seen.
 */
export async function walk(visitor: Visitor, from: readonly string[], perRoute = 2): Promise<Walk> {
  const waiting = from.map((address) => ({ address, on: '' }))
  const asked = new Set<string>()
  const seen = new Map<string, number>()
  const pages: SeenPage[] = []
  const broken: string[] = []
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { address, on } = next
    const kind = routeOf(address) ?? address
    const before = seen.get(kind) ?? 0
    if (asked.has(address) || before >= perRoute) continue
    asked.add(address)
    seen.set(kind, before + 1)
    const page = await visitor.get(address)
    if (page.status === 200) pages.push(page)
    else broken.push(`${page.status} ${address} (linked on ${on})`)
    if (isHtml(page)) waiting.push(...leadsTo(page).map((to) => ({ address: to, on: address })))
  }
  return { pages, reached: new Set(seen.keys()), broken }
}

export const isHtml = (page: SeenPage): boolean =>
  (page.headers.get('content-type') ?? '').startsWith('text/html')

function leadsTo(page: SeenPage): string[] {
  const questions = byName(page.root, 'form')
    .filter((form) => (attributeOf(form, 'method') ?? 'get').toLowerCase() === 'get')
    .map((form) => attributeOf(form, 'action') ?? '')
  const addresses = [...page.links, ...questions].map(
    (href) => new URL(href, `http://site.example${page.address}`),
  )
  return addresses
    .filter(
      (url) =>
        url.host === 'site.example' && !url.pathname.startsWith('/assets/') && !url.searchParams.has('lang'),
    )
    .map((url) => url.pathname + url.search)
}
