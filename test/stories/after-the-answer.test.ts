import assert from 'node:assert/strict'
import { test } from 'node:test'
import { terms2015 } from '../help/acts.ts'
import type { Entry } from '../help/filled-form.ts'
import { openOffice } from '../help/office.ts'
import { aSending } from '../help/sending.ts'
import type { SeenPage } from '../help/visitor.ts'

/** What may befall an answer afterwards, registered as the registrar does, and read by everybody on board, history and agreement. */

const office = await openOffice({ now: '2015-05-20T09:00' })
const terms = { ...terms2015, conditionsAllowed: true }
await aSending(office.database, { slug: 'efter', clock: office.clock, members: 7, terms })
const registrar = await office.registrar()
const base = '/efter/circulations/PROV-15-0016-5'

/** An answer by form, from its first step; `query` as the link that led there. */
async function answer(member: string, typed: Record<string, Entry>, query = ''): Promise<SeenPage> {
  office.clock.advance(60_000)
  const start = await registrar.get(`${base}/register?member=${member}${query}`)
  const read = await start.assertStatus(200).form('register/read').submit()
  const note = { note: 'Utdraget lästes upp', ...typed }
  // Once more, so that what follows is told of what has been typed.
  const told = await read.assertStatus(200).form('/register').fillIn(note).submit('Läs igen')
  return await told.assertStatus(200).form('/register').submit('Registrera')
}

/** Something beside an answer: checked first, then registered. */
async function other(
  member: string,
  typed: Record<string, Entry> & { readonly type: string },
): Promise<SeenPage> {
  office.clock.advance(60_000)
  const page = await registrar.get(`${base}/members/${member}/act?type=${typed.type}`)
  const checked = await page
    .form('check')
    .fillIn({ note: 'Enligt brev', channel: 'paper', ...typed })
    .submit('Granska')
  return (await checked.assertStatus(200).form('/act').submit('Registrera')).assertStatus(200)
}

interface Board {
  readonly addressees: readonly {
    readonly organisation: { readonly code: string }
    readonly standing: string
    readonly counts: boolean
    readonly party: boolean
    readonly decided: string | null
    readonly acts: readonly { readonly id: string; readonly type: string }[]
  }[]
}
async function placed(member: string, query = ''): Promise<Board['addressees'][number]> {
  office.clock.advance(1000)
  const page = await office.visitor().get(`${base}.json${query}`)
  return (page.json as Board).addressees.find(({ organisation }) => organisation.code === member)!
}
const told = async (path: string): Promise<string> => (await office.visitor().get(`${base}${path}`)).text
const parties = async (): Promise<string> => {
  office.clock.advance(1000)
  return (await office.visitor().get('/efter/agreements/overenskommelsen')).text
}

test('a new decision takes the place of an old one: chosen from the history, told before the button, and both stay', async () => {
  await answer('0001', { choice: 'adopted', decided: '2015-05-04' })
  office.clock.advance(60_000)
  const link = (await registrar.get(`${base}/members/0001`)).link('Nytt beslut i dess ställe')
  const query = link.slice(link.indexOf('&'))
  const start = await registrar.get(`${base}/register?member=0001${query}`)
  const read = await start.form('register/read').submit()
  const typed = { choice: 'noted', decided: '2015-05-18', note: 'Nytt utdrag' }
  const form = read.form('/register').fillIn(typed)
  assert.match(form.value('replaces') ?? '', /^[0-9a-f-]{36}$/)
  const before = await form.submit('Läs igen')
  assert.match(before.text, /läget blir Lagt till handlingarna.*det gamla beslutet visas som ersatt/)
  await before.form('/register').submit('Registrera')
  const now = await placed('0001')
  assert.deepEqual([now.standing, now.party], ['noted', false])
  assert.equal((await placed('0001', '?on=2015-05-17')).party, true, 'a party until the new decision')
  assert.deepEqual(
    now.acts.map(({ type }) => type),
    ['adopted', 'replaced'],
  )
  const history = await told('/members/0001')
  assert.match(history, /Antagande ersatt genom det som registrerades/)
  assert.match(history, /Nytt beslut i det gamlas ställe, säger i stället: Lagt till handlingarna/)
  // A member that only files a note leaves its yes standing.
  await answer('0002', { choice: 'adopted', decided: '2015-05-04' })
  await answer('0002', { choice: 'noted', decided: '2015-05-18' })
  assert.equal((await placed('0002')).standing, 'adopted')
})

