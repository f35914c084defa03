import type { Day, Instant } from '../kit/clock.ts'
import type { Terms } from '../ledger/terms.ts'

/** Överenskommelse, avtal, avsiktsförklaring, prislista, stadgar: a text with versions and parties that members adopt. */
export const instrumentKinds = ['agreement', 'declaration', 'price_list', 'statutes'] as const
export type InstrumentKind = (typeof instrumentKinds)[number]

export interface Instrument {
  readonly id: string
  /** Its part of the address. */
  readonly slug: string
  readonly kind: InstrumentKind
  readonly title: string
  /** From when it holds by its own words; may be before anybody decided (the 2015 agreement). */
  readonly validFrom: Day | null
  /** The first day it no longer holds; null: until further notice (tills vidare). */
  readonly validTo: Day | null
  readonly terms: Terms
  /** The instrument it builds on: the 2015 agreement follows the 2014 declaration, which stays in force. */
  readonly followsId: string | null
  /** The instrument it takes the place of. */
  readonly replacesId: string | null
  /** Told of the members' decisions. */
  readonly thirdBody: string | null
  /** Whose decisions are collected here, where the agreement has parties outside the association. */
  readonly decisionsCollectedFor: string | null
  /** What is missing though it is in force: "prislista". */
  readonly lacks: string | null
}

/** An instrument to make; its id comes from the form. */
export type NewInstrument = Omit<Instrument, 'slug' | 'lacks'>

/** Version av en text: one text of the instrument. */
export interface InstrumentVersion {
  readonly version: number
  readonly documentId: string
  readonly addedAt: Instant
}

/**
 * A title as a part of an address: `overenskommelse-om-samverkan-2015`. Never empty.
 * @param year of its beginning, which tells two of nearly the same title apart
 */
export function instrumentSlug(title: string, year: string | null): string {
  const plain = title.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const words = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '')
  // Cut between words where there is a place to cut.
  const short = words.length > 80 ? words.slice(0, 80).replace(/-[^-]*$/, '') : words
  return [short || 'text', year].filter((part) => part !== null).join('-')
}
