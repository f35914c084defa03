import { type Day, type Instant, addDays } from '../kit/clock.ts'
import type { ActType } from '../ledger/act.ts'
import { type Deposited, depositOf } from '../ledger/due-form.ts'
import type { Period } from '../ledger/consent.ts'
import { partyPeriods } from '../ledger/party.ts'
import { type NewAct, complete } from '../ledger/recorded-act.ts'
import { concerning, couldConcern } from '../ledger/requirement.ts'
import type { Standings } from '../ledger/book.ts'
import { type Step, historyOf } from '../ledger/history.ts'
import { type Standing, standingOf } from '../ledger/standing.ts'
import type { Before } from './consequence.ts'

/**
 * Annat än svar: what happens beside a member's answer, mostly learnt by asking: more time, a condition met, notice of
 * withdrawal, a judgment, a merger.
 */
export const otherTypes = [
  'extension_requested',
  'extension_granted',
  'condition_met',
  'withdrawn',
  'retracted',
  'acceded',
  'objected',
  'succeeded',
  'terminated',
  'stayed',
  'stay_lifted',
  'quashed',
] as const satisfies readonly ActType[]
export type OtherType = (typeof otherTypes)[number]

const withUntil: readonly OtherType[] = ['extension_requested', 'extension_granted']
/** Those that say themselves from when they hold. */
const withEffective: readonly OtherType[] = [
  'withdrawn',
  'acceded',
  'succeeded',
  'terminated',
  'stayed',
  'stay_lifted',
]

/** Which fields the kind has use for, beside those of every kind. */
export const fieldsOf = (type: OtherType) => ({
  until: withUntil.includes(type),
  effective: withEffective.includes(type),
  concerns: concerning.includes(type),
  successor: type === 'succeeded',
})

/** What an act of the kind by that member could be about now; of other members only where the kind is about others' acts. */
export function offeredTo(
  type: OtherType,
  organisation: string,
  { sending, acts }: Matter,
  now: Instant,
): Step[] {
  const recorded = [now, acts.at(-1)?.recorded ?? now].sort().at(-1)!
  const { circulation, version } = sending
  const act = complete(
    { id: 'supposed', type, circulation, organisation },
    { version: version ?? 0, received: null, receivedOn: null, recorded },
  )
  const matter = { ...sending, members: new Set<string>() }
  return couldConcern(act, { matter, acts, history: historyOf(acts, recorded) })
}

type Matter = Pick<Standings, 'sending' | 'acts'>

/** The kinds that can be registered of the member: what is about another act only where there is one. */
export const typesFor = (organisation: string, before: Matter, now: Instant): OtherType[] =>
  otherTypes.filter(
    (type) => !concerning.includes(type) || offeredTo(type, organisation, before, now).length > 0,
  )

/** As typed; what the kind of act has no use for is left out of the act. */
export interface TypedOther {
  readonly id: string
  readonly type: OtherType
  readonly decided: Day | null
  readonly effective: Day | null
  readonly until: Day | null
  readonly concerns: string | null
  readonly successor: string | null
  readonly note: string | null
}

/** @param about.came null where nothing came in: the association's own decision, a judgment */
export function otherAct(
  typed: TypedOther,
  about: Pick<NewAct, 'circulation' | 'organisation'> & {
    readonly came: Pick<Deposited, 'receivedOn' | 'toldOnly'> | null
    readonly entry: string | null
  },
): NewAct {
  const { id, type, decided, effective, note } = typed
  return {
    id,
    type,
    circulation: about.circulation,
    organisation: about.organisation,
    registryEntry: about.entry,
    decided,
    deposited: about.came && depositOf({ ...about.came, type, findings: [] }).on,
    effective,
    until: withUntil.includes(type) ? typed.until : null,
    concerns: concerning.includes(type) ? typed.concerns : null,
    successor: type === 'succeeded' ? typed.successor : null,
    note,
  }
}

export interface OtherConsequence {
  readonly standing: Standing
  readonly periods: readonly Period[]
}

/** What the act would lead to: the instrument's own rule computes when a withdrawal takes effect. */
export function consequenceOfOther(
  act: NewAct,
  { sending, acts }: Before,
  { now, receivedOn }: { readonly now: Instant; readonly receivedOn: Day | null },
): OtherConsequence {
  const known = [now, acts.at(-1)?.recorded ?? now].sort().at(-1)!
  const supposed = [
    ...acts,
    complete(act, { version: sending.version ?? 0, received: null, receivedOn, recorded: known }),
  ]
  const { terms, asked: members } = sending
  const ledger = terms && { terms, members, acts: supposed }
  return {
    standing: standingOf(act.organisation, supposed, { ...sending, known }),
    periods: ledger ? partyPeriods(act.organisation, ledger, known) : [],
  }
}

/** The last day of a half-open period; null: until further notice. */
export const lastDayOf = ({ to }: Period): Day | null => to && addDays(to, -1)
