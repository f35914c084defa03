import assert from 'node:assert/strict'
import { test } from 'node:test'
import { foundKsl, sendRecommendation } from '../help/ksl.ts'
import { linkIn } from '../help/answer-link.ts'
import { openOffice } from '../help/office.ts'

/** The link in the letter: opened, sent on, broken, expired, revoked and made anew. */

const office = await openOffice({ now: '2015-03-16T08:00' })
await foundKsl(office)
const registrar = await office.registrar()
await sendRecommendation(office, registrar)
const letterTo = (name: string) =>
  office.post.letters.findLast((letter) => letter.header('to') === `registrator@${name}.example`)!
const osteraker = linkIn(letterTo('osteraker').text)
const dispatch = '/ksl/circulations/KSL-15-0016-5/dispatch'

test('every letter has a link of its own, and says that mail and link are equal', () => {
  const { text } = letterTo('osteraker')
  assert.match(
    text.replace(/\s+/g, ' '),
    /Svara på mejlet eller via länken – båda räknas: http:\/\/radslag\.example\/ksl\/answer\//,
  )
  assert.match(text.replace(/\s+/g, ' '), /Den gäller till och med den 13 september 2015/)
  const links = office.post.letters.map((letter) => linkIn(letter.text))
  assert.equal(new Set(links).size, links.length)
})

test('whoever has the link sees what waits for its member, and the address is kept from others', async () => {
  const page = (await office.visitor().get(osteraker)).assertStatus(200)
  assert.match(page.text, /Österåker/)
  assert.match(page.heading, /Det här väntar på ert beslut/)
  assert.match(page.text, /senast 15 juni/)
  assert.equal(page.headers.get('referrer-policy'), 'no-referrer')
  assert.equal(page.headers.get('cache-control'), 'no-store')
  assert.match(page.body, /<meta name="robots" content="noindex/)
  assert.ok(
    !page.links.some((href) => href.includes('sign-in')),
    'the link is not handed on to the sign-in page',
  )
  assert.ok(!page.body.includes('svar+'), 'no reply address')
})

/** What the dispatch page says of a member's link. */
const said = async (member: string): Promise<string> =>
  (await registrar.get(dispatch))
    .rows()
    .find(([name]) => name === member)!
    .join(' ')

test('a link that a mail server has followed is not used; one by which somebody has written is', async () => {
  for (const path of ['', '/circulations/KSL-15-0016-5', '/lodged'])
    await office.visitor().get(`${osteraker}${path}`)
  assert.match(await said('Österåker'), /Inte använd/)
  const page = await office.visitor().get(`${osteraker}/circulations/KSL-15-0016-5`)
  const form = page.assertStatus(200).form('/check').fillIn({ ownDnr: 'KS 2015/0099' })
  ;(await form.submit('Spara och fortsätt senare')).assertStatus(200)
  assert.match(await said('Österåker'), /Använd senast 2015-03-/)
  assert.match(await said('Nacka'), /Inte använd/)
})

test('a link that has lost its end, or another’s, opens nothing and says so', async () => {
  const broken = await office.visitor().get(osteraker.slice(0, -1))
  assert.match(broken.assertStatus(404).heading, /Länken känns inte igen/)
  assert.match(broken.text, /Ni kan alltid svara med e-post/)
  assert.ok(!broken.text.includes('Österåker'))
})

test('a link of one association opens nothing in another', async () => {
  await office.found('annat', 'Annat förbund', async () => {})
  const elsewhere = await office.visitor().get(osteraker.replace('/ksl/', '/annat/'))
  elsewhere.assertStatus(404)
  assert.ok(!elsewhere.text.includes('Österåker'))
})

test('the registrar sends a new link; the earlier one is revoked and gets no new one by asking', async () => {
  const before = office.post.letters.length
  const page = await registrar.get(dispatch)
  const row = /id="(a-[^"]+)"[^>]*>(?:(?!<tr)[\s\S])*?Österåker/.exec(page.body)![1]!.slice(2)
  await page.form(`addressees/${row}/link`).submit()
  office.clock.advance(31_000)
  assert.equal(await office.sendDue(), 1)
  const letter = office.post.letters.at(-1)!
  assert.equal(office.post.letters.length, before + 1)
  assert.equal(letter.header('to'), 'registrator@osteraker.example')
  assert.match(letter.text, /Era tidigare länkar gäller inte\s+längre/)
  const old = await office.visitor().get(osteraker)
  assert.match(old.assertStatus(410).heading, /Länken är återkallad/)
  assert.equal(old.forms.filter((each) => each.goesTo('new-link')).length, 0)
  const refused = await office.visitor().post(`${osteraker}/new-link`, new URLSearchParams())
  refused.assertStatus(409)
  ;(await office.visitor().get(linkIn(letter.text))).assertStatus(200)
  const revoked = await registrar.get(dispatch)
  await revoked.form(`addressees/${row}/link/revoke`).submit()
  ;(await office.visitor().get(linkIn(letter.text))).assertStatus(410)
})

test('a link whose time is out says so, tells how to answer by mail, and sends a new one to the address we have', async () => {
  const link = linkIn(letterTo('nacka').text)
  office.clock.set('2015-09-14T00:00')
  const visitor = office.visitor()
  const closed = await visitor.get(link)
  assert.match(closed.assertStatus(410).heading, /Länken har gått ut/)
  assert.match(closed.text, /Svara på mejlet som länken stod i/)
  assert.match(closed.text, /Ange KSL\/15\/0016-5/)
  const sent = await closed.form('new-link').submit()
  assert.match(sent.text, /En ny länk är på väg/)
  await closed.form('new-link').submit()
  office.clock.advance(31_000)
  assert.equal(await office.sendDue(), 1, 'asked twice, sent once')
  const letter = office.post.letters.at(-1)!
  assert.equal(letter.header('to'), 'registrator@nacka.example')
  ;(await visitor.get(linkIn(letter.text))).assertStatus(200)
})

test('in English the page is English, and its documents Swedish', async () => {
  const letter = office.post.letters.at(-1)!
  const page = await office.visitor().get(`${linkIn(letter.text)}?lang=en`)
  assert.match(page.heading, /Waiting for your decision/)
  assert.match(page.text, /was due 15 June/)
})
