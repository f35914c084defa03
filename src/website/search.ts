/** Sökning: what is asked for, and what is found, over circulations, agreements, cases, documents, decisions and meetings. */

export const hitKinds = [
  'circulation',
  'instrument',
  'case',
  'document',
  'act',
  'item',
  'decision',
  'followup',
] as const
export type HitKind = (typeof hitKinds)[number]

export interface Hit {
  readonly kind: HitKind
  readonly href: string
  readonly title: string
  /** The words around what was found, with what matched between the marks. */
  readonly excerpt: string
  readonly day: string | null
}

/** Stand around what matched in an excerpt: characters that no text has (they are taken out of what is typed). */
export const markStart = '\u0002'
export const markEnd = '\u0003'

/** The excerpt in pieces, every other one a match: plain, match, plain … */
export function piecesOf(excerpt: string): { text: string; match: boolean }[] {
  return excerpt
    .split(markStart)
    .flatMap((piece, index) => {
      const [first = '', rest] = piece.split(markEnd)
      if (index === 0) return [{ text: piece, match: false }]
      return [
        { text: first, match: true },
        { text: rest ?? '', match: false },
      ]
    })
    .filter((piece) => piece.text !== '')
}

/** The excerpt without its marks, which mean nothing to a program. */
export const plainExcerpt = (excerpt: string): string =>
  piecesOf(excerpt)
    .map((piece) => piece.text)
    .join('')

const longestQuery = 200
const mostWords = 12

/**
 * The question as PostgreSQL's `to_tsquery` reads it: every word must be there, as it stands or as the beginning of a
 * longer one (Swedish joins its words: "räddning" is to find "räddningstjänst"). Null when there is no word in it.
 */
export function searchQuery(text: string): string | null {
  const words =
    text
      .normalize('NFC')
      .slice(0, longestQuery)
      .match(/[\p{L}\p{N}]+/gu) ?? []
  if (words.length === 0) return null
  return words
    .slice(0, mostWords)
    .map((word) => `'${word}':*`)
    .join(' & ')
}
