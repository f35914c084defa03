import type { Instant } from '../kit/clock.ts'

/**
 * Adressat: one recipient of a circulation, with its own reply address and its own clock. "För kännedom" gets the letter
 * and is not asked for an answer.
 */
export const addresseeRoles = ['to', 'for_information'] as const
export type AddresseeRole = (typeof addresseeRoles)[number]

export interface Addressee {
  readonly id: string
  readonly organisationId: string
  /** The municipality's or region's code; null for others. */
  readonly code: string | null
  readonly name: string
  readonly role: AddresseeRole
  readonly email: string
  readonly addedAt: Instant
  /** Left out after dispatch. It stays readable; nothing more is asked of it. */
  readonly droppedAt: Instant | null
  readonly droppedReason: string | null
}

/** Those that an answer is waited for from. */
export function isAsked(addressee: Pick<Addressee, 'role' | 'droppedAt'>): boolean {
  return addressee.role === 'to' && addressee.droppedAt === null
}

// Crockford's: no i, l, o or u, so that a token read aloud or typed from paper cannot be mistaken, nor spell a word.
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const tokenLength = 26

/** @param random at least 17 bytes; 26 characters of five bits, 130 bits: not to be guessed */
export function replyToken(random: Uint8Array): string {
  const bits = [...random].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return Array.from(
    { length: tokenLength },
    (_, index) => alphabet[Number.parseInt(bits.slice(index * 5, index * 5 + 5), 2)],
  ).join('')
}

/** `svar+<token>@svar.example`: whoever answers to it is known without a word of the letter being read. */
export function replyAddress(token: string, domain: string): string {
  return `svar+${token}@${domain}`
}

/**
 * The token in an address, as it is stored; null where there is none. Capitals and look-alikes (O for 0, I and L for 1,
 * U for V) are taken for what they were, for an address may have gone by way of paper.
 */
export function tokenIn(address: string): string | null {
  const written = /\bsvar\+([0-9a-z]+)@/i.exec(address)?.[1]?.toLowerCase()
  if (written?.length !== tokenLength) return null
  return written.replace(/o/g, '0').replace(/[il]/g, '1').replace(/u/g, 'v')
}
