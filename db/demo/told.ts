import { findNoticeDesk, sendNotices } from '../../src/agreements/notice.actions.ts'
import { newId } from '../../src/kit/id.ts'
import { mailbox } from '../../src/kit/mail/address.ts'
import type { DemoWork } from './ksl.ts'

/** The first collected notice: Samverkan Stockholmsregionen is told of the decisions that had come by the end of May. */
export async function tellThirdBody(work: DemoWork): Promise<void> {
  work.clock.set(toldAt)
  const asking = { slug: 'KSL-15-0016-5', documents: 'https://radslag.example/ksl/documents' }
  const { recipients } = await findNoticeDesk(work, asking)
  const notices = new Map(recipients.map(({ id }) => [id, newId()]))
  const from = mailbox('Kommunförbundet Stockholms Län', 'registrator@ksl.example')
  await sendNotices(work, { ...asking, notices, from })
}

/** A Monday, as the notices go. */
export const toldAt = '2015-06-01T09:30'
