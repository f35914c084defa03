import { addInstrumentVersion, createInstrument } from '../../src/agreements/actions.ts'
import { createCase } from '../../src/cases/actions.ts'
import { newId } from '../../src/kit/id.ts'
import { plainTerms } from '../../src/ledger/terms.ts'
import { enter } from './entered.ts'
import type { DemoWork } from './ksl.ts'
import { demoText } from './text.ts'

const title = 'Avsiktsförklaring om samverkan för en trygg, säker och störningsfri region'

/** Avsiktsförklaringen 2014, which the agreement of 2015 builds on. Returns the instrument's id. */
export async function enterDeclaration(work: DemoWork): Promise<string> {
  work.clock.set('2014-12-15T10:00')
  const { id: caseId } = await createCase(work, {
    id: newId(),
    title,
    openedOn: '2014-12-15',
    numbering: { dnr: 'KSL/14/0087' },
  })
  const { document } = await enter(work, {
    caseId,
    direction: 'drawn_up',
    subject: title,
    document: {
      title: 'Avsiktsförklaringen',
      filename: 'Avsiktsförklaring 2014.txt',
      text: demoText('declaration-2014.txt'),
    },
  })
  const instrument = await createInstrument(work, {
    id: newId(),
    kind: 'declaration',
    title,
    // The letter of 2015 says only that it is of 2014.
    validFrom: null,
    validTo: null,
    terms: plainTerms,
    followsId: null,
    replacesId: null,
    thirdBody: null,
    decisionsCollectedFor: null,
  })
  await addInstrumentVersion(work, { instrumentId: instrument.id, documentId: document! })
  return instrument.id
}
