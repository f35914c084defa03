import { type Day, type Instant, addDays } from '../kit/clock.ts'
import { Refusal } from '../kit/refusal.ts'
import { type Governance, lawOf } from '../organisations/body.ts'
import { holdsOn, lastDay } from '../organisations/membership.ts'
import type { Mandate } from '../people/mandate.ts'
import type { Attendee } from './attendance.ts'

/**
 * Justering: those whom the meeting chose for it say that the minutes are right. One paragraph may be adjusted at once (omedelbart);
 * an adjuster may refuse, which is recorded; a chair need not exist.
 */
export interface Adjuster {
  readonly id: string
  readonly holder: string
  readonly email: string | null
  /** The secretary signs, the chair and the adjusters adjust. */
  readonly role: AdjusterRole
  /** Items that this round is about; null for the whole minutes. An item alone: omedelbar justering. */
  readonly itemId: string | null
  readonly answer: AdjusterAnswer | null
}

export const adjusterRoles = ['adjuster', 'chair'] as const
export type AdjusterRole = (typeof adjusterRoles)[number]

export const adjustingManners = ['page', 'email', 'e_signature', 'ink'] as const
export type AdjustingManner = (typeof adjustingManners)[number]

/** Confirmed or refused; asking for a change is a comment and leaves the answer open. */
export interface AdjusterAnswer {
  readonly confirmed: boolean
  readonly manner: AdjustingManner
  readonly at: Instant
  /** Why not; always there where `confirmed` is false. */
  readonly reason: string | null
  /** The text that was confirmed: an answer to an earlier text does not count for a later one. */
  readonly textHash: string
}

const lawfulDays = 14

/** The last day for justering, where a law says so (KL 5:69: fourteen days after the meeting); null where none does. */
export function adjustBy(governance: Governance, metOn: Day): Day | null {
  return lawOf(governance, metOn).startsWith('kl') ? addDays(metOn, lawfulDays) : null
}

export type Round = 'waiting' | 'sealable' | 'refused'

/**
 * How far the adjusting of that very text has come. Sealable: all have answered and somebody has confirmed. A refusal is recorded in
 * the minutes and does not stop them, as long as another has confirmed; where all refuse they stay unadjusted.
 */
export function roundOf(adjusters: readonly Adjuster[], textHash: string): Round {
  const answers = adjusters.map(({ answer }) => (answer?.textHash === textHash ? answer : null))
  if (answers.length === 0 || answers.includes(null)) return 'waiting'
  return answers.some((answer) => answer?.confirmed) ? 'sealable' : 'refused'
}

/** @throws Refusal `justering.answered`, `justering.other-text` (the minutes were changed since they were read), `justering.reason` (refused without saying why) */
export function checkAnswer(adjuster: Adjuster, answer: AdjusterAnswer, textHash: string): void {
  if (adjuster.answer?.textHash === textHash) throw new Refusal('justering.answered')
  if (answer.textHash !== textHash) throw new Refusal('justering.other-text')
  if (!answer.confirmed && !answer.reason?.trim()) throw new Refusal('justering.reason')
}

/**
 * Whether the minutes may be sealed. A body without a law for it may choose nobody: then the secretary alone answers for the text.
 * @throws Refusal `justering.not-done`, `justering.all-refused`, `justering.no-adjusters`
 */
export function checkSealable(
  adjusters: readonly Adjuster[],
  textHash: string,
  governance: Governance,
  metOn: Day,
): void {
  const lawful = adjustBy(governance, metOn) !== null
  if (adjusters.length === 0) {
    if (lawful) throw new Refusal('justering.no-adjusters')
    return
  }
  const round = roundOf(adjusters, textHash)
  if (round === 'waiting') throw new Refusal('justering.not-done')
  if (round === 'refused') throw new Refusal('justering.all-refused')
}

/** Somebody whom the meeting may choose: who was there, or stands for a member in the body on that day. */
export interface Candidate {
  /** Of the attendance or the mandate that it is. */
  readonly id: string
  readonly holder: string
  readonly email: string | null
}

type Attended = Pick<Attendee, 'id' | 'holder' | 'kind'>

/** Those who were there first, then others who stand for a member; each once, with the address in the register. */
export function candidatesOf(
  mandates: readonly Mandate[],
  attendees: readonly Attended[],
  metOn: Day,
): Candidate[] {
  const inOffice = mandates.filter((mandate) => holdsOn(mandate, metOn))
  const there = attendees.filter(({ kind }) => kind === 'present')
  const away = attendees.filter(({ kind }) => kind === 'apology')
  const emailOf = (holder: string): string | null =>
    inOffice.find((mandate) => isSameHolder(mandate.holder, holder))?.email ?? null
  const others = inOffice.filter(
    ({ holder }) => ![...there, ...away].some((each) => isSameHolder(each.holder, holder)),
  )
  return [
    ...there.map(({ id, holder }) => ({ id, holder, email: emailOf(holder) })),
    ...others.map(({ id, holder, email }) => ({ id, holder, email })),
  ]
}

/** "Bjuv, Kommundirektör" is "kommundirektör, Bjuv": the same words, however they are ordered, spaced and marked off. */
export const isSameHolder = (one: string, other: string): boolean => wordsOf(one) === wordsOf(other)

const wordsOf = (name: string): string =>
  (
    name
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
    .filter((word) => word !== 'kommun' && word !== 'stad')
    .toSorted()
    .join(' ')

/**
 * The meeting elects its adjusters among those who take part. One whose mandate ends later may still confirm: it is what was said at the
 * meeting that is confirmed. One whose mandate had ended before that day was not there, unless the attendance says otherwise.
 * @throws Refusal `justering.mandate-ended` {holder, day: the last day of the mandate}
 */
export function checkInOffice(
  holder: string,
  metOn: Day,
  { mandates, attended }: { mandates: readonly Mandate[]; attended: readonly string[] },
): void {
  const own = mandates.filter((mandate) => isSameHolder(mandate.holder, holder))
  const ended = own.flatMap((mandate) => {
    const day = lastDay(mandate)
    return day !== null && day < metOn ? [day] : []
  })
  if (own.length === 0 || ended.length < own.length) return
  if (attended.some((name) => isSameHolder(name, holder))) return
  throw new Refusal('justering.mandate-ended', { holder, day: ended.sort().at(-1)! })
}
