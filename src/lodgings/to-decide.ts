import type { Circulation } from '../circulations/circulation.ts'
import type { Day, Instant } from '../kit/clock.ts'
import type { StandingKind } from '../ledger/standing-words.ts'

/** Att besluta: what an association has asked one member, and where the member's own matter stands. */
export interface ToDecide {
  readonly addresseeId: string
  readonly circulation: Circulation
  readonly kind: StandingKind
  readonly answered: boolean
  readonly decided: Day | null
  /** Postponed to that day. */
  readonly until: Day | null
  /** When it was lodged by a link, where a registrar has not read it yet. */
  readonly lodgedAt: Instant | null
}

/** What waits, the nearest last day first; then what has been answered, the latest sent first. Recalled letters wait for nothing. */
export function inOrder(asked: readonly ToDecide[]): {
  readonly waiting: readonly ToDecide[]
  readonly answered: readonly ToDecide[]
} {
  const open = asked.filter(({ circulation }) => circulation.recalledAt === null)
  const lastDay = ({ circulation: { answerBy } }: ToDecide): string => answerBy ?? '9999'
  return {
    waiting: open
      .filter(({ answered }) => !answered)
      .toSorted((a, b) => lastDay(a).localeCompare(lastDay(b))),
    answered: open
      .filter(({ answered }) => answered)
      .toSorted((a, b) => b.circulation.sentAt.localeCompare(a.circulation.sentAt)),
  }
}
