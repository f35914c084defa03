import type { Clause } from '../circulations/circulation.ts'
import type { ClauseAnswer } from '../ledger/act.ts'
import { type Opinion, opinions } from '../ledger/act.ts'
import type { Board, BoardRow } from './board.ts'

/**
 * Sammanställning av remissyttranden: what each member has said of a remiss, as a whole and point by point, in its own words; and who
 * has said nothing yet. Read from the board, so that it tells of the same day.
 */
export interface OpinionCompilation {
  /** Whoever has answered, in Swedish order. */
  readonly given: readonly BoardRow[]
  /** Whose opinion is still waited for. */
  readonly open: readonly BoardRow[]
  readonly points: readonly Point[]
}

/** Punkt: one numbered point, and what is said of it. */
export interface Point extends Clause {
  readonly said: readonly PointOpinion[]
  /** How many have said so, in the order of the words; none left out. */
  readonly counts: readonly { readonly answer: ClauseAnswer['answer']; readonly count: number }[]
}

export interface PointOpinion {
  readonly row: BoardRow
  readonly answer: ClauseAnswer['answer']
  readonly text: string | null
}

/** @param clauses of the version known then; none: the remiss is answered as a whole */
export function compileOpinions(board: Board, clauses: readonly Clause[]): OpinionCompilation {
  const given = board.rows.filter(({ standing }) => standing.answered)
  return {
    given,
    open: board.rows.filter(({ standing }) => !standing.answered),
    points: clauses.map((clause) => pointOf(clause, given)),
  }
}

const pointAnswers = ['adopted', 'adopted_with_changes', 'declined', 'not_concerned'] as const

function pointOf(clause: Clause, given: readonly BoardRow[]): Point {
  const said = given.flatMap((row): PointOpinion[] => {
    const own = row.standing.clauses.find((answer) => answer.clause === clause.number)
    return own ? [{ row, answer: own.answer, text: own.text }] : []
  })
  const counts = pointAnswers
    .map((answer) => ({ answer, count: said.filter((one) => one.answer === answer).length }))
    .filter(({ count }) => count > 0)
  return { ...clause, said, counts }
}

/** The member's own words of the whole. */
export const remarksIn = ({ standing }: BoardRow): string[] => standing.riders.map(({ text }) => text)

/** Its opinion of the whole; null where it has answered otherwise ("lagt till handlingarna"). */
export const opinionOf = ({ standing }: BoardRow): Opinion | null =>
  opinions.find((opinion) => opinion === standing.kind) ?? null
