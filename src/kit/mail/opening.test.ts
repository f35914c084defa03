import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addBareAssociation } from '../../../test/help/association.ts'
import { freshDatabase } from '../../../test/help/database.ts'
import { type Actor, system } from '../actor.ts'
import { HandClock } from '../clock.ts'
import { newId } from '../id.ts'
import { nextOpening, usualHours } from '../office-hours.ts'
import { queueMail, retryMail } from './actions.ts'
import { sendLetter } from './jobs.ts'
import { findLetter, settleLetter } from './store.ts'
import { catchingTransport } from './transport.ts'

const { database } = await freshDatabase()
const association = await addBareAssociation(database, 'ksl')
const clock = new HandClock('2015-05-22T16:59')
const office = {
  database,
  clock,
  transport: catchingTransport,
  opening: async (_db: unknown, _association: number, now: string) => nextOpening(now, usualHours),
}
const person: Actor = { kind: 'person', id: newId(), name: 'Registrator', administrator: true }

const written = (actor: Actor): Promise<string> =>
  database.transaction(association, async (db) => {
    const letter = await queueMail(
      { db, association, clock, actor },
      {
        purpose: 'reminder',
        concerns: newId(),
        from: 'registrator@forbundet.example',
        to: 'registrator@ortaby.example',
        subject: 'Påminnelse',
        body: 'Hej',
      },
    )
    return letter.id
  })
const stateOf = async (letter: string): Promise<string | undefined> =>
  (await database.transaction(association, (db) => findLetter(db, association, letter)))?.state
const tryNow = (letter: string) => sendLetter(office, { association, letter })

test('a letter that goes by itself waits for the office at each try, and is queued for when it opens', async () => {
  const letter = await written(system('errands'))
  clock.set('2015-05-22T20:00')
  await tryNow(letter)
  assert.equal(await stateOf(letter), 'waiting')
  const { rows } = await database.pool.query<{ hours: number }>(
    `select round(max(extract(epoch from start_after - now())) / 3600)::integer as hours from pgboss.job where data->>'letter' = $1`,
    [letter],
  )
  assert.equal(rows[0]?.hours, 60, 'from Friday evening at eight to Monday morning at eight')
  clock.set('2015-05-25T08:00')
  await tryNow(letter)
  assert.equal(await stateOf(letter), 'sent')
})

test('what a person sends leaves at any hour, and so does a letter that she tries anew', async () => {
  clock.set('2015-05-23T20:00')
  const own = await written(person)
  await tryNow(own)
  assert.equal(await stateOf(own), 'sent')
  const other = await written(system('errands'))
  await database.transaction(association, async (db) => {
    const end = { state: 'failed', lastError: '550', sentAt: null } as const
    await settleLetter(db, association, other, end)
    await retryMail({ db, association }, other)
  })
  await tryNow(other)
  assert.equal(await stateOf(other), 'sent')
})
