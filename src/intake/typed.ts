import type { ClauseAnswer, Rider } from '../ledger/act.ts'
import type { RecordedAct } from '../ledger/recorded-act.ts'
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
  readonly riders: readonly Rider[]
  readonly clauses: readonly ClauseAnswer[]
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
  riders: [],
  clauses: [],
}

const text = (value: string | null): string => value ?? ''

/** @param proposal null where nothing could be read: a scanned page, a call */
export function typedFrom(proposal: Proposal | null): Typed {
  if (!proposal) return nothing
  return {
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
  }
}

/** The act to correct, with what a new reading says instead. */
export function typedFromAct(act: RecordedAct, ownDnr: string | null, proposal: Proposal | null): Typed {
  if (proposal) return typedFrom(proposal)
  return {
    choice: text(choiceOf(act)),
    decidedBy: text(act.decidedBy),
    decided: text(act.decided),
    paragraph: text(act.paragraph),
    ownDnr: text(ownDnr),
    until: text(act.until),
    approved: 'yes',
    rightText: 'yes',
    riders: act.riders,
    clauses: act.clauses,
  }
}
