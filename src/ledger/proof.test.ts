import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { anAct } from '../../test/help/acts.ts'
import * as commands from '../../test/help/ledger-commands.ts'
import { Oracle } from '../../test/help/ledger-oracle.ts'
import { nextDay, stockholmDay } from '../../test/help/plain-calendar.ts'
import type { Act } from './act.ts'
import { contains } from './consent.ts'
import { count } from './count.ts'
import { entryIntoForce } from './entry-into-force.ts'
import { parties } from './party.ts'
import { reaching } from './projection.ts'
import { standingOf, standingsOf } from './standing.ts'
import type { Terms } from './terms.ts'

/** How many random commands are tried against the oracle; `COMMANDS=1000000` for a long night. */
const total = Number(process.env.COMMANDS ?? 100_000)
/** Commands in a history, on average. */
const perHistory = 20
const seed = process.env.SEED === undefined ? {} : { seed: Number(process.env.SEED), endOnFailure: true }
const runs = (share: number) => ({ numRuns: Math.ceil(total / perHistory / share), ...seed })

const histories = fc.record({
  terms: commands.terms,
  list: fc.array(commands.command, { maxLength: 2 * perHistory, size: 'max' }),
})

interface Case {
  readonly terms: Terms
  readonly list: readonly commands.Command[]
}

/** Plays the commands; `after` sees each act that was accepted. */
function play({ terms, list }: Case, after: (acts: readonly Act[], act: Act) => void = () => {}): Act[] {
  const matter = commands.aboutOf(terms)
  const acts: Act[] = []
  let now = commands.opened
  for (const command of list) {
    now += command.wait
    const act = commands.actOf(command, acts, now)
    if (commands.tryToRecord(act, acts, matter) === null) after(acts, act)
  }
  return acts
}

const members = (terms: Terms) => commands.aboutOf(terms).addressees
const at = (terms: Terms, known: string) => ({ known, lastDay: '2015-03-31', terms })
const later = (acts: readonly Act[], days: number): string => {
  const last = acts.at(-1)?.recorded ?? '2015-06-01T10:00:00.000Z'
  return new Date(Date.parse(last) + days * 86_400_000).toISOString()
}
const days = fc.array(
  fc.nat(800).map((days) => nextDay('2014-12-31', days)),
  { minLength: 10, maxLength: 10 },
)

describe('the ledger against a simple oracle', () => {
  test(`standing after each of ${total} random commands`, () => {
    let accepted = 0
    const property = fc.property(histories, (one) => {
      play(one, (acts, act) => {
        accepted += 1
        agreesOnStanding(acts, act.organisation, act.recorded, one.terms)
      })
    })
    fc.assert(property, runs(1))
    assert.ok(accepted > total / 4, `only ${accepted} were accepted`)
  })

  test('everybody’s standing long after, and as known at any moment before', () => {
    const property = fc.property(histories, fc.nat(400), fc.nat(1_000), (one, days, pick) => {
      const acts = play(one)
      const before = acts.length === 0 ? later(acts, 0) : acts[pick % acts.length]!.recorded
      for (const known of [later(acts, days), before])
        for (const name of commands.everyone) agreesOnStanding(acts, name, known, one.terms)
    })
    fc.assert(property, runs(4))
  })

  test('party on any day and the day of entry into force, under these terms and others', () => {
    const others = fc.array(commands.terms, { minLength: 3, maxLength: 3 })
    const property = fc.property(histories, others, days, fc.nat(1_000), (one, others, some, pick) => {
      const acts = play(one)
      const known = (pick % 3 === 0 && acts[pick % acts.length]?.recorded) || later(acts, 30)
      for (const terms of [one.terms, ...others]) agreesOnParties(acts, known, terms, some)
    })
    fc.assert(property, runs(5))
  })
})

