import assert from 'node:assert/strict'
import { test } from 'node:test'
import { member, standing } from '../answering.ts'
import { adopts, clear, extractFile, minutes, opened } from '../mailed-answers.ts'
import { pdf } from '../member-post.ts'
import { priceTitle, sendPriceList } from '../price-list.ts'
import type { MailStory } from './story.ts'

/** What makes a registrar sigh. */
export function oddAnswers(story: MailStory): void {
  const { office, registrar, post, remembered, at, standingOf, replyTo } = story

  test('one letter answers two recommendations: each is registered by its own paper', async () => {
    at('2015-05-08T08:00')
    await sendPriceList(office, registrar)
    at('2015-05-12T09:00')
    const price = `Haninge kommun
Kommunstyrelsen
SAMMANTRÄDESPROTOKOLL
Sammanträdesdatum 2015-05-11

§ 91 Dnr KS 2015/130

${priceTitle} (KSL/14/0091-2)

Beslut
Kommunstyrelsen beslutar att anta prislistan för gymnasieskolan 2016.

Justerat 2015-05-11
`
    const letter = await post.send({
      member: 'Haninge',
      subject: 'Beslut från Haninge kommun',
      files: [extractFile({ member: 'Haninge', day: '2015-05-11' }), pdf(price, 'Protokollsutdrag § 91.pdf')],
    })
    assert.match((await opened(registrar, letter.id)).text, /Brevet svarar på flera/)
    await clear(registrar, letter.id)
    const next = await clear(registrar, letter.id, {}, 'KSL-14-0091-2')
    assert.match(next.text, /Haninge är registrerat: Antagit/)
    assert.equal(await standingOf('Haninge'), 'adopted')
    const board = await office.visitor().get('/api/v1/associations/ksl/circulations/KSL-14-0091-2/standing')
    assert.equal((board.json as { counts: { adopted: number } }).counts.adopted, 1)
    await remembered.keep()
  })

  test('the same answer thrice, by two doors and sent on by a colleague, is one act', async () => {
    at('2015-05-13T09:00')
    const posted = {
      member: 'Tyresö',
      to: 'registrator@both.example',
      head: { 'Message-ID': '<en-och-samma@tyreso.example>' },
      files: [extractFile({ member: 'Tyresö', day: '2015-05-12' })],
    }
    const first = await post.send(posted)
    await clear(registrar, first.id)
    const again = await post.send({
      ...posted,
      to: 'registrator@forbundet.example',
      from: 'ekonom@forbundet.example',
      subject: 'VB: Svar på KSL/15/0016-5',
      head: { 'Message-ID': '<vidare@forbundet.example>' },
    })
    assert.equal((await post.arrived('<en-och-samma@tyreso.example>', 1)).length, 1)
    const page = await opened(registrar, again.id)
    assert.match(page.text, /redan diarieförd/)
    const joined = await page.form('/join').fillIn({ joinTo: first.id }).submit('Lägg ihop')
    assert.match(joined.assertStatus(200).text, /hör nu ihop med svaret i det andra brevet/)
    assert.equal((await member(office, 'Tyresö')).acts.length, 1)
  })

  test('a chair decides on delegation; that the board notes it afterwards is no second answer', async () => {
    at('2015-05-14T09:00')
    const chair = minutes({
      member: 'Danderyd',
      day: '2015-05-13',
      body: 'Kommunstyrelsens ordförande',
      paragraph: 'Delegationsbeslut 14/2015',
      words: `Ordföranden beslutar med stöd av kommunstyrelsens delegationsordning ${adopts}`,
    })
    const letter = await post.send({ member: 'Danderyd', files: [pdf(chair, 'Delegationsbeslut.pdf')] })
    await clear(registrar, letter.id)
    assert.equal(await standingOf('Danderyd'), 'adopted')
    at('2015-05-27T09:00')
    const words = `Kommunstyrelsen beslutar att anteckna anmälan av ordförandens delegationsbeslut 14/2015 till protokollet.`
    const noted = await post.send({
      member: 'Danderyd',
      files: [extractFile({ member: 'Danderyd', day: '2015-05-25', words })],
    })
    const page = await opened(registrar, noted.id)
    assert.match(page.text, /anmälan av ett beslut på delegation, inget nytt beslut/)
    const joined = await page.form('/join').fillIn({ joinTo: letter.id }).submit('Lägg ihop')
    joined.assertStatus(200)
    const danderyd = await member(office, 'Danderyd')
    assert.deepEqual([danderyd.standing, danderyd.acts.length], ['adopted', 1])
  })

  test('a board that decides for its own part and proposes to its council: told apart, and a person settles it', async () => {
    at('2015-05-28T08:00')
    const words = `Kommunstyrelsen beslutar
1. att för egen del anta överenskommelsen om samverkan för en trygg, säker och störningsfri region, samt
2. att föreslå kommunfullmäktige att avsätta 200 000 kronor för samverkan.`
    const letter = await post.send({
      member: 'Stockholm',
      files: [extractFile({ member: 'Stockholm', day: '2015-05-27', words })],
    })
    const page = await opened(registrar, letter.id)
    assert.match(page.text, /både beslutar för egen del och föreslår/)
    await clear(registrar, letter.id, { choice: 'adopted' })
    assert.equal(await standingOf('Stockholm'), 'adopted')
    await remembered.keep()
  })

  test('an unadjusted extract goes back; the adjusted one has other words, and both are one answer', async () => {
    at('2015-05-28T09:00')
    const raw = minutes({ member: 'Upplands-Bro', day: '2015-05-27' }).replace(
      'Justerat 2015-05-27',
      'OJUSTERAT',
    )
    const first = await post.send({ member: 'Upplands-Bro', files: [pdf(raw, 'Utdrag ojusterat.pdf')] })
    const page = await opened(registrar, first.id)
    const back = await page.form(`${first.id}/KSL-15-0016-5/register`).submit('Skicka tillbaka')
    assert.match(back.assertStatus(200).form('/return/send').value('body') ?? '', /inte justerat/)
    await back.form('/return/send').submit('Skicka')
    assert.equal(await standingOf('Upplands-Bro'), 'silent')
    office.clock.advance(31_000)
    await office.sendDue()
    const asked = office.post.letters.at(-1)!
    at('2015-06-02T09:00')
    const adjusted = minutes({ member: 'Upplands-Bro', day: '2015-05-27' }).replace(
      'att anta överenskommelsen om samverkan för en trygg',
      'att anta överenskommelsen om samarbete för en trygg',
    )
    const second = await post.send({
      member: 'Upplands-Bro',
      to: replyTo('Upplands-Bro'),
      subject: `SV: ${asked.subject}`,
      head: { 'In-Reply-To': asked.messageId },
      files: [pdf(adjusted, 'Utdrag justerat.pdf')],
    })
    const reply = await opened(registrar, second.id)
    assert.match(reply.text, /Kompletterar det brev som kom 2015-05-28 09.0\d och återsändes/)
    assert.match(reply.text, /samverkan.* har blivit .*samarbete/)
    await clear(registrar, second.id)
    const bro = await member(office, 'Upplands-Bro')
    assert.deepEqual([bro.standing, bro.acts.length], ['adopted', 1])
    assert.doesNotMatch((await registrar.get('/ksl/inbox?show=returned')).text, /Upplands-Bro/)
    await remembered.keep()
  })

  test('another municipality’s text from the wrong domain: the text is trusted, and it is said', async () => {
    at('2015-06-03T09:00')
    const letter = await post.send({
      member: 'Salem',
      subject: 'Beslut',
      files: [extractFile({ member: 'Värmdö', day: '2015-06-02' })],
    })
    const page = await opened(registrar, letter.id)
    assert.match(page.text, /texten kommer från en annan kommun än brevet/)
    await clear(registrar, letter.id)
    assert.equal(await standingOf('Värmdö'), 'adopted')
    assert.equal((await member(office, 'Salem')).acts.length, 1)
  })

  test('an answer on the declaration of 2014 is not taken for one on the agreement', async () => {
    at('2015-06-04T09:00')
    const words =
      'Kommunstyrelsen beslutar att ställa sig bakom avsiktsförklaringen om samverkan för en trygg, säker och störningsfri region.'
    const text = minutes({ member: 'Järfälla', day: '2015-06-03', words })
      .replace('Överenskommelse om samverkan', 'Avsiktsförklaring om samverkan')
      .replace('(KSL/15/0016-5)', '(KSL/14/0087)')
    const letter = await post.send({ member: 'Järfälla', subject: 'Beslut', files: [pdf(text)] })
    const before = await standing(office)
    const page = await opened(registrar, letter.id)
    assert.doesNotMatch(page.text, /diarienumret KSL\/15\/0016-5 står/)
    assert.match(page.text, /Förslag: Järfälla · gäller en annan handling/)
    assert.match(page.text, /men beslutet gäller en annan handling: KSL\/14\/0087/)
    const form = page.form('KSL-15-0016-5/register')
    assert.equal(form.value('choice') ?? '', '')
    // One key, and then another: neither the button alone nor a state chosen makes it an adoption.
    for (const typed of [{}, { choice: 'adopted' }, { choice: 'adopted', rightText: 'yes', accept: true }]) {
      const refused = (await form.fillIn(typed).submit('Registrera')).assertStatus(422)
      assert.match(refused.text, /gäller en annan handling \(KSL\/14\/0087\) än den som skickades/)
    }
    const { acts } = await member(office, 'Järfälla')
    assert.equal(acts.length, 0)
    await page.form('/sort').submit('Inte ett svar')
    assert.deepEqual((await standing(office)).counts, before.counts)
    assert.equal(await standingOf('Järfälla'), 'silent')
  })
}
