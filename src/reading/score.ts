import { foldDnr } from '../cases/dnr.ts'
import type { Report } from './report.ts'
import { flat } from './source.ts'

/**
 * Träffsäkerhet: holds a report against what a person says the text contains. Precision: of what was read, how much was right.
 * Recall: of what is in the text, how much was read.
 */

/** What a person has labelled: the report's own field names. Further keys are notes and are not scored. */
export type Label = Readonly<Record<string, unknown>> & { readonly file: string }

export interface FieldScore {
  readonly field: string
  readonly right: number
  /** Read, but not so or not there. */
  readonly wrong: number
  /** There, but not read. */
  readonly missed: number
}

export interface Miss {
  readonly file: string
  readonly field: string
  readonly expected: unknown
  readonly read: unknown
}

export interface Score {
  readonly fields: readonly FieldScore[]
  readonly misses: readonly Miss[]
  /** A proposal read as an adoption: must be 0. */
  readonly proposalsAsAdoption: readonly string[]
}

type Keys = (value: unknown) => readonly string[]

const text = (value: unknown): string =>
  flat(typeof value === 'string' ? value : JSON.stringify(value))
    .toLocaleLowerCase('sv')
    .replace(/[–—]/g, '-')
    .replace(/\.+$/, '')
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value])
const named = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'name' in value
    ? text(value.name)
    : text(value).split(',')[0]!
const fieldOf = (value: unknown, key: string): unknown => (value as Readonly<Record<string, unknown>>)[key]
/** A plain value as text; nothing for what is absent. */
const said = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : ''
const saidOf = (value: unknown, keys: readonly string[]): string =>
  keys.map((key) => said(fieldOf(value, key))).join('/')

const plain: Keys = (value) => [text(value)]
const each =
  (key: (value: unknown) => string): Keys =>
  (value) =>
    list(value).map(key)
