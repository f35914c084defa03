import { sha256 } from '../kit/hash.ts'
import { withoutWordsIn } from '../cases/rendition.ts'
import { type Minutes, publicMinutes } from './minutes.ts'

/** Maskad upplaga: sealed minutes as the public may read them, without closed items and masked words. The sealed text is not touched. */
export const maskedMinutes = (minutes: Minutes, words: readonly string[]): Minutes =>
  publicMinutes(withoutWordsIn(minutes, words))

/** Whether the public is given something else than the sealed document itself. */
export const needsEdition = ({ items }: Pick<Minutes, 'items'>, words: readonly string[]): boolean =>
  words.length > 0 || items.some(({ isClosed }) => isClosed)

/** Tells one choice of masked words from another; the words themselves are nobody's to read. */
export const wordsHash = (words: readonly string[]): Buffer =>
  sha256(Buffer.from(JSON.stringify(words.toSorted())))
