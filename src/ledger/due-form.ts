import { dayOf, type Day, type Instant } from '../kit/clock.ts'
import type { Facts } from '../kit/refusal.ts'
import type { ActType, ClauseAnswer } from './act.ts'
import { isAnswerType, isConsentType } from './act-kind.ts'

/**
 * Formkontroll: whether an answer is in due form, as a depositary examines an instrument. What the member decided is
 * never judged; only whether the paper says it, of the right text, and as a decision.
 */

/** What was sent. */
export interface Examined {
  readonly dnr: string
  readonly version: number
  readonly sent: Instant
  readonly lastDay: Day | null
  readonly clauses: readonly { readonly number: number; readonly onlyFor: readonly string[] | null }[]
}

export interface Difference {
  readonly recommended: string
  readonly adopted: string
  readonly kind: 'grammar' | 'substance'
}

/** What was read or typed in. Null: the paper does not say, or nobody has looked. */
export interface ExaminedAnswer {
  readonly organisation: string
  /** The municipality that the text itself names, where it is another. */
  readonly textNames: string | null
  /** Diary number or title by which the text names the instrument, and whether that is the one sent. */
  readonly instrument: { readonly named: string | null; readonly isRight: boolean | null }
  readonly version: number | null
  readonly stage: 'decision' | 'proposal' | 'both' | 'reported' | null
  readonly decided: Day | null
  readonly received: Instant
  readonly paragraph: string | null
  /** Justerat: in ink, by e-signature or at once. */
  readonly approved: boolean | null
  /** The decision points to a paper ("enligt förslag", "enligt bilaga"); null when it points to none. */
  readonly annex: { readonly name: string; readonly isThere: boolean } | null
  /** Adopts the text as one, without going through its clauses: "att anta överenskommelsen". */
  readonly answersWhole: boolean
  readonly clauses: readonly (ClauseAnswer & { readonly differences: readonly Difference[] })[]
}

export type Severity = 'stops' | 'ask' | 'note'

/** `stops`: must be seen before anything is registered. `ask`: ask the member or look again; a yes waits for it. `note`: to know. */
export interface Finding {
  readonly code: string
  readonly severity: Severity
  readonly facts: Facts
  /** Granskat och godtaget: why the registrar, who has seen it, takes it as no hindrance. */
  readonly accepted?: string
}

type Examination = (sent: Examined, answer: ExaminedAnswer) => readonly Finding[]

/** Everything that is not as it should be, the gravest first. */
export function examine(sent: Examined, answer: ExaminedAnswer): Finding[] {
  const findings = examinations.flatMap((examination) => examination(sent, answer))
  return findings.sort((a, b) => gravity.indexOf(a.severity) - gravity.indexOf(b.severity))
}

/** What came, as what, and what the check has found in it. */
export interface Deposited {
  /** What it says; null: nothing any more (struck out). */
  readonly type: ActType | null
  readonly receivedOn: Day | null
  /** By telephone, without a paper. */
  readonly toldOnly: boolean
  readonly findings: readonly Finding[]
}

/** Inkommet i behörigt skick: on which day, or what it lacks; never both. */
export interface Deposit {
  readonly on: Day | null
  readonly lacks: readonly Finding[]
}

/**
 * The one rule of the day of deposit. A yes is deposited the day it came once every question that the check asks is answered or
 * has been examined and accepted: right text, a decision, approved, dated, every clause in the recommended words. Of other
 * acts the form matters less: only what stops them. What has only been told has no form; its paper has a day of its own.
 */
export function depositOf({ type, receivedOn, toldOnly, findings }: Deposited): Deposit {
  if (type === null) return { on: null, lacks: [] }
  const told = toldOnly && isAnswerType(type) ? [stops('due-form.only-told')] : []
  const open = findings.filter(({ severity, accepted }) => severity !== 'note' && accepted === undefined)
  const lacks = [...told, ...(isConsentType(type) ? open : stopping(open))]
  return { on: lacks.length === 0 ? receivedOn : null, lacks }
}

/** The findings as the registrar has judged them. That a proposal is only a proposal is no judgment of hers: it is never a decision. */
export function judged(findings: readonly Finding[], type: ActType, reason: string | null): Finding[] {
  const isOpen = ({ code, severity }: Finding): boolean =>
    severity !== 'note' && !(type === 'submitted' && code === 'due-form.only-proposal')
  return findings.map((finding) =>
    reason !== null && isOpen(finding) ? { ...finding, accepted: reason } : finding,
  )
}

