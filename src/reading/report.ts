import type { ReadAct, ReadOpinion } from './act.ts'
import { bodyTitle } from './body.ts'
import { compiledAnswers } from './consultation.ts'
import type { Reading } from './document.ts'
import type { ParagraphReading } from './extract.ts'
import type { LetterReading } from './letter.ts'
import { followupFields, minutesFields } from './minutes-report.ts'
import { many, one, same } from './report-field.ts'
import type { Field } from './report-field.ts'
import { serialOf } from './reference.ts'
import { appointmentIn } from './representative.ts'
import { swedish } from './pattern.ts'
import type { ReadClause } from './read-clause.ts'
import { signaturesIn } from './signature.ts'
import { flat } from './source.ts'
import type { Evidence, Found } from './source.ts'

/**
 * Läsrapport: a reading as one JSON object. A field that is absent was not in the text. `evidence` says for each field which words
 * of the extracted text it rests on; where several, the rest stand under `more`.
 */
export type Report = Readonly<Record<string, unknown>> & {
  readonly evidence: Readonly<Record<string, Evidence & { readonly more?: readonly Evidence[] }>>
}

const mainOf = (reading: Reading): ParagraphReading => reading.decision.main

function identity(reading: Reading): Field[] {
  const { decision, letter } = reading
  return [
    ...one('organisation', decision.organisation ?? letter?.sender ?? null),
    ...one('body', decision.body ?? basisBody(letter)),
    ...(reading.minutes || isStatute(decision)
      ? []
      : one('number', decision.number ?? (reading.act ? serialOf(reading.clean.body) : null))),
    ...dates(reading),
    ...one('about', aboutOf(reading)),
    ...many('diary_numbers', decision.dnrs),
  ]
}

/** Of the numbers of an agreement or of statutes none is the text's own. */
const isStatute = ({ paragraphs }: Reading['decision']): boolean =>
  paragraphs.length > 1 && paragraphs.every(({ outcome }) => outcome === null)

/** A letter is its association's, whose body it says has decided to ask. */
const basisBody = (letter: LetterReading | null): Found<string> | null =>
  letter?.basis ? { ...letter.basis, value: bodyTitle(letter.basis.value.body) } : null

/** A mail's date is the day it was sent, and what it carries has its own; an answer's is the day it was decided, however it came. */
function dates({ decision, letter, mail, kind }: Reading): Field[] {
  const written = decision.date ?? letter?.date ?? null
  const sent = mail?.sent && mail.sentOn ? { ...mail.sent, value: mail.sentOn } : null
  if (!sent) return one('date', written)
  return [...one('date', kind === 'answer' ? (written ?? sent) : sent), ...one('decision_date', written)]
}

function aboutOf(reading: Reading): Found<string> | null {
  if (reading.minutes) return null
  return numbered(reading) ?? reading.letter?.title ?? reading.decision.title
}

/** A paragraph's title; a letter has none and is named by its own. */
const numbered = (reading: Reading): Found<string> | null =>
  mainOf(reading).no === null ? null : reading.decision.title

function outcome(reading: Reading): Field[] {
  const { decision, act } = reading
  const stage =
    decision.stage === 'proposal_to_board' || decision.stage === 'proposal_to_council' ? decision.stage : null
  const answered = act !== null && decision.quote !== null
  return [
    ...(answered ? same('act', act, decision.quote) : []),
    ...(answered && stage ? same('stage', stage, decision.quote) : []),
    ...(answered && reading.opinion ? same('opinion', reading.opinion, decision.quote) : []),
    ...(act === 'postponed' ? one('postponed_to', decision.until) : []),
    ...many('condition', riders(reading, 'condition')).map(single),
    ...many('declaration', riders(reading, 'declaration')).map(single),
  ]
}

const single = (field: Field): Field => ({ ...field, value: (field.value as string[]).join(' ') })

const riders = (reading: Reading, kind: string): Found<string>[] =>
  reading.act === null
    ? []
    : reading.decision.riders
        .filter((rider) => rider.value.kind === kind)
        .map((rider) => ({ ...rider, value: rider.value.text }))

