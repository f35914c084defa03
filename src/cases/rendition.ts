/**
 * Återgivning: what the public reads in place of a document that may not be shown as it is. The original stays as it came,
 * byte for byte, and is for the staff.
 */

/** What stands where a word was masked; where it was a digit of a personal identity number there is a dot. */
export const maskedWord = '[maskat]'

/** The document's title and its text, masked. */
export interface Rendition {
  readonly title: string
  readonly text: string
}

/** What the public reads in place of the file; null where nothing is masked and the file itself is shown. */
export function renditionOf(document: {
  readonly title: string
  readonly text: string | null
  readonly maskedWords: readonly string[]
}): Rendition | null {
  const { title, text, maskedWords } = document
  if (maskedWords.length === 0 && !hasMaskedNumber(text ?? '')) return null
  return withoutWordsIn({ title, text: text ?? '' }, maskedWords)
}

/** Personal identity numbers are dots already when a text is taken in; so many in a row are nothing else. */
const maskedNumber = /•{6}/

export const hasMaskedNumber = (text: string): boolean => maskedNumber.test(text)

/**
 * The text with each of the words taken out, wherever it stands as a word of its own, in small or capital letters. "Berg"
 * is found in "Bergs" too (a Swedish genitive), but not in "Bergman" or "Sundberg".
 */
export function withoutWords(text: string, words: readonly string[]): string {
  if (words.length === 0) return text
  const longestFirst = words.toSorted((a, b) => b.length - a.length)
  const any = longestFirst.map(patternOf).join('|')
  return text.replace(
    new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?=s?(?![\\p{L}\\p{N}]))s?`, 'giu'),
    maskedWord,
  )
}

/** A name may be broken between two lines. */
const patternOf = (word: string): string =>
  word
    .trim()
    .split(/\s+/)
    .map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('\\s+')

/** The same for everything with words in it: each text in it, however deep; keys, codes and all else left as they are. */
export function withoutWordsIn<T>(value: T, words: readonly string[]): T {
  if (words.length === 0) return value
  if (typeof value === 'string') return (isCode(value) ? value : withoutWords(value, words)) as T
  if (Array.isArray(value)) return value.map((each: unknown) => withoutWordsIn(each, words)) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, withoutWordsIn(each as unknown, words)]),
  ) as T
}

/** A word of our own ("decided"), and no text of anybody's. */
const isCode = (text: string): boolean => /^[a-z_]+$/.test(text)

/** Words typed one a line; each once, empty lines left out, at most so many. */
export function readMaskedWords(text: string): string[] {
  const lines = text.split('\n').map((line) => line.replace(/\s+/gu, ' ').trim())
  return [...new Set(lines.filter((line) => line !== ''))].slice(0, mostWords)
}
const mostWords = 500

/**
 * Names that stand in a text, for a person to choose among: two or three words with a capital each, that begin no
 * sentence alone. Places and bodies are found too; nothing is masked unless somebody says so.
 */
export function possibleNames(text: string): string[] {
  const name =
    /(?<![\p{L}\p{N}])\p{Lu}[\p{Ll}é]+(?:-\p{Lu}\p{Ll}+)?(?: \p{Lu}[\p{Ll}é]+(?:-\p{Lu}\p{Ll}+)?){1,2}(?![\p{L}])/gu
  const found = [...text.matchAll(name)].map(([words]) => words)
  return [...new Set(found)].slice(0, 60).toSorted((a, b) => a.localeCompare(b, 'sv'))
}
