import type { Instant } from '../kit/clock.ts'

/**
 * Vidarebefordrat: a letter that reached somebody at the office first, and was sent on. Received is then the day it
 * reached the office, not the day it was forwarded; both are kept.
 */
export interface Passed {
  /** Who sent it here, lower case. */
  readonly from: string | null
  readonly subject: string
  /** The letter within it, where one was attached or set below. */
  readonly inner: { readonly arrivedAt: Instant | null; readonly sentAt: Instant | null } | null
}

const forwards = /^\s*(?:vb|vs|fw|fwd|wl|vidarebefordra[dt])\s*:/i

/** @param home the office's own domains; only a colleague's forwarding is within the office */
export function timesOf(
  passed: Passed,
  door: { readonly receivedAt: Instant; readonly byHand: boolean },
  home: readonly string[],
): { readonly receivedAt: Instant; readonly forwardedAt: Instant | null } {
  const first = passed.inner?.arrivedAt ?? passed.inner?.sentAt ?? null
  // A file laid in by hand may be an archive of letters: whoever did so is at the office.
  const colleague = passed.from === null ? door.byHand : isHome(passed.from, home)
  return colleague && first !== null && first < door.receivedAt
    ? { receivedAt: first, forwardedAt: door.receivedAt }
    : { receivedAt: door.receivedAt, forwardedAt: null }
}

export const isForwarded = (subject: string): boolean => forwards.test(subject)

export const isHome = (address: string, home: readonly string[]): boolean =>
  home.includes(address.slice(address.lastIndexOf('@') + 1))
