import { type Day, type Instant, addDays, dayOf, millisecondsBetween, startOfDay } from '../kit/clock.ts'

/**
 * Svarslänk: the link in a letter, by which the recipient answers without an account. Whoever has it may answer for that
 * organisation, and for nothing else, until it expires or is revoked; it may be sent on within the office.
 */
export interface AnswerLink {
  readonly id: string
  readonly addresseeId: string
  readonly origin: LinkOrigin
  readonly madeAt: Instant
  readonly expiresAt: Instant
  readonly revokedAt: Instant | null
  readonly firstUsedAt: Instant | null
  readonly lastUsedAt: Instant | null
}

/** In a letter, made anew by the office, or asked for by somebody whose link had expired. */
export type LinkOrigin = 'letter' | 'renewed' | 'asked'

export type LinkState = 'valid' | 'expired' | 'revoked'

export function linkState(link: Pick<AnswerLink, 'expiresAt' | 'revokedAt'>, now: Instant): LinkState {
  if (link.revokedAt !== null) return 'revoked'
  return link.expiresAt <= now ? 'expired' : 'valid'
}

/** Late answers and corrections count too, so a link outlives the last day to answer; but not for ever. */
const daysAfterAnswer = 90
const daysWithoutAnswerDay = 365

/** The last day on which a link that is made now can be used. */
export function lastDayOfLink(answerBy: Day | null, now: Instant): Day {
  const today = dayOf(now)
  if (answerBy === null) return addDays(today, daysWithoutAnswerDay)
  return addDays(answerBy > today ? answerBy : today, daysAfterAnswer)
}

/** The first moment at which it is no longer valid. */
export const expiryOf = (lastDay: Day): Instant => startOfDay(addDays(lastDay, 1))

/** A link as a letter prints it. */
export interface PrintedLink {
  readonly href: string
  readonly lastDay: Day
}

/** So long must pass before another link is sent to somebody who asks, in milliseconds. */
const askingPause = 3_600_000

/** Somebody who has just asked is told that the letter is on its way, and gets no second one. */
export function mayAskAgain(links: readonly AnswerLink[], now: Instant): boolean {
  return links.every(
    ({ origin, madeAt }) => origin !== 'asked' || millisecondsBetween(madeAt, now) >= askingPause,
  )
}

/** How an addressee's links stand, taken together: whether one of them can be used, and when any was last. */
export interface LinkStanding {
  readonly state: LinkState
  readonly lastUsedAt: Instant | null
}

/** Null where no link was ever given out. */
export function standingOfLinks(links: readonly AnswerLink[], now: Instant): LinkStanding | null {
  const states = links.map((link) => linkState(link, now))
  const state = (['valid', 'expired', 'revoked'] as const).find((each) => states.includes(each))
  if (!state) return null
  const used = links.flatMap(({ lastUsedAt }) => lastUsedAt ?? []).toSorted()
  return { state, lastUsedAt: used.at(-1) ?? null }
}
