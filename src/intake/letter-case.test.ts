import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { arrived, letterOf } from '../../test/help/arriving.ts'
import { openOffice } from '../../test/help/office.ts'
import { aSending, type TestSending } from '../../test/help/sending.ts'
import type { SeenPage } from '../../test/help/visitor.ts'
import { createCase } from '../cases/actions.ts'
import { findEntries } from '../cases/registry.store.ts'
import { newId } from '../kit/id.ts'

const office = await openOffice({ now: '2015-06-01T09:30' })
const registrar = await office.registrar()
let slugs = 0

const sending = async (): Promise<TestSending> =>
  await aSending(office.database, { slug: `annan-post-${(slugs += 1)}`, clock: office.clock })

const inbox = async (rest = ''): Promise<SeenPage> =>
  (await registrar.get(`/annan-post-${slugs}/inbox${rest}`)).assertStatus(200)

describe('other post', () => {
  test('other post is entered in its case with nothing typed anew', async () => {
    const to = await sending()
    const id = await arrived(office, to, {
      place: 'lansstyrelsen',
      subject: 'Fråga om avtal',
      text: 'Hej, en fråga.',
      files: [],
    })
    const page = await inbox()
    ;(await page.form(`${id}/enter`).fillIn({ dnr: 'prov 15-0016' }).submit()).assertStatus(200)
    const entries = await to.work(({ db }) => findEntries(db, to.association, to.caseId))
    const entered = entries.map(({ subject, counterpart, documents }) => [
      subject,
      counterpart,
      documents.length,
    ])
    assert.deepEqual(entered, [['Fråga om avtal', 'Registrator', 1]])
    assert.equal((await letterOf(to, id)).sorted, 'other_post')
  })

  test('a case that there is is chosen among the likeliest, or searched for by words', async () => {
    const to = await sending()
    await to.work(async (work) => {
      const older = { title: 'Kollektivtrafik i skärgården', openedOn: '2015-02-01' }
      await createCase(work, { id: newId(), ...older, numbering: { dnr: 'X 2015:7' } })
      const newer = { title: 'Elbilar', openedOn: '2015-05-01' }
      await createCase(work, { id: newId(), ...newer, numbering: { dnr: 'X 2015:9' } })
    })
    const wish = { place: 'trafik', subject: 'Synpunkter på kollektivtrafiken', text: 'Se vårt yttrande.' }
    const id = await arrived(office, to, { ...wish, files: [] })
    const listed = (await inbox(`?letter=${id}`)).text
    assert.match(listed, /X 2015:7 Kollektivtrafik i skärgården ord ur ämnesraden.*X 2015:9 Elbilar/)
    const form = (await inbox(`?letter=${id}`)).form(`${id}/enter`)
    const neither = (await form.submit('Diarieför')).assertStatus(422)
    assert.match(neither.problems.join(), /Välj ett ärende, eller skriv numret/)
    const none = await form.fillIn({ dnr: 'sjukhus' }).submit('Diarieför')
    assert.match(none.assertStatus(422).problems.join(), /Inget ärende har det numret/)
    const found = (await form.fillIn({ dnr: 'elbil' }).submit('Diarieför')).assertStatus(422)
    assert.match(found.problems.join(), /Välj bland de ärenden som passar/)
    const chosen = found.form(`${id}/enter`)
    assert.equal(chosen.value('dnr'), '', 'what was searched for does not stand in the way')
    const done = await chosen.fillIn({ case: 'X 2015:9' }).submit('Diarieför')
    assert.match(done.assertStatus(200).text, /diariefört som X 2015:9-1/)
    const next = await arrived(office, to, {
      place: 'trafik',
      subject: 'Mer',
      text: 'Mer om detta.',
      files: [],
    })
    assert.match((await inbox(`?letter=${next}`)).text, /X 2015:9 Elbilar samma avsändare/)
  })
})
