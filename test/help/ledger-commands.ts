import fc from 'fast-check'
import { Refusal } from '../../src/kit/refusal.ts'
import { actTypes, opinions, type Act, type ActType } from '../../src/ledger/act.ts'
import { mayRecord } from '../../src/ledger/recording.ts'
import type { Matter } from '../../src/ledger/requirement.ts'
import type { Terms } from '../../src/ledger/terms.ts'
import { anAct } from './acts.ts'

/** Random commands for the ledger: somebody tries to record an act, sensible or not. Only what it accepts is kept. */

export const towns = ['ale', 'bjuv', 'dals', 'eda'] as const
/** Organisations that may take the place of a member; nobody asked them. */
export const heirs = ['nya', 'stora'] as const
export const everyone = [...towns, ...heirs]

const firstDay = Date.parse('2015-01-01T00:00:00.000Z')
const dayAt = (offset: number): string => new Date(firstDay + offset * 86_400_000).toISOString().slice(0, 10)

export interface Command {
  readonly type: ActType
  readonly as: ActType
  readonly organisation: string
  readonly successor: string
  /** Milliseconds since the command before: often the same day, seldom months. */
  readonly wait: number
  readonly decidedAgo: number | null
  readonly finalAgo: number | null
  readonly depositedAgo: number | null
  readonly receivedAgo: number | null
  readonly ahead: number | null
  readonly until: number | null
  readonly target: number
  readonly opinion: (typeof opinions)[number]
}

const often: ActType[] = [
  'adopted',
  'adopted',
  'adopted_with_condition',
  'declined',
  'submitted',
  'postponed',
  'noted',
]
const aboutOthers: ActType[] = ['condition_met', 'objected', 'stayed', 'stay_lifted', 'quashed', 'retracted']
const changes: ActType[] = [
  'corrected',
  'corrected',
  'replaced',
  'withdrawn',
  'withdrawn',
  'withdrawn',
  'acceded',
  'succeeded',
]
const type = fc.oneof(
  fc.constantFrom(...often),
  fc.constantFrom(...aboutOthers),
  fc.constantFrom(...changes),
  fc.constantFrom(...actTypes),
)
const perhaps = (max: number): fc.Arbitrary<number | null> => fc.option(fc.nat(max), { freq: 2 })

export const command: fc.Arbitrary<Command> = fc.record({
  type,
  as: fc.oneof(fc.constantFrom(...often), type),
  organisation: fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...towns) }, fc.constantFrom(...heirs)),
  successor: fc.constantFrom(...heirs),
  wait: fc.oneof(fc.integer({ min: 1, max: 7_200_000 }), fc.integer({ min: 1, max: 20 * 86_400_000 })),
  decidedAgo: perhaps(30),
  finalAgo: perhaps(10),
  depositedAgo: perhaps(10),
  receivedAgo: perhaps(3),
  ahead: fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, fc.integer({ min: -20, max: 60 })),
  until: perhaps(60),
  target: fc.nat(1_000),
  opinion: fc.constantFrom(...opinions),
})

export const terms: fc.Arbitrary<Terms> = fc.record({
  entry: fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('fixed' as const),
        on: fc.constantFrom('2015-01-01', '2015-04-15', '2016-01-01'),
      }),
    },
    { weight: 3, arbitrary: fc.constant({ kind: 'each' as const }) },
    fc.constant({ kind: 'all' as const }),
    fc.record({
      kind: fc.constant('count' as const),
      count: fc.integer({ min: 1, max: 4 }),
      daysAfter: fc.nat(30),
    }),
    fc.record({
      kind: fc.constant('percent' as const),
      percent: fc.constantFrom(26, 50, 66.67, 74),
      of: fc.constantFrom('members' as const, 'inhabitants' as const),
    }),
    fc.record({
      kind: fc.constant('named' as const),
      organisations: fc.subarray([...towns], { minLength: 1 }),
    }),
  ),
  counting: fc.constantFrom('decided' as const, 'deposited' as const, 'final' as const),
  conditionsAllowed: fc.boolean(),
  validTo: fc.constantFrom(null, '2015-11-30'),
  withdrawal: fc.constantFrom(
    null,
    { months: 0, yearEndOnly: false },
    { months: 3, yearEndOnly: false },
    { months: 1, yearEndOnly: true },
  ),
})

