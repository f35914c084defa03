import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findFollowups } from '../../../src/followups/store.ts'
import { member, standing } from '../answering.ts'
import { adopts, clear, extractFile, minutes, opened } from '../mailed-answers.ts'
import { letterTo, wrapped } from '../member-post.ts'
import { noScans, scannedPdf } from '../scans.ts'
import type { MailStory } from './story.ts'

/** The first weeks: what every office sends. */
export function firstAnswers(story: MailStory): void {
  const { office, registrar, post, remembered, at, adopted, standingOf, idOf, circulationId, replyTo } = story

  test('a letter that did not arrive waits for another contact, and goes to it', async () => {
    at('2015-03-20T08:00')
    const lost = letterTo(office.post.letters, 'Nykvarn')
    await post.raw(lost.raw, { from: 'registrator@forbundet.example', to: 'registrator@gone.example' })
    const report = await post.report()
    assert.equal(report.sorted, 'bounced')
    const page = await opened(registrar, report.id)
    assert.match(page.text, /Brevet till Nykvarn .* kom inte fram/)
    assert.match(page.text, /5\.1\.1/)
    const dispatch = await page.follow('Ange en annan adress')
    const row = dispatch.rows().find(([name]) => name === 'Nykvarn')
    assert.match(row?.join() ?? '', /5\.1\.1/)
    const form = dispatch.forms.find(
      (each) => each.goesTo('address') && each.value('email')?.includes('nykvarn'),
    )
    await form!.fillIn({ email: 'kansli@nykvarn.example' }).submit()
    await (await opened(registrar, report.id)).form('/sort').submit('Klart')
    office.clock.advance(31_000)
    await office.sendDue()
    assert.equal(office.post.letters.at(-1)?.header('to'), 'kansli@nykvarn.example')
  })

  test('an automatic reply counts for nothing', async () => {
    at('2015-03-20T09:00')
    const letter = await post.send({
      member: 'Lidingö',
      to: replyTo('Lidingö'),
      subject: 'Autosvar: Rekommendation',
      text: 'Jag är på semester till den 7 april. Kommunstyrelsen beslutar att anta allt.',
      head: { 'Auto-Submitted': 'auto-replied' },
    })
    assert.equal(letter.sorted, 'automatic')
    assert.equal((await standing(office)).counts.answered, 0)
    await remembered.keep()
  })

  test('an adoption to the reply address: proposed whole, registered with one key, thanked', async () => {
    at('2015-04-14T10:12')
    const letter = await post.send({
      member: 'Botkyrka',
      to: replyTo('Botkyrka'),
      subject: 'Beslut',
      files: [extractFile({ member: 'Botkyrka', day: '2015-04-13' })],
    })
    const page = await opened(registrar, letter.id)
    assert.match(page.text, /svaret kom till kommunens egen svarsadress/)
    await clear(registrar, letter.id)
    const botkyrka = await member(office, 'Botkyrka')
    assert.deepEqual([botkyrka.standing, botkyrka.decided, botkyrka.party], ['adopted', '2015-04-13', true])
    assert.match(botkyrka.evidence[0]?.quote ?? '', /anta överenskommelsen/)
    office.clock.advance(31_000)
    await office.sendDue()
    assert.equal(office.post.letters.at(-1)?.header('to'), 'registrator@botkyrka.example')
    await remembered.keep()
  })

  test('an adoption with a declaration counts, with the day on which it is to be reviewed', async () => {
    at('2015-04-21T09:00')
    const words = `Kommunstyrelsen beslutar ${adopts}\nKommunens medverkan ska utvärderas efter ett år.`
    const letter = await post.send({
      member: 'Huddinge',
      files: [extractFile({ member: 'Huddinge', day: '2015-04-20', words })],
    })
    await clear(registrar, letter.id, {
      choice: 'adopted_with_declaration',
      riderText: ['Kommunens medverkan ska utvärderas efter ett år.'],
      riderReview: ['2016-04-20'],
    })
    const huddinge = await member(office, 'Huddinge')
    assert.deepEqual(
      [huddinge.standing, huddinge.party, huddinge.riders[0]?.review_on],
      ['adopted_with_declaration', true, '2016-04-20'],
    )
    const followups = await office.inAssociation('ksl', ({ db, association }) =>
      findFollowups(db, association),
    )
    assert.deepEqual(
      followups.map(({ what, when, closed }) => [what, when.by, closed]),
      [
        [
          'Se över Huddinge: ”Kommunens medverkan ska utvärderas efter ett år.” (KSL/15/0016-5)',
          '2016-04-20',
          null,
        ],
      ],
    )
    assert.match((await registrar.get('/ksl/followups')).text, /Se över Huddinge/)
    await remembered.keep()
  })

  test('a committee’s proposal is on its way, and never counts', async () => {
    at('2015-04-23T09:00')
    const body = 'Kommunstyrelsens arbetsutskott'
    const words = `Arbetsutskottet föreslår kommunstyrelsen besluta ${adopts}`
    const proposal = await post.send({
      member: 'Sollentuna',
      files: [extractFile({ member: 'Sollentuna', day: '2015-04-22', body, paragraph: 'KSAU 176', words })],
    })
    await clear(registrar, proposal.id)
    assert.deepEqual([await standingOf('Sollentuna'), await adopted()], ['submitted', 2])
    await remembered.keep()
  })

  test('a postponement is no answer, and moves until there is a decision', async () => {
    at('2015-04-28T09:00')
    const words = 'Kommunstyrelsen beslutar att bordlägga ärendet till sammanträdet den 8 juni 2015.'
    const letter = await post.send({
      member: 'Norrtälje',
      files: [extractFile({ member: 'Norrtälje', day: '2015-04-27', words })],
    })
    await clear(registrar, letter.id)
    assert.equal((await member(office, 'Norrtälje')).postponed_to, '2015-06-08')
    await remembered.keep()
  })

  test('a refusal and a note to the file are two things, and neither is silence', async () => {
    at('2015-05-05T09:00')
    const no =
      'Kommunstyrelsen beslutar att inte anta överenskommelsen om samverkan för en trygg, säker och störningsfri region.'
    const solna = await post.send({
      member: 'Solna',
      files: [extractFile({ member: 'Solna', day: '2015-05-04', words: no })],
    })
    await clear(registrar, solna.id)
    const noted = 'Kommunstyrelsen beslutar att lägga ärendet till handlingarna.'
    const sigtuna = await post.send({
      member: 'Sigtuna',
      files: [extractFile({ member: 'Sigtuna', day: '2015-05-04', words: noted })],
    })
    await clear(registrar, sigtuna.id)
    assert.deepEqual([await standingOf('Solna'), await standingOf('Sigtuna')], ['declined', 'noted'])
    await remembered.keep()
  })

  test('a scan is read like any other', { skip: noScans }, async () => {
    at('2015-05-06T09:00')
    const lines = minutes({ member: 'Ekerö', day: '2015-05-05' }).split('\n')
    const scan = {
      type: 'application/pdf',
      filename: 'KM_C224e-20150506.pdf',
      content: scannedPdf(lines.flatMap(wrapped)),
    }
    const letter = await post.send({ member: 'Ekerö', subject: 'Svar', text: '', files: [scan] })
    assert.match((await opened(registrar, letter.id)).text, /läst från bild/)
    await clear(registrar, letter.id, {
      member: await idOf('Ekerö'),
      decided: '2015-05-05',
      choice: 'adopted',
    })
    assert.equal(await standingOf('Ekerö'), 'adopted')
    await remembered.keep()
  })

  test('an answer from an unknown address is never dropped: its text says whose it is', async () => {
    at('2015-05-07T09:00')
    const letter = await post.send({
      member: 'Nacka',
      from: 'nagon@privatpost.example',
      subject: 'Beslut',
      files: [extractFile({ member: 'Nacka', day: '2015-05-06' })],
    })
    const page = await opened(registrar, letter.id)
    assert.match(page.text, /texten är från Nacka/)
    await clear(registrar, letter.id)
    assert.equal(await standingOf('Nacka'), 'adopted')
  })

  test('weeks after its committee’s proposal the board of Sollentuna has decided', async () => {
    at('2015-05-07T10:00')
    const decision = await post.send({
      member: 'Sollentuna',
      files: [extractFile({ member: 'Sollentuna', day: '2015-05-06' })],
    })
    const before = await adopted()
    await clear(registrar, decision.id)
    assert.deepEqual([await standingOf('Sollentuna'), await adopted()], ['adopted', before + 1])
    await remembered.keep()
  })

  test('what no machine can read waits to be read by hand, from whomever it comes', async () => {
    at('2015-05-07T11:00')
    const file = {
      type: 'application/octet-stream',
      filename: 'beslut.pages',
      content: Buffer.from([1, 2, 3, 4]),
    }
    const letter = await post.send({
      member: 'Salem',
      from: 'okand@annan.example',
      subject: 'VB:',
      text: '',
      files: [file],
    })
    const page = await opened(registrar, letter.id)
    assert.match(page.text, /Att läsa för hand/)
    const chosen = await page
      .form('answers/move')
      .fillIn({ circulation: await circulationId(), organisation: await idOf('Salem') })
      .submit('Välj')
    const form = chosen.assertStatus(200).form(`${letter.id}/KSL-15-0016-5/register`)
    const typed = {
      choice: 'adopted',
      decided: '2015-05-06',
      approved: 'yes',
      rightText: 'yes',
      note: 'Läst på skärmen i Salem.',
    }
    const done = await form.fillIn(typed).submit('Registrera')
    assert.match(done.assertStatus(200).text, /Salem är registrerat: Antagit/)
  })
}
