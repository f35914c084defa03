import { flat } from './source.ts'

/**
 * Likalydande: whether a member adopted the recommended words. Clauses are dropped, merged, renumbered and added; what differs is
 * shown word for word, and a difference of grammar ("antas" for "anta") is told from one of substance.
 */
export interface WordDifference {
  /** Words of the recommended text that the adopted one lacks, and what stands there instead; either may be empty. */
  readonly recommended: string
  readonly adopted: string
  readonly kind: 'grammar' | 'substance'
}

export interface ClauseMatch {
  /** Index in the recommended list; null for a clause the member added. */
  readonly recommended: number | null
  /** Indexes in the adopted list: two where a clause was divided, none where it was dropped. */
  readonly adopted: readonly number[]
  readonly relation: 'same' | 'grammar' | 'changed' | 'dropped' | 'added' | 'merged'
  readonly renumbered: boolean
  readonly differences: readonly WordDifference[]
}

export interface Comparison {
  readonly matches: readonly ClauseMatch[]
  /** No clause dropped or added and no difference of substance. */
  readonly sameWording: boolean
}

const wordPattern = /[\p{L}\p{N}]+(?:[.:/-][\p{L}\p{N}]+)*/gu

interface Word {
  readonly shown: string
  readonly key: string
}

const monthWords =
  /^(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)$/

/** Lower case, without the dashes and signs that type-setting changes: "1–3" and "1-3" are the same words. */
function wordsOf(text: string): Word[] {
  const plain = flat(text.normalize('NFC')).replace(/[–—]/g, '-')
  return [...plain.matchAll(wordPattern)].map((match) => ({ shown: match[0], key: match[0].toLowerCase() }))
}

/** Words that carry the sentence's form and not its matter. */
const formWords = new Set(
  'att den det de en ett som samt och så ska skall för av om i med härmed därmed denna detta enligt till nu även är'.split(
    ' ',
  ),
)

const endings = /(?:ernas|arnas|ornas|erna|arna|orna|ens|ets|ans|er|ar|or|en|et|as|es|ts|s|r|n|t|a|e)$/
/** The word without its ending, for telling "antas" from "anta". Only the last ending goes: "belopp" and "beloppet" meet, "skatte-" and "taxe-" never. */
const stem = (key: string): string => (key.length > 3 && !/\d/.test(key) ? key.replace(endings, '') : key)

const bag = (words: readonly Word[]): string[] =>
  words
    .map((word) => word.key)
    .filter((key) => !formWords.has(key))
    .map(stem)
    .sort()

function isGrammar(recommended: readonly Word[], adopted: readonly Word[]): boolean {
  return bag(recommended).join(' ') === bag(adopted).join(' ')
}

/** The longest common run of words, by the plain table; clauses are short (capped so that a book cannot stall it). */
const longest = 1500

interface Edit {
  readonly same: boolean
  readonly left: Word | null
  readonly right: Word | null
}

function edits(left: readonly Word[], right: readonly Word[]): Edit[] {
  const width = right.length + 1
  const table = new Uint16Array((left.length + 1) * width)
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      table[i * width + j] =
        left[i]!.key === right[j]!.key
          ? table[(i + 1) * width + j + 1]! + 1
          : Math.max(table[(i + 1) * width + j]!, table[i * width + j + 1]!)
    }
  }
  return traced(left, right, table)
}

function traced(left: readonly Word[], right: readonly Word[], table: Uint16Array): Edit[] {
  const width = right.length + 1
  const steps: Edit[] = []
  let i = 0
  let j = 0
  while (i < left.length && j < right.length) {
    const same = left[i]!.key === right[j]!.key
    const addsFirst = !same && table[i * width + j + 1]! >= table[(i + 1) * width + j]!
    steps.push({ same, left: addsFirst ? null : left[i]!, right: same || addsFirst ? right[j]! : null })
    if (!addsFirst) i += 1
    if (same || addsFirst) j += 1
  }
  const struck = left.slice(i).map((word): Edit => ({ same: false, left: word, right: null }))
  const added = right.slice(j).map((word): Edit => ({ same: false, left: null, right: word }))
  return [...steps, ...struck, ...added]
}

const shown = (words: readonly Word[]): string => words.map((word) => word.shown).join(' ')

interface Change {
  readonly left: Word[]
  readonly right: Word[]
}

function changesOf(recommended: readonly Word[], adopted: readonly Word[]): Change[] {
  const changes: Change[] = []
  let open: Change | null = null
  for (const edit of edits(recommended.slice(0, longest), adopted.slice(0, longest))) {
    if (edit.same) {
      open = null
      continue
    }
    if (!open) changes.push((open = { left: [], right: [] }))
    if (edit.left) open.left.push(edit.left)
    if (edit.right) open.right.push(edit.right)
  }
  return changes
}

/**
 * A word moved to another place in the sentence ("att anta taxan" – "taxan antas") is struck in one change and added in another.
 * Taken together, changes that hold the same stems are grammar; numbers and months never are.
 */
