import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { terms2015 } from '../../test/help/acts.ts'
import { freshDatabase } from '../../test/help/database.ts'
import { aSending, type TestSending } from '../../test/help/sending.ts'
import { addDays, startOfDay } from '../kit/clock.ts'
import { newId } from '../kit/id.ts'
import { Refusal } from '../kit/refusal.ts'
import { recordAct } from './actions.ts'
import { actTypes, type Act, type ActType, opinions } from './act.ts'
import { findSending } from './matter.store.ts'
import { parties } from './party.ts'
import { rebuild } from './projection.actions.ts'
import { findPartyRows, findStandingRows } from './projection.store.ts'
import { organisationsIn, partyRowsOf, standingRowOf } from './projection.ts'
import type { NewAct } from './recorded-act.ts'
import { standingsOf } from './standing.ts'
import { findActs } from './store.ts'
import type { EntryRule } from './terms.ts'

const { database } = await freshDatabase()
const members = 5

const day = fc.integer({ min: -40, max: 60 }).map((days) => addDays('2015-06-01', days))
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 2 })
/** What a registrar may try, sensible or not; `about` and `supersedes` point into what is recorded so far. */
const attempt = fc.record({
  kind: fc.constant('act' as const),
  member: fc.nat(members - 1),
  type: fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom<ActType>('adopted', 'adopted_with_condition', 'objected', 'withdrawn'),
    },
    { weight: 5, arbitrary: fc.constantFrom<ActType>(...actTypes) },
  ),
  as: optional(fc.constantFrom<ActType>(...actTypes)),
  decided: optional(day),
  effective: optional(day),
  until: optional(day),
  opinion: optional(fc.constantFrom(...opinions)),
  condition: fc.boolean(),
  about: fc.nat(1000),
  successor: fc.nat(members - 1),
})
const turn = fc.record({ kind: fc.constant('night' as const), days: fc.integer({ min: 1, max: 9 }) })
const commands = fc.array(fc.oneof({ weight: 12, arbitrary: attempt }, { weight: 1, arbitrary: turn }), {
  minLength: 100,
  maxLength: 100,
})
const entry = fc.constantFrom<EntryRule>(
  { kind: 'fixed', on: '2015-01-01' },
  { kind: 'each' },
  { kind: 'all' },
  { kind: 'count', count: 2, daysAfter: 10 },
  { kind: 'percent', percent: 60, of: 'members' },
)

type Attempt = typeof attempt extends fc.Arbitrary<infer T> ? T : never

const aboutConditions: readonly ActType[] = ['objected', 'condition_met']

function actFrom(from: TestSending, tried: Attempt, acts: readonly Act[]): NewAct {
  const pick = (some: readonly Act[]): string | null =>
    some[tried.about % Math.max(1, some.length)]?.id ?? null
  const conditional = acts.filter((act) => act.type === 'adopted_with_condition')
  const own = acts.filter((act) => act.organisation === from.members[tried.member])
  const supersedes = tried.type === 'corrected' || tried.type === 'replaced' ? pick(own) : null
  return {
    id: newId(),
    circulation: from.circulation,
    organisation: from.members[tried.member]!,
    type: tried.type,
    as: supersedes ? tried.as : null,
    decided: tried.decided,
    effective: tried.effective,
    until: tried.until,
    opinion: tried.opinion,
    riders: tried.condition ? [{ kind: 'condition', text: 'om alla antar', reviewOn: null }] : [],
    clauses: [{ clause: 1, answer: 'adopted', text: null }],
    supersedes,
    concerns: pick(aboutConditions.includes(tried.type) ? conditional : acts),
    successor: tried.type === 'succeeded' ? from.members[tried.successor]! : null,
  }
}

/** Recorded, or refused by a rule: both are answers. Anything else fails the test. */
async function tryAct(from: TestSending, act: NewAct): Promise<boolean> {
  try {
    await from.work((work) => recordAct(work, { act, evidence: [] }))
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

interface Seen {
  readonly acts: readonly Act[]
  readonly projected: unknown
  readonly computed: unknown
}

const byOrganisation = (a: { organisation: string }, b: { organisation: string }): number =>
  a.organisation < b.organisation ? -1 : a.organisation > b.organisation ? 1 : 0

/** What the projections say, and what the pure rules say of the acts that are stored. */
async function look(from: TestSending): Promise<Seen> {
  return await from.work(async ({ db, association, clock }) => {
    const sending = (await findSending(db, association, from.circulation))!
    const acts = await findActs(db, association, from.circulation)
    const known = [clock.now(), acts.at(-1)?.recorded ?? ''].sort().at(-1)!
    const standings = standingsOf(organisationsIn(sending, acts), acts, { ...sending, known })
    const bound = parties({ terms: sending.terms!, members: sending.asked, acts }, known)
    return {
      acts,
      projected: {
        standings: await findStandingRows(db, association, from.circulation),
        parties: await findPartyRows(db, association, from.instrument),
      },
      computed: {
        standings: standings.map(standingRowOf).sort(byOrganisation),
        parties: [...bound].flatMap(([name, periods]) => partyRowsOf(name, periods)).sort(byOrganisation),
      },
    }
  })
}

type Command = Attempt | { readonly kind: 'night'; readonly days: number }

/** A night passes, with its recomputing; or somebody tries to record an act. False: refused, and nothing has changed. */
async function perform(from: TestSending, command: Command, acts: readonly Act[]): Promise<boolean> {
  if (command.kind === 'act') {
    from.clock.advance(1000)
    return await tryAct(from, actFrom(from, command, acts))
  }
  from.clock.set(startOfDay(addDays(from.clock.now().slice(0, 10), command.days)))
  await from.work(rebuild)
  return true
}

describe('the projections', () => {
  test('3,000 commands: what is projected is always what the acts say', { timeout: 600_000 }, async () => {
    let runs = 0
    let recorded = 0
    await fc.assert(
      fc.asyncProperty(commands, entry, fc.boolean(), async (list, rule, conditionsAllowed) => {
        runs += 1
        const terms = { ...terms2015, entry: rule, conditionsAllowed }
        const from = await aSending(database, {
          slug: `egenskap-${runs}`,
          members,
          terms,
          now: '2015-05-20T08:00',
        })
        let seen = await look(from)
        for (const command of list) {
          if (!(await perform(from, command, seen.acts))) continue
          seen = await look(from)
          assert.deepEqual(seen.projected, seen.computed)
        }
        recorded += seen.acts.length
      }),
      { numRuns: 30, endOnFailure: true },
    )
    // Were nearly everything refused, the equality would say little.
    assert.ok(recorded > 600, `only ${recorded} of 3,000 were recorded`)
  })
})
