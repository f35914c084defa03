import { after } from 'node:test'
import { findCirculation } from '../../../src/circulations/store.ts'
import { noDoors } from '../../../src/kit/settings.ts'
import type { Work } from '../../../src/kit/work.ts'
import { newId } from '../../../src/kit/id.ts'
import { insertBody } from '../../../src/organisations/body.store.ts'
import { findMembers, findOwnAssociation } from '../../../src/organisations/store.ts'
import { member, standing } from '../answering.ts'
import { foundKsl, sendRecommendation } from '../ksl.ts'
import { freePort, startMailServers } from '../mail-servers.ts'
import { Remembered } from '../mailed-answers.ts'
import { letterTo, MemberPost } from '../member-post.ts'
import { openOffice } from '../office.ts'

export type MailStory = Awaited<ReturnType<typeof beginMailStory>>

/** Whom it falls to that what is to be looked at again is. */
async function addBoard({ db, association }: Pick<Work, 'db' | 'association'>): Promise<void> {
  const { hubId: organisationId } = await findOwnAssociation(db, association)
  const facts = { kind: 'board', governance: 'kommunforbund', validFrom: null, validTo: null } as const
  await insertBody(db, association, { id: newId(), organisationId, name: 'Styrelsen', ...facts })
}

/** The recommendation of 2015 has been sent to the 26, and the office's mailbox is a real one. */
export async function beginMailStory() {
  const lmtpPort = await freePort()
  const servers = await startMailServers({ lmtpPort })
  const doors = { ...noDoors, lmtpPort, imapUrls: [servers.imapUrl('registrator')] }
  const office = await openOffice({ now: '2015-03-16T08:00', doors })
  after(() => servers.stop())
  await foundKsl(office)
  await office.inAssociation('ksl', addBoard)
  const registrar = await office.registrar()
  await sendRecommendation(office, registrar)
  return {
    office,
    registrar,
    post: new MemberPost(office, servers),
    remembered: new Remembered(office),
    at: (moment: string): void => office.clock.set(moment),
    adopted: async () => (await standing(office)).counts.adopted,
    standingOf: async (name: string) => (await member(office, name)).standing,
    replyTo: (name: string) => letterTo(office.post.letters, name).header('reply-to')!,
    idOf: (name: string) =>
      office.inAssociation('ksl', async ({ db, association }) => {
        const members = await findMembers(db, association, '2015-05-01')
        return members.find((each) => each.name === name)!.id
      }),
    circulationId: (slug = 'KSL-15-0016-5') =>
      office.inAssociation(
        'ksl',
        async ({ db, association }) => (await findCirculation(db, association, slug))!.id,
      ),
  }
}
