import type { Day, Instant } from '../kit/clock.ts'
import { type Act, meaning } from '../ledger/act.ts'
import type { Board, BoardRow, BoardSubject } from './board.ts'

/** Svarsläget som data: the answer of `/api/v1/…/standing`, and the board's JSON twin. Keys are part of the API. */
interface StandingDocument {
  readonly on: Day
  readonly known: Instant
  readonly circulation: {
    readonly dnr: string
    readonly title: string
    readonly answer_by: Day | null
    readonly example: boolean
  }
  readonly counts: {
    readonly addressees: number
    readonly answered: number
    readonly adopted: number
    readonly conditional: number
  }
  readonly addressees: readonly StandingAddressee[]
}

interface StandingAddressee {
  readonly organisation: { readonly code: string | null; readonly name: string }
  readonly standing: string
  readonly answered: boolean
  readonly counts: boolean
  readonly party: boolean
  readonly sent: Instant | null
  readonly decided: Day | null
  readonly final: Day | null
  readonly deposited: Day | null
  readonly effective: Day | null
  readonly postponed_to: Day | null
  readonly overdue: boolean
  readonly late: boolean
  readonly riders: readonly { readonly kind: string; readonly text: string; readonly review_on: Day | null }[]
  readonly evidence: readonly {
    readonly href: string | null
    readonly sha256: string | null
    readonly quote: string | null
  }[]
  readonly acts: readonly StandingAct[]
}

interface StandingAct {
  readonly id: string
  readonly type: string
  /** What the act says, seen through a correction; null strikes an act out. */
  readonly means: string | null
  readonly decided: Day | null
  readonly recorded: Instant
  readonly supersedes: string | null
}

/** All but the addressees. */
export function standingHead(board: Board, subject: BoardSubject): Omit<StandingDocument, 'addressees'> {
  const { addressees, answered, adopted, conditional } = board.count
  const { dnr, title, example } = subject.circulation
  return {
    on: board.on,
    known: board.known,
    circulation: { dnr, title, answer_by: board.lastDay, example },
    counts: { addressees, answered, adopted, conditional },
  }
}

export function addresseeOf(row: BoardRow): StandingAddressee {
  const { kind, answered, counts, decided, final, deposited, postponedTo, overdue, late, riders } =
    row.standing
  return {
    organisation: { code: row.code, name: row.name },
    standing: kind,
    answered,
    counts,
    party: row.party,
    sent: row.sent,
    decided,
    final,
    deposited,
    effective: row.effective,
    postponed_to: postponedTo,
    overdue,
    late,
    riders: riders.map((rider) => ({ kind: rider.kind, text: rider.text, review_on: rider.reviewOn })),
    evidence: row.evidence.map(({ href, sha256, quote }) => ({ href, sha256, quote })),
    acts: row.acts.map(actOf),
  }
}

function actOf(act: Act): StandingAct {
  const { id, type, decided, recorded, supersedes } = act
  return { id, type, means: meaning(act), decided, recorded, supersedes }
}