test('a replacement that is no decision is refused, with what was typed kept', async () => {
  const query = `&replaces=${(await placed('0002')).acts[0]!.id}`
  const refused = await answer('0002', { choice: 'postponed', decided: '2015-05-19' }, query)
  assert.equal(refused.status, 409)
  assert.match(refused.problems.join(), /Välj vad det nya beslutet säger/)
  assert.equal(refused.form('/register').value('decided'), '2015-05-19')
})

test('another party objects to a condition: it no longer counts, and the board says who; met, it counts', async () => {
  const condition = { riderKind: 'condition', riderText: 'under förutsättning att alla antar' }
  await answer('0003', { choice: 'adopted_with_condition', decided: '2015-05-04', ...condition })
  assert.equal((await placed('0003')).counts, true)
  const about = { concerns: (await placed('0003')).acts[0]!.id }
  await other('0002', { type: 'objected', decided: '2015-05-19', ...about })
  assert.equal((await placed('0003')).counts, false)
  assert.match(await told(''), /Ortcby.*?invändning av Ortbby/s)
  assert.match(await told('/members/0002'), /Gäller beslutet\s*Ortcby, Antagande med villkor, 2015-05-04/)
  await other('0003', { type: 'condition_met', ...about })
  assert.equal((await placed('0003')).counts, true)
  assert.match(await told(''), /villkoret uppfyllt/)
})

test('a court stays a decision, lifts the stay, and sets it aside; a member takes its proposal back', async () => {
  await answer('0004', { choice: 'adopted', decided: '2015-05-04' })
  const about = { concerns: (await placed('0004')).acts[0]!.id }
  await other('0004', { type: 'stayed', effective: '2015-05-19', ...about })
  assert.deepEqual([(await placed('0004')).standing, (await placed('0004')).party], ['stayed', false])
  await other('0004', { type: 'stay_lifted', effective: '2015-05-20', ...about })
  assert.deepEqual([(await placed('0004')).standing, (await placed('0004')).party], ['adopted', true])
  await other('0004', { type: 'quashed', decided: '2015-05-20', ...about })
  assert.deepEqual([(await placed('0004')).standing, (await placed('0004')).party], ['quashed', false])
  assert.match(await told('/members/0004'), /upphävd genom det som registrerades/)
  await answer('0005', { choice: 'submitted', decided: '2015-05-04' })
  await other('0005', { type: 'retracted', concerns: (await placed('0005')).acts[0]!.id })
  assert.equal((await placed('0005')).standing, 'silent')
  assert.match(await told('/members/0005'), /återtagen genom/)
})

test('notice of withdrawal, and a merger: party until the last day, and the heir in its place', async () => {
  await answer('0005', { choice: 'adopted', decided: '2015-05-04' })
  await other('0005', { type: 'withdrawn', decided: '2015-05-19' })
  assert.match(await told(''), /utträder 2017-01-01/)
  assert.match(await parties(), /2016-12-31/)
  await answer('0006', { choice: 'adopted', decided: '2015-05-04' })
  await other('0006', { type: 'succeeded', effective: '2015-05-20', successor: 'Ortgby' })
  assert.equal((await placed('0006')).standing, 'succeeded')
  const heir = await placed('0007')
  assert.deepEqual([heir.standing, heir.party], ['adopted', true])
  assert.match(await told(''), /svar av Ortfby/)
  assert.match(await told('/members/0006'), /Organisation som träder i dess ställe\s*Ortgby/)
})
