import type { Instant } from '../kit/clock.ts'

/** Person: somebody who signs in. One administrator per installation does all the work for now. */
export interface Person {
  readonly id: string
  readonly email: string
  readonly name: string
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
/** Hours that the first administrator's link can be used. A restart makes a new one. */
export const invitationHours = 48