/** A body by its name, without remarks in brackets; definite or not. */
const bodyKey: Keys = (value) => [text(said(value).replace(/\(.*/, '').replace(/\+.*/, '')).replace(/n$/, '')]
const numbers = (value: unknown): string => text(value).replace(/\s/g, '')
const votes: Keys = (value) => list(value).map((vote) => saidOf(vote, ['yes', 'no', 'abstain', 'absent']))
const steps: Keys = (value) => list(value).map((step) => saidOf(step, ['date', 'no', 'what']))
const person: Keys = (value) => list(value).map((who) => named(who).replace(/\s*\(.*$/, ''))

/** Of points told in ranges, "1-6" for some members and "7-8" for others: the last. */
const lastPoint = (ranges: readonly unknown[]): string =>
  /\d+$/.exec(said(fieldOf(ranges.at(-1), 'points')))?.[0] ?? ''

/** The fields that are scored, and what of a value is compared. */
const keysOf: Readonly<Record<string, Keys>> = {
  kind: plain,
  organisation: plain,
  body: bodyKey,
  number: (value) => [numbers(value)],
  date: plain,
  decision: plain,
  act: plain,
  stage: plain,
  opinion: plain,
  postponed_to: plain,
  diary_numbers: (value) => list(value).map((dnr) => foldDnr(String(dnr))),
  dissent: each(text),
  vote: votes,
  votes,
  sent_to: each(text),
  earlier: steps,
  handling: plain,
  decision_points: (value) => [String(Array.isArray(value) ? lastPoint(value) : value)],
  valid_from: plain,
  valid_to: plain,
  valid_from_by_member: each(text),
  corrects: steps,
  replaces: steps,
  answer_type: plain,
  adjusted: plain,
  immediate_adjustment: plain,
  condition: plain,
  declaration: plain,
  place: plain,
  time: (value) => [numbers(value)],
  present: person,
  apologies: person,
  guests: person,
  chair: plain,
  secretary: plain,
  adjuster: plain,
  next_meeting: plain,
  deadline: plain,
  items: (value) => list(value).map((item) => said(fieldOf(item, 'no'))),
  followups: (value) =>
    list(value)
      .filter((each) => fieldOf(each, 'possible') !== true)
      .map((task) => text(fieldOf(task, 'what'))),
}

/** Fields where a label is a person's paraphrase: the words read must be among the label's, or the other way round. */
const loose = new Set([
  'body',
  'followups',
  'sent_to',
  'organisation',
  'condition',
  'declaration',
  'place',
  'next_meeting',
])

const words = (key: string): string[] => key.match(/[\p{L}\p{N}]{3,}/gu) ?? []

function alike(field: string, a: string, b: string): boolean {
  if (a === b) return true
  if (!loose.has(field)) return false
  if (a.startsWith(b) || b.startsWith(a)) return true
  const [left, right] = [new Set(words(a)), words(b)]
  const shared = right.filter((word) => left.has(word)).length
  return shared / Math.max(1, Math.min(left.size, right.length)) >= 0.6
}

/** Acts that a decision word of the label allows, where the label has no act of its own. */
const actsFor: Readonly<Record<string, readonly string[]>> = {
  adopted: ['adopted', 'opinion'],
  adopted_with_reservation: ['adopted_with_condition', 'adopted_with_declaration', 'adopted_in_part'],
  declined: ['declined', 'opinion'],
  postponed: ['postponed'],
  referred_back: ['referred_back'],
  noted: ['noted'],
}

function expectedActs(label: Label): readonly string[] {
  if (typeof label['act'] === 'string') return [label['act']]
  if (typeof label['stage'] === 'string' && label['stage'].startsWith('proposal')) return ['submitted']
  return actsFor[said(label['decision'])] ?? []
}

/** True where the label holds what is not in the text itself: known to the person from elsewhere. */
function isOutside(field: string, label: Label, source: string): boolean {
  const value = label[field]
  if (value === undefined) return true
  if (label['date_in_body'] === false && (field === 'date' || field === 'body')) return true
  if (field !== 'organisation' && field !== 'body') return false
  const name = said(value).replace(/\s*[(+].*/, '')
  return !new RegExp(`(?<![\\p{L}])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}])`, 'iu').test(
    source,
  )
}

interface Tally {
  right: number
  wrong: number
  missed: number
}

interface Compared {
  readonly right: number
  readonly wrong: readonly string[]
  readonly missed: readonly string[]
}

function compared(field: string, expected: readonly string[], read: readonly string[]): Compared {
  const left = [...expected]
  const wrong: string[] = []
  for (const key of read) {
    const at = left.findIndex((other) => alike(field, key, other))
    if (at === -1) wrong.push(key)
    else left.splice(at, 1)
  }
  return { right: read.length - wrong.length, wrong, missed: left }
}

/** Fields a person labels only where they matter: what is read beyond the label is not held against the reading. */
const partly = new Set([
  'diary_numbers',
  'decision_points',
  'items',
  'followups',
  'time',
  'valid_from',
  'valid_to',
  'earlier',
  'deadline',
  'organisation',
  'declaration',
  'answer_type',
  'sent_to',
  'opinion',
  'adjusted',
  'chair',
  'secretary',
  'adjuster',
  'place',
  'next_meeting',
  'present',
  'votes',
  'vote',
])

function compareField(field: string, { label, report, source }: Case): Compared {
  if (field === 'act') return compareAct(label, said(report['act']))
  const keys = keysOf[field]!
  const keysIn = (value: unknown): readonly string[] => (value === undefined ? [] : keys(value))
  const result = compared(field, keysIn(label[field]), keysIn(report[field]))
  if (isNamedInPart(field, label, result)) return { ...result, wrong: [] }
  if (!isOutside(field, label, source)) return result
  const isFree = label[field] === undefined && partly.has(field)
  return { ...result, wrong: isFree ? [] : result.wrong, missed: [] }
}

/** A label may say how many there are in all and name only some of them: `present_total`. */
const isNamedInPart = (field: string, label: Label, { right, wrong }: Compared): boolean =>
  label[`${field}_total`] === right + wrong.length

function compareAct(label: Label, read: string): Compared {
  const allowed = expectedActs(label)
  const isRight = read === '' ? allowed.length === 0 : allowed.includes(read)
  if (isRight) return { right: 1, wrong: [], missed: [] }
  return { right: 0, wrong: read === '' ? [] : [read], missed: allowed.slice(0, 1) }
}

export interface Case {
  readonly label: Label
  readonly report: Report
  /** The text that was read. */
  readonly source: string
}

export function scoreOf(cases: readonly Case[]): Score {
  const tallies = new Map<string, Tally>()
  const misses: Miss[] = []
  for (const each of cases) {
    for (const field of Object.keys(keysOf)) {
      const { right, wrong, missed } = compareField(field, each)
      const tally = tallies.get(field) ?? { right: 0, wrong: 0, missed: 0 }
      tallies.set(field, {
        right: tally.right + right,
        wrong: tally.wrong + wrong.length,
        missed: tally.missed + missed.length,
      })
      if (wrong.length + missed.length > 0)
        misses.push({ file: each.label.file, field, expected: missed, read: wrong })
    }
  }
  return {
    fields: [...tallies]
      .map(([field, tally]) => ({ field, ...tally }))
      .filter((score) => score.right + score.wrong + score.missed > 0),
    misses,
    proposalsAsAdoption: cases.filter(isFalseAdoption).map((each) => each.label.file),
  }
}

function isFalseAdoption({ label, report }: Case): boolean {
  const proposes = typeof label['stage'] === 'string' && label['stage'].startsWith('proposal')
  return proposes && said(report['act']).startsWith('adopted')
}

/** 1 where nothing was to be found and nothing was read. */
export const precision = ({ right, wrong }: FieldScore): number =>
  right + wrong === 0 ? 1 : right / (right + wrong)
export const recall = ({ right, missed }: FieldScore): number =>
  right + missed === 0 ? 1 : right / (right + missed)
