import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Markup } from '../../src/kit/html/markup.ts'
import { findAsset } from '../../src/kit/html/assets.ts'
import { renderPage } from '../../src/kit/html/render.ts'
import { Answer } from './gallery/answer.tsx'
import { Board } from './gallery/board.tsx'
import { InboxPage } from './gallery/inbox.tsx'
import { Pieces } from './gallery/pieces.tsx'

/** Every component of the kit on pages with invented data, to look at and to test. Not shipped. */

const pages: Record<string, (query: URLSearchParams) => Markup> = {
  '/board': Board,
  '/inbox': InboxPage,
  '/answer': Answer,
  '/pieces': Pieces,
}

/** The policy the application sends: nothing inline, nothing from elsewhere. */
const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** Serves the gallery on loopback. A post to /inbox is taken and leads on; one to /answer comes back with faults. */
export async function serveGallery(): Promise<{ url: string; close: () => void }> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://gallery.example')
    const asset = findAsset(url.pathname, request.headers['accept-encoding'])
    if (asset) {
      response.writeHead(200, asset.headers).end(asset.body)
      return
    }
    if (request.method === 'POST' && url.pathname === '/inbox') {
      response.writeHead(303, { location: '/inbox?letter=b&done' }).end()
      return
    }
    if (request.method === 'POST') url.search = '?faulty'
    const page = pages[url.pathname] ?? pages['/board']!
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy }
    response.writeHead(url.searchParams.has('faulty') ? 422 : 200, headers)
    response.end(renderPage(page(url.searchParams)))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}
