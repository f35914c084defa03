import { isName } from './person-list.ts'
import { flat, found, linesOf, part } from './source.ts'
import type { Found, Source } from './source.ts'

/** Underskrift: who signed a paper, and as what: the name stands above the office, or below it. */
export type SignedAs = 'secretary' | 'chair' | 'adjuster'

export type Signatures = Readonly<Record<SignedAs, readonly Found<string>[]>>

const offices: readonly (readonly [SignedAs, RegExp])[] = [
  [
    'secretary',
    /^(?:(?:kommun|förbunds|nämnd|styrelse|utskotts)?sekreterare|vid (?:protokollet|pennan|tangenterna))$/iu,
  ],
  ['chair', /^(?:mötes)?ordförande$/iu],
  ['adjuster', /^(?:justerare|justerande|justeras|justerat)(?:[ ]\d{4}-\d\d-\d\d)?$/iu],
]

interface Cell {
  readonly text: string
  readonly start: number
  readonly end: number
}

const officeOf = ({ text }: Cell): SignedAs | null =>
  offices.find(([, words]) => words.test(text))?.[0] ?? null

const bare = (name: string): string => flat(name).replace(/\s*\(\p{L}{1,4}\)$/u, '')

/** The cells of each written line; lines to sign on say nothing. */
function rowsOf(source: Source): Cell[][] {
  return linesOf(source.text).flatMap(({ text, start }) => {
    const cells = [...text.matchAll(/\S+(?: \S+)*/gu)].map((match) => ({
      text: match[0].replace(/[:.…_]+$/u, '').trim(),
      start: start + match.index,
      end: start + match.index + match[0].length,
    }))
    const written = cells.filter((cell) => /\p{L}/u.test(cell.text))
    return written.length > 0 ? [written] : []
  })
}

const areNames = (cells: readonly Cell[] | undefined): cells is readonly Cell[] =>
  cells !== undefined && cells.every(({ text }) => isName(bare(text)))

/** "Vid protokollet   Justeras" above three names: the chair approves with the one who was elected. */
function ofLabels(labels: readonly (SignedAs | null)[], names: readonly Cell[]): (SignedAs | null)[] {
  if (labels.length === names.length) return [...labels]
  const approving = names.length - labels.length + 1
  return labels.at(-1) === 'adjuster' && approving === 2
    ? [...labels.slice(0, -1), 'chair', 'adjuster']
    : names.map(() => null)
}

/** A row of offices, and the row of names that goes with it: below where names stand there, else above. */
function pairsIn(rows: readonly Cell[][]): (readonly [SignedAs, Cell])[] {
  return rows.flatMap((row, index) => {
    const labels = row.map(officeOf)
    if (labels.includes(null)) return []
    const below = rows[index + 1]
    const above = rows[index - 1]
    const isUnder = areNames(above) && above.length === row.length && !rows[index - 2]?.some(officeOf)
    const names = isUnder ? above : areNames(below) ? below : null
    if (!names) return []
    return ofLabels(labels, names).flatMap((office, at) => (office ? [[office, names[at]!] as const] : []))
  })
}

const headed = /^[ ]*(?:Underskrifter|Signaturer)[ ]*$/mu
/** Under the heading for signatures: whoever stands on the line above the role, by name or by office. */
function underHeading(body: Source): Found<string>[][] | null {
  const match = headed.exec(body.text)
  if (!match) return null
  const end = part(body, match.index + match[0].length)
  const lines = linesOf(end.text)
    .map((line) => ({ ...line, text: flat(line.text.replaceAll('_', ' ')) }))
    .filter(({ text }) => text !== '')
  return roles.map((role) =>
    lines.flatMap(({ text }, index) => {
      const above = lines[index - 1]
      return above && officeOf({ text, start: 0, end: 0 }) === role ? [found(above.text, end, above)] : []
    }),
  )
}
const roles: readonly SignedAs[] = ['secretary', 'chair', 'adjuster']

/** Those who signed at the end of the text. */
export function signaturesIn(body: Source): Signatures {
  const [secretary = [], chair = [], adjuster = []] = underHeading(body) ?? []
  const listed = signedAtFoot(body)
  return {
    secretary: listed.secretary.length > 0 ? listed.secretary : secretary,
    chair: listed.chair.length > 0 ? listed.chair : chair,
    adjuster: listed.adjuster.length > 0 ? listed.adjuster : adjuster,
  }
}

function signedAtFoot(body: Source): Signatures {
  const foot = part(body, Math.max(0, body.text.length - 2000))
  const pairs = /sekreterare|protokollet|juster/i.test(foot.text) ? pairsIn(rowsOf(foot)) : []
  const as = (wanted: SignedAs): Found<string>[] =>
    pairs.filter(([office]) => office === wanted).map(([, cell]) => found(bare(cell.text), foot, cell))
  return { secretary: as('secretary'), chair: as('chair'), adjuster: as('adjuster') }
}
