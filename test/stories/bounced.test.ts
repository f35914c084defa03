import assert from 'node:assert/strict'
import { test } from 'node:test'
import { layDemo } from '../../db/demo.ts'
import { bounceMails } from '../../src/kit/mail/actions.ts'
import { outbox } from '../../src/kit/mail/store.ts'
import { findAssociation } from '../../src/organisations/store.ts'
import { openOffice } from '../help/office.ts'

const office = await openOffice({ now: '2015-06-04T08:00' })
await layDemo(office.database, 'http://radslag.example')
const registrar = await office.registrar()
const visitor = office.visitor()
const board = '/ksl/circulations/KSL-15-0016-5'

test('a letter that bounced stands on the board for the staff, with the way to another contact', async () => {
  assert.doesNotMatch((await registrar.get(board)).text, /brevet kom inte fram/)
  await office.sendDue()
  const ksl = (await office.database.transaction(null, (db) => findAssociation(db, 'ksl')))!
  const letters = await office.database.transaction(ksl.id, (db) =>
    outbox(db, ksl.id, { limit: 500 }).then((all) =>
      all.filter(({ purpose, toAddress }) => purpose === 'reminder' && toAddress.includes('tyreso')),
    ),
  )
  await office.database.transaction(ksl.id, (db) =>
    bounceMails({ db, association: ksl.id }, { messageIds: [letters[0]!.messageId], words: '5.1.1' }),
  )
  const page = (await registrar.get(board)).assertStatus(200)
  assert.match(page.text, /brevet kom inte fram: lägg till en annan kontakt Tyresö/)
  assert.equal(
    (await page.follow('lägg till en annan kontakt')).assertStatus(200).address,
    '/ksl/organisations/0138/contacts/add',
  )
  assert.doesNotMatch((await visitor.get(board)).text, /kom inte fram/)
})