export const aboutOf = (terms: Terms): Matter => ({
  addressees: towns.map((organisation, index) => ({
    organisation,
    inhabitants: (index + 1) * 1_000,
    sent: '2015-01-10T08:00:00.000Z',
  })),
  members: new Set([...towns, ...heirs]),
  lastDay: '2015-03-31',
  terms,
  clauses: [1, 2],
})

/** The clock of a ledger that has just been opened. */
export const opened = Date.parse('2015-01-10T08:00:00.000Z')

/** The act that the command asks for, recorded at `now`; it may be impossible. */
export function actOf(command: Command, acts: readonly Act[], now: number): Act {
  const { type } = command
  const takesPlace = type === 'corrected' || type === 'replaced'
  const says = takesPlace ? command.as : type
  const target = targetOf(command, says, acts)
  return anAct({
    id: `act-${acts.length + 1}`,
    type,
    as: takesPlace && !(type === 'corrected' && command.target % 4 === 0) ? says : null,
    organisation: ownerOf(command, acts, target),
    recorded: new Date(now).toISOString(),
    supersedes: takesPlace ? target : null,
    concerns: aboutOthers.includes(says) && type !== 'replaced' ? target : null,
    ...datesOf(command, now),
    ...contentOf(command, says),
  })
}

function datesOf(command: Command, now: number): Partial<Act> {
  const today = Math.floor((now - firstDay) / 86_400_000)
  const day = (away: number | null): string | null => (away === null ? null : dayAt(today + away))
  const ago = (days: number | null): string | null => day(days === null ? null : -days)
  const received = command.receivedAgo === null ? null : new Date(now - command.receivedAgo * 86_400_000)
  return {
    decided: ago(command.decidedAgo),
    final: ago(command.finalAgo),
    deposited: ago(command.depositedAgo),
    received: received && received.toISOString(),
    effective: day(command.ahead),
    until: day(command.until),
  }
}

function contentOf(command: Command, says: ActType): Partial<Act> {
  return {
    riders:
      says === 'adopted_with_condition' ? [{ kind: 'condition', text: 'om alla antar', reviewOn: null }] : [],
    clauses: says === 'adopted_in_part' ? [{ clause: 1, answer: 'adopted', text: null }] : [],
    opinion: says === 'opinion' ? command.opinion : null,
    nominees: says === 'nominated' ? [{ holder: 'kommunråd', role: 'ordinary' }] : [],
    successor: says === 'succeeded' ? command.successor : null,
  }
}

const fitting: { readonly [type in ActType]?: ActType } = {
  condition_met: 'adopted_with_condition',
  objected: 'adopted_with_condition',
  stay_lifted: 'stayed',
  withdrawn: 'adopted',
}

/** An act that fits, where there is one and the command is not one of the eighth that aim anywhere. */
function targetOf(command: Command, says: ActType, acts: readonly Act[]): string | null {
  const fit = acts.filter((act) => act.type === fitting[says])
  const from = fit.length > 0 && command.target % 8 !== 6 ? fit : acts
  return from[command.target % from.length]?.id ?? null
}

/** Most who act upon an act are those whose it is; one in eight is somebody else, and mostly refused. */
function ownerOf(command: Command, acts: readonly Act[], target: string | null): string {
  const owner = acts.find((act) => act.id === target)?.organisation
  const isTied =
    [...aboutOthers, 'corrected', 'replaced', 'withdrawn'].includes(command.type) &&
    command.type !== 'objected'
  return isTied && owner !== undefined && command.target % 8 !== 7 ? owner : command.organisation
}

/** Records what may be recorded; tells the code of what was refused. */
export function tryToRecord(act: Act, acts: Act[], matter: Matter): string | null {
  try {
    mayRecord(act, acts, matter)
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  acts.push(act)
  return null
}
