import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linkIn } from '../answer-link.ts'
import { board, member, standing } from '../answering.ts'
import { adopts, clear, extractFile, minutes, opened } from '../mailed-answers.ts'
import { letterTo, pdf } from '../member-post.ts'
import type { MailStory } from './story.ts'

/** The last day, what comes after it, and what is known of it all afterwards. */
export function lastAnswers(story: MailStory): void {
  const { office, registrar, post, remembered, at, adopted, standingOf } = story

  test('a personal identity number in an extract is shown to nobody', async () => {
    at('2015-06-05T09:00')
    const text = minutes({ member: 'Vallentuna', day: '2015-06-01' }).replace(
      'Dnr KS 2015/123',
      'Dnr KS 2015/123. Sökande: 19121212-1212',
    )
    const letter = await post.send({
      member: 'Vallentuna',
      files: [pdf(text)],
    })
    const done = await clear(registrar, letter.id)
    const seen = [
      done,
      await registrar.get(`/ksl/inbox?show=done&letter=${letter.id}`),
      await registrar.get(`${board}/members/0115`),
      await office.visitor().get(`${board}/members/0115`),
      await office.visitor().get('/ksl/search?text=19121212-1212'),
    ]
    for (const page of seen) assert.doesNotMatch(page.main ? page.text : '', /19121212/)
    assert.equal(await standingOf('Vallentuna'), 'adopted')
  })

  test('what was postponed is decided; a condition does not count until it is met', async () => {
    at('2015-06-09T09:00')
    const norrtalje = await post.send({
      member: 'Norrtälje',
      files: [extractFile({ member: 'Norrtälje', day: '2015-06-08' })],
    })
    await clear(registrar, norrtalje.id)
    assert.equal(await standingOf('Norrtälje'), 'adopted')
    const words = `Kommunstyrelsen beslutar, under förutsättning att likalydande beslut fattas av samtliga kommuner i länet,\n${adopts}`
    const before = await adopted()
    const taby = await post.send({
      member: 'Täby',
      files: [extractFile({ member: 'Täby', day: '2015-06-08', words })],
    })
    await clear(registrar, taby.id, { choice: 'adopted_with_condition' })
    assert.deepEqual([await standingOf('Täby'), await adopted()], ['adopted_with_condition', before])
    await remembered.keep()
  })

  test('one adopts by the link in its letter: it waits in the same inbox and counts exactly like mail', async () => {
    at('2015-06-10T08:00')
    const before = await adopted()
    const visitor = office.visitor()
    const asked = await visitor.get(linkIn(letterTo(office.post.letters, 'Lidingö').text))
    const form = (await asked.follow('Överenskommelse om samverkan')).assertStatus(200).form('/check')
    const bytes = minutes({ member: 'Lidingö', day: '2015-06-08' })
    const file = { filename: 'Protokollsutdrag § 84.txt', bytes, type: 'text/plain' }
    const check = (await form.fillIn({ file }).submit('Granska')).assertStatus(200)
    const receipt = await check.form('/lodge').submit()
    assert.match(receipt.assertStatus(200).text, /Väntar på registratorn/)
    assert.equal(await standingOf('Lidingö'), 'silent', 'nothing is counted by a machine')
    const letter = await post.lodged()
    assert.match((await opened(registrar, letter.id)).text, /inlämnat via länken i brevet/)
    await clear(registrar, letter.id)
    assert.equal(await adopted(), before + 1)
    const lidingo = await member(office, 'Lidingö')
    assert.deepEqual(
      [lidingo.standing, lidingo.decided, lidingo.party, lidingo.late, lidingo.acts.length],
      ['adopted', '2015-06-08', true, false, 1],
    )
    assert.match((await asked.follow('Lämnade beslut')).text, /Registrerat/)
    await remembered.keep()
  })

  test('the others adopt, in the last week', async () => {
    const others = ['Upplands Väsby', 'Nykvarn', 'Sundbyberg', 'Södertälje', 'Nynäshamn', 'Järfälla']
    for (const [index, name] of others.entries()) {
      at(`2015-06-1${Math.min(index, 4)}T1${index}:00`)
      const letter = await post.send({
        member: name,
        subject: 'Protokollsutdrag',
        files: [extractFile({ member: name, day: '2015-06-08' })],
      })
      await clear(registrar, letter.id)
      assert.equal(await standingOf(name), 'adopted', name)
    }
    await remembered.keep()
  })

  test('in the last second it is in time; one second later it is late, and counts', async () => {
    at('2015-06-15T23:59:58')
    const osteraker = await post.send({
      member: 'Österåker',
      files: [extractFile({ member: 'Österåker', day: '2015-06-15' })],
    })
    at('2015-06-16T00:00:00')
    const vaxholm = await post.send({
      member: 'Vaxholm',
      files: [extractFile({ member: 'Vaxholm', day: '2015-06-15' })],
    })
    at('2015-06-16T09:00')
    for (const { id } of [osteraker, vaxholm]) await clear(registrar, id)
    const [first, second] = [await member(office, 'Österåker'), await member(office, 'Vaxholm')]
    assert.deepEqual([first.late, second.late, first.party, second.party], [false, true, true, true])
    const { answered, adopted: yes, conditional, addressees } = (await standing(office)).counts
    assert.deepEqual(
      { addressees, answered, yes, conditional },
      { addressees: 26, answered: 26, yes: 23, conditional: 1 },
    )
    await remembered.keep()
  })

  test('the third body is told once of each, with copies of the decisions', async () => {
    const told = await (await registrar.get(`${board}/notices`)).form('/notices').submit('Skicka')
    told.assertStatus(200)
    office.clock.advance(31_000)
    await office.sendDue()
    const notice = office.post.letters.findLast(
      (letter) => letter.header('to') === 'kansli@samverkan.example',
    )!
    for (const name of ['Botkyrka', 'Upplands-Bro', 'Värmdö', 'Täby', 'Solna', 'Vaxholm'])
      assert.match(notice.text, new RegExp(name))
    assert.doesNotMatch(notice.text, /19121212/)
  })

  test('Solna and Sigtuna decide anew, Täby’s condition is met, and all 26 have adopted', async () => {
    at('2015-09-15T09:00')
    for (const name of ['Solna', 'Sigtuna']) {
      const letter = await post.send({
        member: name,
        files: [extractFile({ member: name, day: '2015-09-14', paragraph: '§ 160' })],
      })
      await clear(registrar, letter.id)
      assert.equal(await standingOf(name), 'adopted', name)
    }
    await other('0160', { type: 'condition_met', decided: '2015-09-15' })
    assert.equal((await standing(office)).counts.adopted, 26)
    await remembered.keep()
  })

  test('a court sets Botkyrka’s adoption aside: no longer a party, and the third body is told', async () => {
    at('2015-12-10T09:00')
    await other('0127', { type: 'quashed', decided: '2015-12-08' })
    const botkyrka = await member(office, 'Botkyrka')
    assert.deepEqual([botkyrka.standing, botkyrka.party], ['quashed', false])
    assert.equal((await standing(office)).counts.adopted, 25)
    await (await registrar.get(`${board}/notices`)).form('/notices').submit('Skicka')
    office.clock.advance(31_000)
    await office.sendDue()
    const notice = office.post.letters.findLast(
      (letter) => letter.header('to') === 'kansli@samverkan.example',
    )!
    assert.match(notice.text, /Botkyrka/)
    assert.doesNotMatch(notice.text, /Huddinge/)
    await remembered.keep()
  })

  test('as known at each earlier instant the board, and who was a party, are what they were', async () => {
    assert.ok(remembered.count >= 12)
    await remembered.assertSame()
    const parties = async (known: string): Promise<number> => {
      const page = await office.visitor().get(`${await agreement()}.json?on=2015-02-01&known=${known}`)
      return (page.json as { parties: unknown[] }).parties.length
    }
    assert.deepEqual(
      await Promise.all(['2015-04-14T09:00', '2015-06-16T23:00', '2015-10-01', '2015-12-31'].map(parties)),
      [0, 23, 26, 25],
    )
  })

  const agreement = async (): Promise<string> => {
    const list = await office.visitor().get('/ksl/agreements')
    return (await list.follow('Överenskommelse om samverkan')).address
  }

  /** Something beside an answer, about the member's answer: looked at first, then registered. */
  const other = async (code: string, typed: Record<string, string>): Promise<void> => {
    const page = await registrar.get(`${board}/members/${code}/act?type=${typed['type']}`)
    const about = (await member(office, code === '0160' ? 'Täby' : 'Botkyrka')).acts.at(-1) as unknown as {
      id: string
    }
    const form = page
      .form('check')
      .fillIn({ note: 'Enligt brev', channel: 'paper', concerns: about.id, ...typed })
    const checked = await form.submit('Granska')
    const done = await checked.assertStatus(200).form('/act').submit('Registrera')
    done.assertStatus(200)
  }
}
