import { randomBytes } from 'node:crypto'
import { type Instant, addMilliseconds } from '../kit/clock.ts'
import { actorCode } from '../kit/actor.ts'
import type { Work } from '../kit/work.ts'
import { unawaited } from '../kit/db/connection.ts'
import type { Database } from '../kit/db/db.ts'
import { type Break, type Head, type StoredEntry, breakOf, entryHash, noEntry, payloadHash } from './entry.ts'
import { type NewEntry, entriesAfter, findHead, insertEntries, lockHead } from './store.ts'
import { entryLine, headLine } from './transcript.ts'

/** What is logged: the verb, the thing changed, and what the change says. */
export interface Happening {
  readonly verb: string
  readonly subject: string
  readonly payload: unknown
}

export interface Logged {
  readonly seq: number
  readonly recordedAt: Instant
}

/**
 * Adds an entry to the association's chain. Takes the chain lock, which every writer of the association waits for:
 * call it last in the action, after the number lock (always in that order, or two writers could wait for each other).
 * The clock is read after the lock, and the moment is strictly later than the entry before, also when the clock is not.
 * The entry is on its way when this returns: what is asked of the database after it sees it.
 */
export async function log(work: Work, happening: Happening): Promise<Logged> {
  const [logged] = await logAll(work, [happening])
  return logged!
}

/** As `log`, for many things that happened in one transaction; in their order. */
export async function logAll(work: Work, happenings: readonly Happening[]): Promise<Logged[]> {
  let head = await holdHead(work)
  const entries: NewEntry[] = []
  for (const happening of happenings) {
    const added = entryAfter(head, work, happening)
    entries.push(added)
    head = added.entry
  }
  unawaited(work.db, insertEntries(work.db, work.association, entries))
  held.set(work.db, { association: work.association, head })
  return entries.map(({ entry: { seq, recordedAt } }) => ({ seq, recordedAt }))
}

/** The head as a transaction has left it: nobody else moves it, for the chain lock is held until the end. */
const held = new WeakMap<Work['db'], { readonly association: number; readonly head: Head }>()

/**
 * Takes the chain lock now, for an action that reads what it writes by in the same packet: after its own locks, and only
 * where nothing more is waited for before the end.
 */
export async function holdChain(work: Work): Promise<void> {
  await holdHead(work)
}

async function holdHead({ db, association }: Work): Promise<Head> {
  const known = held.get(db)
  if (known?.association === association) return known.head
  const head = await lockHead(db, association)
  held.set(db, { association, head })
  return head
}

function entryAfter(head: Head, work: Work, { verb, subject, payload }: Happening): NewEntry {
  const now = work.clock.now()
  const content = { salt: randomBytes(16), payload: JSON.stringify(payload) }
  const entry = {
    seq: head.seq + 1,
    recordedAt: now > head.recordedAt ? now : addMilliseconds(head.recordedAt, 1),
    actor: actorCode(work.actor),
    verb,
    subject,
    imported: work.imported ?? false,
    payloadHash: payloadHash(content.salt, content.payload),
    previousHash: head.hash,
  }
  return { entry: { ...entry, hash: entryHash(entry) }, content }
}

export interface Verdict {
  readonly entries: number
  /** The first entry that does not fit, and why; null when the whole chain holds. */
  readonly broken: { seq: number; why: Break } | null
}

/** Walks the association's whole chain in pages, so that its length does not matter to memory. */
export async function verifyChain(work: Pick<Work, 'db' | 'association'>): Promise<Verdict> {
  const end = await findHead(work.db, work.association)
  let head: Head = noEntry
  for (;;) {
    const page = await entriesAfter(work.db, work.association, head.seq, 1000)
    for (const entry of page) {
      const why = breakOf(entry, head)
      if (why) return { entries: head.seq, broken: { seq: head.seq + 1, why } }
      head = entry
    }
    if (page.length === 0) break
  }
  const whole = head.seq >= end.seq
  return { entries: head.seq, broken: whole ? null : { seq: head.seq + 1, why: 'missing' } }
}

/** The chain as it stands now, line by line, each page in a transaction of its own: a slow reader holds no connection. */
export async function* streamTranscript(
  database: Database,
  { id, slug }: { readonly id: number; readonly slug: string },
  isShown: (entry: StoredEntry) => boolean,
): AsyncGenerator<string> {
  const end = await database.transaction(id, (db) => findHead(db, id))
  yield `${headLine(slug, end)}\n`
  for (let seq = 0; seq < end.seq;) {
    const page = await database.transaction(id, (db) => entriesAfter(db, id, seq, 1000))
    const last = page.at(-1)
    if (!last) return
    yield page
      .filter((entry) => entry.seq <= end.seq)
      .map((entry) => `${entryLine(entry, isShown(entry))}\n`)
      .join('')
    seq = last.seq
  }
}
