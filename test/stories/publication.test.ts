import assert from 'node:assert/strict'
import { test } from 'node:test'
import { layDemo } from '../../db/demo.ts'
import { openOffice } from '../help/office.ts'

const office = await openOffice({ now: '2015-06-04T08:00' })
await layDemo(office.database, 'http://radslag.example')
const registrar = await office.registrar()
const visitor = office.visitor()

const board = '/ksl/circulations/KSL-15-0016-5'
const api = '/api/v1/associations/ksl'

interface Standing {
  readonly addressees: readonly {
    readonly organisation: { readonly code: string }
    readonly evidence: readonly { readonly href: string | null; readonly quote: string | null }[]
  }[]
}
const evidenceOf = async (code: string) => {
  const page = await visitor.get(`${api}/circulations/KSL-15-0016-5/standing`)
  const { addressees } = page.assertStatus(200).json as Standing
  return addressees.find(({ organisation }) => organisation.code === code)!.evidence[0]!
}
const hits = async (words: string) =>
  (
    (await visitor.get(`/ksl/search.json?q=${encodeURIComponent(words)}`)).json as {
      hits: { href: string; excerpt: string }[]
    }
  ).hits

test('a word that a person masks is gone for the public from the document, the board, the search; the original is untouched', async () => {
  const { href, quote } = await evidenceOf('0115')
  assert.match(quote!, /Kommunstyrelsen/)
  const original = (await visitor.get(href!)).assertStatus(200).body
  assert.ok((await hits('vallentuna kommunstyrelsen')).some((hit) => hit.href === href))

  const form = (await registrar.get(href!.replace('/documents/', '/publication/document/'))).assertStatus(200)
  const saved = await form
    .form('Spara')
    .fillIn({ maskedWords: 'Kommunstyrelsen\nKommunstyrelsens' })
    .submit('Spara')
  assert.match(saved.assertStatus(200).text, /Sparat/)
  assert.match(saved.text, /\[maskat\]/)

  const shown = (await visitor.get(href!)).assertStatus(200)
  assert.match(shown.text, /Maskad återgivning/)
  assert.doesNotMatch(shown.body, /kommunstyrelsen/i)
  assert.match(shown.text, /\[maskat\]/)
  assert.match((await evidenceOf('0115')).quote!, /^\[maskat\]/)
  const history = (await visitor.get(`${board}/members/0115`)).assertStatus(200)
  assert.match(history.text, /”\[maskat\]/)
  assert.ok(!(await hits('vallentuna kommunstyrelsen')).some((hit) => hit.href === href))
  const found = (await hits('vallentuna')).find((hit) => hit.href === href)!
  assert.doesNotMatch(found.excerpt, /kommunstyrelsen/i)
  assert.equal((await registrar.get(href!)).assertStatus(200).body, original)
})

test('a document is shown through its last day, and is gone from everywhere the moment after', async () => {
  const { href } = await evidenceOf('0127')
  const place = href!.replace('/documents/', '/publication/document/')
  const form = (await registrar.get(place)).form('Spara')
  const typed = { term: 'day', lastDay: '2015-06-05', ground: 'Personuppgifter' }
  await form.fillIn(typed).submit('Spara')
  office.clock.set('2015-06-05T23:59:30')
  assert.equal((await visitor.get(href!)).status, 200)
  office.clock.set('2015-06-06T00:00:00')
  const tombstone = await visitor.get(href!)
  assert.equal(tombstone.status, 410)
  assert.match(tombstone.text, /Borttaget från webbplatsen/)
  assert.match(tombstone.text, /Personuppgifter/)
  assert.match(tombstone.text, /6 juni 2015/)
  assert.deepEqual(await evidenceOf('0127').then(({ href: gone, quote }) => [gone, quote]), [null, null])
  assert.ok(!(await hits('botkyrka')).some((hit) => hit.href === href))
  assert.equal((await registrar.get(href!)).status, 200)
  assert.match((await registrar.get('/ksl/publication')).text, /Personuppgifter/)
})

