import { dayOf } from '../kit/clock.ts'
import { dayWords } from '../kit/day-words.ts'
import { storeFile } from '../kit/files/store.ts'
import { newId } from '../kit/id.ts'
import { cancelMails, queueMails } from '../kit/mail/actions.ts'
import { mailbox } from '../kit/mail/address.ts'
import type { OutgoingLetter } from '../kit/mail/letter.ts'
import { outbox } from '../kit/mail/store.ts'
import { Refusal } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { log } from '../log/actions.ts'
import { findContacts } from '../organisations/contact.store.ts'
import { findOrganisations } from '../organisations/store.ts'
import { held } from './actions.ts'
import { findItems } from './agenda.store.ts'
import type { MeetingPost } from './calendar-letter.actions.ts'
import {
  type ExtractRecipient,
  type KnownAddress,
  extractLetter,
  extractTitle,
  recipientsOfItem,
  usedAddresses,
} from './extract.ts'
import { type Meeting, dayOfMeeting } from './meeting.ts'
import type { Minutes, MinutesItem } from './minutes.ts'
import { type KeptMinutes, findKeptMinutes } from './minutes.store.ts'
import { printMinutes } from './print.actions.ts'
import { fileSeal } from './seal.ts'

/** One paragraph that may be sent, and to whom. */
export interface Extract {
  readonly item: MinutesItem
  /** The sealed minutes that it stands in. */
  readonly of: Minutes
  readonly recipients: readonly ExtractRecipient<OutgoingLetter>[]
}

/** The sealed paragraphs that name somebody, each with its recipients and what has been sent to them. */
export async function findExtracts(
  work: Pick<Work, 'db' | 'association'>,
  meeting: Meeting,
): Promise<Extract[]> {
  const { db, association } = work
  const kept = await findKeptMinutes(db, association, meeting.id)
  const before = await outbox(db, association, { purpose: 'protocol_extract' })
  const known = [...usedAddresses(before), ...(await registrars(work, meeting))]
  const items = await findItems(db, association, meeting.id)
  return items.flatMap(({ id, extractRecipients }) => {
    const found = sealedItem(kept, id)
    if (!found || extractRecipients.length === 0) return []
    const letters = before.filter(({ concerns }) => concerns === id)
    return [{ ...found, recipients: recipientsOfItem(extractRecipients, known, letters) }]
  })
}

/** Where each organisation gets its post, by its name on the day of the meeting. */
async function registrars(
  { db, association }: Pick<Work, 'db' | 'association'>,
  meeting: Meeting,
): Promise<KnownAddress[]> {
  const organisations = await findOrganisations(db, association, dayOfMeeting(meeting))
  const contacts = await findContacts(db, association)
  return contacts
    .filter(({ purpose }) => purpose === 'registrar')
    .flatMap(({ organisationId, email: address }) => {
      const name = organisations.find(({ id }) => id === organisationId)?.name
      return name ? [{ name, address }] : []
    })
}

/** The paragraph as it was last sealed, in whole minutes or by itself. */
function sealedItem(kept: readonly KeptMinutes[], id: string): Pick<Extract, 'item' | 'of'> | null {
  const sealed = kept.findLast(
    ({ state, content }) => state === 'sealed' && content.items.some((item) => item.id === id),
  )
  const item = sealed?.content.items.find((each) => each.id === id)
  return sealed && item ? { item, of: sealed.content } : null
}

export interface ExtractOrder {
  readonly itemId: string
  readonly recipients: readonly KnownAddress[]
}

/**
 * Certifies and sends extracts: one file for each paragraph, its hash in the chain, a letter to each recipient. They leave after the
 * undo window.
 * @throws Refusal `extract.nobody`, `extract.not-sealed`, `mail.not-an-address`; NotFound
 */
export async function sendExtracts(
  work: Work,
  meetingId: string,
  { orders, certifiedBy, post }: { orders: readonly ExtractOrder[]; certifiedBy: string; post: MeetingPost },
): Promise<OutgoingLetter[]> {
  if (orders.every(({ recipients }) => recipients.length === 0)) throw new Refusal('extract.nobody')
  await held(work, meetingId)
  const kept = await findKeptMinutes(work.db, work.association, meetingId)
  const letters: OutgoingLetter[] = []
  for (const { itemId, recipients } of orders.filter((order) => order.recipients.length > 0)) {
    const found = sealedItem(kept, itemId)
    if (!found) throw new Refusal('extract.not-sealed')
    const { item, of } = found
    const title = extractTitle(`${of.body} ${of.number}`, item)
    const attachment = await certify(work, { item, of, title, certifiedBy, meetingId })
    const { subject, text: body } = extractLetter({ title, item, association: of.association }, certifiedBy)
    const to = recipients.map(({ name, address }) => mailbox(name, address))
    const drafts = to.map((toAddress) => ({
      id: newId(),
      purpose: 'protocol_extract' as const,
      concerns: itemId,
      from: post.from,
      to: toAddress,
      subject,
      body,
      attachments: [attachment],
    }))
    letters.push(...(await queueMails(work, drafts)))
  }
  const sent = letters.map(({ concerns, toAddress }) => ({ item: concerns, to: toAddress }))
  await log(work, { verb: 'extract.sent', subject: meetingId, payload: { sent } })
  return letters
}

/** Utdragsbestyrkande: who says that it agrees with the minutes and when, and the file's own hash in the chain. */
async function certify(
  work: Work,
  extract: { item: MinutesItem; of: Minutes; title: string; certifiedBy: string; meetingId: string },
): Promise<{ sha256: string; filename: string }> {
  const { item, of, title, certifiedBy } = extract
  const at = work.clock.now()
  const certified = `${certifiedBy}, ${dayWords(dayOf(at), 'sv')}`
  const [pdf] = await printMinutes(
    { ...of, items: [item] },
    { at, kind: 'Protokollsutdrag', of, certified },
    ['ua-1'],
  )
  const filename = `Protokollsutdrag ${title.replaceAll('/', '-').replace('§ ', '')}.pdf`
  const { sha256 } = await storeFile(work, pdf!, { filename })
  await log(work, {
    verb: 'extract.certified',
    subject: extract.meetingId,
    payload: { itemId: item.id, minutes: title, certifiedBy, extract: fileSeal(pdf!) },
  })
  return { sha256, filename }
}

/** Stops the extracts of the meeting that have not left. */
export async function undoExtracts(work: Work, meeting: Meeting): Promise<void> {
  const extracts = await findExtracts(work, meeting)
  const ids = extracts.flatMap(({ recipients }) => recipients.flatMap(({ letter }) => letter?.id ?? []))
  const stopped = ids.length === 0 ? [] : await cancelMails(work, { ids })
  await log(work, { verb: 'extract.undone', subject: meeting.id, payload: { letters: stopped } })
}
