import assert from 'node:assert/strict'
import { test } from 'node:test'
import { layDemo } from '../../db/demo.ts'
import { findInbox } from '../../src/intake/inbox.store.ts'
import { findAssociation } from '../../src/organisations/store.ts'
import { openWaiting } from '../help/answer-link.ts'
import { openOffice } from '../help/office.ts'

/** The demo's inbox: a dozen letters of every kind, taken in as letters are and opened by the same job. */

const office = await openOffice({ now: '2015-06-04T08:00' })
const began = performance.now()
await layDemo(office.database, 'http://radslag.example')
const laid = performance.now() - began
await openWaiting(office, 'ksl')

const inbox = async (view: 'waiting' | 'machines' | 'done') =>
  await office.database
    .transaction(null, async (db) => await findAssociation(db, 'ksl'))
    .then(
      async (found) =>
        await office.database.transaction(found!.id, (db) =>
          findInbox(db, found!.id, { view, today: '2015-06-04', person: 'nobody' }),
        ),
    )

test('the letters are laid out without being opened, so that the demo starts as before', () => {
  assert.ok(laid < 30_000, `${Math.round(laid)} ms`)
})

test('laid once more nothing is added', async () => {
  const before = (await inbox('waiting')).length
  await layDemo(office.database, 'http://radslag.example')
  assert.equal((await inbox('waiting')).length, before)
})

test('each kind of letter is proposed as what it is', async () => {
  const waiting = await inbox('waiting')
  const acts = (words: string) =>
    waiting
      .filter(({ head }) => (head?.from?.address ?? '').includes(words))
      .map((letter) => letter.proposals.map(({ act }) => act))
  assert.deepEqual(acts('nykvarn'), [['adopted_with_declaration']])
  assert.deepEqual(acts('varmdo'), [['submitted']])
  assert.deepEqual(acts('sodertalje'), [['postponed']])
  assert.deepEqual(acts('sigtuna'), [['declined']])
  assert.deepEqual(new Set(acts('stockholm')[0]), new Set(['noted', 'supports']))
  assert.deepEqual(acts('nynashamn'), [['no_objection']])
  assert.equal(acts('upplands-bro').length, 2, 'the third is a copy')
  assert.equal(waiting.find(({ head }) => head?.from?.address === 'nagon@privat.example')?.sorted, 'holding')
})

test('a machine’s letters wait for nobody', async () => {
  const sorts = (await inbox('machines')).map(({ sorted }) => sorted)
  assert.ok(sorts.includes('automatic'), sorts.join())
})

test('the personal identity number is masked in the inbox', async () => {
  const registrar = await office.registrar()
  const letter = (await inbox('waiting')).find(({ head }) => head?.from?.address.includes('huddinge'))!
  const page = await registrar.get(`/ksl/inbox?letter=${letter.id}`)
  assert.ok(!page.assertStatus(200).body.includes('811228-9874'))
})
