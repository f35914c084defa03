import { addDays, dayOf, type Day, type Instant } from '../kit/clock.ts'
import type { Act } from './act.ts'
import { consentPeriods, contains, type Period } from './consent.ts'
import { isAdoption } from './ground.ts'
import { historyOf, isVoid, type History } from './history.ts'
import type { StandingKind } from './standing-words.ts'
import { standingIn } from './standing.ts'
import type { Member, Terms } from './terms.ts'
import { askedOf, isByInhabitants, isMet, needOf, weigh } from './threshold.ts'

/** Ikraftträdande: from which day an instrument binds those who have consented, who is missing, and what if. */

/** Liggaren of one instrument: what it says of itself, whom it was sent to, and every act recorded. */
export interface Ledger {
  readonly terms: Terms
  readonly members: readonly Member[]
  readonly acts: readonly Act[]
}

/** Tänk om: this member's answer were a yes from the day asked on, or had been a no. */
export interface WhatIf {
  readonly organisation: string
  readonly answer: 'adopts' | 'declines'
}

export interface Missing {
  readonly organisation: string
  readonly kind: StandingKind
  /** It has adopted, but the date that counts is not known. */
  readonly dateUnknown: boolean
}

export interface EntryIntoForce {
  /** The first day in force, also when it lies ahead. Null: not yet; and under `each`, where every member has its own. */
  readonly on: Day | null
  /** It can still come into force if nobody changes a no. */
  readonly reachable: boolean
  /** Who of those the rule looks at does not consent; empty once the day is known. */
  readonly missing: readonly Missing[]
  /** Consenting now and needed: members, or inhabitants. `need` 0: the rule asks for nobody. */
  readonly have: number
  readonly need: number
  /** Court decisions but for which it would be in force. */
  readonly undoneBy: readonly string[]
  /** Members whose number of inhabitants the rule needs and does not have; then it cannot be computed. */
  readonly withoutInhabitants: readonly string[]
}

/**
 * As known at `known`. More knowledge can change the answer: a judgment that sets an adoption aside undoes it from its
 * first day, and an entry into force that rested on it.
 */
export function entryIntoForce(ledger: Ledger, known: Instant, whatIf: WhatIf | null = null): EntryIntoForce {
  const { terms, members } = ledger
  const history = historyOf(ledger.acts, known)
  const today = dayOf(known)
  const consents = consentsOf(history, ledger, whatIf && { ...whatIf, from: today })
  const on = entryDay(ledger, consents)
  const asked = askedOf(terms.entry, members)
  const willing = asked.filter(({ organisation }) => lasts(consents.get(organisation) ?? [], today))
  const absent = on === null ? asked.filter((member) => !willing.includes(member)) : []
  const missing = absent.map(({ organisation }) =>
    organisation === whatIf?.organisation
      ? { organisation, kind: 'declined' as const, dateUnknown: false }
      : missingOf(history, organisation, terms, known),
  )
  return {
    on,
    reachable: on !== null || isReachable(ledger, missing),
    missing,
    have: weigh(terms.entry, willing),
    need: needOf(terms.entry, members),
    undoneBy: on === null ? undoing(ledger, known, whatIf) : [],
    withoutInhabitants: withoutInhabitants(ledger),
  }
}

/** The day the rule is met, as far as is known; null while it is not, and under `each`. */
export function entryDay(
  { terms: { entry }, members }: Pick<Ledger, 'terms' | 'members'>,
  consents: ReadonlyMap<string, readonly Period[]>,
): Day | null {
  if (entry.kind === 'fixed') return entry.on
  if (entry.kind === 'each') return null
  const days = [...consents.values()].flat().map((period) => period.from)
  const met = [...new Set(days)].sort().find((day) => {
    const consent = (name: string): boolean =>
      consents.get(name)?.some((period) => contains(period, day)) ?? false
    return isMet(entry, members, consent)
  })
  return met === undefined ? null : addDays(met, entry.kind === 'count' ? entry.daysAfter : 0)
}

/** Everybody's consent; a member whose place another has taken consents through that one from then on. */
export function consentsOf(
  history: History,
  { terms, members }: Pick<Ledger, 'terms' | 'members'>,
  suppose: (WhatIf & { from: Day }) | null,
): Map<string, Period[]> {
  const names = new Set([...members, ...askedOf(terms.entry, members)].map((member) => member.organisation))
  const consents = new Map<string, Period[]>()
  for (const name of names) {
    const heirs = heirsOf(history, name, [])
    consents.set(
      name,
      heirs.flatMap((heir) => consentPeriods(history, heir, terms)),
    )
  }
  if (suppose) consents.set(suppose.organisation, supposed(suppose, consents.get(suppose.organisation) ?? []))
  return consents
}

function supposed({ answer, from }: WhatIf & { from: Day }, known: Period[]): Period[] {
  return answer === 'declines' ? [] : [...known, { from, to: null, because: [] }]
}

/** The organisation and those who have taken its place, one after the other. */
function heirsOf(history: History, organisation: string, seen: readonly string[]): string[] {
  if (seen.includes(organisation)) return []
  const heirs = history
    .of(organisation)
    .filter((step) => step.type === 'succeeded' && !isVoid(step))
    .map((step) => step.act.successor)
    .filter((name) => name !== null)
  return [organisation, ...heirs.flatMap((name) => heirsOf(history, name, [...seen, organisation]))]
}

const lasts = (periods: readonly Period[], today: Day): boolean =>
  periods.some((period) => period.to === null || period.to > today)

function missingOf(history: History, organisation: string, terms: Terms, known: Instant): Missing {
  const { kind, counts } = standingIn(history, organisation, { known, lastDay: null, terms })
  return { organisation, kind, dateUnknown: counts }
}

/** Could the rule be met if all who are missing said yes, but for those who have said no? */
function isReachable({ terms, members }: Ledger, missing: readonly Missing[]): boolean {
  const declined = missing.filter(({ kind }) => kind === 'declined').map(({ organisation }) => organisation)
  return isMet(terms.entry, members, (organisation) => !declined.includes(organisation))
}

/** Judgments that set a yes aside, if it would be in force without them. */
function undoing(ledger: Ledger, known: Instant, whatIf: WhatIf | null): string[] {
  const judgments = historyOf(ledger.acts, known)
    .steps.filter((step) => step.quashed !== null && isAdoption(step))
    .map((step) => step.quashed!.id)
  if (judgments.length === 0) return []
  const acts = ledger.acts.filter((act) => !judgments.includes(act.id))
  return entryIntoForce({ ...ledger, acts }, known, whatIf).on === null ? [] : judgments
}

function withoutInhabitants({ terms, members }: Ledger): string[] {
  const unknown = isByInhabitants(terms.entry) ? members.filter((member) => member.inhabitants === null) : []
  return unknown.map((member) => member.organisation)
}
