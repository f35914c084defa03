import type { CirculationKind } from '../circulations/circulation.ts'
import { type Day, parseDay } from '../kit/clock.ts'
import { sha256 } from '../kit/hash.ts'
import type { Facts } from '../kit/refusal.ts'
import { standingRow } from '../ledger/standing-words.ts'
import { type Choice, choicesFor } from './choice.ts'
import { isSameMember } from './proposal.ts'

/** Löpande lista: the table in which an office has kept the answers by hand, one row per member, read into acts. */
export const listFields = [
  'member',
  'state',
  'decided',
  'decidedBy',
  'paragraph',
  'ownDnr',
  'received',
  'until',
  'rider',
  'review',
  'note',
] as const
export type ListField = (typeof listFields)[number]

/** Which column of the list holds what; null: none does. */
export type Mapping = Readonly<Record<ListField, number | null>>

const headings: Readonly<Record<ListField, RegExp>> = {
  member: /^(kommun|medlem|organisation|kod|kommunkod)/i,
  state: /^(läge|status|svar|beslut$|ställning|resultat)/i,
  decided: /^(beslutsdatum|beslutad|beslutat|datum|beslutsdag)/i,
  decidedBy: /^(beslut av|beslutat av|organ|instans|nämnd)/i,
  paragraph: /^(§|paragraf|par)/i,
  ownDnr: /(dnr|diarienummer|diarienr)/i,
  received: /^(inkom|inkommet|mottaget|ankomst)/i,
  until: /^(till|ny dag|nytt datum|bordlagt till|tas upp)/i,
  rider: /^(tillägg|villkor|förklaring|förbehåll)/i,
  review: /^(ses över|översyn|utvärder|omprövas)/i,
  note: /^(anteckning|kommentar|anmärkning|övrigt|not)/i,
}

/** Guessed from the headings; a person corrects. Each column is used once. */
export function guessMapping(columns: readonly string[]): Mapping {
  const used = new Set<number>()
  const guessed = listFields.map((field) => {
    const at = columns.findIndex((column, index) => !used.has(index) && headings[field].test(column.trim()))
    if (at >= 0) used.add(at)
    return [field, at < 0 ? null : at] as const
  })
  return Object.fromEntries(guessed) as Record<ListField, number | null>
}

export interface ListRow {
  /** As in the file, the heading being row 1. */
  readonly row: number
  readonly organisation: string | null
  readonly member: string
  readonly choice: Choice | null
  readonly decided: Day | null
  readonly decidedBy: string | null
  readonly paragraph: string | null
  readonly ownDnr: string | null
  readonly received: Day | null
  readonly until: Day | null
  /** What the member adds to its yes, in the list's words. */
  readonly rider: string | null
  /** When it wants that looked at again. */
  readonly review: Day | null
  readonly note: string | null
  /** Refusal codes with what is wrong with the row; empty: it can be read. */
  readonly problems: readonly RowProblem[]
}

export interface RowProblem {
  readonly code: 'import.unknown-member' | 'import.unknown-state' | 'import.not-a-day'
  readonly value: string
}

export interface ListSetting {
  readonly kind: CirculationKind
  readonly members: readonly {
    readonly organisationId: string
    readonly code: string | null
    readonly name: string
  }[]
}

/** Reads the rows under the heading. Those where the list says nothing of a state (not answered yet) are left out. */
export function readList(
  rows: readonly (readonly string[])[],
  mapping: Mapping,
  setting: ListSetting,
): ListRow[] {
  return rows
    .slice(1)
    .map((cells, index) => ({ cells, row: index + 2 }))
    .filter(({ cells }) => !isOpen(cellOf(cells, mapping.state)))
    .map(({ cells, row }) => readRow(cells, row, mapping, setting))
}

const cellOf = (cells: readonly string[], at: number | null): string =>
  at === null ? '' : (cells[at] ?? '').trim()

const isOpen = (state: string): boolean =>
  /^(|-|–|inte svarat|ej svar.*|svar saknas|inget svar)$/i.test(state)

function readRow(cells: readonly string[], row: number, mapping: Mapping, setting: ListSetting): ListRow {
  const text = (field: ListField): string => cellOf(cells, mapping[field])
  const problems: RowProblem[] = []
  const day = (field: ListField): Day | null => {
    const value = text(field)
    const read = parseDay(value.slice(0, 10))
    if (value !== '' && read === null) problems.push({ code: 'import.not-a-day', value })
    return read
  }
  const member = memberIn(text('member'), setting)
  if (!member) problems.push({ code: 'import.unknown-member', value: text('member') })
  const choice = choiceIn(text('state'), setting.kind)
  if (!choice) problems.push({ code: 'import.unknown-state', value: text('state') })
  const days = {
    decided: day('decided'),
    received: day('received'),
    until: day('until'),
    review: day('review'),
  }
  return {
    ...days,
    row,
    organisation: member && member.organisationId,
    member: member ? member.name : text('member'),
    choice,
    decidedBy: text('decidedBy') || null,
    paragraph: text('paragraph') || null,
    ownDnr: text('ownDnr') || null,
    rider: text('rider') || null,
    note: text('note') || null,
    problems,
  }
}

/** By code (also where a spreadsheet has eaten its leading zero) or by name. */
function memberIn(text: string, { members }: ListSetting) {
  const code = /^\d{3,4}$/.test(text) ? text.padStart(4, '0') : null
  return members.find((member) => (code ? member.code === code : isSameMember(text, member.name))) ?? null
}

/** How offices write, the longer before what it begins with. */
const words: readonly (readonly [RegExp, Choice])[] = [
  [/villkor|förutsättning|förbehåll/, 'adopted_with_condition'],
  [/tillägg|förklaring/, 'adopted_with_declaration'],
  [/delvis|i vissa delar/, 'adopted_in_part'],
  [/antar inte|inte anta|ej anta|avslag|avslår|nej/, 'declined'],
  [/bordl/, 'postponed'],
  [/återremi/, 'referred_back'],
  [/på väg|förslag|beredning/, 'submitted'],
  [/till handlingarna|noterat/, 'noted'],
  [/berörs inte|ej berörd|ej aktuell/, 'not_concerned'],
  [/avstår/, 'abstained'],
  [/antag|antar|anta\b|godkän|bifall|^ja$/, 'adopted'],
]

/** The word of the board itself, else as offices write it; null where neither fits. */
export function choiceIn(text: string, kind: CirculationKind): Choice | null {
  const said = text.toLowerCase()
  const choices = choicesFor(kind)
  const exact = choices.find((choice) =>
    [standingRow(choice).sv.word, standingRow(choice).en.word].some((word) => word.toLowerCase() === said),
  )
  const guessed = words.find(([pattern]) => pattern.test(said))?.[1]
  return exact ?? choices.find((choice) => choice === guessed) ?? null
}

/** An id that is the same each time the same row of the same import is sent: a double submit makes it once. */
export function rowId(base: string, row: number | string): string {
  const hex = sha256(base, String(row)).toString('hex')
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ]
  return parts.join('-')
}

/** A row with what the rules say of it. */
export interface CheckedRow extends ListRow {
  readonly refusals: readonly { readonly code: string; readonly facts: Facts }[]
  /** The same act is recorded already: left out. */
  readonly there: boolean
}

export interface ReadList {
  readonly columns: readonly string[]
  readonly mapping: Mapping
  readonly rows: readonly CheckedRow[]
}

export const isReady = (row: CheckedRow): boolean => row.refusals.length === 0 && !row.there
