import assert from 'node:assert/strict'
import { test } from 'node:test'
import { layDemo } from '../../db/demo.ts'
import { openOffice } from '../help/office.ts'
import { isHtml, pagePaths, walk } from '../help/site-walk.ts'

const office = await openOffice({ now: '2015-06-04T08:00' })
await layDemo(office.database, 'http://radslag.example')
const start = [
  '/',
  '/ksl',
  '/ksl/organisations/01',
  '/ksl/organisations/0114', // a member
  '/ksl/circulations/KSL-15-0016-5/members/0138', // one that is waited for
  '/skane-nordvast',
  '/skane-nordvast/meetings/kommundirektorsgruppen/2012/1',
  '/api/v1/openapi.json',
  '/api/v1/associations',
]

/** Pages that no link leads to, and why. */
const apart = [
  '/sign-in', // who has signed in is not led there
  '/setup/:token', // its link is printed at the first start
  '/:association/justering/:token', // its link is the adjuster's own
  '/:association/invitation/:token', // and this one is of whoever is called
  '/:association/invitation/:token/packet.pdf',
  '/:association/meetings/:body/procedure/template', // linked once a template has been uploaded; its own test does
  '/:association/meetings/:body/:year/:number/late-papers.pdf', // linked while late papers wait to be sent
  '/:association/meetings/events/:event/cancel', // linked until the event is over, and the demo's is
  '/:association/meetings/import/source', // what was uploaded, shown beside the form that asks about it
  '/:association/meetings/:body/:year/:number/write/presence', // read by the page's script
  '/:association/inbox/:letter/presence',
  '/:association/inbox/mark',
  '/:association/answer/:token', // and this one stands in a letter
  '/:association/unsubscribe/:token', // and so does this one
  '/:association/letters/:letter/parts/:part', // the demo's letters are opened when its jobs run
]

test('the registrar reaches every page by its links, and no link is broken', async () => {
  const { reached, broken } = await walk(await office.registrar(), start)
  assert.deepEqual(broken, [])
  const byLink = (path: string): boolean => path.startsWith('/:association/answer/:token/')
  const linked = pagePaths.filter(
    (path) => !path.startsWith('/api/') && !apart.includes(path) && !byLink(path),
  )
  assert.deepEqual(
    linked.filter((path) => !reached.has(path)),
    [],
  )
})

test('whoever has not signed in meets no broken link, nor one that asks to sign in', async () => {
  const { pages, broken } = await walk(office.visitor(), start)
  assert.deepEqual(broken, [])
  assert.ok(pages.length > 10)
})

test('in English every page is English, but for what was written in Swedish', async () => {
  const visitor = await office.registrar()
  await visitor.get('/?lang=en')
  const { pages } = await walk(visitor, start, 1)
  for (const page of pages.filter(isHtml)) assert.match(page.body, /<html lang="en"/, page.address)
})