test('what is taken off now leaves a page that says what it was, at every address under it and for programs', async () => {
  const feedBefore = (await visitor.get('/ksl.atom')).body
  assert.match(feedBefore, /KSL\/15\/0016-5/)
  const page = await (await registrar.get(board)).follow('Publicering')
  await page.form('Spara').fillIn({ ground: 'Ersatt av en ny' }).submit('Ta bort från webbplatsen nu')
  for (const under of ['', '.json', '.csv', '.atom', '/versions', '/members/0115', '?on=2015-05-01']) {
    const gone = await visitor.get(board.concat(under))
    assert.equal(gone.status, 410, under)
    assert.doesNotMatch(gone.body, /störningsfri/)
  }
  const problem = await visitor.get(`${api}/circulations/KSL-15-0016-5/standing`)
  assert.equal(problem.status, 410)
  assert.match((problem.json as { detail: string }).detail, /KSL\/15\/0016-5\. Borttaget sedan: 2015-06-06/)
  for (const list of ['/ksl', '/ksl/circulations', '/ksl.atom', '/ksl/watch.atom', '/ksl/organisations/0115'])
    assert.ok(!(await visitor.get(list)).assertStatus(200).body.includes('KSL/15/0016-5'), list)
  assert.ok(!(await hits('samverkan')).some((hit) => hit.href.startsWith(board)))
  assert.equal((await registrar.get(board)).status, 200)
  const back = (await (await registrar.get(board)).follow('Publicering')).form('Spara')
  await back.fillIn({ term: 'open' }).submit('Spara')
  assert.equal((await visitor.get(board)).status, 200)
})

test('a rule for a kind reaches all of it that nobody has decided of', async () => {
  const rules = (await registrar.get('/ksl/publication')).form('Spara reglerna')
  await rules.fillIn({ agreement: '10' }).submit('Spara reglerna')
  assert.doesNotMatch((await visitor.get('/ksl/agreements')).text, /Avsiktsförklaring om/)
  const list = await registrar.get('/ksl/agreements')
  const declaration = list.links.find((link) => /^\/ksl\/agreements\/.*avsikt/.test(link))!
  assert.equal((await visitor.get(declaration)).status, 410)
  assert.match((await visitor.get(declaration)).text, /Tiden för publicering har gått ut/)
  await rules.fillIn({ agreement: '' }).submit('Spara reglerna')
  assert.equal((await visitor.get(declaration)).status, 200)
})

test('a last day must be given where it is to be through a certain day', async () => {
  const { href } = await evidenceOf('0115')
  const form = (await registrar.get(href!.replace('/documents/', '/publication/document/'))).form('Spara')
  const refused = await form.fillIn({ term: 'day', lastDay: '' }).submit('Spara')
  assert.equal(refused.status, 422)
  assert.match(refused.problems.join(), /Visas t\.o\.m\./)
})

const group = '/skane-nordvast'

test('items, decisions and follow-ups are found by their words, and lead to their places', async () => {
  const found = async (words: string) =>
    (
      (await visitor.get(`${group}/search.json?q=${encodeURIComponent(words)}`)).json as {
        hits: { kind: string; href: string; title: string }[]
      }
    ).hits
  const item = (await found('nsva')).find(({ kind }) => kind === 'item')!
  const [path, anchor] = item.href.split('#')
  assert.ok((await visitor.get(path!)).assertStatus(200).body.includes(`id="${anchor}"`))
  const followup = (await found('nsva')).find(({ kind }) => kind === 'followup')!
  const id = followup.href.split('#')[1]
  assert.ok((await visitor.get(followup.href)).body.includes(`id="${id}"`))
  const decision = (await found('arbetsmaterialet')).find(({ kind }) => kind === 'decision')!
  await visitor.get(decision.href).then((page) => page.assertStatus(200))

  const meeting = await registrar.get(path!)
  const form = (await meeting.follow('Publicering')).form('Spara')
  await form.fillIn({ maskedWords: 'NSVA' }).submit('Spara')
  assert.deepEqual(await found('nsva'), [])
  for (const page of [path!, `${path}.json`, `${group}/followups`])
    assert.doesNotMatch((await visitor.get(page)).assertStatus(200).body, /nsva/i, page)
  assert.match((await registrar.get(path!)).body, /NSVA/)

  await form.submit('Ta bort från webbplatsen nu')
  for (const page of [path!, `${path}/minutes.pdf`, `${path}/accessible.pdf`, decision.href])
    assert.equal((await visitor.get(page)).status, 410, page)
  assert.deepEqual(await found('arbetsmaterialet'), [])
  assert.ok(!(await visitor.get(`${group}/meetings`)).links.includes(path!))
  assert.doesNotMatch((await visitor.get(`${group}/followups`)).text, /NSVA/)
})
