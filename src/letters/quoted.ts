/** Citat: the earlier letter that a mail program sets under an answer. What stands there was said by somebody else. */

const heads: readonly RegExp[] = [
  /^-{2,}\s*(?:Ursprungligt meddelande|Vidarebefordrat (?:meddelande|brev)|Original message|Forwarded message)\s*-{2,}/im,
  /^_{8,}\s*\n\s*\**(?:Från|From):/im,
  /^\**(?:Från|From):\**[^\n]{3,200}\n(?:\s*\n)?\**(?:Skickat|Sent|Datum|Date):/im,
  /^(?:Den|On) [^\n]{6,160}(?:skrev|wrote)[^\n]{0,120}:\s*$/im,
]

export interface Quoted {
  /** What the writer says. */
  readonly own: string
  /** The letter below, with its head; empty where there is none. */
  readonly below: string
}

/** Where the earlier letter begins, the writer's words end. Lines marked with ">" are the earlier letter's wherever they stand. */
export function splitQuoted(text: string): Quoted {
  const starts = heads.map((head) => text.search(head)).filter((start) => start !== -1)
  const cut = Math.min(text.length, ...starts)
  const isMarked = (line: string): boolean => /^\s{0,3}>/.test(line)
  const lines = text.slice(0, cut).split('\n')
  const marked = lines.filter(isMarked).map((line) => line.replace(/^[\s>]+/, ''))
  return {
    own: lines
      .filter((line) => !isMarked(line))
      .join('\n')
      .trim(),
    below: [...marked, text.slice(cut)].join('\n').trim(),
  }
}

/**
 * The words to read a decision in: the writer's, and the letter below too unless it is one of ours (then its clauses are
 * what we asked, and no answer).
 * @param ownAddresses the office's own, lower case: addresses, or domains with their @
 */
export function wordsToRead(text: string, ownAddresses: readonly string[]): string {
  const { own, below } = splitQuoted(text)
  const head = below.slice(0, 600).toLowerCase()
  const ours =
    /svarsadress för /.test(below.toLowerCase()) || ownAddresses.some((own_) => head.includes(own_))
  return ours || below === '' ? own : text
}
