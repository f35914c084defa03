import type { Clause } from '../circulations/circulation.ts'
import { type Day, type Instant, endOfDay } from '../kit/clock.ts'
import type { ActType, ClauseAnswer, Nominee, Rider } from '../ledger/act.ts'
import {
  type Deposit,
  type ExaminedAnswer,
  type Finding,
  depositOf,
  examine,
  judged,
} from '../ledger/due-form.ts'
import type { NewAct } from '../ledger/recorded-act.ts'
import { type Choice, actOf, isOpinion, saysYes } from './choice.ts'
import { answeredVersion, withDifferences } from './clause-answer.ts'
import { type Proposal, isSameMember } from './proposal.ts'

/** Svar: what a member has sent in or said, as a registrar confirms it. It becomes an act in the ledger. */

export const channels = ['mail', 'paper', 'phone', 'web'] as const
/** E-post, papper som skannats in, telefon, webb. Of a call there is no file: the note is the evidence. */
export type AnswerChannel = (typeof channels)[number]

/** Vad som kom in: when, how, and the papers. */
export interface Arrival {
  /** Of the registry entry that it becomes. */
  readonly entry: string
  readonly receivedOn: Day
  /** Null where only the day is known. */
  readonly receivedAt: Instant | null
  readonly channel: AnswerChannel
  readonly ownDnr: string | null
  /** The extract as text; empty where there is none. */
  readonly text: string
  /** Whether its papers may be read by anybody: not with personal data or sekretess. */
  readonly public: boolean
  readonly files: readonly { readonly sha256: string; readonly filename: string }[]
}

export interface Answer extends Arrival {
  /** Of the act that it becomes; from the form, so that a double submit makes one. */
  readonly id: string
  readonly organisation: string
  readonly choice: Choice
  /** Recorded in the member's own words, never judged. */
  readonly decidedBy: string | null
  readonly decided: Day | null
  readonly paragraph: string | null
  readonly until: Day | null
  readonly riders: readonly Rider[]
  readonly clauses: readonly ClauseAnswer[]
  /** Of an enquiry: whom the member names, each with an address for calls where it is given, and the days of the mandates. */
  readonly nominees: readonly (Nominee & { readonly email: string })[]
  readonly seatFrom: Day | null
  readonly seatTo: Day | null
  readonly approved: boolean | null
  /** Whether it is our text that was decided on; null: it does not say. */
  readonly rightText: boolean | null
  readonly note: string | null
  /** Godtas ändå: why it is taken as received in due form although something stops; null: it is not. */
  readonly accepted: string | null
  /** The act that this answer corrects. */
  readonly corrects: string | null
  /** The decision whose place this new one takes, where that is said; null: it stands for itself. */
  readonly replaces: string | null
  /** The member's latest act that was on the page. */
  readonly seen: string | null
}

/** The text that was sent, as the check needs it. */
export interface SentText {
  readonly id: string
  readonly dnr: string
  readonly version: number
  readonly sent: Instant
  readonly lastDay: Day | null
  readonly clauses: readonly Clause[]
  /** Versions that went before, the latest first. */
  readonly earlier: readonly { readonly version: number; readonly clauses: readonly Clause[] }[]
}

/** The act that the answer becomes. Its clauses and riders are kept where they mean something: in a yes. */
export function actFrom(answer: Answer, sent: SentText, findings: readonly Finding[]): NewAct {
  const { type, opinion } = actOf(answer.choice)
  return {
    ...saidAs(type, answer),
    id: answer.id,
    circulation: sent.id,
    version: sent.version,
    organisation: answer.organisation,
    registryEntry: answer.entry,
    decided: answer.decided,
    deposited: depositOfAnswer(answer, findings).on,
    decidedBy: answer.decidedBy,
    paragraph: answer.paragraph,
    clauses: clausesIn(answer),
    riders: answer.riders,
    ...daysOf(answer),
    opinion,
    findings: judged(findings, type, answer.accepted),
    note: noteOf(answer),
  }
}

