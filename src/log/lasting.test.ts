import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addBareAssociation } from '../../test/help/association.ts'
import { freshDatabase } from '../../test/help/database.ts'
import { system } from '../kit/actor.ts'
import { HandClock } from '../kit/clock.ts'
import { newId } from '../kit/id.ts'
import type { Work } from '../kit/work.ts'
import { log } from './actions.ts'
import { Lasting } from './lasting.store.ts'

const { database } = await freshDatabase()
const associations = await Promise.all(['ett', 'annan'].map((slug) => addBareAssociation(database, slug)))
const [one, other] = associations as [number, number]
const clock = new HandClock('2015-05-20T09:12')

const within = <T>(association: number, run: (work: Work) => Promise<T>): Promise<T> =>
  database.transaction(association, (db) => run({ db, association, actor: system('test'), clock }))
const say = (work: Work, verb: string) => log(work, { verb, subject: newId(), payload: {} })

/** What is read is how often it has been. */
function reading() {
  let times = 0
  const kept = new Lasting<number>(10)
  const read = async (): Promise<number> => (times += 1)
  const ask = (work: Work, key = 'a'): Promise<number> => kept.of(work, key, read, () => 1)
  return { ask, askIn: (association: number, key?: string) => within(association, (work) => ask(work, key)) }
}

test('what has been read is not read again while answers are registered', async () => {
  const { askIn } = reading()
  await askIn(one)
  await within(one, (work) => say(work, 'act.recorded'))
  assert.equal(await askIn(one), 1)
  assert.equal(await askIn(one, 'b'), 2)
})

test('a receipt that leaves changes nothing of what the next answer is read by', async () => {
  const { askIn } = reading()
  await askIn(one)
  await within(one, (work) => say(work, 'mail.left'))
  assert.equal(await askIn(one), 1)
})

test('what a transaction has changed is its own before it is told in the log too: the log comes last', async () => {
  const kept = new Lasting<string | null>(10)
  const ask = (work: Work): Promise<string | null> => {
    const sender = work.db.selectFrom('association').select('mailFrom').where('id', '=', work.association)
    return kept.of(
      work,
      'sender',
      () => sender.executeTakeFirstOrThrow().then(({ mailFrom }) => mailFrom),
      () => 1,
    )
  }
  const failing = within(one, async (work) => {
    await work.db
      .updateTable('association')
      .set({ mailFrom: 'ny@forbundet.example' })
      .where('id', '=', one)
      .execute()
    assert.equal(await ask(work), 'ny@forbundet.example')
    throw new Error('as the test wants it')
  })
  await assert.rejects(failing, /as the test/)
  assert.equal(await within(one, ask), null)
})

test('whatever else is told, and whoever tells it, it is read anew', async () => {
  const { askIn } = reading()
  await askIn(one)
  await within(one, (work) => say(work, 'organisation.renamed'))
  await within(one, (work) => say(work, 'entry.added'))
  assert.deepEqual([await askIn(one), await askIn(one)], [2, 2])
})

test('one association’s news are none of another’s, and neither sees what the other has read', async () => {
  const { askIn } = reading()
  assert.deepEqual([await askIn(one), await askIn(other)], [1, 2])
  await within(other, (work) => say(work, 'organisation.renamed'))
  assert.deepEqual([await askIn(one), await askIn(other)], [1, 3])
})

test('what a transaction reads after it has written in the log is its own, also when it comes to nothing', async () => {
  const { ask, askIn } = reading()
  await askIn(one)
  const failing = within(one, async (work) => {
    await say(work, 'organisation.renamed')
    assert.equal(await ask(work), 2)
    throw new Error('as the test wants it')
  })
  await assert.rejects(failing, /as the test/)
  assert.equal(await askIn(one), 1)
  await within(one, (work) => say(work, 'case.retitled'))
  assert.equal(await askIn(one), 3)
})
