import assert from 'node:assert/strict'
import { test } from 'node:test'
import { layDemo } from '../../db/demo.ts'
import { findHead } from '../../src/log/store.ts'
import { findAssociations } from '../../src/organisations/store.ts'
import { openOffice } from '../help/office.ts'
import { isHtml, routeOf, walk } from '../help/site-walk.ts'

/** Two associations in one installation: nothing of one is found, or changed, under the other's address. */

const office = await openOffice({ now: '2015-06-04T08:00' })
await layDemo(office.database, 'http://radslag.example')
const registrar = await office.registrar()
const { pages } = await walk(registrar, ['/ksl'], 3)

/** Both have a board, each its own, and so the same address for it. */
const ofTheBoard = /^\/ksl\/meetings\/styrelsen(\/(calendar|procedure)|\.|$)/

/** The address names a thing of the association, and not only one of its lists. */
const namesThing = (address: string): boolean =>
  address.startsWith('/ksl/') &&
  !ofTheBoard.test(address) &&
  (routeOf(address) ?? '').replace('/:association', '').includes(':')
const elsewhere = (address: string): string => address.replace(/^\/ksl\//, '/skane-nordvast/')

const logLengths = async (): Promise<number[]> => {
  const associations = await office.database.transaction(null, findAssociations)
  const heads = associations.map(({ id }) => office.database.transaction(id, (db) => findHead(db, id)))
  return (await Promise.all(heads)).map(({ seq }) => seq)
}

test('no address that names a thing of one association finds it in the other', async () => {
  const things = pages.map(({ address }) => address).filter(namesThing)
  assert.ok(things.length > 20, `${things.length} addresses`)
  for (const address of things) {
    const page = await registrar.get(elsewhere(address))
    assert.equal(page.status, 404, elsewhere(address))
  }
})

test('no form of one association changes anything when it is posted to the other', async () => {
  const before = await logLengths()
  const forms = pages
    .filter(isHtml)
    .flatMap((page) => page.forms.map((form) => ({ page, submission: form.submission() })))
  const posts = forms.filter(({ submission }) => submission.method === 'POST')
  for (const { page, submission } of posts) {
    const action = new URL(submission.action || page.address, `http://site.example${page.address}`).pathname
    if (!namesThing(action)) continue
    const answer = await registrar.send({ ...submission, action: elsewhere(action) }, page.address)
    assert.equal(answer.status, 404, `POST ${elsewhere(action)}: ${answer.text.slice(0, 200)}`)
  }
  assert.deepEqual(await logLengths(), before)
})

test('a search in one finds nothing of the other', async () => {
  const own = await registrar.get('/ksl/search?q=överenskommelse')
  assert.match(own.text, /störningsfri/)
  const other = await registrar.get('/skane-nordvast/search?q=överenskommelse')
  assert.doesNotMatch(other.assertStatus(200).text, /störningsfri/)
})
