import type { Clause } from '../circulations/circulation.ts'
import { foldDnr } from '../cases/dnr.ts'
import type { Day } from '../kit/clock.ts'
import type { ClauseAnswer, Nominee, Rider } from '../ledger/act.ts'
import type { DecisionReading } from '../reading/extract.ts'
import { appointmentsIn } from '../reading/representative.ts'
import { type Evidence, type Found, sourceOf } from '../reading/source.ts'
import { type Annex, annexOf } from './annex.ts'
import { dnrsFound, titledIn, titleIn } from './named-circulation.ts'
import { type OwnTexts, otherNamed, saidAbout } from './named-instrument.ts'
import { type Choice, isChoice } from './choice.ts'
import { clausesOf } from './clause-answer.ts'

/**
 * Förslag: what is read from an extract, as values for the form, each with its reason and the words it rests on. Nothing
 * is counted by a machine: a person confirms.
 */
export interface Proposal {
  readonly choice: Choice | null
  readonly decidedBy: string | null
  readonly decided: Day | null
  readonly paragraph: string | null
  readonly ownDnr: string | null
  readonly until: Day | null
  readonly riders: readonly Rider[]
  readonly clauses: readonly ClauseAnswer[]
  /** Whom the member names, where it is asked to; with the last day of the mandates. */
  readonly nominees: readonly Nominee[]
  readonly seatTo: Day | null
  /** Justerat; null: the text does not say. */
  readonly approved: boolean | null
  /** Whether it is our text that was decided on, and the words it is named by; where it is another, what that is called. */
  readonly instrument: { readonly named: string | null; readonly isRight: boolean | null }
  /** The organisation that the text names as its own. */
  readonly names: string | null
  readonly stage: 'decision' | 'proposal' | 'both' | 'reported' | null
  readonly answersWhole: boolean
  /** A paper that the decision points to. */
  readonly annex: Annex | null
  readonly reasons: readonly Reason[]
  readonly marks: readonly Mark[]
}

export type ReasonCode =
  | 'dnr'
  | 'title'
  | 'organisation'
  | 'body'
  | 'date'
  | 'paragraph'
  | 'sentence'
  | 'approval'

/** Why a field says what it says; the sentence is in `texts.ts`. */
export interface Reason {
  readonly code: ReasonCode
  readonly quote: string
}

/** A stretch of the text that something rests on, by character. */
export interface Mark {
  readonly from: number
  readonly to: number
  readonly code: ReasonCode
}

/** What the extract is expected to be about. */
export interface Asked {
  /** Of the circulation. */
  readonly id: string
  readonly dnr: string
  readonly caseDnr: string
  readonly title: string
  readonly clauses: readonly Clause[]
  /** All that the association has sent or agreed on, for an answer may be about another of them. */
  readonly texts: OwnTexts
  /** Names of the files that came with the extract. */
  readonly papers: readonly string[]
  /** Whether the letter asks for representatives. */
  readonly names: boolean
}

export function proposalOf(reading: DecisionReading, text: string, asked: Asked): Proposal {
  const named = asked.names ? appointmentsIn(reading.main.outcome?.text ?? sourceOf(text)) : []
  const ours = ourNumber(reading, asked)
  const title = ours ? null : titleIn(text, asked.title)
  const other = otherNamed(saidAbout(reading), text, asked.id, asked.texts)
  return {
    choice: other === null ? choiceIn(reading, named.length > 0) : null,
    decidedBy: said(reading.body),
    decided: said(reading.date),
    paragraph: said(reading.number),
    ownDnr: said(reading.dnrs.find((dnr) => !isOurs(dnr.value, asked)) ?? null),
    until: said(reading.until),
    riders: reading.riders.map((rider) => rider.value),
    ...clausesOf(reading, asked.clauses),
    nominees: named.map(({ name, role }) => ({ holder: name, role: roleOf(role) })),
    seatTo: named.find(({ until }) => until !== null)?.until ?? null,
    approved: approvedIn(reading),
    instrument: namedBy(ours ?? title, other),
    names: said(reading.organisation),
    stage: stageOf(reading),
    annex: annexIn(reading, text, asked),
    ...shown(groundsOf(reading, ours, title)),
  }
}

