import { HandClock } from '../../src/kit/clock.ts'
import { newId } from '../../src/kit/id.ts'
import type { Work } from '../../src/kit/work.ts'
import { foundAssociation, renameOrganisation } from '../../src/organisations/actions.ts'
import { addBody } from '../../src/organisations/contact.actions.ts'
import { findOwnAssociation } from '../../src/organisations/store.ts'
import { layMeeting } from './meeting.ts'
import { furnishMembers } from './member.ts'

/** Skåne Nordväst, eleven municipalities that meet by agreement: members, bodies and their meeting of 26 January 2012. Familjen Helsingborg from 2016. */
export async function foundSkaneNordvast(given: Omit<Work, 'association' | 'clock'>): Promise<void> {
  const begun = { ...given, clock: new HandClock('2012-01-09T08:00') }
  const association = await foundAssociation(begun, {
    slug: 'skane-nordvast',
    name: 'Skåne Nordväst',
    mailFrom: 'sekretariatet@skane-nordvast.example',
  })
  const work: Work = { ...begun, association }
  const { hubId } = await findOwnAssociation(work.db, association)
  await addBodies(work, hubId)
  await furnishMembers(work, { slug: 'skane-nordvast', from: '2012-01-01', today: '2012-01-09' })
  await layMeeting({ ...work, clock: begun.clock })
  await renameOrganisation(work, { organisationId: hubId, name: 'Familjen Helsingborg', from: '2016-01-01' })
}

async function addBodies(work: Work, organisationId: string): Promise<void> {
  const common = { organisationId, governance: 'avtalssamverkan', validFrom: null } as const
  await addBody(work, { ...common, id: newId(), name: 'Styrelsen', kind: 'board' })
  await addBody(work, { ...common, id: newId(), name: 'Kommundirektörsgruppen', kind: 'directors_group' })
}
