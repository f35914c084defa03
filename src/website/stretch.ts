import { type Instant, dayOf } from '../kit/clock.ts'
import type { Book } from '../ledger/book.ts'

/**
 * Tidrymd: the time between two moments at which something about a circulation became known. Its board reads the same all
 * through a stretch of one day, whichever moment it is asked for.
 */

/** All that is recorded of a circulation and has a moment from which it is known. */
export interface Recorded {
  readonly versions: readonly {
    readonly frozenAt: Instant
    readonly circulation: { readonly sentAt: Instant; readonly recalledAt: Instant | null }
  }[]
  readonly book: Book
  readonly posted: { readonly letters: readonly { readonly dueAt: Instant }[] }
}

/** Every moment at which more was known than before, in order. */
export function turningsOf({ versions, book: { record, acts }, posted }: Recorded): Instant[] {
  const moments = [
    record.sentAt,
    ...record.versions.map(({ frozenAt }) => frozenAt),
    ...record.asked.flatMap(({ added, droppedAt }) => [added, droppedAt]),
    ...versions.flatMap(({ frozenAt, circulation }) => [
      frozenAt,
      circulation.sentAt,
      circulation.recalledAt,
    ]),
    ...acts.map(({ recorded }) => recorded),
    ...posted.letters.map(({ dueAt }) => dueAt),
  ]
  return [...new Set(moments.filter((moment) => moment !== null))].sort()
}

/** The stretch that the moment is in, and its day: what is overdue changes at midnight. */
export function stretchAt(turnings: readonly Instant[], known: Instant): string {
  let [before, after] = [0, turnings.length]
  while (before < after) {
    const middle = (before + after) >> 1
    if (turnings[middle]! <= known) before = middle + 1
    else after = middle
  }
  return `${dayOf(known)} ${before}`
}
