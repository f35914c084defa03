import type { Day } from '../kit/clock.ts'
import { type Act, type ActType, meaning } from './act.ts'
import type { Period } from './consent.ts'
import type { Standing } from './standing.ts'
import type { Terms } from './terms.ts'

/** Projektion: the rows that worklists and counts read. Computed from the acts and never the other way round. */

export interface StandingRow {
  readonly organisation: string
  readonly kind: string
  readonly answered: boolean
  readonly counts: boolean
  readonly decided: Day | null
  readonly deposited: Day | null
  /** The day until which the answer is waited for. */
  readonly until: Day | null
  /** The act recorded last, whatever became of it. */
  readonly latestAct: string | null
}

export function standingRowOf(standing: Standing): StandingRow {
  const { organisation, kind, answered, counts, decided, deposited, dueOn } = standing
  const latestAct = standing.history.at(-1)?.act.id ?? null
  return { organisation, kind, answered, counts, decided, deposited, until: dueOn, latestAct }
}

export interface PartyRow {
  readonly organisation: string
  readonly from: Day
  readonly to: Day | null
  /** The act that the period rests on; where there are several, the first. */
  readonly because: string
}

export function partyRowsOf(organisation: string, periods: readonly Period[]): PartyRow[] {
  return periods.map(({ from, to, because }) => ({ organisation, from, to, because: because[0]! }))
}

/** Types by which one organisation's act changes another's standing. */
export const reaching: readonly ActType[] = ['objected', 'succeeded', 'terminated']

export function reachesFurther(act: Pick<Act, 'type' | 'as'>): boolean {
  return reaching.includes(act.type) || (act.as !== null && reaching.includes(act.as))
}

/** The instrument binds each by its own answer, or nobody is bound. */
export function waitsForNobody({ terms }: { readonly terms: Terms | null }): boolean {
  return terms === null || terms.entry.kind === 'fixed' || terms.entry.kind === 'each'
}

/** Those asked, and those who have acted unasked: successors, and members that have acceded. Who ends it for all is neither. */
export function organisationsIn(
  sending: {
    readonly addressees: readonly { readonly organisation: string }[]
    readonly dropped: readonly string[]
  },
  acts: readonly Act[],
): string[] {
  const names = new Set(sending.addressees.map((addressee) => addressee.organisation))
  for (const act of acts) {
    if (meaning(act) === 'terminated') continue
    for (const name of [act.organisation, act.successor])
      if (name !== null && !sending.dropped.includes(name)) names.add(name)
  }
  return [...names]
}