const shown = (grounds: readonly Ground[]): Pick<Proposal, 'reasons' | 'marks'> => ({
  reasons: grounds.map(([code, { quote }]) => ({ code, quote })),
  marks: grounds.map(([code, { start, end }]) => ({ code, from: start, to: end })),
})

/** A decision on delegation that is reported afterwards is no new answer: nothing is proposed. Who is named is the answer. */
function choiceIn(reading: DecisionReading, names: boolean): Choice | null {
  if (isReported(reading)) return null
  const choice = reading.act === 'opinion' ? reading.opinion : reading.act
  if (names && (choice === null || choice === 'adopted')) return 'nominated'
  return choice !== null && isChoice(choice) ? choice : null
}

const roleOf = (office: string): Nominee['role'] => (/^ersätt/i.test(office) ? 'substitute' : 'ordinary')

const said = <T>(found: Found<T> | null): T | null => found && found.value

/** The text names ours, or it does not say. */
function namedBy(words: Evidence | null, other: string | null): Proposal['instrument'] {
  if (other !== null) return { named: other, isRight: false }
  return { named: words && words.quote, isRight: words ? true : null }
}

function annexIn(reading: DecisionReading, text: string, asked: Asked): Annex | null {
  const deciding = reading.clauses.filter(({ act }) => act === reading.act).map((clause) => clause.text)
  const words = deciding.length > 0 ? deciding.join('\n') : (reading.quote?.quote ?? '')
  const ours = [asked]
  const namesOurs = dnrsFound(words, ours).length > 0 || titledIn(words, ours) !== null
  return annexOf({ deciding: words, namesOurs, text, papers: asked.papers })
}

type Ground = readonly [ReasonCode, Evidence]

function groundsOf(reading: DecisionReading, dnr: Evidence | null, title: Evidence | null): Ground[] {
  const { adjusted, immediate } = reading.approval
  const all: [ReasonCode, Evidence | null][] = [
    ['dnr', dnr],
    ['title', title],
    ['organisation', reading.organisation],
    ['body', reading.body],
    ['date', reading.date],
    ['paragraph', reading.number],
    ['sentence', sentenceOf(reading)],
    ['approval', adjusted ?? immediate],
  ]
  return all.flatMap(([code, evidence]) => (evidence ? [[code, evidence] as const] : []))
}

/** The words that decide: of the first clause that says what the whole amounts to. */
function sentenceOf({ act, clauses, quote }: DecisionReading): Evidence | null {
  return clauses.find((clause) => clause.act === act)?.evidence ?? quote
}

function isOurs(dnr: string, { dnr: own, caseDnr }: Asked): boolean {
  const key = foldDnr(dnr)
  return key === foldDnr(caseDnr) || key === foldDnr(own)
}

const ourNumber = (reading: DecisionReading, asked: Asked) =>
  reading.dnrs.find((dnr) => isOurs(dnr.value, asked)) ?? null

function approvedIn({ approval: { adjusted, immediate, unadjusted } }: DecisionReading): boolean | null {
  if (unadjusted) return false
  return adjusted || immediate ? true : null
}

/** "Anmälan av delegationsbeslut antecknas." */
const isReported = ({ act, clauses }: DecisionReading): boolean =>
  act === 'noted' && clauses.some(({ stage }) => stage === 'delegated')

/** Read from the verbs of the clauses: some decide, some only propose. */
function stageOf(reading: DecisionReading): Proposal['stage'] {
  const { clauses } = reading
  if (isReported(reading)) return 'reported'
  const proposes = clauses.some(({ stage }) => stage.startsWith('proposal_'))
  const decides = clauses.some(({ stage }) => stage === 'decision' || stage === 'delegated')
  if (proposes) return decides ? 'both' : 'proposal'
  return decides ? 'decision' : null
}

/** "Österåkers kommun" is Österåker. */
export function isSameMember(named: string, name: string): boolean {
  const bare = (text: string): string =>
    text
      .toLowerCase()
      .replace(/\b(?:kommun|stad|region)\b/gu, '')
      .trim()
  const [one, other] = [bare(named), bare(name)]
  return one === other || one === `${other}s`
}
