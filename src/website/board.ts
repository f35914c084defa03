import { type Day, type Instant, dayOf, daysBetween } from '../kit/clock.ts'
import type { Instrument } from '../agreements/instrument.ts'
import type { Circulation } from '../circulations/circulation.ts'
import { candidateOf } from '../circulations/candidate.ts'
import { type Posting, noPost } from '../circulations/posting.ts'
import type { Letter } from '../circulations/version.ts'
import type { Act } from '../ledger/act.ts'
import { type Period, contains } from '../ledger/consent.ts'
import { type Count, count } from '../ledger/count.ts'
import type { Standing } from '../ledger/standing.ts'
import { type OrganisationKind, compareSwedish } from '../organisations/organisation.ts'
import { type StandingKind, standingKinds } from '../ledger/standing-words.ts'

/**
 * Svarsläge: the board of one circulation, every addressee with its standing as known at K and, where there is an
 * instrument, whether it is a party on D.
 */

/** What the board is about: the circulation as it was last sent, as known at K. */
export interface BoardSubject {
  readonly circulation: Circulation
  readonly letter: Letter
  /** Null for a circulation that asks for no adoption. */
  readonly instrument: Instrument | null
}

/** A member as it is shown: its name on D, and its place on the tile map. */
export interface BoardMember {
  readonly organisation: string
  readonly code: string | null
  readonly name: string
  readonly kind: OrganisationKind
  /** The short name on the map. */
  readonly label: string
  readonly column: number | null
  readonly row: number | null
}

/** What an act rests on, as far as the reader may see it. */
export interface BoardEvidence {
  readonly act: string
  readonly href: string | null
  readonly sha256: string | null
  readonly title: string
  readonly quote: string | null
}

/** Where a member stands, from the ledger. */
export interface Placed {
  readonly standing: Standing
  readonly sent: Instant | null
  readonly party: boolean
  readonly periods: readonly Period[]
}

export interface BoardFacts {
  readonly on: Day
  readonly known: Instant
  readonly lastDay: Day | null
  readonly placed: readonly Placed[]
  readonly members: ReadonlyMap<string, BoardMember>
  readonly acts: readonly (Act & { readonly paragraph: string | null })[]
  readonly evidence: readonly BoardEvidence[]
  /** What has been posted to each, by organisation. */
  readonly postings: ReadonlyMap<string, Posting>
  /** Organisations of which a letter lies in the inbox. */
  readonly unread: ReadonlySet<string>
  /** By organisation: the day on which its answer was sent back to it. */
  readonly returned: ReadonlyMap<string, Day>
}

export interface BoardRow extends Placed, BoardMember {
  /** The first day of the period that it is a party in on D, or of the first one ahead. */
  readonly effective: Day | null
  /** The § of the decision that the standing rests on. */
  readonly paragraph: string | null
  readonly evidence: readonly BoardEvidence[]
  /** By name: who objects to its condition, and whose answer it stands by where it has taken another's place. */
  readonly objectors: readonly string[]
  readonly answeredBy: string | null
  /** Every act known at K, oldest first, superseded ones too. */
  readonly acts: readonly Act[]
  /** How many times it has been reminded. */
  readonly reminders: number
  /** Its latest letter came back or could not be sent: for the staff to see, who can find another contact. */
  readonly unreachable: boolean
}

export interface Board {
  readonly on: Day
  readonly known: Instant
  readonly lastDay: Day | null
  /** In Swedish order of name. */
  readonly rows: readonly BoardRow[]
  readonly count: Count
  /** How many may be reminded now. */
  readonly remindable: number
  /** Everybody on it is a municipality, and may be called so. */
  readonly municipal: boolean
}

