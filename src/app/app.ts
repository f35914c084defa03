import { type HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { routePath } from 'hono/route'
import { findAsset } from '../kit/html/assets.ts'
import { RateLimit } from '../kit/http/rate-limit.ts'
import { type Route, type Site, get } from '../kit/http/visit.ts'
import { anyone } from '../kit/actor.ts'
import { NotFound, Refusal } from '../kit/refusal.ts'
import { splitTwin } from './address.ts'
import { answer } from './answer.ts'
import { isByLink, linkHeaders, securityHeaders } from './guard.ts'
import { addMetrics } from './metrics.routes.ts'
import { routes } from './site.ts'
import { clientOf } from './visitor.ts'

type Env = { Bindings: Partial<HttpBindings> }

/**
 * Posts per minute and client, and those that guess at passwords. Reading is not limited, for it is a public register;
 * but for what links of one's own lead to, which counts as posting.
 */
const posts = 240
const guesses = 20

const missing: Route = get('*', anyone, async () => {
  throw new NotFound()
})

/** The program as a web application: every room's routes, with the same head, guard and errors around them. */
export function createApp(site: Site): Hono<Env> {
  const app = new Hono<Env>({ getPath: (request) => splitTwin(new URL(request.url).pathname).path })
  addMetrics(app, site)
  app.use(async (context, next) => {
    await next()
    if (isByLink(context.req.path))
      for (const [name, value] of Object.entries(linkHeaders)) context.res.headers.set(name, value)
    for (const [name, value] of Object.entries(securityHeaders))
      if (!context.res.headers.has(name)) context.res.headers.set(name, value)
    // What is taken away is to be gone from every cache too: each asks again.
    if (!context.res.headers.has('cache-control')) context.res.headers.set('cache-control', 'no-cache')
  })
  app.get('/assets/*', asset)
  addHealth(app, site)
  app.use(limiter(site))
  for (const route of routes)
    app.on(route.method, route.path, (context) => answer(site, route, context.req.raw, context.req.param()))
  for (const path of new Set(routes.map((route) => route.path))) app.on(unheardOf, path, otherMethod)
  app.notFound((context) => withoutSlash(context) ?? answer(site, missing, context.req.raw, {}))
  return app
}

const unheardOf = ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** There is such an address, but not for this: a program is told what there is (RFC 9110 § 15.5.6). */
function otherMethod(context: Context<Env>): Response {
  const there = routes.filter(({ path }) => path === routePath(context)).map(({ method }) => method)
  const allow = [...new Set(there.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])))]
  return context.text(`${allow.join(', ')}\n`, 405, { allow: allow.join(', ') })
}

/** An address with a stroke at its end is the one without it; the rest of it is the same path, so it leads nowhere else. */
function withoutSlash({ req: { raw } }: Context<Env>): Response | null {
  const { pathname, search } = new URL(raw.url)
  const path = pathname.replace(/\/+$/, '')
  const isLooking = raw.method === 'GET' || raw.method === 'HEAD'
  if (!isLooking || path === pathname || path === '' || path.startsWith('//')) return null
  return new Response(null, { status: 308, headers: { location: path + search } })
}

function asset(context: Context<Env>): Response {
  const found = findAsset(context.req.path, context.req.header('accept-encoding'))
  return found
    ? new Response(new Uint8Array(found.body), { headers: found.headers })
    : (context.notFound() as Response)
}

/** Alive: the process answers. Ready: it also reaches the database. */
function addHealth(app: Hono<Env>, site: Site): void {
  app.get('/healthz', (context) => context.text('ok\n'))
  app.get('/readyz', async (context) => {
    try {
      await site.database.transaction(null, async () => {})
      return context.text('ready\n')
    } catch {
      return context.text('no database\n', 503)
    }
  })
}

function limiter(site: Site) {
  const all = new RateLimit(posts)
  const signIns = new RateLimit(guesses)
  return async (context: Context<Env>, next: () => Promise<void>): Promise<Response | void> => {
    if (context.req.method !== 'POST' && !isByLink(context.req.path)) return await next()
    const client = clientOf(site, context.req.raw.headers, context.env?.incoming?.socket.remoteAddress ?? '')
    const guessing = /^\/(sign-in|setup\/)/.test(context.req.path)
    if (all.take(client) && (!guessing || signIns.take(client))) return await next()
    const code = guessing ? 'people.too-many-tries' : 'visit.too-many'
    const refusing = get('*', anyone, async () => {
      throw new Refusal(code)
    })
    const refused = await answer(
      site,
      refusing,
      new Request(context.req.url, { headers: context.req.raw.headers }),
      {},
    )
    return new Response(refused.body, {
      status: 429,
      headers: { ...Object.fromEntries(refused.headers), 'retry-after': '60' },
    })
  }
}
