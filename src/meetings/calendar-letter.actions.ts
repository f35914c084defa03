import { storeFile } from '../kit/files/store.ts'
import { queueMails } from '../kit/mail/actions.ts'
import { readMailbox } from '../kit/mail/address.ts'
import { cancellationFile } from '../kit/mail/compose.ts'
import type { LetterDraft, MailPurpose } from '../kit/mail/letter.ts'
import type { Work } from '../kit/work.ts'
import type { Invitee } from './attendance.store.ts'
import { type CalendarEvent, type Method, calendarText } from './calendar.ts'
import type { CallLetter } from './call-letter.ts'
import type { AttachedFile } from './packet.actions.ts'

/** From whom letters come, and where their links lead. */
export interface MeetingPost {
  /** As a mailbox: the association's name and address. */
  readonly from: string
  /** The association's own pages: `https://…/skane-nordvast`. */
  readonly base: string
}

export interface CalendarSending {
  readonly purpose: MailPurpose
  /** Id of the meeting or the event. */
  readonly concerns: string
  readonly post: MeetingPost
  readonly method: Method
  /** What the calendar is called: the body. */
  readonly name: string
  readonly entry: CalendarEvent
  readonly letter: (to: Invitee) => CallLetter
  readonly files?: (to: Invitee) => readonly AttachedFile[]
}

/** The host under which entries have their UIDs, and the page that they lead to. */
export const placeIn = ({ base }: Pick<MeetingPost, 'base'>) => ({
  href: base,
  host: new URL(base).hostname,
})

/** A letter to each, with a calendar file that names the recipient, so that the calendar offers to answer. */
export async function sendWithCalendar(
  work: Work,
  to: readonly Invitee[],
  sending: CalendarSending,
): Promise<void> {
  const { purpose, concerns, post, letter, files } = sending
  const drafts: LetterDraft[] = []
  for (const invitee of to) {
    const { subject, text } = letter(invitee)
    const calendar = await storeEntry(work, invitee, sending)
    const attachments = [calendar, ...(files?.(invitee) ?? [])]
    drafts.push({ purpose, concerns, from: post.from, to: invitee.email, subject, body: text, attachments })
  }
  await queueMails(work, drafts)
}

async function storeEntry(
  work: Work,
  { holder, email }: Invitee,
  { post, method, name, entry }: CalendarSending,
): Promise<AttachedFile> {
  const from = readMailbox(post.from)
  const organizer = from && { name: from.name, email: from.address }
  const named = { ...entry, organizer, attendees: [{ name: holder, email }] }
  const text = calendarText([named], { method, name, stamp: work.clock.now() })
  const filename = method === 'CANCEL' ? cancellationFile : 'invite.ics'
  const { sha256 } = await storeFile(work, Buffer.from(text), { filename })
  return { sha256, filename }
}
