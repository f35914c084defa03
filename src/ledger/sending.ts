import type { Instant } from '../kit/clock.ts'
import type { Addressee, Matter } from './requirement.ts'
import type { Member } from './terms.ts'

/** Skickat brev: a circulation as the ledger sees it, what was sent to whom and when, and by what terms it binds. */
export interface Sending extends Omit<Matter, 'members'> {
  readonly circulation: string
  readonly instrument: string | null
  /** The version that holds; null before dispatch. */
  readonly version: number | null
  /** Every circulation of the same instrument, this one too: who is a party follows from all of them. */
  readonly siblings: readonly string[]
  readonly addressees: readonly (Addressee & { readonly added: Instant })[]
  /** Those who were asked and are so no longer. */
  readonly dropped: readonly string[]
  /** Everybody asked by any of them. */
  readonly asked: readonly Member[]
}

export interface SendingAt {
  /** What was recorded by then is known; left out: as it is. */
  readonly known?: Instant | undefined
  /** The version whose clauses are asked for; left out: the one that holds. */
  readonly version?: number | undefined
}

/** All that is recorded of it, of whatever time. */
export interface SentRecord extends Pick<Sending, 'circulation' | 'instrument' | 'terms' | 'siblings'> {
  readonly sentAt: Instant | null
  /** In order. */
  readonly versions: readonly SentVersion[]
  /** In the order they were added, a row for each time; who is asked anew comes last. */
  readonly asked: readonly AskedRow[]
}

interface SentVersion extends Pick<Matter, 'lastDay' | 'clauses'> {
  readonly version: number
  readonly frozenAt: Instant
}

interface AskedRow extends Member {
  readonly circulation: string
  readonly added: Instant
  readonly droppedAt: Instant | null
}

/** The sending as it was known at a moment. */
export function sendingAt(record: SentRecord, { known, version }: SendingAt = {}): Sending {
  const { circulation, instrument, terms, siblings } = record
  const isKnown = (moment: Instant): boolean => known === undefined || moment <= known
  const sent = record.sentAt !== null && isKnown(record.sentAt) ? record.sentAt : null
  const holding = record.versions.findLast(
    (found) => isKnown(found.frozenAt) && (version === undefined || found.version === version),
  )
  const all = askedBy(record.asked, isKnown)
  const own = all.filter((asked) => asked.circulation === circulation)
  const seated = all.filter((asked) => !asked.dropped)
  return {
    circulation,
    instrument,
    terms,
    siblings,
    version: holding?.version ?? null,
    lastDay: holding?.lastDay ?? null,
    clauses: holding?.clauses ?? [],
    addressees: own
      .filter((asked) => !asked.dropped)
      .map((asked) => ({ ...asked, sent: laterOf(sent, asked.added) })),
    dropped: own.filter((asked) => asked.dropped).map((asked) => asked.organisation),
    asked: [...new Map(seated.map((asked) => [asked.organisation, asked])).values()],
  }
}

/** Who was dropped and is asked again stands as at the last time, but has been asked since the first: an answer from then is one. */
function askedBy(rows: readonly AskedRow[], isKnown: (moment: Instant) => boolean) {
  const standingThen = ({ droppedAt, ...row }: AskedRow) => ({
    ...row,
    dropped: droppedAt !== null && isKnown(droppedAt),
  })
  const last = new Map<string, ReturnType<typeof standingThen>>()
  for (const row of rows.filter((asked) => isKnown(asked.added))) {
    const key = `${row.circulation} ${row.organisation}`
    last.set(key, { ...standingThen(row), added: last.get(key)?.added ?? row.added })
  }
  return [...last.values()]
}

/** Who was added after the dispatch was sent to when added. */
const laterOf = (sent: Instant | null, added: Instant): Instant | null =>
  sent !== null && added > sent ? added : sent
