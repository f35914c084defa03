import type { RegistryEntry } from '../cases/registry.ts'
import { timeOfDay } from '../kit/clock.ts'
import type { ClauseAnswer, Nominee, Rider } from '../ledger/act.ts'
import type { RecordedAct } from '../ledger/recorded-act.ts'
import { type AnswerChannel, channels } from './answer.ts'
import { choiceOf } from './choice.ts'
import type { Proposal } from './proposal.ts'

/** Ifyllt: what the fields of the form begin with, as text: read from an extract, taken from the act to correct, or empty. */
export interface Typed {
  readonly choice: string
  readonly decidedBy: string
  readonly decided: string
  readonly paragraph: string
  readonly ownDnr: string
  readonly until: string
  readonly approved: 'yes' | 'no' | 'unknown'
  readonly rightText: 'yes' | 'no' | 'unknown'
  /** Of what is corrected; empty for a new answer, which came today until somebody says otherwise. */
  readonly receivedOn: string
  readonly receivedAt: string
  readonly channel: AnswerChannel
  readonly riders: readonly Rider[]
  readonly clauses: readonly ClauseAnswer[]
  readonly nominees: readonly (Nominee & { readonly email: string })[]
  readonly seatFrom: string
  readonly seatTo: string
  /** Why what was found was accepted. */
  readonly accepted: string
}

const word = (value: boolean | null): 'yes' | 'no' | 'unknown' =>
  value === null ? 'unknown' : value ? 'yes' : 'no'

const nothing: Typed = {
  choice: '',
  decidedBy: '',
  decided: '',
  paragraph: '',
  ownDnr: '',
  until: '',
  approved: 'unknown',
  rightText: 'unknown',
  receivedOn: '',
  receivedAt: '',
  channel: 'mail',
  riders: [],
  clauses: [],
  nominees: [],
  seatFrom: '',
  seatTo: '',
  accepted: '',
}

const text = (value: string | null): string => value ?? ''

/** @param proposal null where nothing could be read: a scanned page, a call */
export function typedFrom(proposal: Proposal | null): Typed {
  if (!proposal) return nothing
  return {
    ...nothing,
    choice: text(proposal.choice),
    decidedBy: text(proposal.decidedBy),
    decided: text(proposal.decided),
    paragraph: text(proposal.paragraph),
    ownDnr: text(proposal.ownDnr),
    until: text(proposal.until),
    approved: word(proposal.approved),
    rightText: word(proposal.instrument.isRight),
    riders: proposal.riders,
    clauses: proposal.clauses,
    nominees: proposal.nominees.map((one) => ({ ...one, email: '' })),
    seatTo: text(proposal.seatTo),
  }
}

/** What is kept of how it came. */
type Entered = Pick<RegistryEntry, 'happenedOn' | 'receivedAt' | 'channel' | 'foreignDnr'>

/** The act to correct, with what a new reading says instead. It came when it came: a correction does not move that. */
export function typedFromAct(act: RecordedAct, entry: Entered | null, proposal: Proposal | null): Typed {
  if (proposal) return typedFrom(proposal)
  return {
    choice: text(choiceOf(act)),
    decidedBy: text(act.decidedBy),
    decided: text(act.decided),
    paragraph: text(act.paragraph),
    ownDnr: text(entry && entry.foreignDnr),
    until: text(act.until),
    approved: found(act, 'due-form.not-approved', 'due-form.approval-unknown'),
    rightText: found(act, 'due-form.wrong-instrument', 'due-form.instrument-not-named'),
    receivedOn: text(act.receivedOn ?? act.deposited),
    receivedAt: entry?.receivedAt ? timeOfDay(entry.receivedAt) : '',
    channel: channels.find((channel) => channel === entry?.channel) ?? 'mail',
    riders: act.riders,
    clauses: act.clauses,
    nominees: act.nominees.map((one) => ({ ...one, email: '' })),
    seatFrom: act.nominees.length > 0 ? text(act.effective) : '',
    seatTo: act.nominees.length > 0 ? text(act.until) : '',
    accepted: acceptedIn(act),
  }
}

const acceptedIn = ({ findings }: RecordedAct): string =>
  findings.find(({ accepted }) => accepted !== undefined)?.accepted ?? ''

/** What the check said of it when it was confirmed; it said nothing where all was well. */
function found({ findings }: RecordedAct, stops: string, asks: string): Typed['approved'] {
  const codes = findings.map(({ code }) => code)
  return codes.includes(stops) ? 'no' : codes.includes(asks) ? 'unknown' : 'yes'
}
