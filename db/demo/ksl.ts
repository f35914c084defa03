import { HandClock } from '../../src/kit/clock.ts'
import { newId } from '../../src/kit/id.ts'
import type { Work } from '../../src/kit/work.ts'
import { startSeries } from '../../src/cases/actions.ts'
import { addOrganisation, foundAssociation, renameOrganisation } from '../../src/organisations/actions.ts'
import { addBody } from '../../src/organisations/contact.actions.ts'
import { findOwnAssociation } from '../../src/organisations/store.ts'
import { recordAnswers } from './answered.ts'
import { askAndAnswer } from './asked.ts'
import { beginConsultation } from './begun.ts'
import { consult } from './consulted.ts'
import { enterDeclaration } from './declared.ts'
import { layInbox } from './inbox.ts'
import { furnishMembers } from './member.ts'
import { sendRecommendation } from './recommended.ts'

/** The demo's office works with a clock that is moved by hand from one day to the next. */
export interface DemoWork extends Work {
  readonly clock: HandClock
}

/**
 * Kommunförbundet Stockholms Län with its 26 members, as its register may have looked on 3 June 2015: the recommendation
 * of 19 March, and invented answers (Exempeldata). Everything is done through the program's own actions.
 */
export async function foundKsl(given: Omit<Work, 'association' | 'clock'>, publicUrl: string): Promise<void> {
  const clock = new HandClock('2014-01-07T08:00')
  const association = await foundAssociation(
    { ...given, clock },
    { slug: 'ksl', name: 'Kommunförbundet Stockholms Län', mailFrom: 'registrator@ksl.example' },
  )
  const work: DemoWork = { ...given, association, clock }
  const { hubId } = await findOwnAssociation(work.db, association)
  await addBody(work, {
    id: newId(),
    organisationId: hubId,
    name: 'Styrelsen',
    kind: 'board',
    governance: 'kommunforbund',
    validFrom: null,
  })
  // The day is near enough: the association was called KSL in 2017 and Storsthlm later.
  await renameOrganisation(work, { organisationId: hubId, name: 'Storsthlm', from: '2018-01-01' })
  const members = await furnishMembers(work, { slug: 'ksl', from: '2010-01-01', today: '2014-01-07' })
  await addOrganisation(work, { id: newId(), kind: 'region', code: '01', name: 'Stockholms läns landsting' })
  await consult(work, members, publicUrl)
  const declaration = await enterDeclaration(work)
  clock.set('2015-01-07T08:00')
  // The numbers up to 16 were given on paper, before the program came.
  await startSeries(work, { prefix: 'KSL', year: 2015, firstNumber: 17 })
  const circulation = await sendRecommendation(work, { declaration, publicUrl })
  await askAndAnswer(work, circulation.circulation, members)
  await recordAnswers(work, circulation, members)
  await beginConsultation(work)
  await layInbox(work, circulation.circulation)
}
