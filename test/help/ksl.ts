import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { furnishMembers } from '../../db/demo/member.ts'
import { startSeries } from '../../src/cases/actions.ts'
import { newId } from '../../src/kit/id.ts'
import { addMembers } from '../../src/organisations/actions.ts'
import { addContact } from '../../src/organisations/contact.actions.ts'
import { findMembers } from '../../src/organisations/store.ts'
import type { Office } from './office.ts'
import type { ChosenFile } from './filled-form.ts'
import type { SeenPage, Visitor } from './visitor.ts'

/** Kommunförbundet Stockholms Län and its 26 members, for the story of the recommendation of 2015. */

export const title = 'Överenskommelse om samverkan för en trygg, säker och störningsfri region'

/** Our own letter with the facts of the real one, as a scanner reads it. */
export const scannedLetter = readFileSync(
  new URL('../stories/fixtures/letter-2015-scanned.txt', import.meta.url),
  'utf8',
)

/** Founds it before the story begins: members with their registrars' addresses, and a series after the paper's numbers. */
export async function foundKsl(office: Office): Promise<void> {
  await office.found('ksl', 'Kommunförbundet Stockholms Län', async (work) => {
    await furnishMembers(work, { slug: 'ksl', from: '2010-01-01', today: '2015-03-16' })
    await startSeries(work, { prefix: 'KSL', year: 2015, firstNumber: 17 })
  })
}

/** The same association with a few of its members, each reached at its registrar; letters are numbered from 100. Its id. */
export async function foundSmallKsl(office: Office, codes: readonly string[]): Promise<number> {
  return await office.found('ksl', 'Kommunförbundet Stockholms län', async (work) => {
    await addMembers(work, { codes: [...codes], from: '2010-01-01' })
    await startSeries(work, { prefix: 'KSL', year: 2015, firstNumber: 100 })
    for (const { id: organisationId, code } of await findMembers(work.db, work.association, '2015-03-19'))
      await addContact(work, {
        id: newId(),
        organisationId,
        bodyId: null,
        purpose: 'registrar',
        title: 'registrator',
        email: `registrator@k${code}.example`,
      })
    return work.association
  })
}

/** Pastes the letter; the form of the draft that was read from it. */
export async function pasteLetter(registrar: Visitor, text: string): Promise<SeenPage> {
  const form = (await registrar.get('/ksl/circulations/new')).form('circulations/new')
  return (await form.fillIn({ text }).submit('read')).assertStatus(200)
}

const paper = (filename: string, text: string): ChosenFile => ({ filename, bytes: text, type: 'text/plain' })

/** What a registrar mends in the proposal and adds to it, but for the papers. */
export const corrections = {
  title,
  caseChoice: 'written',
  caseDnr: 'KSL/15/0016',
  basisBody: 'styrelsen',
  basisParagraph: '§ 24',
  clauseText: ['att anta överenskommelsen om samverkan för en trygg, säker och störningsfri region'],
  instrumentTitle: title,
  'terms.months': '12',
  'terms.yearEndOnly': true,
  thirdEmail: ['kansli@samverkan.example'],
}

export const papers = {
  letter: paper('Rekommendation KSL-15-0016-5.txt', 'Det undertecknade brevet'),
  instrument: paper('Överenskommelse.txt', 'Överenskommelsen, elva sidor'),
  decision: paper('Styrelsens beslut.txt', 'Styrelsen § 24'),
}

/** Attaches the papers, each in its role. */
export async function attachPapers(draft: SeenPage): Promise<SeenPage> {
  const attached = await draft
    .form('draft')
    .fillIn({ files: Object.values(papers) })
    .submit('stay')
  const form = attached.assertStatus(200).form('draft')
  const roles = Object.keys(papers).map((role, index) => [`documentRole.${index}`, role] as const)
  return (await form.fillIn(Object.fromEntries(roles)).submit('stay')).assertStatus(200)
}

/** The whole way from the pasted letter to 26 letters sent. The clock stands at 19 March 2015 afterwards. */
export async function sendRecommendation(office: Office, registrar: Visitor): Promise<void> {
  office.clock.set('2015-03-19T15:00')
  const read = await pasteLetter(registrar, scannedLetter)
  const corrected = await read.form('draft').fillIn(corrections).submit('stay')
  const whole = await attachPapers(corrected.assertStatus(200))
  const preview = await whole.form('draft').submit('preview')
  const sent = await preview.form('/send').submit()
  assert.match(sent.assertStatus(200).address, /^\/ksl\/circulations\/KSL-15-0016-5\/dispatch/)
  office.clock.advance(31_000)
  assert.equal(await office.sendDue(), 26)
}
