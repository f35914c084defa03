import { addDays, type Day, type Instant } from '../kit/clock.ts'
import { consentPeriods, contains, type Period } from './consent.ts'
import { consentsOf, entryDay, type Ledger } from './entry-into-force.ts'
import { effectOf, historyOf, isVoid, type History } from './history.ts'

/**
 * Part: an organisation bound by an instrument from–to. Two questions in one: on which day in the world (D), and as
 * known when (K). A judgment learnt in 2017 changes who was a party in 2016, but not who we said was one in 2016.
 */

export interface PartyAt {
  /** Valid on. */
  readonly on: Day
  /** As known at. */
  readonly known: Instant
}

/** When the organisation is bound, as known; in order, never overlapping, half-open. */
export function partyPeriods(organisation: string, ledger: Ledger, known: Instant): Period[] {
  return boundBy(historyOf(ledger.acts, known), ledger)(organisation)
}

export function isParty(organisation: string, ledger: Ledger, at: PartyAt): boolean {
  return partyPeriods(organisation, ledger, at.known).some((period) => contains(period, at.on))
}

/** Every organisation that is, was or will be a party, successors too; reads the acts once. */
export function parties(ledger: Ledger, known: Instant): Map<string, Period[]> {
  const history = historyOf(ledger.acts, known)
  const names = new Set(ledger.members.map((member) => member.organisation))
  for (const step of history.steps) {
    names.add(step.organisation)
    if (step.act.successor) names.add(step.act.successor)
  }
  const periods = boundBy(history, ledger)
  return new Map(
    [...names].map((name) => [name, periods(name)] as const).filter(([, list]) => list.length > 0),
  )
}

/** The days in force within which the organisation consents. */
function boundBy(history: History, ledger: Ledger): (organisation: string) => Period[] {
  const { terms } = ledger
  const each = terms.entry.kind === 'each'
  const begins = entryOf(history, ledger)
  if (begins === null && !each) return () => []
  const ends = lastDayOut(history, terms.validTo)
  return (organisation) =>
    consentPeriods(history, organisation, terms)
      .map((period) => within(period, begins, ends))
      .filter((period) => period.to === null || period.from < period.to)
}

/** A fixed day waits for nobody, so nobody is asked. */
function entryOf(history: History, ledger: Ledger): Day | null {
  const { entry } = ledger.terms
  if (entry.kind === 'fixed') return entry.on
  return entry.kind === 'each' ? null : entryDay(ledger, consentsOf(history, ledger, null))
}

/** The first day on which nobody is bound any more: the instrument has run out, or has been terminated. */
function lastDayOut(history: History, validTo: Day | null): Day | null {
  const terminations = history.steps.filter((step) => step.type === 'terminated' && !isVoid(step))
  const ends = [...terminations.map(effectOf), ...(validTo === null ? [] : [addDays(validTo, 1)])]
  return ends.sort()[0] ?? null
}

function within(period: Period, begins: Day | null, ends: Day | null): Period {
  const from = begins !== null && begins > period.from ? begins : period.from
  const to = period.to === null || (ends !== null && ends < period.to) ? ends : period.to
  return { ...period, from, to }
}
