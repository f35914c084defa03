import { createCase } from '../../src/cases/actions.ts'
import { saveDraft, startDraft } from '../../src/circulations/draft.actions.ts'
import { proposeDraft } from '../../src/circulations/draft-proposal.ts'
import type { Draft, DraftDocument } from '../../src/circulations/draft.ts'
import { sendCirculation } from '../../src/circulations/dispatch.actions.ts'
import { type Post, postOf } from '../../src/circulations/letter.actions.ts'
import { newId } from '../../src/kit/id.ts'
import { findAllNames } from '../../src/organisations/store.ts'
import { readLetter } from '../../src/reading/letter.ts'
import { enter, storeText } from './entered.ts'
import type { DemoWork } from './ksl.ts'
import { addressedMembers } from './member.ts'
import { demoText } from './text.ts'

export interface SentRecommendation {
  readonly caseId: string
  readonly circulation: string
  readonly post: Post
}

const title = 'Överenskommelse om samverkan för en trygg, säker och störningsfri region'
const filename = 'Överenskommelse 2015.txt'

/** The recommendation of 19 March 2015, read from the letter, corrected by hand, and sent to the 26. */
export async function sendRecommendation(
  work: DemoWork,
  { declaration, publicUrl }: { declaration: string; publicUrl: string },
): Promise<SentRecommendation> {
  const caseId = await openCase(work)
  work.clock.set('2015-03-19T14:05')
  const circulation = newId()
  const draft = await writtenDraft(work, declaration)
  await startDraft(work, { id: circulation, draft, example: true })
  work.clock.set('2015-03-19T15:20')
  const revision = await saveDraft(work, { id: circulation, revision: 2, draft, chosen: { kind: 'keep' } })
  work.clock.set('2015-03-19T15:30')
  const association = {
    name: 'Kommunförbundet Stockholms Län',
    slug: 'ksl',
    mailFrom: 'registrator@ksl.example',
  }
  const post = postOf(association, { mailFrom: null, replyDomain: 'svar.ksl.example', publicUrl })
  await sendCirculation(work, { id: circulation, revision, post })
  return { caseId, circulation, post }
}

/** KSL/15/0016 as the office began it on paper; the letter is its fifth entry. */
async function openCase(work: DemoWork): Promise<string> {
  work.clock.set('2015-01-26T09:00')
  const { id: caseId } = await createCase(work, {
    id: newId(),
    title,
    openedOn: '2015-01-26',
    numbering: { dnr: 'KSL/15/0016' },
  })
  await enter(work, { caseId, direction: 'drawn_up', subject: 'Projektets förslag till överenskommelse' })
  work.clock.set('2015-03-05T13:00')
  await enter(work, { caseId, direction: 'drawn_up', subject: 'Tjänsteskrivelse till styrelsen' })
  work.clock.set('2015-03-19T13:10')
  await enter(work, { caseId, direction: 'drawn_up', subject: 'Styrelsens beslut 2015-03-19, § 24' })
  await enter(work, { caseId, direction: 'drawn_up', subject: 'Överenskommelsen, slutlig text' })
  return caseId
}

/** What the program proposes from the letter's text, with what a registrar adds. */
async function writtenDraft(work: DemoWork, declaration: string): Promise<Draft> {
  const text = demoText('letter-2015.txt')
  const proposed = proposeDraft(
    readLetter(text),
    { text, file: null },
    {
      members: await addressedMembers(work),
      names: await findAllNames(work.db, work.association),
      instrumentId: newId(),
    },
  )
  const { instrument } = proposed
  const terms = { ...instrument.terms, months: '12', yearEndOnly: true }
  return {
    ...proposed,
    basis: { ...proposed.basis, body: 'styrelsen', paragraph: '§ 24' },
    thirdBodies: [
      { name: 'Samverkan Stockholmsregionen', email: 'kansli@samverkan-stockholmsregionen.example' },
    ],
    documents: [
      await document(work, 'letter', 'Brevet', 'Rekommendation KSL-15-0016-5.txt', 'letter-2015.txt'),
      await document(work, 'instrument', 'Överenskommelsen', filename, 'agreement-2015.txt'),
      await document(
        work,
        'decision',
        'Styrelsens beslut',
        'Styrelsens beslut 2015-03-19.txt',
        'decision-2015.txt',
      ),
    ],
    instrument: { ...instrument, title, follows: declaration, terms },
  }
}

async function document(
  work: DemoWork,
  role: DraftDocument['role'],
  called: string,
  name: string,
  source: string,
): Promise<DraftDocument> {
  const { sha256 } = await storeText(work, name, demoText(source))
  return { role, title: called, filename: name, sha256 }
}
