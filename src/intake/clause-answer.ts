import type { Clause } from '../circulations/circulation.ts'
import type { ClauseAnswer } from '../ledger/act.ts'
import type { Difference } from '../ledger/due-form.ts'
import type { DecisionReading } from '../reading/extract.ts'
import { type ClauseMatch, compareClauses, wordDifferences } from '../reading/wording.ts'

/** Svar per beslutspunkt: which of the recommended clauses a member has adopted, and in what words. */

export interface ReadClauses {
  readonly clauses: readonly ClauseAnswer[]
  /** Adopts the text as one: "att anta överenskommelsen", with no clause of its own for each of ours. */
  readonly answersWhole: boolean
}

export function clausesOf(reading: Pick<DecisionReading, 'clauses'>, asked: readonly Clause[]): ReadClauses {
  const decided = reading.clauses.filter((clause) => clause.act !== 'submitted')
  const adopted = decided.map((clause) => withoutAtt(clause.text))
  const answersWhole = adopted.length <= 1 && asked.length > 1
  const { matches } = compareClauses(
    asked.map((clause) => clause.text),
    adopted,
  )
  const clauses = matches.flatMap((match) => {
    const clause = match.recommended === null ? null : asked[match.recommended]
    return clause ? [answerOf(clause, match, adopted, answersWhole)] : []
  })
  return { clauses, answersWhole }
}

/** "att anta …" under "beslutar" says the same as "Anta …" under "Beslut": how a list is introduced is no difference. */
function withoutAtt(text: string): string {
  const bare = text.replace(/^att\s+/iu, '')
  return bare.charAt(0).toUpperCase() + bare.slice(1)
}

function answerOf(
  { number }: Clause,
  match: ClauseMatch,
  adopted: readonly string[],
  answersWhole: boolean,
): ClauseAnswer {
  const text = match.adopted.map((index) => adopted[index]).join(' ') || null
  if (answersWhole || adopted.length === 0) return { clause: number, answer: 'adopted', text: null }
  if (match.relation === 'dropped') return { clause: number, answer: 'not_answered', text: null }
  const changed = match.relation === 'changed'
  return {
    clause: number,
    answer: changed ? 'adopted_with_changes' : 'adopted',
    text: match.relation === 'same' ? null : text,
  }
}

/** A clause's answer with what differs in its words, for the due form check. */
export function withDifferences(
  answers: readonly ClauseAnswer[],
  asked: readonly Clause[],
): (ClauseAnswer & { readonly differences: readonly Difference[] })[] {
  return answers.map((answer) => {
    const recommended = asked.find((clause) => clause.number === answer.clause)?.text
    const differences = recommended && answer.text ? wordDifferences(recommended, answer.text) : []
    return { ...answer, differences }
  })
}
