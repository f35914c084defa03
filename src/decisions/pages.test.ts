import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../kit/id.ts'
import { association, clock, inside, page, room, send, staff, stranger } from '../../test/help/directors.ts'
import { findDecision } from './store.ts'

const decisions = '/skane-nordvast/decisions'
const decide = `${room}/kommundirektorsgruppen/decide`
const procedure = { numbering: 'items', quorum: 'none', shortName: 'KD', isPublic: 'on' }

const typed = (fields: Record<string, string> = {}) => ({
  id: newId(),
  title: 'Gemensam upphandling av e-arkiv',
  reference: 'per capsulam 1/2012',
  decidedOn: '2012-01-12',
  clauses: 'att upphandla e-arkivet tillsammans\natt Helsingborg leder arbetet',
  ...fields,
})

test('a body whose statutes do not allow it is told so before anything is typed', async () => {
  const answer = await staff.get(decide)
  assert.equal(answer.status, 409)
  assert.match(answer.text, /Organets arbetsordning tillåter inte beslut utan möte/)
  assert.equal((await staff.post(decide, typed())).status, 409)
})

test('a decision without a meeting is entered, found by everybody, and changed by a later one', async () => {
  await send(`${room}/kommundirektorsgruppen/procedure`, { ...procedure, perCapsulam: 'on' })
  assert.match((await page(room)).text, /Beslut utan möte/)
  const first = typed()
  const where = await send(decide, first)
  assert.equal(where, `${decisions}/${first.id}`)
  assert.equal(await send(decide, first), where, 'the same form twice is one decision')
  const later = typed({
    title: 'Ny ledning för e-arkivet',
    reference: 'per capsulam 2/2012',
    clauses: 'att Ängelholm leder arbetet',
    relation: 'changes',
    earlierId: first.id,
  })
  await send(decide, later)
  const kept = await inside(({ db }) => findDecision(db, association, later.id))
  assert.deepEqual([kept?.manner, kept?.relation, kept?.earlierId], ['per_capsulam', 'changes', first.id])

  const list = await page(decisions, stranger)
  assert.match(list.text, /2 beslut/)
  const one = await page(where, stranger)
  assert.match(one.text, /upphandla e-arkivet tillsammans/)
  assert.match(one.text, /ändras av.*Ny ledning för e-arkivet/s)
  assert.match((await page(`${decisions}/${later.id}`, stranger)).text, /ändrar.*Gemensam upphandling/s)
  const data = JSON.parse((await page(`${where}.json`, stranger)).text)
  assert.deepEqual(data.later, [later.id])
  const csv = (await page(`${decisions}.csv`, stranger)).text
  assert.match(csv, /att upphandla e-arkivet tillsammans/)
})

test('at an earlier moment, or for an earlier day, what was decided later is not there', async () => {
  const earlier = clock.now()
  clock.advance(60_000)
  const id = newId()
  const where = await send(decide, typed({ id, title: 'Beslut som kom sedan', decidedOn: '2012-01-14' }))
  const told = async (query: string): Promise<boolean[]> => {
    const texts = await Promise.all(
      ['', '.json', '.csv'].map(async (twin) => (await page(`${decisions}${twin}?${query}`, stranger)).text),
    )
    return texts.map((text) => text.includes('Beslut som kom sedan'))
  }
  assert.deepEqual(await told(''), [true, true, true])
  assert.deepEqual(await told(`known=${clock.now()}`), [true, true, true])
  assert.deepEqual(await told(`known=${earlier}`), [false, false, false])
  assert.deepEqual(await told('on=2012-01-13'), [false, false, false])
  assert.equal((await stranger.get(`${where}.json?known=${earlier}`)).status, 404)
  const api = `/api/v1/associations/skane-nordvast/decisions/${id}`
  assert.equal((await stranger.get(`${api}?on=2012-01-13`)).status, 404)
  assert.equal((await stranger.get(`${api}?on=2012-01-14`)).status, 200)

  const past = (await page(`${where}?on=2012-01-14`)).text
  assert.match(past, /Som det gällde den 14 januari 2012 och var känt den 16 januari 2012 kl\. /)
  assert.doesNotMatch(past, /recommend"/, 'nothing is made of the past')
  assert.doesNotMatch((await page(where)).text, /time-control/)
})

test('a case that is not there, and a relation to nothing, are told by their fields', async () => {
  for (const [wrong, sentence] of [
    [{ dnr: 'KSL/99/0001' }, /Det finns inget ärende med diarienumret KSL\/99\/0001/],
    [{ relation: 'follows' }, /eller lämna båda fälten tomma/],
    [{ clauses: ' ' }, /behöver minst en att-sats/],
  ] as const) {
    const answer = await staff.post(decide, typed(wrong))
    assert.ok([409, 422].includes(answer.status), String(answer.status))
    assert.match(answer.text, sentence)
    assert.match(answer.text, /Gemensam upphandling av e-arkiv/, 'what was typed is there')
  }
})

test('what a body that is not public has decided is for the staff alone', async () => {
  await send(`${room}/kommundirektorsgruppen/procedure`, { ...procedure, isPublic: '', perCapsulam: 'on' })
  const hidden = typed({ title: 'Inte för alla' })
  const where = await send(decide, hidden)
  assert.equal((await stranger.get(where)).status, 404)
  assert.equal((await stranger.get(`${where}.json`)).status, 404)
  assert.doesNotMatch((await page(decisions, stranger)).text, /Inte för alla|e-arkiv/)
  assert.match((await page(decisions)).text, /Inte för alla/)
})