function agreesOnParties(acts: readonly Act[], known: string, terms: Terms, some: readonly string[]): void {
  const ledger = { terms, members: members(terms), acts }
  const oracle = new Oracle(acts, known, terms, '2015-03-31')
  const entry = oracle.entry(ledger.members, '2014-12-01', nextDay(known.slice(0, 10), 70))
  assert.equal(entryIntoForce(ledger, known).on, entry)
  const bound = parties(ledger, known)
  for (const name of commands.everyone) {
    const periods = bound.get(name) ?? []
    const edges = periods.flatMap(({ from, to }) => [
      nextDay(from, -1),
      from,
      ...(to ? [nextDay(to, -1), to] : []),
    ])
    for (const day of [...edges, ...some]) {
      const isBound = periods.some((period) => contains(period, day))
      assert.equal(isBound, oracle.isParty(name, day, entry), `${name} ${day}`)
    }
  }
}

function agreesOnStanding(acts: readonly Act[], name: string, known: string, terms: Terms): void {
  const expected = new Oracle(acts, known, terms, '2015-03-31').standing(name)
  const standing = standingOf(name, acts, at(terms, known))
  const { kind, answered, counts, decided, postponedTo, extendedTo, overdue, late } = standing
  const said = { kind, answered, counts, decided, postponedTo, extendedTo, overdue, late }
  assert.deepEqual(said, expected, name)
}

