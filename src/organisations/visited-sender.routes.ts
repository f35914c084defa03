import type { Visit } from '../kit/http/visit.ts'
import { Refusal } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { type Sender, senderOf } from '../kit/mail/sender.ts'
import { findOwnAssociation } from './store.ts'

/** From whom the visited association's letters come; null when it has no address to send from. */
export async function findSender(
  { association: { name }, site }: Visit,
  { db, association }: Pick<Work, 'db' | 'association'>,
): Promise<Sender | null> {
  const { mailFrom } = await findOwnAssociation(db, association)
  return senderOf({ name, mailFrom }, site.settings)
}

/** @throws Refusal `mail.no-sender` when neither the association nor the installation has an address */
export async function requireSender(visit: Visit, work: Pick<Work, 'db' | 'association'>): Promise<Sender> {
  const sender = await findSender(visit, work)
  if (!sender) throw new Refusal('mail.no-sender')
  return sender
}