export function boardOf(facts: BoardFacts): Board {
  const paragraphs = new Map(facts.acts.map((act) => [act.id, act.paragraph]))
  const placed = facts.evidence.map((each, place) => ({ each, place }))
  const evidence = Map.groupBy(placed, ({ each }) => each.act)
  const rows = facts.placed
    .map((placed) => rowOf(placed, facts, { paragraphs, evidence }))
    .toSorted((a, b) => compareSwedish(a.name, b.name))
  const { on, known, lastDay } = facts
  const municipal = rows.every((row) => row.kind === 'municipality')
  const remindable = facts.placed.filter((placed) => mayBeReminded(placed, facts)).length
  return {
    on,
    known,
    lastDay,
    rows,
    count: count(facts.placed.map((placed) => placed.standing)),
    remindable,
    municipal,
  }
}

/** Those on the board have been asked, or have acted unasked; only the former have had a letter. */
function mayBeReminded({ standing, sent }: Placed, facts: BoardFacts): boolean {
  const posting = facts.postings.get(standing.organisation) ?? noPost
  const addressee = { role: 'to', droppedAt: null, organisationId: standing.organisation } as const
  const { spared } = candidateOf(addressee, standing, posting, { ...facts, today: dayOf(facts.known) })
  return sent !== null && spared === null
}

/** What is told of acts, by the act. */
interface OfActs {
  readonly paragraphs: ReadonlyMap<string, string | null>
  /** With its place among all, oldest first. */
  readonly evidence: ReadonlyMap<string, readonly { each: BoardEvidence; place: number }[]>
}

function evidenceFor({ restsOn }: Standing, { evidence }: OfActs): BoardEvidence[] {
  const found = restsOn.flatMap((act) => evidence.get(act) ?? [])
  return found.toSorted((a, b) => a.place - b.place).map(({ each }) => each)
}

function rowOf(placed: Placed, facts: BoardFacts, ofActs: OfActs): BoardRow {
  const { standing, periods } = placed
  const holding = periods.find((period) => contains(period, facts.on))
  const ahead = periods.find((period) => period.from > facts.on)
  const nameOf = (organisation: string): string => memberOf(organisation, facts.members).name
  return {
    ...placed,
    ...memberOf(standing.organisation, facts.members),
    effective: (holding ?? ahead)?.from ?? null,
    paragraph: latest(standing.restsOn, ofActs.paragraphs),
    evidence: evidenceFor(standing, ofActs),
    objectors: standing.objectedBy.map(nameOf),
    answeredBy: standing.inheritedFrom && nameOf(standing.inheritedFrom),
    acts: standing.history.map((line) => line.act),
    reminders: facts.postings.get(standing.organisation)?.reminders ?? 0,
    unreachable: facts.postings.get(standing.organisation)?.unreachable ?? false,
  }
}

/** Someone who acted unasked and is not in the register any more is still shown, by its id. */
function memberOf(organisation: string, members: ReadonlyMap<string, BoardMember>): BoardMember {
  const place = { label: '', column: null, row: null }
  const nameless = { organisation, code: null, name: organisation, kind: 'other', ...place } as const
  return members.get(organisation) ?? nameless
}

function latest(ids: readonly string[], values: ReadonlyMap<string, string | null>): string | null {
  return ids.map((id) => values.get(id) ?? null).findLast((value) => value !== null) ?? null
}

/** The kinds that the board has now, in the table's order, with how many there are of each. */
export function kindsInUse(board: Board): { kind: StandingKind; count: number }[] {
  return standingKinds
    .map((kind) => ({ kind, count: board.count.kinds[kind] }))
    .filter(({ count: number }) => number > 0)
}

/** Days left until the last day as known at K; negative once it has passed, null where there is none. */
export function daysLeft(board: Board): number | null {
  return board.lastDay === null ? null : daysBetween(dayOf(board.known), board.lastDay)
}

/** The rows in the order of the strip: the kinds as in the table, and within a kind by name. */
export function byKind(board: Board): BoardRow[] {
  const place = (row: BoardRow): number => standingKinds.indexOf(row.standing.kind)
  return board.rows.toSorted((a, b) => place(a) - place(b))
}
