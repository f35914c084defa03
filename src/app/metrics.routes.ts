import type { HttpBindings } from '@hono/node-server'
import type { Context, Hono } from 'hono'
import { routePath } from 'hono/route'
import type { Site } from '../kit/http/visit.ts'
import { countJobs } from '../kit/jobs/jobs.ts'
import { associationIds, countLetters } from '../kit/mail/store.ts'
import { findAssociations } from '../organisations/store.ts'
import { type Family, Metrics } from './metrics.ts'
import { findVerifications } from './verification.store.ts'
import type { Verified } from './verification.ts'

type Env = { Bindings: Partial<HttpBindings> }

/** Counts every request, and tells the numbers at `/metrics`. Mounted before all else. */
export function addMetrics(app: Hono<Env>, site: Site): void {
  const metrics = new Metrics()
  app.use(async (context, next) => {
    const began = performance.now()
    await next()
    const seconds = (performance.now() - began) / 1000
    const route = routePath(context)
    metrics.observe({ method: context.req.method, route, status: context.res.status, seconds })
  })
  app.get('/metrics', async (context) => {
    if (!isOnThisMachine(context)) return context.notFound()
    const text = metrics.text(await families(site))
    return context.text(text, 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' })
  })
}

/** The numbers are for whoever runs the program: asked for on the machine itself, and not through its proxy. */
function isOnThisMachine({ env, req }: Context<Env>): boolean {
  const address = env?.incoming?.socket.remoteAddress ?? ''
  const proxied = ['forwarded', 'x-forwarded-for', 'via'].some((name) => req.header(name) !== undefined)
  return /^(::ffff:)?127\.|^::1$/.test(address) && !proxied
}

/** When each association's records were last compared with its log, and how many faults were found. */
async function verifications({ database }: Site): Promise<Family[]> {
  const all = await database.reading(null, findAssociations)
  const ids = all.map(({ id }) => id)
  const latest = await database.readingEach(ids, (db, association) => findVerifications(db, association, 1))
  const samples = (value: (last: Verified) => number) =>
    all.flatMap(({ slug }, place) => {
      const [last] = latest[place]!
      return last ? [{ labels: { association: slug }, value: value(last) }] : []
    })
  return [
    {
      name: 'radslag_verified_timestamp_seconds',
      help: 'When the records were last compared with the log.',
      samples: samples(({ verifiedAt }) => Date.parse(verifiedAt) / 1000),
    },
    {
      name: 'radslag_verification_faults',
      help: 'Faults found then.',
      samples: samples(({ faults }) => faults),
    },
  ]
}

async function families(site: Site): Promise<Family[]> {
  const { database } = site
  const { totalCount, idleCount, waitingCount } = database.pool
  const jobs = await countJobs(database)
  const letters = await countAllLetters({ database })
  return [
    {
      name: 'radslag_database_connections',
      help: 'Connections of the pool, and requests that wait for one.',
      samples: [
        { labels: { state: 'busy' }, value: totalCount - idleCount },
        { labels: { state: 'idle' }, value: idleCount },
        { labels: { state: 'wanted' }, value: waitingCount },
      ],
    },
    {
      name: 'radslag_jobs',
      help: 'Jobs that are not done.',
      samples: jobs.map(({ queue, state, jobs }) => ({ labels: { queue, state }, value: jobs })),
    },
    {
      name: 'radslag_letters',
      help: 'Outgoing letters of all associations.',
      samples: [...letters].map(([state, value]) => ({ labels: { state }, value })),
    },
    ...(await verifications(site)),
  ]
}

/** A letter is seen only inside its association, so each is entered. */
async function countAllLetters({ database }: Pick<Site, 'database'>): Promise<Map<string, number>> {
  const totals = new Map<string, number>()
  const all = await database.reading(null, associationIds)
  for (const counts of await database.readingEach(all, countLetters))
    for (const [state, letters] of Object.entries(counts))
      totals.set(state, (totals.get(state) ?? 0) + letters)
  return totals
}