const consults = swedish('\\b(?:remiss|yttrande över (?:förslag|remiss)|samråd)', 'iu')
const petition = swedish('^(?:svar på )?hemställan\\b', 'iu')

const settles = (act: ReadAct, words: string): boolean =>
  /besvara/i.test(words) || act.startsWith('adopted') || act === 'declined'

function answerType({ decision, act, clean }: Reading): Field[] {
  const { quote } = decision
  if (act === null || !quote) return []
  const title = decision.number ? (decision.title?.value ?? '') : clean.body.text.slice(0, 400)
  if (act === 'opinion' && consults.test(`${title} ${quote.quote}`))
    return same('answer_type', 'remissyttrande', quote)
  return petition.test(title) && settles(act, quote.quote)
    ? same('answer_type', 'svar på hemställan', quote)
    : []
}

/** The numbered ones; where none is, all of them. */
function pointsOf(clauses: readonly ReadClause[]): number {
  const numbered = clauses.filter((clause) => clause.no !== null).length
  return numbered > 0 ? numbered : clauses.length
}

/** How it was voted, and who was against. */
function proceedings(paragraphs: readonly ParagraphReading[]): Field[] {
  const votes = paragraphs.flatMap((paragraph) => paragraph.votes)
  return [
    ...(votes.length === 1 ? one('vote', votes[0]!) : many('votes', votes)),
    ...many(
      'dissent',
      paragraphs.flatMap(({ dissent }) => dissent),
    ),
  ]
}

/** What the deciding paragraph says beside its decision. */
function paragraphFields(reading: Reading): Field[] {
  const main = mainOf(reading)
  const points = pointsOf(main.outcome?.clauses ?? [])
  const delegated = reading.act === null ? null : main.delegated
  return [
    ...proceedings([main]),
    ...many('jäv', main.conflicts),
    ...many('sent_to', main.recipients),
    ...many('earlier', main.earlier),
    ...one('handling', main.handling),
    ...one('corrects', main.corrects),
    ...one('replaces', main.replaces),
    ...(delegated ? one('delegated_decision', { ...delegated, value: present(delegated.value) }) : []),
    ...(points > 1 && main.outcome ? same('decision_points', points, main.outcome.clauses[0]!.evidence) : []),
    ...validity(main),
    ...(main.outcome ? one('representative', appointed(main)) : []),
  ]
}

function appointed(main: ParagraphReading): Found<unknown> | null {
  const hit = appointmentIn(main.outcome!.text)
  if (!hit) return null
  const { name, role, until, insteadOf } = hit.value
  return { ...hit, value: present({ name, role, until, instead_of: insteadOf }) }
}

/** Without what is null. */
const present = (value: object): object =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== null))

const validity = ({ validity }: ParagraphReading): Field[] => [
  ...one('valid_from', validity.from),
  ...one('valid_to', validity.to),
  ...many('valid_from_by_member', validity.byMember),
]

/** Minutes name theirs in their frame too. */
function signed({ minutes, decision, clean }: Reading): Field[] {
  if (minutes || decision.number === null) return []
  const { chair, secretary, adjuster } = signaturesIn(clean.body)
  return [
    ...one('chair', chair[0] ?? null),
    ...one('secretary', secretary[0] ?? null),
    ...one('adjuster', adjuster[0] ?? null),
  ]
}

function approval({ decision }: Reading): Field[] {
  const { adjusted, immediate, unadjusted } = decision.approval
  return [
    ...one('adjusted', adjusted ?? (unadjusted ? { ...unadjusted, value: false } : null)),
    ...one('immediate_adjustment', immediate),
  ]
}

function mailFields({ mail }: Reading): Field[] {
  if (!mail?.from) return []
  const fields = { from: mail.from, sent: mail.sent, to: mail.to, cc: mail.cc, subject: mail.subject }
  const said = Object.entries(fields).filter(([, found]) => found !== null)
  return same('mail', Object.fromEntries(said.map(([key, found]) => [key, found!.value])), mail.from)
}

