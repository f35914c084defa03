import { type Day, type Instant, dayOf } from '../kit/clock.ts'

/**
 * Ställningstagande: one legally meaningful step by a member, the ledger's entry. Acts are only ever added;
 * what a member's place in the matter is (its standing) is computed from them. After the treaty depositary:
 * Vienna Convention on the Law of Treaties, articles 76–79.
 */

/** Every act there is, in the order of a matter's life. Words for people: `texts.ts`. */
export const actTypes = [
  'submitted', // a committee or board has proposed to the body above it: never an adoption
  'adopted',
  'adopted_with_declaration', // counts as adoption: "ska utvärderas efter ett år"
  'adopted_with_condition', // counts when the instrument allows it, or once the condition is met
  'condition_met',
  'adopted_in_part',
  'declined',
  'noted', // läggs till handlingarna: neither yes nor no
  'referred_back',
  'postponed', // bordlagt, with a new date that may move many times
  'abstained',
  'not_concerned',
  'extension_requested',
  'extension_granted',
  'opinion', // yttrande over a remiss
  'answered', // svar på en förfrågan: what it says stands in its words
  'nominated', // has named those who are to stand for it, in answer to an enquiry
  'acceded', // adopted after the answer time
  'objected', // by another party, to a condition
  'withdrawn', // uppsägning: notice given at, effective at
  'corrected', // supersedes an earlier act ab initio; both stay readable
  'succeeded', // merger or rename: another organisation takes the place
  'terminated', // the agreement ends for all
  'replaced', // a new decision takes the old one's place
  'retracted', // taken back before it took effect
  'stayed', // inhibition by a court
  'stay_lifted',
  'quashed', // a court set it aside, KL 13:8; may come long after all have adopted
] as const
export type ActType = (typeof actTypes)[number]

export const opinions = [
  'supports', // tillstyrker
  'supports_with_remarks', // tillstyrker med synpunkter
  'no_objection', // inget att erinra
  'opposes', // avstyrker
  'abstains', // avstår från yttrande
] as const
export type Opinion = (typeof opinions)[number]

export const clauseAnswers = [
  'adopted',
  'adopted_with_changes',
  'declined',
  'not_answered',
  'not_concerned',
] as const
/** What a member decided on one clause of the recommended text; `text` is the member's own wording where it differs. */
export interface ClauseAnswer {
  readonly clause: number
  readonly answer: (typeof clauseAnswers)[number]
  readonly text: string | null
}

/** Tillägg, villkor, förbehåll: what a member adds to its yes. `reviewOn` is the day it wants the matter looked at again. */
export interface Rider {
  readonly kind: 'declaration' | 'condition' | 'addition'
  readonly text: string
  readonly reviewOn: Day | null
}

/** Namngiven företrädare: whom the member names, and as what. */
export interface Nominee {
  /** As the person is to be called: name or title. */
  readonly holder: string
  readonly role: 'ordinary' | 'substitute'
}

/**
 * An act as the pure ledger sees it. Of the five dates, *sent* belongs to the addressee; the others are here, null
 * where the evidence does not say ("uppgift saknas"), never guessed. `recorded` is the second time axis: when we knew.
 */
export interface Act {
  readonly id: string
  readonly type: ActType
  /**
   * For `corrected` and `replaced`: what the act says instead of the one it supersedes. Null in a correction strikes
   * that act out; a replacement always says something. Never `corrected` or `replaced` itself.
   */
  readonly as: ActType | null
  /** The member, by organisation id. For `objected` the objecting party. */
  readonly organisation: string
  readonly recorded: Instant
  /** When it reached the office, to the second: an answer is in time until midnight of the last day. */
  readonly received: Instant | null
  /** The day it reached the office, where the hour is not known; a call reaches it too. Null: nothing came in. */
  readonly receivedOn: Day | null
  readonly decided: Day | null
  /** Fått laga kraft. */
  readonly final: Day | null
  /** Received in due form. */
  readonly deposited: Day | null
  /**
   * The first day on which the act has effect, where it says so itself (withdrawal, termination, succession, stay, a
   * yes from a later day); otherwise the instrument's rule computes it.
   */
  readonly effective: Day | null
  /** Who decided, in the member's own words: recorded, never judged. */
  readonly decidedBy: string | null
  readonly clauses: readonly ClauseAnswer[]
  readonly riders: readonly Rider[]
  /** Postponed to, time granted to, or the day when the body proposed to will decide. Null: no date was given. */
  readonly until: Day | null
  readonly opinion: Opinion | null
  /** For `nominated`: at least one. */
  readonly nominees: readonly Nominee[]
  /** The act that this one takes the place of: from the beginning (`corrected`) or from now on (`replaced`). */
  readonly supersedes: string | null
  /** The act that this one is about: `condition_met`, `objected`, `retracted`, `stayed`, `stay_lifted`, `quashed`. */
  readonly concerns: string | null
  /** For `succeeded`: the organisation that takes the place. */
  readonly successor: string | null
}

/** What the act says: `corrected` as `adopted`, or `replaced` as `adopted`, is an adoption. Null: struck out. */
export function meaning(act: Act): ActType | null {
  return act.type === 'corrected' || act.type === 'replaced' ? act.as : act.type
}

/** A correction that says nothing in the place of what it corrects. */
export const strikesOut = ({ type, as }: Pick<Act, 'type' | 'as'>): boolean =>
  type === 'corrected' && as === null

/** The day by which it is judged to be in time: that on which it came, else the first on which we can say that it was known. */
export function arrivedOn(act: Act, firstRecorded: Instant = act.recorded): Day {
  return cameOn(act) ?? dayOf(firstRecorded)
}

/** Whether it had been recorded by the moment, and been decided by the day; an act with no day of its own is judged by when it came. */
export const isDoneBy = (act: Act, { on, known }: { readonly on: Day; readonly known: Instant }): boolean =>
  act.recorded <= known && (act.decided ?? arrivedOn(act)) <= on

/** The day it came to the office, in due form or not; null: nothing came in, or nobody has noted when. */
export function cameOn({
  received,
  receivedOn,
  deposited,
}: Pick<Act, 'received' | 'receivedOn' | 'deposited'>): Day | null {
  return (received && dayOf(received)) ?? receivedOn ?? deposited
}
