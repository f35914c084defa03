import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { systemClock } from '../../src/kit/clock.ts'
import { newId } from '../../src/kit/id.ts'
import { Refusal } from '../../src/kit/refusal.ts'
import { recordAct, type ToRecord } from '../../src/ledger/actions.ts'
import type { ActType } from '../../src/ledger/act.ts'
import { findStandingRows } from '../../src/ledger/projection.store.ts'
import { findActs } from '../../src/ledger/store.ts'
import { verifyChain } from '../../src/log/actions.ts'
import { freshDatabase } from '../help/database.ts'
import { aSending, type TestSending } from '../help/sending.ts'

/**
 * Sixteen registrars work on the same few answers at once, each sure of what it last saw. Whatever came of it must be
 * something that one registrar, doing the same things one after another, could have brought about.
 * HISTORY=n makes each of them try n times (12 otherwise).
 */
const writers = 16
const tries = Number(process.env['HISTORY'] ?? 12)
const members = 3
const types: readonly ActType[] = ['adopted', 'declined', 'postponed', 'referred_back', 'noted', 'submitted']

/** One registrar's attempt as seen from outside: when it began and ended, and what came of it. */
interface Attempt {
  readonly given: ToRecord
  readonly began: number
  readonly ended: number
  readonly recorded: boolean
}

const { database } = await freshDatabase()

const latestOf = async (from: TestSending, organisation: string): Promise<string | null> => {
  const acts = await from.work(({ db }) => findActs(db, from.association, from.circulation))
  return acts.findLast((act) => act.organisation === organisation)?.id ?? null
}

async function attempt(from: TestSending, number: number): Promise<Attempt> {
  const organisation = from.members[number % members]!
  const given: ToRecord = {
    act: {
      id: newId(),
      type: types[number % types.length]!,
      circulation: from.circulation,
      organisation,
      decided: '2015-05-11',
    },
    evidence: [{ document: null, quote: null, page: null, note: 'Prov' }],
    seen: await latestOf(from, organisation),
  }
  const began = performance.now()
  try {
    await from.work((work) => recordAct(work, given), systemClock)
    return { given, began, ended: performance.now(), recorded: true }
  } catch (error) {
    assert.ok(error instanceof Refusal && error.code === 'ledger.answered-meanwhile', String(error))
    return { given, began, ended: performance.now(), recorded: false }
  }
}

async function history(from: TestSending): Promise<Attempt[]> {
  const each = Array.from({ length: writers }, async (_, writer) => {
    const own: Attempt[] = []
    for (let turn = 0; turn < tries; turn += 1)
      own.push(await attempt(from, writer * 7 + turn * (writer + 1)))
    return own
  })
  return (await Promise.all(each)).flat()
}

/** The attempts that came true, in the order of the chain. */
async function inOrder(from: TestSending, attempts: readonly Attempt[]): Promise<Attempt[]> {
  const acts = await from.work(({ db }) => findActs(db, from.association, from.circulation))
  const byId = new Map(attempts.filter(({ recorded }) => recorded).map((one) => [one.given.act.id, one]))
  assert.deepEqual(acts.map(({ id }) => id).toSorted(), [...byId.keys()].toSorted())
  return acts.toSorted((a, b) => (a.recorded < b.recorded ? -1 : 1)).map(({ id }) => byId.get(id)!)
}

const standingsIn = (from: TestSending) =>
  from.work(async ({ db }) => {
    const rows = await findStandingRows(db, from.association, from.circulation)
    return from.members.map((member) => {
      const row = rows.find(({ organisation }) => organisation === member)
      return { kind: row?.kind, answered: row?.answered, counts: row?.counts }
    })
  })

describe('sixteen registrars on the same answers', async () => {
  const from = await aSending(database, { slug: 'samtidigt', members })
  const attempts = await history(from)
  const order = await inOrder(from, attempts)

  test('some were recorded and some told that another was there first', () => {
    assert.ok(order.length > tries && order.length < attempts.length, `${order.length} of ${attempts.length}`)
  })

  test('the chain is whole, with one entry for each', async () => {
    assert.deepEqual(await from.work(verifyChain), { entries: order.length, broken: null })
  })

  test('each had seen what stood before it in the chain', () => {
    const latest = new Map<string, string>()
    for (const { given } of order) {
      assert.equal(given.seen, latest.get(given.act.organisation) ?? null)
      latest.set(given.act.organisation, given.act.id)
    }
  })

  test('what was done before another began stands before it', () => {
    for (const [index, one] of order.entries())
      for (const later of order.slice(index + 1)) assert.ok(later.ended > one.began, 'out of order')
  })

  test('nobody was refused without reason: what they had seen was no longer the latest when they were told', () => {
    for (const refused of attempts.filter(({ recorded }) => !recorded)) {
      const own = order.filter(({ given }) => given.act.organisation === refused.given.act.organisation)
      const next = own.find(({ given }) => given.seen === refused.given.seen)
      assert.ok(next && next.began < refused.ended, 'refused though nobody had been there')
    }
  })

  test('the same acts one after another end in the same standings', async () => {
    const again = await aSending(database, { slug: 'i-tur-och-ordning', members })
    const ids = new Map<string, string>()
    for (const { given } of order) {
      const id = newId()
      ids.set(given.act.id, id)
      const member = again.members[from.members.indexOf(given.act.organisation)]!
      const act = { ...given.act, id, circulation: again.circulation, organisation: member }
      const seen = given.seen ? ids.get(given.seen)! : null
      await again.work((work) => recordAct(work, { ...given, act, seen }), systemClock)
    }
    assert.deepEqual(await standingsIn(again), await standingsIn(from))
  })
})
