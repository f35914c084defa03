import type { Day, Instant } from '../kit/clock.ts'

/** Diariet: what an office has received, sent and drawn up, entry by entry (diariehändelser). OSL 5:2 asks for date, number, counterpart and subject. */
export const directions = ['received', 'sent', 'drawn_up'] as const
export type Direction = (typeof directions)[number]

/** How it came or went. */
export const channels = ['mail', 'web', 'paper', 'phone', 'meeting', 'import'] as const
export type Channel = (typeof channels)[number]

/** Sekretess: what the public register must leave out, though the office has to know it (OSL 5:2, second paragraph). */
export interface Protection {
  readonly counterpart: string | null
  readonly subject: string | null
}

export interface RegistryEntry {
  readonly id: string
  readonly caseId: string
  readonly number: number
  readonly direction: Direction
  readonly happenedOn: Day
  /** When it reached the office, for what has a last day; null where only the day is known. */
  readonly receivedAt: Instant | null
  readonly counterpart: string | null
  /** The counterpart's own Dnr, as it writes it. */
  readonly foreignDnr: string | null
  readonly subject: string
  readonly channel: Channel
  readonly recordedAt: Instant
  /** Makulerad: entered by mistake. It keeps its number and stays visible. */
  readonly voidedAt: Instant | null
}

/** What the public entry says where its counterpart or subject is protected. */
export interface PublicFields {
  readonly counterpart: string | null
  readonly subject: string
}

/**
 * Divides what was typed into what everybody may read and what is kept apart.
 * @param hidden which of the two are protected; a protected subject needs a neutral one in its place
 */
export function divide(
  typed: PublicFields,
  hidden: { counterpart: boolean; neutralSubject: string | null },
): { open: PublicFields; protection: Protection | null } {
  const { neutralSubject } = hidden
  const open = {
    counterpart: hidden.counterpart ? null : typed.counterpart,
    subject: neutralSubject ?? typed.subject,
  }
  const protection = {
    counterpart: hidden.counterpart ? typed.counterpart : null,
    subject: neutralSubject === null ? null : typed.subject,
  }
  const nothing = protection.counterpart === null && protection.subject === null
  return { open, protection: nothing ? null : protection }
}

/** What staff read: the true words where they are protected. */
export function unveil(open: PublicFields, protection: Protection | null): PublicFields {
  return {
    counterpart: protection?.counterpart ?? open.counterpart,
    subject: protection?.subject ?? open.subject,
  }
}

/** Handling: a file of an entry. */
export interface Document {
  readonly id: string
  readonly entryId: string
  readonly position: number
  readonly title: string
  readonly filename: string
  /** Hexadecimal. */
  readonly sha256: string
  /** Text could be read from it; the text itself is fetched apart, for it may be long. */
  readonly hasText: boolean
  /** May be read without signing in. */
  readonly public: boolean
}