/** In a yes all of them; with an opinion or an answer those that something is said of. */
function clausesIn({ choice, clauses }: Answer): readonly ClauseAnswer[] {
  if (saysYes(choice)) return clauses
  const saysOfPoints = isOpinion(choice) || choice === 'answered'
  return saysOfPoints ? clauses.filter(({ answer, text }) => answer !== 'not_answered' || text !== null) : []
}

/** Until when it waits; of names, when the mandates begin and their last day. */
function daysOf(answer: Answer): Pick<NewAct, 'until' | 'effective' | 'nominees'> {
  const { choice, until, nominees, seatFrom, seatTo } = answer
  if (choice === 'nominated') {
    const named = nominees.map(({ holder, role }) => ({ holder, role }))
    return { nominees: named, effective: seatFrom, until: seatTo }
  }
  return { until: choice === 'postponed' || choice === 'submitted' ? until : null }
}

/** The type that the choice is recorded as: by itself, or as what takes the place of an earlier act. */
export function saidAs(
  type: ActType,
  { corrects, replaces }: Pick<Answer, 'corrects' | 'replaces'>,
): Pick<NewAct, 'type' | 'as' | 'supersedes'> {
  if (corrects) return { type: 'corrected', as: type, supersedes: corrects }
  return replaces ? { type: 'replaced', as: type, supersedes: replaces } : { type }
}

/** Inkommet i behörigt skick, as the answer stands in the form. */
export function depositOfAnswer(
  { choice, channel, receivedOn, accepted }: Pick<Answer, 'choice' | 'channel' | 'receivedOn' | 'accepted'>,
  findings: readonly Finding[],
): Deposit {
  const { type } = actOf(choice)
  const toldOnly = channel === 'phone'
  return depositOf({ type, receivedOn, toldOnly, findings: judged(findings, type, accepted) })
}

/** What the registrar has written of it, and why it is accepted where something stops. */
export const noteOf = ({ note, accepted }: Answer): string | null =>
  [note, accepted && `Godtas ändå: ${accepted}`].filter(Boolean).join('\n') || null

/** What the due form check says of the answer. A call has no form to check. */
export function findingsOf(
  answer: Answer,
  sent: SentText,
  read: { readonly proposal: Proposal | null; readonly member: string },
): Finding[] {
  if (answer.channel === 'phone') return []
  const clauses = sent.clauses.map(({ number, onlyFor }) => ({ number, onlyFor }))
  return examine({ ...sent, clauses }, examinedOf(answer, sent, read))
}

function examinedOf(
  answer: Answer,
  sent: SentText,
  { proposal, member }: { readonly proposal: Proposal | null; readonly member: string },
): ExaminedAnswer {
  const { organisation, decided, paragraph, approved } = answer
  const yes = saysYes(answer.choice)
  return {
    organisation,
    decided,
    paragraph,
    approved,
    textNames: proposal && anotherMember(proposal, member),
    instrument: instrumentOf(answer, proposal),
    version: answeredVersion(yes ? answer.clauses : [], sent),
    stage: stageOf(answer, proposal),
    received: answer.receivedAt ?? endOfDay(answer.receivedOn),
    annex: proposal && proposal.annex,
    answersWhole: !yes || proposal === null || proposal.answersWhole,
    clauses: withDifferences(yes ? answer.clauses : [], sent.clauses),
  }
}

/** That the text names another instrument is not settled by a choice in a list: it is accepted with a reason, or not at all. */
const instrumentOf = ({ rightText }: Answer, proposal: Proposal | null): ExaminedAnswer['instrument'] => ({
  named: proposal && proposal.instrument.named,
  isRight: proposal?.instrument.isRight === false ? false : rightText,
})

const anotherMember = ({ names }: Proposal, member: string): string | null =>
  names !== null && !isSameMember(names, member) ? names : null

/** Without a text to read, the one who confirms has seen whether it is a decision. */
function stageOf({ choice }: Answer, proposal: Proposal | null): ExaminedAnswer['stage'] {
  if (choice === 'submitted' && proposal?.stage !== 'both') return 'proposal'
  return proposal ? proposal.stage : 'decision'
}
