import type { Day } from '../kit/clock.ts'
import { isDepartureType } from './act-kind.ts'
import { isConditionMet, isPosition, objectionsTo } from './ground.ts'
import { effectOf, isStayed, isVoid, type History, type Step } from './history.ts'
import type { Terms } from './terms.ts'
import { firstDayOut } from './withdrawal.ts'

/**
 * Samtycke till att bli bunden: on which days an organisation's own decisions say yes. Whether the instrument is in
 * force on those days is another question: `entry-into-force.ts`.
 */

/** Half-open: `to` is the first day that does not belong; null: until further notice. */
export interface Period {
  readonly from: Day
  readonly to: Day | null
  /** The acts it rests on. */
  readonly because: readonly string[]
}

/** From this day on the step says yes or no, until the same or a later step says otherwise. */
interface Turn {
  readonly from: Day
  readonly yes: boolean
}

interface Say {
  readonly step: Step
  readonly turns: readonly Turn[]
}

const reckoned = new WeakMap<History, { readonly terms: Terms; readonly periods: Map<string, Period[]> }>()

/**
 * The days on which the organisation consents, its own decisions before those it has taken over. Kept with the history:
 * parties, entry into force and what undoes it all ask for the same.
 */
export function consentPeriods(history: History, organisation: string, terms: Terms): Period[] {
  const kept = reckoned.get(history)
  const { periods } = kept?.terms === terms ? kept : { periods: new Map<string, Period[]>() }
  reckoned.set(history, { terms, periods })
  const found = periods.get(organisation) ?? reckon(history, organisation, terms)
  periods.set(organisation, found)
  return found
}

function reckon(history: History, organisation: string, terms: Terms): Period[] {
  const chain = chainOf(history, organisation, [])
  const says = new Map(chain.map((name) => [name, saysOf(history, name, terms)]))
  const days = [...says.values()]
    .flat()
    .flatMap(({ step, turns }) => [...turns.map((turn) => turn.from), ...step.stays.map(effectOf)])
  const heard = (on: Day): Step | null => yesOn(history, says, organisation, on)
  return periodsOf([...new Set(days)].sort(), heard)
}

export const contains = (period: Pick<Period, 'from' | 'to'>, day: Day): boolean =>
  period.from <= day && (period.to === null || day < period.to)

/** The organisation and all whose place it has taken, near and far. */
function chainOf(history: History, organisation: string, seen: readonly string[]): string[] {
  if (seen.includes(organisation)) return []
  const before = history.successionsTo(organisation).map((step) => step.organisation)
  return [organisation, ...before.flatMap((name) => chainOf(history, name, [...seen, organisation]))]
}

/** The step that says yes on the day, if that is what is said. */
function yesOn(
  history: History,
  says: ReadonlyMap<string, readonly Say[]>,
  organisation: string,
  on: Day,
  heir = false,
): Step | null {
  const own = (says.get(organisation) ?? []).findLast(
    ({ step, turns }) => !(heir && step.type === 'succeeded') && !isStayed(step, on) && turns[0]!.from <= on,
  )
  if (own) return own.turns.findLast((turn) => turn.from <= on)!.yes ? own.step : null
  for (const step of history.successionsTo(organisation)) {
    const inherited = effectOf(step) <= on && yesOn(history, says, step.organisation, on, true)
    if (inherited) return inherited
  }
  return null
}

/** What each live decision says and from when, in the world's order. */
function saysOf(history: History, organisation: string, terms: Terms): Say[] {
  const live = history.of(organisation).filter((step) => !isVoid(step))
  let left = false
  return live.flatMap((step) => {
    const turns = turnsOf(step, left, terms)
    left ||= isDeparture(step)
    return turns.length > 0 ? [{ step, turns }] : []
  })
}

/** @param returning it has left before */
function turnsOf(step: Step, returning: boolean, terms: Terms): Turn[] {
  if (step.type === 'succeeded') return [{ from: effectOf(step), yes: false }]
  if (step.type === 'withdrawn') {
    const out = firstDayOut(step, terms.withdrawal)
    return out === null ? [] : [{ from: out, yes: false }]
  }
  if (!isPosition(step)) return endsPosition(step) ? [{ from: step.day, yes: false }] : []
  const from = beginning(step, returning, terms)
  return from === null ? [{ from: step.day, yes: false }] : [{ from, yes: true }, ...suspension(step, from)]
}

/** The first day of a yes; null when the decision says no, or its date is not known, or its condition is open. */
function beginning(step: Step, returning: boolean, terms: Terms): Day | null {
  if (!isWholeYes(step)) return null
  const agreed = agreedDay(step, returning, terms)
  const day = step.act.effective ?? agreed ?? step.act[terms.counting]
  if (step.type !== 'adopted_with_condition' || terms.conditionsAllowed) return day
  if (day === null || !isConditionMet(step)) return null
  return agreed === null ? later(day, step.conditionMet!.day) : day
}

/**
 * The instrument's own date binds from that day whoever answers the circulation, before and after it. Who accedes
 * afterwards, or comes back after having left, is bound from its own day.
 */
function agreedDay(step: Step, returning: boolean, { entry }: Terms): Day | null {
  return entry.kind === 'fixed' && step.type !== 'acceded' && !returning ? entry.on : null
}

/** An answer that is neither yes nor no ends a yes only where it expressly takes its place. */
function endsPosition(step: Step): boolean {
  return step.replaces !== null && (isPosition(step.replaces) || endsPosition(step.replaces))
}

/** An objection takes the yes away from its day until the condition is met. */
function suspension(step: Step, from: Day): Turn[] {
  const objection = step.type === 'adopted_with_condition' ? objectionsTo(step)[0] : undefined
  const met = isConditionMet(step) ? step.conditionMet!.day : null
  if (!objection || (met !== null && met <= objection.day)) return []
  const stop = { from: later(from, objection.day), yes: false }
  return met === null ? [stop] : [stop, { from: later(from, met), yes: true }]
}

const isWholeYes = (step: Step): boolean => step.type !== 'declined' && step.type !== 'adopted_in_part'
const isDeparture = (step: Step): boolean => isDepartureType(step.type)
const later = (a: Day, b: Day): Day => (a > b ? a : b)

/** Asks on each day where something may change, and joins the days between. */
function periodsOf(days: readonly Day[], heard: (on: Day) => Step | null): Period[] {
  const periods: { from: Day; to: Day | null; because: string[] }[] = []
  for (const day of days) {
    const last = periods.at(-1)
    const open = last?.to === null ? last : undefined
    const step = heard(day)
    if (!step && open) open.to = day
    if (!step) continue
    if (!open) periods.push({ from: day, to: null, because: [step.act.id] })
    else if (!open.because.includes(step.act.id)) open.because.push(step.act.id)
  }
  return periods
}