/** What must have been seen before anything is registered. */
export const stopping = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter((finding) => finding.severity === 'stops')

/** It is about another text than the one sent: whatever was decided, it is no answer to this. */
export const isOtherInstrument = ({ code }: Finding): boolean => code === 'due-form.wrong-instrument'

const gravity: readonly Severity[] = ['stops', 'ask', 'note']

const stops = (code: string, facts: Facts = {}): Finding => ({
  code,
  severity: 'stops',
  facts,
})
const ask = (code: string, facts: Facts = {}): Finding => ({ ...stops(code, facts), severity: 'ask' })
const note = (code: string, facts: Facts = {}): Finding => ({ ...stops(code, facts), severity: 'note' })

/** Two instruments may have nearly the same title: the declaration of 2014 and the agreement of 2015. */
const instrument: Examination = ({ dnr }, { instrument: { named, isRight } }) => {
  if (isRight === false) return [stops('due-form.wrong-instrument', { named, dnr })]
  return isRight === null ? [ask('due-form.instrument-not-named', { dnr })] : []
}

const version: Examination = (sent, answer) =>
  answer.version !== null && answer.version !== sent.version
    ? [stops('due-form.wrong-version', { answered: answer.version, current: sent.version })]
    : []

const sender: Examination = (_, { textNames }) =>
  textNames ? [ask('due-form.another-member', { named: textNames })] : []

/** Read from the verb and never from the body's name: every body may decide what is delegated to it. */
const stage: Examination = (_, answer) => {
  if (answer.stage === 'proposal') return [stops('due-form.only-proposal')]
  if (answer.stage === 'reported') return [stops('due-form.delegation-reported')]
  if (answer.stage === 'both') return [ask('due-form.decides-and-proposes')]
  return answer.stage === null ? [ask('due-form.stage-unclear')] : []
}

const dates: Examination = (sent, { decided, received }) => {
  if (decided === null) return [ask('due-form.undated')]
  if (decided > dayOf(received)) return [stops('due-form.decided-after-received', { decided })]
  const sentOn = dayOf(sent.sent)
  return decided < sentOn ? [ask('due-form.decided-before-sent', { decided, sent: sentOn })] : []
}

const arrival: Examination = ({ lastDay }, { received }) =>
  lastDay !== null && dayOf(received) > lastDay
    ? [note('due-form.late', { received: dayOf(received), lastDay })]
    : []

const paragraph: Examination = (_, answer) =>
  answer.paragraph === null ? [note('due-form.no-paragraph')] : []

/** An extract may be sent before the minutes are approved; what it says can then still change. */
const approval: Examination = (_, { approved }) => {
  if (approved === false) return [stops('due-form.not-approved')]
  return approved === null ? [ask('due-form.approval-unknown')] : []
}

/** "Enligt förslag" decides what the proposal says: without the proposal nobody knows what was decided. */
const annex: Examination = (_, answer) =>
  answer.annex && !answer.annex.isThere ? [stops('due-form.annex-missing', { annex: answer.annex.name })] : []

const clauses: Examination = (sent, answer) => {
  const asked = sent.clauses.filter(
    ({ onlyFor }) => onlyFor === null || onlyFor.includes(answer.organisation),
  )
  const given = new Map(answer.clauses.map((one) => [one.clause, one.answer]))
  const isOpen = (number: number): boolean => (given.get(number) ?? 'not_answered') === 'not_answered'
  const open = answer.answersWhole ? [] : asked.filter(({ number }) => isOpen(number))
  const numbers = sent.clauses.map(({ number }) => number)
  const unknown = answer.clauses.filter(({ clause }) => !numbers.includes(clause))
  return [
    ...open.map(({ number }) => ask('due-form.clause-not-answered', { clause: number })),
    ...unknown.map(({ clause }) => ask('due-form.no-such-clause', { clause })),
  ]
}

/** Likalydande: the same words, or it is another decision. */
const wording: Examination = (_, answer) =>
  answer.clauses.flatMap(({ clause, differences }) =>
    differences.map(({ kind, recommended, adopted }) =>
      kind === 'substance'
        ? ask('due-form.wording-differs', { clause, recommended, adopted })
        : note('due-form.grammar-differs', { clause, recommended, adopted }),
    ),
  )

const examinations: readonly Examination[] = [
  instrument,
  version,
  sender,
  stage,
  dates,
  approval,
  annex,
  clauses,
  wording,
  paragraph,
  arrival,
]
