import { type Day, type Instant, dayOf } from '../kit/clock.ts'
import { Refusal } from '../kit/refusal.ts'

/** Medarbetare: somebody who works in this installation and has an account. All of them may do the same. */
export interface Colleague {
  readonly id: string
  readonly name: string
  readonly email: string
  /** When they last signed in; null for never. */
  readonly signedInAt: Instant | null
  /** Since when the account is blocked; null for one that may be used. */
  readonly blockedAt: Instant | null
}

/** Inbjudan: a colleague to be, whose link has not been used. */
export interface Invitation {
  readonly name: string
  readonly email: string
  readonly expiresAt: Instant
}

/** Engångslänk: what a link that works once is for. */
export type OneTimeLink =
  | { readonly purpose: 'first_administrator' }
  | { readonly purpose: 'colleague'; readonly name: string; readonly email: string }
  | { readonly purpose: 'new_password'; readonly personId: string }

export const lastSeen = ({ signedInAt }: Colleague): Day | null => signedInAt && dayOf(signedInAt)

/**
 * Whoever blocks is signed in, so that somebody is always left who can lift it.
 * @throws Refusal `people.block-oneself`
 */
export function refuseBlockingOneself(id: string, self: string): void {
  if (id === self) throw new Refusal('people.block-oneself')
}
