import type { Instant } from '../kit/clock.ts'
import { Refusal } from '../kit/refusal.ts'
import type { Outcome } from '../decisions/decision.ts'

/** Dagordning: the items (punkter, ärenden) of a meeting in their order. */
export interface AgendaItem {
  readonly id: string
  readonly bodyId: string
  /** Null: collected for the body's next meeting. */
  readonly meetingId: string | null
  /** 1, 2, 3 …; 0 while it is on no agenda. */
  readonly position: number
  /** The paragraph's number in the year, for bodies that number so; given when the meeting is closed. */
  readonly paragraph: number | null
  readonly title: string
  readonly kind: ItemKind
  readonly presenter: string | null
  readonly plannedMinutes: number | null
  /** Slutet ärende: neither its title nor its text is for the public. */
  readonly isClosed: boolean
  readonly caseId: string | null
  /** Where it comes from: handed over or postponed from an item of another meeting. */
  readonly earlierItemId: string | null
  readonly text: string
  readonly outcome: Outcome | null
  /** The group it is referred back to, the body it is handed to, or when it comes up again. */
  readonly outcomeRecipient: string | null
  readonly outcomeBodyId: string | null
  readonly clauses: readonly string[]
  /** Yrkanden and propositionsordning, as the law asks of those under it (KL 5:65–66). */
  readonly proposals: string | null
  readonly vote: Vote | null
  /** Reservationer, and protokollsanteckningar beside the decision. */
  readonly reservations: string | null
  /** To whom an extract of it goes (protokollsutdrag skickas till). */
  readonly extractRecipients: readonly string[]
  /** Counts changes, so that two who write do not write over each other. */
  readonly version: number
  /** The open page that wrote last, and whose it was. */
  readonly writer: string | null
  readonly writtenAt: Instant | null
  readonly writtenBy: string | null
}

/** A new item with nothing written in it yet. */
export function newItem(
  facts: Pick<AgendaItem, 'id' | 'bodyId' | 'meetingId' | 'position' | 'title' | 'kind'> &
    Partial<AgendaItem>,
): AgendaItem {
  return {
    paragraph: null,
    presenter: null,
    plannedMinutes: null,
    isClosed: false,
    caseId: null,
    earlierItemId: null,
    text: '',
    outcome: null,
    outcomeRecipient: null,
    outcomeBodyId: null,
    clauses: [],
    proposals: null,
    vote: null,
    reservations: null,
    extractRecipients: [],
    version: 1,
    writer: null,
    writtenAt: null,
    writtenBy: null,
    ...facts,
  }
}

/** What a page that was opened on `version` may write over: what nobody else has written in since. */
export function mayOverwrite(
  item: Pick<AgendaItem, 'version' | 'writer'>,
  page: { readonly version: number; readonly writer: string },
): boolean {
  return item.version === page.version || item.writer === page.writer
}

/** Votering. */
export interface Vote {
  readonly yes: number
  readonly no: number
  readonly abstained: number
}

export const itemKinds = ['information', 'discussion', 'decision'] as const
export type ItemKind = (typeof itemKinds)[number]

const mostItems = 300

const leadingMarks = /^[\s\-–•*]*(?:(?:§\s*\d{1,4}|\d{1,3}[.):])\s+)?[\s*]*/u
const plainTitle = (line: string): string => line.replace(/[\s*:]+$/u, '').trim()

const kindWords: Readonly<Record<string, ItemKind>> = {
  beslut: 'decision',
  beslutsärende: 'decision',
  decision: 'decision',
  information: 'information',
  info: 'information',
  diskussion: 'discussion',
  discussion: 'discussion',
}
const kindMark = /\s*[([]\s*(\p{L}+)\s*[)\]]\s*$/u

/**
 * Titles pasted from a letter or an older agenda, one item a line. Numbers, dashes and Markdown's stars go; "(beslut)" or "(info)" at
 * the end says the kind.
 * @throws Refusal `agenda.nothing-pasted`, `agenda.too-many`
 */
export function readAgenda(pasted: string): { title: string; kind: ItemKind }[] {
  const lines = pasted.split(/\r?\n/).map((line) => line.replace(leadingMarks, ''))
  const items = lines.filter((line) => plainTitle(line) !== '').map(kindAndTitle)
  if (items.length === 0) throw new Refusal('agenda.nothing-pasted')
  if (items.length > mostItems) throw new Refusal('agenda.too-many', { most: mostItems })
  return items
}

function kindAndTitle(line: string): { title: string; kind: ItemKind } {
  const mark = kindMark.exec(line)
  const kind = kindWords[mark?.[1]?.toLowerCase() ?? '']
  return mark && kind && mark.index > 0
    ? { title: plainTitle(line.slice(0, mark.index)), kind }
    : { title: plainTitle(line), kind: 'information' }
}

/** The ids with one moved so many places up (negative) or down; at the ends it stays. */
export function reordered(ids: readonly string[], id: string, by: number): string[] {
  const from = ids.indexOf(id)
  if (from === -1) return [...ids]
  const to = Math.min(ids.length - 1, Math.max(0, from + by))
  return ids.toSpliced(from, 1).toSpliced(to, 0, id)
}

/** How an item is referred to: "§ 14", or its number in the meeting. */
export function itemNumber(item: Pick<AgendaItem, 'position' | 'paragraph'>): string {
  return item.paragraph === null ? String(item.position) : `§ ${item.paragraph}`
}

/** What must be said beside the outcome. @throws Refusal `agenda.outcome-to` */
export function checkOutcome(outcome: Outcome | null, to: string | null): void {
  const asks = outcome === 'referred_back' || outcome === 'handed_over'
  if (asks && !to?.trim()) throw new Refusal('agenda.outcome-to', { outcome })
}
