/**
 * Svarsadressens kod: what tells a recipient's own reply address from all others. It comes back whole in most answers;
 * typed from paper, cut by a mail program or joined with its neighbour it is still more like its own than any other.
 */
export interface TokenFound {
  /** As it was given out. */
  readonly token: string
  /** Not letter for letter. */
  readonly damaged: boolean
}

/** So many letters may differ, of twenty-six; a token drawn by chance differs in some twenty-five. */
const mostDifferent = 7

/** Look-alikes taken for one: O for 0, I and L for 1, U for V. */
const plain = (text: string): string =>
  text.toLowerCase().replace(/o/g, '0').replace(/[il]/g, '1').replace(/u/g, 'v')

/** Every reply address written in the text, of those that were given out; each once. */
export function tokensIn(text: string, given: readonly string[]): TokenFound[] {
  const written = [...text.matchAll(/svar\s?[+_ ]\s?([0-9a-z]{12,40})/gi)].map((match) => plain(match[1]!))
  const found = new Map<string, TokenFound>()
  for (const word of new Set(written.slice(0, 50))) {
    const nearest = nearestOf(word, given)
    if (nearest && found.get(nearest.token)?.damaged !== false) found.set(nearest.token, nearest)
  }
  return [...found.values()]
}

/** The one token that it can only be; null where none is near, or two are. */
function nearestOf(word: string, given: readonly string[]): TokenFound | null {
  if (given.includes(word)) return { token: word, damaged: false }
  const near = given
    .map((token) => ({ token, steps: stepsBetween(word, token, mostDifferent + 3) }))
    .toSorted((a, b) => a.steps - b.steps)
  const [best, next] = near
  if (!best || best.steps > mostDifferent) return null
  return next && next.steps - best.steps < 3 ? null : { token: best.token, damaged: true }
}

/** Letters to change, add or take away (Levenshtein); `most` where there are as many or more. */
export function stepsBetween(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) >= most) return most
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [index, letter] of Array.from(one).entries()) {
    const next = [index + 1]
    for (let column = 1; column <= other.length; column++) {
      const same = letter === other[column - 1] ? 0 : 1
      next.push(Math.min(row[column - 1]! + same, row[column]! + 1, next[column - 1]! + 1))
    }
    if (Math.min(...next) >= most) return most
    row = next
  }
  return row[other.length]!
}
