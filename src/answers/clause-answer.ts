import type { Clause } from '../circulations/circulation.ts'
import type { ClauseAnswer } from '../ledger/act.ts'
import type { Difference } from '../ledger/due-form.ts'
import type { ReadAct } from '../reading/act.ts'
import type { DecisionReading } from '../reading/extract.ts'
import { type ClauseMatch, compareClauses, wordDifferences } from '../reading/wording.ts'

/** Svar per beslutspunkt: which of the recommended clauses a member has adopted, and in what words. */

export interface ReadClauses {
  readonly clauses: readonly ClauseAnswer[]
  /** Adopts the text as one: "att anta överenskommelsen", with no clause of its own for each of ours. */
  readonly answersWhole: boolean
}

/** A yes in part that is not told clause by clause leaves each of them open: which ones is for a person to see. */
export function clausesOf(
  reading: Pick<DecisionReading, 'clauses' | 'act'>,
  asked: readonly Clause[],
): ReadClauses {
  const decided = reading.clauses.filter((clause) => clause.act !== 'submitted')
  const said = decided.map(({ text, act }) => ({ text: withoutAtt(text), act }))
  const answersWhole = said.length <= 1 && asked.length > 1 && reading.act !== 'adopted_in_part'
  const { matches } = compareClauses(
    asked.map((clause) => withoutAtt(clause.text)),
    said.map((clause) => clause.text),
  )
  const clauses = matches.flatMap((match) => {
    const clause = match.recommended === null ? null : asked[match.recommended]
    return clause ? [answerOf(clause, match, said, answersWhole)] : []
  })
  return { clauses, answersWhole }
}

/** Who decides, where it stands in the sentence itself: "Kommunstyrelsen beslutar för egen del att anta …". */
const lead =
  /^\p{Lu}[\p{L} ’'-]{1,80}?\s(?:beslutar|beslutade|beslöt|har beslutat)(?:\s+för egen del)?\s*:?\s+(?=att\s)/u

/** "att anta …" under "beslutar" says the same as "Anta …" under "Beslut": how a list is introduced is no difference. */
function withoutAtt(text: string): string {
  const bare = text.replace(lead, '').replace(/^att\s+/iu, '')
  return bare.charAt(0).toUpperCase() + bare.slice(1)
}

/** The clause's own words, for setting two beside each other. */
export const bareClause = (text: string): string => withoutAtt(text.trim()).replace(/[.;]$/, '')

function answerOf(
  { number }: Clause,
  match: ClauseMatch,
  said: readonly SaidClause[],
  answersWhole: boolean,
): ClauseAnswer {
  if (said.length === 0) return { clause: number, answer: 'adopted', text: null }
  const mine = answersWhole ? said : match.adopted.map((index) => said[index]!)
  const otherwise = mine.map(({ act }) => act && otherThanYes[act]).find((answer) => answer)
  const text = mine.map((clause) => clause.text).join(' ')
  if (otherwise) return { clause: number, answer: otherwise, text }
  if (answersWhole) return { clause: number, answer: 'adopted', text: null }
  if (match.relation === 'dropped') return { clause: number, answer: 'not_answered', text: null }
  const changed = match.relation === 'changed'
  return {
    clause: number,
    answer: changed ? 'adopted_with_changes' : 'adopted',
    text: match.relation === 'same' ? null : text,
  }
}

interface SaidClause {
  readonly text: string
  readonly act: ReadAct | null
}

/** Each clause by its own verb: noted, put off or sent back it is not yet answered. */
const otherThanYes: Partial<Record<ReadAct, ClauseAnswer['answer']>> = {
  declined: 'declined',
  not_concerned: 'not_concerned',
  noted: 'not_answered',
  abstained: 'not_answered',
  postponed: 'not_answered',
  referred_back: 'not_answered',
  extension_requested: 'not_answered',
}

/** A clause's answer with what differs in its words, for the due form check. */
export function withDifferences(
  answers: readonly ClauseAnswer[],
  asked: readonly Clause[],
): (ClauseAnswer & { readonly differences: readonly Difference[] })[] {
  return answers.map((answer) => {
    const recommended = asked.find((clause) => clause.number === answer.clause)?.text
    const isYes = answer.answer === 'adopted' || answer.answer === 'adopted_with_changes'
    const differences =
      isYes && recommended && answer.text
        ? wordDifferences(withoutAtt(recommended), withoutAtt(answer.text))
        : []
    return { ...answer, differences }
  })
}

interface Version {
  readonly version: number
  readonly clauses: readonly Clause[]
}

/**
 * The earlier version whose words a member has adopted, where a clause was replaced while the text was out; null where it
 * is the current one, or words of the member's own.
 */
export function answeredVersion(
  answers: readonly ClauseAnswer[],
  sent: Pick<Version, 'clauses'> & { readonly earlier: readonly Version[] },
): number | null {
  const said = answers.filter(({ text }) => text !== null)
  const differs = (text: string, clause: Clause | undefined): boolean =>
    clause === undefined || wordDifferences(clause.text, text).some(({ kind }) => kind === 'substance')
  const of = (clauses: readonly Clause[], number: number) => clauses.find((each) => each.number === number)
  const changed = said.filter(({ clause, text }) => differs(text!, of(sent.clauses, clause)))
  if (changed.length === 0) return null
  const found = sent.earlier.find(({ clauses }) =>
    changed.every(({ clause, text }) => !differs(text!, of(clauses, clause))),
  )
  return found?.version ?? null
}