function classified(changes: readonly Change[]): WordDifference[] {
  const movedIn = bag(changes.flatMap((change) => change.right))
  const movedOut = bag(changes.flatMap((change) => change.left))
  const isMoved = (words: readonly Word[], other: readonly string[]): boolean =>
    words.every((word) => formWords.has(word.key) || (!isFact(word) && other.includes(stem(word.key))))
  return changes.map(({ left, right }) => {
    const grammar = isGrammar(left, right) || (isMoved(left, movedIn) && isMoved(right, movedOut))
    return { recommended: shown(left), adopted: shown(right), kind: grammar ? 'grammar' : 'substance' }
  })
}

const isFact = (word: Word): boolean => /\d/.test(word.key) || monthWords.test(word.key)

/** What differs between two texts, in order. */
export function wordDifferences(recommended: string, adopted: string): WordDifference[] {
  return classified(changesOf(wordsOf(recommended), wordsOf(adopted)))
}

/** Share of the words' stems in common, 0–1, by the shorter text: a merged clause holds the whole of another. */
function likeness(a: readonly string[], b: readonly string[]): { shared: number; ofBoth: number } {
  const counts = new Map<string, number>()
  for (const word of a) counts.set(word, (counts.get(word) ?? 0) + 1)
  let common = 0
  for (const word of b) {
    const left = counts.get(word) ?? 0
    if (left > 0) common += 1
    counts.set(word, left - 1)
  }
  const shorter = Math.min(a.length, b.length)
  return {
    shared: shorter === 0 ? 0 : common / shorter,
    ofBoth: a.length + b.length === 0 ? 0 : (2 * common) / (a.length + b.length),
  }
}

const alike = 0.55
/** Enough for a clause that stands alone in the same gap between matched ones: offices rewrite short clauses freely. */
const inPlace = 0.25
const contained = 0.85

interface Pair {
  readonly recommended: number
  readonly adopted: number
  readonly score: number
}

/** Best pairs first, each clause once; of equals the one that keeps the order. */
function pairs(left: readonly string[][], right: readonly string[][]): Map<number, number> {
  const all: Pair[] = left.flatMap((a, recommended) =>
    right.map((b, adopted) => ({
      recommended,
      adopted,
      score: likeness(a, b).ofBoth - Math.abs(recommended - adopted) * 0.002,
    })),
  )
  const taken = new Map<number, number>()
  const used = new Set<number>()
  const ranked = all.filter((pair) => pair.score >= inPlace).sort((a, b) => b.score - a.score)
  for (const pair of ranked) {
    if (taken.has(pair.recommended) || used.has(pair.adopted)) continue
    if (pair.score < alike && crosses(pair, taken)) continue
    taken.set(pair.recommended, pair.adopted)
    used.add(pair.adopted)
  }
  return taken
}

/** The words a clause is known by; all of them where it has only form words. */
function matter(text: string): string[] {
  const words = wordsOf(text)
  const stems = bag(words)
  return stems.length > 0 ? stems : words.map((word) => word.key)
}

const crosses = (pair: Pair, taken: ReadonlyMap<number, number>): boolean =>
  [...taken].some(([left, right]) => left < pair.recommended !== right < pair.adopted)

function matched(
  recommended: readonly string[],
  adopted: readonly string[],
  index: number,
  at: number,
): ClauseMatch {
  const differences = wordDifferences(recommended[index]!, adopted[at]!)
  const changed = differences.some((difference) => difference.kind === 'substance')
  const relation = differences.length === 0 ? 'same' : changed ? 'changed' : 'grammar'
  return { recommended: index, adopted: [at], relation, renumbered: index !== at, differences }
}

/** A clause with no partner may be whole inside a longer one: merged. Otherwise it was dropped. */
function unmatched(left: readonly string[][], right: readonly string[][], index: number): ClauseMatch {
  const into = right.findIndex(
    (words) => words.length > left[index]!.length && likeness(left[index]!, words).shared >= contained,
  )
  const base = { recommended: index, renumbered: false, differences: [] }
  return into === -1 || left[index]!.length < 3
    ? { ...base, adopted: [], relation: 'dropped' }
    : { ...base, adopted: [into], relation: 'merged' }
}

/**
 * Aligns the clauses a member adopted with those recommended. Both lists are the clauses' texts in order, without their numbers.
 * Every recommended clause has one match, every added clause one of its own.
 */
export function compareClauses(recommended: readonly string[], adopted: readonly string[]): Comparison {
  const left = recommended.map(matter)
  const right = adopted.map(matter)
  const taken = pairs(left, right)
  const matches = recommended.map((_, index) => {
    const at = taken.get(index)
    return at === undefined ? unmatched(left, right, index) : matched(recommended, adopted, index, at)
  })
  const used = new Set(matches.flatMap((match) => match.adopted))
  const added = adopted.flatMap((_, index): ClauseMatch[] =>
    used.has(index)
      ? []
      : [{ recommended: null, adopted: [index], relation: 'added', renumbered: false, differences: [] }],
  )
  const all = [...matches, ...added]
  return {
    matches: all,
    sameWording: all.every((match) => match.relation === 'same' || match.relation === 'grammar'),
  }
}