describe('what always holds', () => {
  test('the order in which acts are handed over does not matter', () => {
    const property = fc.property(histories, fc.infiniteStream(fc.nat()), (one, random) => {
      const acts = play(one)
      const shuffled = acts
        .map((act) => [random.next().value as number, act] as const)
        .sort(([a], [b]) => a - b)
        .map(([, act]) => act)
      const moment = at(one.terms, later(acts, 10))
      assert.deepEqual(
        standingsOf(commands.everyone, shuffled, moment),
        standingsOf(commands.everyone, acts, moment),
      )
    })
    fc.assert(property, runs(20))
  })

  test('what was known at a moment is never changed by what is recorded later', () => {
    const property = fc.property(histories, fc.nat(1_000), (one, pick) => {
      const acts = play(one)
      if (acts.length === 0) return
      const cut = pick % acts.length
      const known = acts[cut]!.recorded
      const ledger = { terms: one.terms, members: members(one.terms), acts }
      const then = { ...ledger, acts: acts.slice(0, cut + 1) }
      const moment = at(one.terms, known)
      assert.deepEqual(
        standingsOf(commands.everyone, acts, moment),
        standingsOf(commands.everyone, then.acts, moment),
      )
      assert.deepEqual(parties(ledger, known), parties(then, known))
      assert.deepEqual(entryIntoForce(ledger, known), entryIntoForce(then, known))
    })
    fc.assert(property, runs(20))
  })

  test('after a correction everything is as if the mistake had never been made', () => {
    const property = fc.property(histories, commands.command, fc.nat(1_000), (one, mistake, pick) => {
      const acts = play(one)
      const corrected = new Set(acts.map((act) => (act.type === 'corrected' ? act.supersedes : null)))
      const plain = acts.filter(
        ({ id, type }) => type !== 'corrected' && type !== 'replaced' && !corrected.has(id),
      )
      const right = plain[pick % plain.length]
      if (!right) return
      const known = later(acts, 1)
      const { id, type, organisation } = right
      const wrong = { ...commands.actOf(mistake, [], Date.parse(right.recorded)), id, organisation }
      const mended: Act = {
        ...right,
        id: 'mended',
        type: 'corrected',
        as: type,
        supersedes: id,
        recorded: known,
      }
      const erring = acts.map((act) => (act === right ? { ...wrong, type: plainType(wrong), as: null } : act))
      assert.deepEqual(viewOf([...erring, mended], known, one.terms), viewOf(acts, known, one.terms))
    })
    fc.assert(property, runs(10))
  })

  test('a proposal never counts, and adding one changes neither counts nor parties', () => {
    const property = fc.property(
      histories,
      commands.command,
      fc.nat(60),
      fc.constantFrom(...commands.towns),
      (one, command, daysAgo, town) => {
        const acts = play(one)
        const known = later(acts, 10)
        const proposal: Act = {
          ...commands.actOf({ ...command, type: 'submitted' }, [], Date.parse(later(acts, -daysAgo))),
          id: 'proposal',
          organisation: town,
        }
        const more = [...acts, proposal]
        const counts = (list: readonly Act[]) =>
          standingsOf(commands.everyone, list, at(one.terms, known)).map((standing) => standing.counts)
        const ledger = { terms: one.terms, members: members(one.terms), acts }
        assert.deepEqual(counts(more), counts(acts))
        assert.deepEqual(parties({ ...ledger, acts: more }, known), parties(ledger, known))
        const alone = standingOf(town, [proposal], at(one.terms, known))
        assert.deepEqual([alone.kind, alone.answered, alone.counts], ['submitted', false, false])
      },
    )
    fc.assert(property, runs(20))
  })

  test('nobody is both answered and waited for, and the numbers add up', () => {
    const property = fc.property(histories, (one) => {
      const acts = play(one)
      const standings = standingsOf(commands.towns, acts, at(one.terms, later(acts, 10)))
      for (const standing of standings) {
        assert.ok(!standing.answered || !standing.overdue)
        assert.ok(standing.answered || (!standing.counts && !standing.late))
        assert.equal(standing.kind === 'silent', standing.restsOn.length === 0)
        for (const line of standing.history) assert.equal(line.state === 'holds', line.by === null)
      }
      const counted = count(standings)
      const sum = Object.values(counted.kinds).reduce((sum, number) => sum + number, 0)
      assert.equal(sum, commands.towns.length)
      assert.ok(counted.adopted + counted.conditional <= counted.answered)
    })
    fc.assert(property, runs(20))
  })

  test('a party’s periods run forward and neither touch nor overlap', () => {
    const property = fc.property(histories, (one) => {
      const acts = play(one)
      const ledger = { terms: one.terms, members: members(one.terms), acts }
      for (const periods of parties(ledger, later(acts, 10)).values()) {
        const edges = periods.flatMap(({ from, to }) => [from, to ?? '9999'])
        assert.deepEqual(edges, [...new Set(edges)].sort())
      }
    })
    fc.assert(property, runs(20))
  })

  test('what if a member adopted today, or had said no, is what happens when it does', () => {
    const property = fc.property(histories, fc.constantFrom(...commands.towns), (one, organisation) => {
      // Acts that reach another organisation are left out: taking a member away would take them away too.
      const acts = play(one).filter(
        (act) => ![act.type, act.as].some((type) => type !== null && reaching.includes(type)),
      )
      const known = later(acts, 10)
      const ledger = { terms: one.terms, members: members(one.terms), acts }
      const without = { ...ledger, acts: acts.filter((act) => act.organisation !== organisation) }
      const today = stockholmDay(known)
      const yes = anAct({ id: 'yes', type: 'adopted', organisation, recorded: known })
      const adopted = { ...yes, decided: today, final: today, deposited: today }
      assert.equal(
        entryIntoForce(without, known, { organisation, answer: 'adopts' }).on,
        entryIntoForce({ ...without, acts: [...without.acts, adopted] }, known).on,
      )
      const declined = entryIntoForce(ledger, known, { organisation, answer: 'declines' })
      assert.equal(declined.on, entryIntoForce(without, known).on)
    })
    fc.assert(property, runs(20))
  })
})

const plainType = (act: Act): Act['type'] =>
  act.type === 'corrected' || act.type === 'replaced' ? 'adopted' : act.type

/** Everything that is said of everybody, but for the acts that it is said by. */
function viewOf(acts: readonly Act[], known: string, terms: Terms) {
  const ledger = { terms, members: members(terms), acts }
  const standings = standingsOf(commands.everyone, acts, at(terms, known)).map((standing) => ({
    ...standing,
    restsOn: null,
    history: null,
  }))
  const periods = [...parties(ledger, known)].map(([name, list]) => [
    name,
    list.map(({ from, to }) => [from, to]),
  ])
  return { standings, periods, entry: { ...entryIntoForce(ledger, known), undoneBy: null } }
}
