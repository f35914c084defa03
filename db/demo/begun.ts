import { saveDraft, startDraft } from '../../src/circulations/draft.actions.ts'
import { type Draft, emptyDraft } from '../../src/circulations/draft.ts'
import { newId } from '../../src/kit/id.ts'
import { storeText } from './entered.ts'
import type { DemoWork } from './ksl.ts'
import { addressedMembers } from './member.ts'

const filename = 'Program för stöd till anhöriga, utkast.txt'
const programme = `EXEMPELDATA – texten är skriven för demonstrationen

Program för stöd till anhöriga, utkast

1. Den som vårdar eller stödjer en närstående ska veta vart hon eller han kan vända sig.
2. Kommunerna delar med sig av det som fungerar.
`

/** A remiss that lies ready to be sent, for whoever wants to try. */
export async function beginConsultation(work: DemoWork): Promise<void> {
  work.clock.set('2015-06-03T15:40')
  const { sha256 } = await storeText(work, filename, programme)
  const members = await addressedMembers(work)
  const empty = emptyDraft('consultation', newId())
  const draft: Draft = {
    ...empty,
    title: 'Remiss: program för stöd till anhöriga',
    dated: '2015-06-04',
    answerBy: '2015-09-15',
    parts: [
      {
        heading: 'Bakgrund',
        text: 'Styrelsen vill veta vad kommunerna anser om utkastet innan programmet arbetas om i höst.',
      },
    ],
    answerTo: 'registrator@ksl.example',
    addressees: members.map(({ id, email }) => ({ organisationId: id, role: 'to', email: email ?? '' })),
    documents: [{ role: 'instrument', title: 'Program för stöd till anhöriga, utkast', filename, sha256 }],
  }
  const id = newId()
  await startDraft(work, { id, draft, example: true })
  const chosen = { kind: 'numbered', id: newId(), prefix: 'KSL' } as const
  await saveDraft(work, { id, revision: 1, draft, chosen })
}
