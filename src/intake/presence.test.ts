import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { arrived, letterOf } from '../../test/help/arriving.ts'
import { openOffice } from '../../test/help/office.ts'
import { aSending, type TestSending } from '../../test/help/sending.ts'
import type { SeenPage, Visitor } from '../../test/help/visitor.ts'
import { findActs } from '../ledger/store.ts'

const office = await openOffice({ now: '2015-06-01T09:30' })
const registrar = await office.registrar()
const colleague = await office.registrar()
let slugs = 0

const sending = async (): Promise<TestSending> =>
  await aSending(office.database, { slug: `narvaro-${(slugs += 1)}`, clock: office.clock })

const inbox = async (rest = '', who = registrar): Promise<SeenPage> =>
  (await who.get(`/narvaro-${slugs}/inbox${rest}`)).assertStatus(200)

const actsOf = (to: TestSending) => to.work(({ db }) => findActs(db, to.association, to.circulation))

const register = async (id: string): Promise<SeenPage> => {
  const page = await inbox(`?letter=${id}`)
  const done = await page.form(`${id}/PROV-15-0016-5/register`).submit('Registrera')
  return done.assertStatus(200)
}

const cookies = (who: Visitor): string =>
  who.cookieList.map(({ name, value }) => `${name}=${value}`).join('; ')

/** The lines that the server sends of itself, as they come. */
async function* lines(who: Visitor, path: string, signal: AbortSignal): AsyncGenerator<string> {
  const headers = { accept: 'text/event-stream', cookie: cookies(who) }
  const answer = await fetch(`${office.url}${path}`, { headers, signal })
  assert.match(answer.headers.get('content-type') ?? '', /^text\/event-stream/)
  for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream()))
    for (const [, text] of chunk.matchAll(/^data: (.*)$/gm)) yield text!
}

describe('who has a letter open', () => {
  test('the second who opens it is told, without any script; who reads another letter is not', async () => {
    const to = await sending()
    const [id, other] = [await arrived(office, to), await arrived(office, to, { place: 'ortbby' })]
    assert.doesNotMatch((await inbox(`?letter=${id}`)).text, /har också brevet öppet/)
    const theirs = await inbox(`?letter=${id}`, colleague)
    assert.match(theirs.text, /Registrator har också brevet öppet, sedan 09\.3\d\./)
    assert.doesNotMatch((await inbox(`?letter=${other}`, colleague)).text, /har också brevet öppet/)
    office.clock.advance(6 * 60_000)
    assert.doesNotMatch((await inbox(`?letter=${id}`, colleague)).text, /har också brevet öppet/)
  })

  test('a page that is open is told as it happens: somebody came, and the letter was registered', async () => {
    const to = await sending()
    const id = await arrived(office, to)
    await inbox(`?letter=${id}`)
    const { revision } = await letterOf(to, id)
    const path = `/narvaro-${slugs}/inbox/${id}/presence?revision=${revision}`
    const end = new AbortController()
    const told = lines(registrar, path, end.signal)
    assert.equal((await told.next()).value, '')
    await inbox(`?letter=${id}`, colleague)
    assert.match((await told.next()).value ?? '', /^Registrator har också brevet öppet/)
    const theirs = (await inbox(`?letter=${id}`, colleague)).form(`${id}/PROV-15-0016-5/register`)
    await theirs.submit('Registrera')
    assert.match((await told.next()).value ?? '', /^En kollega har gjort något med brevet/)
    end.abort()
    await told.return(undefined).catch(() => null)
  })

  test('where events cannot be had the same line is there to be asked for; a stranger gets nothing', async () => {
    const to = await sending()
    const id = await arrived(office, to)
    await inbox(`?letter=${id}`, colleague)
    const path = `${office.url}/narvaro-${slugs}/inbox/${id}/presence`
    const asked = await fetch(path, { headers: { cookie: cookies(registrar) } })
    assert.match(await asked.text(), /Registrator har också brevet öppet/)
    const stranger = await fetch(path, { redirect: 'manual' })
    assert.notEqual(stranger.status, 200)
  })
})

describe('two registrars', () => {
  test('what the second typed is still there when the first has registered', async () => {
    const to = await sending()
    const id = await arrived(office, to)
    const theirs = (await inbox('', colleague)).form(`${id}/PROV-15-0016-5/register`)
    await register(id)
    const refused = await theirs.fillIn({ note: 'Min notering', paragraph: '§ 99' }).submit('Registrera')
    assert.equal(refused.status, 409)
    assert.match(refused.text, /En kollega har redan registrerat brevet/)
    const form = refused.form(`${id}/PROV-15-0016-5/register`)
    assert.deepEqual([form.value('note'), form.value('paragraph')], ['Min notering', '§ 99'])
    assert.equal((await actsOf(to)).length, 1)
  })

  test('a step on a letter that a colleague has just moved is refused, and what was typed stays', async () => {
    const to = await sending()
    const id = await arrived(office, to, { place: 'okand', subject: 'Fråga', files: [] })
    const mine = (await inbox())
      .form(`${id}/enter`)
      .fillIn({ dnr: 'PROV/15/0016', subject: 'Min ärendemening' })
    await (await inbox('', colleague)).form(`${id}/snooze`).fillIn({ to: '2015-06-09' }).submit()
    const refused = await mine.submit()
    assert.equal(refused.status, 409)
    assert.match(refused.text, /En kollega har just gjort något med brevet/)
    assert.equal(refused.form(`${id}/enter`).value('subject'), 'Min ärendemening')
  })
})
