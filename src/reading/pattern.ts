/**
 * Mönster: what lets rules be written in plain Swedish and still find what a scanner or a mail program made of it.
 * `ö` comes back as o, 6, o6 or é; `å` and `ä` as a, i or é; an edge of a word must know Swedish letters.
 */
const edge = '(?:(?<![\\p{L}\\p{N}])(?=[\\p{L}\\p{N}§])|(?<=[\\p{L}\\p{N}])(?![\\p{L}\\p{N}]))'

const worn: Readonly<Record<string, string>> = {
  å: '[åaéi]',
  ä: '[äaéi]',
  ö: '(?:o6|[öo6é])',
}

/**
 * Compiles a pattern in which `\b` is the edge of a Swedish word, å ä ö also match their worn forms, a space any run of
 * white space, and ` ?` one that may be missing. Global, case-insensitive and Unicode unless `flags` says otherwise. No å ä ö inside square brackets.
 */
export function swedish(source: string, flags = 'giu'): RegExp {
  const written = source
    .replaceAll('\\b', edge)
    .replace(/[åäö]/g, (letter) => worn[letter]!)
    .replaceAll(' ?', '\\s*')
    .replaceAll(' ', '\\s+')
  return new RegExp(written, flags)
}

/** Alternatives, as one group. */
export const anyOf = (words: readonly string[]): string => `(?:${words.join('|')})`
