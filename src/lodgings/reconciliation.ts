import { type Facts, factsHash } from '../log/reconciliation.ts'
import type { Written } from './lodging.ts'

/** Avstämning av inlämnade svar: what the log tells of an answer lodged by the link; of what was written a hash. */
export const lodgedFacts = ({ addressee, number, version, written, letter }: Lodged): Facts => ({
  addressee,
  number,
  letter,
  version,
  written: factsHash({ ...written }),
})

interface Lodged {
  readonly addressee: string
  readonly number: number
  /** Of the circulation. */
  readonly version: number
  readonly written: Written
  readonly letter: string
}
