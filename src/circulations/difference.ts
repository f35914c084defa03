import type { VersionText } from './version.ts'

/** Skillnad mellan versioner: what a new version changes, field by field and word by word. */
export interface Change {
  readonly field: 'title' | 'answerBy' | 'part' | 'clause' | 'documents' | 'details'
  /** The part's heading, the clause's number; empty for the others. */
  readonly name: string
  /** Empty where there was nothing before, or is nothing now. */
  readonly before: string
  readonly after: string
}

type Field = readonly [Change['field'], string, string]

/**
 * What differs, in the order of the letter. Empty: the versions say the same.
 * @param nameOf an organisation's name, by id
 */
export function changesBetween(
  before: VersionText,
  after: VersionText,
  nameOf: (organisation: string) => string,
): Change[] {
  const key = ([field, name]: Field): string => `${field} ${name}`
  const earlier = new Map(fieldsOf(before, nameOf).map((field) => [key(field), field[2]]))
  const later = fieldsOf(after, nameOf)
  const kept = new Set(later.map(key))
  const gone = fieldsOf(before, nameOf).filter((field) => !kept.has(key(field)))
  return [
    ...later.map(([field, name, text]) => ({
      field,
      name,
      before: earlier.get(`${field} ${name}`) ?? '',
      after: text,
    })),
    ...gone.map(([field, name, text]) => ({ field, name, before: text, after: '' })),
  ].filter((change) => change.before !== change.after)
}

function fieldsOf(version: VersionText, nameOf: (organisation: string) => string): Field[] {
  const { title, answerBy, clauses, documents } = version
  const applies = (onlyFor: readonly string[] | null): string =>
    onlyFor === null ? '' : ` (bara ${onlyFor.map(nameOf).toSorted().join(', ')})`
  return [
    ['title', '', title],
    ['answerBy', '', answerBy ?? ''],
    ...partFields(version),
    ...clauses.map(({ number, text, onlyFor }): Field => ['clause', String(number), text + applies(onlyFor)]),
    [
      'documents',
      '',
      documents.map((document) => `${document.title} (${document.sha256.slice(0, 12)})`).join('\n'),
    ],
    ['details', '', details(version).join('\n')],
  ]
}

/** Two parts may have the same heading: the second is then told by its number. */
function partFields({ letter: { parts } }: VersionText): Field[] {
  return parts.map(({ heading, text }, index) => {
    const again = parts.slice(0, index).some((part) => part.heading === heading)
    return ['part', heading === '' || again ? `${heading} ${index + 1}`.trim() : heading, text]
  })
}

function details({ letter }: VersionText): string[] {
  const { basis, contact, nominations: nominated = null } = letter
  const lines = [
    letter.sender,
    letter.dnr,
    letter.dated,
    basis && `${basis.body} ${basis.on} ${basis.paragraph}`,
    letter.decisionIsSignature ? 'Beslut om antagande likställs med undertecknande.' : null,
    letter.told.join(', ') || null,
    contact && [contact.title, contact.email].filter((each) => each !== null).join(', '),
    letter.answerTo,
    letter.passedOnBy ?? null,
    nominated && [nominated.to, nominated.from, nominated.until].filter(Boolean).join(' '),
  ]
  return lines.filter((line) => line !== null)
}

export interface WordChange {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

/** Beyond this many differing words the text is shown as replaced whole: nobody reads such a difference word by word. */
const mostDiffering = 400

/** The difference of two texts by words: the shortest way from one to the other (E. Myers, 1986). */
export function wordChanges(before: string, after: string): WordChange[] {
  const left = before.split(/(\s+)/).filter((word) => word !== '')
  const right = after.split(/(\s+)/).filter((word) => word !== '')
  const rounds = searchEdits(left, right)
  const replaced: WordChange[] = [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ]
  return merged(rounds ? editsOf(rounds, left, right) : replaced).filter((part) => part.text !== '')
}

/** For each diagonal, how far along the left text it has come. */
type Reach = ReadonlyMap<number, number>

/** What each round of one more edit began with; null when the texts differ too much. */
function searchEdits(left: readonly string[], right: readonly string[]): Reach[] | null {
  const reach = new Map([[1, 0]])
  const rounds: Reach[] = []
  for (let edits = 0; edits <= mostDiffering; edits += 1) {
    rounds.push(new Map(reach))
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const from = reach.get(previousDiagonal(reach, diagonal, edits))!
      let at = isAddition(reach, diagonal, edits) ? from : from + 1
      while (at < left.length && left[at] === right[at - diagonal]) at += 1
      reach.set(diagonal, at)
      if (at >= left.length && at - diagonal >= right.length) return rounds
    }
  }
  return null
}

/** Whether the furthest way to this diagonal comes by adding a word, and not by removing one. */
function isAddition(reach: Reach, diagonal: number, edits: number): boolean {
  if (diagonal === -edits) return true
  return diagonal !== edits && reach.get(diagonal - 1)! < reach.get(diagonal + 1)!
}

const previousDiagonal = (reach: Reach, diagonal: number, edits: number): number =>
  isAddition(reach, diagonal, edits) ? diagonal + 1 : diagonal - 1

/** Walks the rounds backwards from both ends' meeting. */
function editsOf(rounds: readonly Reach[], left: readonly string[], right: readonly string[]): WordChange[] {
  const parts: WordChange[] = []
  let x = left.length
  let y = right.length
  for (let edits = rounds.length - 1; edits >= 0; edits -= 1) {
    const reach = rounds[edits]!
    const added = isAddition(reach, x - y, edits)
    const before = previousDiagonal(reach, x - y, edits)
    const fromX = Math.max(0, reach.get(before)!)
    const fromY = Math.max(0, fromX - before)
    while (x > fromX && y > fromY) {
      x -= 1
      y -= 1
      parts.push({ kind: 'same', text: left[x]! })
    }
    if (edits === 0) break
    parts.push(added ? { kind: 'added', text: right[y - 1]! } : { kind: 'removed', text: left[x - 1]! })
    x = fromX
    y = fromY
  }
  return parts.toReversed()
}

/** Neighbours of one kind as one; what was removed stands before what was put in its place. */
function merged(parts: readonly WordChange[]): WordChange[] {
  const result: WordChange[] = []
  for (const part of parts) {
    const last = result.at(-1)
    if (last?.kind === part.kind) result[result.length - 1] = { kind: part.kind, text: last.text + part.text }
    else result.push(part)
  }
  return result
}