function letterFields(letter: LetterReading | null): Field[] {
  if (!letter) return []
  return [
    ...one('answer_to', letter.answerTo),
    ...one('contact', letter.contact ? { ...letter.contact, value: present(letter.contact.value) } : null),
    ...one('third_body', letter.thirdBody),
    ...one('addressees', letter.addressees),
    ...one('decision_is_signature', letter.decisionIsSignature),
    ...one('until_further_notice', letter.untilFurtherNotice),
    ...one('valid_from', letter.validFrom),
    ...one('valid_to', letter.validTo),
    ...one('source_decision', letter.basis ? { ...letter.basis, value: present(letter.basis.value) } : null),
    ...many(
      'parts',
      letter.parts.map((part) => ({ ...part, value: part.heading })),
    ),
    ...many('sent_to', letter.sentTo),
    ...(letter.clauses.length > 1 ? same('decision_points', letter.clauses.length, letter.clauses[0]!) : []),
    ...many('clauses', letter.clauses),
  ]
}

const stances: Readonly<Record<ReadOpinion, string>> = {
  supports: 'tillstyrker',
  supports_with_remarks: 'tillstyrker med synpunkter',
  no_objection: 'inget att erinra',
  opposes: 'avstyrker',
  abstains: 'avstår från yttrande',
}

function answers(reading: Reading): Field[] {
  if (reading.kind !== 'remiss') return []
  return many(
    'answers',
    compiledAnswers(reading.clean.body).map((answer) => {
      const { organisation, body, opinion } = answer.value
      return { ...answer, value: present({ organisation, body, stance: opinion ? stances[opinion] : null }) }
    }),
  )
}

/** For an answer the paragraphs that decide or have a number; minutes bring their own items. */
function items(reading: Reading): Field[] {
  const numbered = reading.decision.paragraphs.filter((paragraph) => paragraph.no !== null)
  if (reading.minutes || numbered.length === 0) return []
  return many(
    'items',
    numbered.map((paragraph) => {
      const decided = paragraph.outcome ? flat(paragraph.outcome.text.text) : null
      const value = present({
        no: paragraph.no,
        title: paragraph.title?.value ?? null,
        decision_text: decided,
        act: reading.act === null ? null : (paragraph.outcome?.act ?? null),
      })
      return { ...paragraph.numberEvidence!, value }
    }),
  )
}

function clauses(reading: Reading): Field[] {
  if (reading.letter && mainOf(reading).outcome === null) return []
  return many(
    'clauses',
    reading.decision.clauses.map(({ evidence, no, text, act, stage, opinion, until }) => ({
      ...evidence,
      value: present({ no, text, act, stage, opinion, until }),
    })),
  )
}

/** The reading as it is printed. A field said twice keeps its first value: the decision's own before the letter's. */
export function reportOf(reading: Reading): Report {
  const fields = [
    ...identity(reading),
    ...outcome(reading),
    ...answerType(reading),
    ...items(reading),
    ...(reading.minutes
      ? [...minutesFields(reading.minutes), ...proceedings(reading.decision.paragraphs)]
      : paragraphFields(reading)),
    ...followupFields(reading.assigned),
    ...approval(reading),
    ...signed(reading),
    ...mailFields(reading),
    ...one('deadline', reading.answerBy),
    ...letterFields(reading.letter),
    ...answers(reading),
    ...(reading.minutes ? [] : clauses(reading)),
  ]
  const values: Record<string, unknown> = { kind: reading.kind, decision: reading.decisionWord }
  const { quote } = reading.decision
  const evidence: Record<string, Evidence & { more?: readonly Evidence[] }> =
    reading.decisionWord !== 'none' && quote ? { decision: quote } : {}
  for (const field of fields) {
    if (field.name in values) continue
    values[field.name] = field.value
    evidence[field.name] = field.evidence
  }
  return { ...values, evidence }
}
