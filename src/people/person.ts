import type { Instant } from '../kit/clock.ts'

/** Person: somebody who signs in. */
export interface Person {
  readonly id: string
  readonly email: string
  readonly name: string
  /** Works for the associations of the installation; everybody with an account does, and may do the same. */
  readonly administrator: boolean
}

/** Long rather than strange (NIST SP 800-63B): no rules of digits and signs. */
export const shortestPassword = 12
export const longestPassword = 200

/** A signed-in visit. */
export interface Session {
  readonly person: Person
  /** Every form that changes something carries it. */
  readonly csrfToken: string
}

/** A session that has not run out, with when its visitor was last seen. */
export interface OpenSession extends Session {
  readonly seenAt: Instant
}

/** Hours a session lasts from the last visit: a working day, with lunch. */
export const sessionHours = 12
/** Hours that a one-time link can be used: the first administrator's, a colleague's, or one for a new password. */
export const invitationHours = 48
