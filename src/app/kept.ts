import { dayOf } from '../kit/clock.ts'
import type { Database } from '../kit/db/db.ts'
import { sha256 } from '../kit/hash.ts'
import { bodyOf } from '../kit/http/sent.ts'
import type { Route, Visit } from '../kit/http/visit.ts'
import { Memory } from '../kit/memory.ts'

/**
 * Answers to visitors, kept as they were sent for as long as nothing at all is written in the database: a board that a
 * thousand people look at while nothing happens is made once. The staff's pages are their own, and made each time.
 */
interface KeptReply {
  readonly headers: readonly (readonly [string, string])[]
  readonly body: Uint8Array
  /** When it was made, milliseconds of the site's clock. */
  readonly at: number
}

/** Bytes of answers that are kept together, and of one. */
const most = 8_000_000
const largest = 500_000

/** Time alone changes a page too: a letter's time to be undone runs out. Milliseconds that "now" may be behind. */
const now = 5_000

const memories = new WeakMap<Database, Memory<KeptReply>>()

function memoryOf(database: Database): Memory<KeptReply> {
  const memory = memories.get(database) ?? new Memory(most)
  memories.set(database, memory)
  return memory
}

/** The answer made for an earlier visitor, where it would be the same now; a browser that has it is told so. */
export function keptReply(visit: Visit, route: Route): Response | null {
  if (!isKept(visit, route)) return null
  const found = memoryOf(visit.site.database).get(keyOf(visit), visit.state)
  return found && Math.abs(millisecondsOf(visit) - found.at) < now ? replyOf(visit, found) : null
}

export async function keepReply(visit: Visit, route: Route, reply: Response): Promise<Response> {
  if (!isKept(visit, route) || reply.status !== 200 || reply.headers.has('set-cookie')) return reply
  const body = await bodyOf(reply)
  const headers = new Headers(reply.headers)
  headers.set('etag', `"${sha256(body).toString('base64url')}"`)
  headers.set('cache-control', 'no-cache')
  const made = { headers: [...headers], body, at: millisecondsOf(visit) }
  if (body.length <= largest)
    memoryOf(visit.site.database).keep(keyOf(visit), visit.state, made, body.length + 1000)
  return replyOf(visit, made)
}

const isKept = ({ actor }: Visit, { kept = false, method }: Route): boolean =>
  kept && method === 'GET' && actor.kind === 'visitor'

/** The day, since a page may say today where it is asked for another time too. */
const keyOf = ({ site, url, language }: Visit): string => `${language} ${dayOf(site.clock.now())} ${url.href}`

const millisecondsOf = ({ site }: Visit): number => Date.parse(site.clock.now())

/** One of several marks, or any; a proxy that packs the answer makes the mark a weak one (RFC 9110 § 13.1.2). */
const hasAlready = (marks: string, etag: string): boolean =>
  marks.split(',').some((mark) => ['*', etag].includes(mark.trim().replace(/^W\//, '')))

function replyOf(visit: Visit, { headers, body }: KeptReply): Response {
  const etag = headers.find(([name]) => name === 'etag')?.[1]
  const known = etag !== undefined && hasAlready(visit.headers.get('if-none-match') ?? '', etag)
  return known
    ? new Response(null, {
        status: 304,
        headers: headers.filter(([name]) => name !== 'content-type') as [string, string][],
      })
    : new Response(body as BodyInit, { headers: headers as [string, string][] })
}
