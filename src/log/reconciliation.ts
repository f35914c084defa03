import type { Instant } from '../kit/clock.ts'
import { sha256 } from '../kit/hash.ts'

/**
 * Avstämning: what the tables say, held against what the log says was written in them. The chain shows that the log is as it
 * was written; this shows that what is read from the tables is what the log tells of.
 */

/** What is compared, by the names of its fields. Values are those of JSON. */
export type Facts = Readonly<Record<string, unknown>>

/** One entry of the log about something, with what it says; null where that has been erased by law. */
export interface Told {
  readonly seq: number
  readonly recordedAt: Instant
  readonly verb: string
  readonly payload: Facts | null
}

/** What is wrong with one thing. */
export type Discrepancy =
  /** A field says something else than was logged. */
  | { readonly is: 'altered'; readonly field: string; readonly says: unknown; readonly logged: unknown }
  /** The log tells of it, and it is not there. */
  | { readonly is: 'gone' }
  /** It is there, and the log does not tell of it. */
  | { readonly is: 'unlogged' }

/**
 * Holds a thing's facts against those that follow from the log. A field that the log does not tell of is not compared.
 * @param expected null: it should not be there
 * @returns null where they agree
 */
export function discrepancyOf(facts: Facts | null, expected: Facts | null): Discrepancy | null {
  if (facts === null) return expected === null ? null : { is: 'gone' }
  if (expected === null) return { is: 'unlogged' }
  for (const [field, logged] of Object.entries(expected)) {
    const says = facts[field] ?? null
    if (logged !== undefined && written(says) !== written(logged))
      return { is: 'altered', field, says, logged }
  }
  return null
}

/** One way of writing a value: the keys of an object in order, and nothing for what is not known. */
function written(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part)
            .filter(([, each]) => each !== undefined)
            .toSorted(([one], [other]) => (one < other ? -1 : 1)),
        )
      : part,
  )
}

/** One hash of many facts, hexadecimal: for words that are not to stand in the log, and yet not to be changed beside it. */
export const factsHash = (facts: Facts): string => sha256(written(facts)).toString('hex')

/** A hash reckoned anew; "–" of what has been so altered that none can be. */
export async function hashAnew(reckon: () => Promise<string>): Promise<string> {
  try {
    return await reckon()
  } catch (error) {
    if (error instanceof TypeError) return '–'
    throw error
  }
}

/** Whether what was told of a thing has been erased, so that its facts cannot be compared. */
export const isErased = (told: readonly Told[]): boolean => told.some(({ payload }) => payload === null)

/** The facts that each of these entries told, later ones over earlier: for a thing whose entries say what it now is. */
export function latestFacts(told: readonly Told[], verbs: Readonly<Record<string, FactsOf>>): Facts {
  return told.reduce<Facts>((facts, entry) => ({ ...facts, ...verbs[entry.verb]?.(entry.payload!) }), {})
}

/** What one entry says of the facts. */
export type FactsOf = (payload: Facts) => Facts

/** These fields of what was told. */
export const factsNamed =
  (...fields: readonly string[]): FactsOf =>
  (payload) =>
    Object.fromEntries(fields.map((field) => [field, payload[field]]))
