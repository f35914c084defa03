import { Readable } from 'node:stream'
import MailComposer from 'nodemailer/lib/mail-composer'
import { sha256 } from '../hash.ts'
import type { Attachment, Letter } from './letter.ts'

/** The name of a calendar file that takes a meeting back; any other one asks to come. */
export const cancellationFile = 'cancel.ics'

/** Opens a stored file of the letter's association. */
export type OpenFile = (sha256: string) => AsyncIterable<Buffer>

/**
 * The letter as it goes over the wire (RFC 5322, MIME), the same for preview and sending: equal letters give equal
 * bytes, boundary and all. Nothing in it tells the sender that it was read.
 */
export function composeMessage(
  letter: Letter,
  open: OpenFile,
  by: 'program' | 'person' = 'program',
): Readable {
  const composer = new MailComposer({
    messageId: letter.messageId,
    date: new Date(letter.dueAt),
    from: letter.fromAddress,
    to: letter.toAddress,
    ...(letter.replyTo && { replyTo: letter.replyTo }),
    subject: letter.subject,
    text: letter.bodyText,
    encoding: 'quoted-printable',
    headers: headersOf(letter, by),
    alternatives: letter.attachments.filter(isCalendar).map((attachment) => invitation(attachment, open)),
    attachments: letter.attachments.map((attachment) => part(attachment, open)),
    baseBoundary: sha256(letter.messageId).toString('hex').slice(0, 24),
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return composer.compile().createReadStream()
}

const isCalendar = ({ mediaType }: Attachment): boolean => mediaType === 'text/calendar'

/** The calendar once more beside the text: Outlook shows its buttons for that one, and other programs for the file (RFC 6047 § 2.4). */
function invitation({ filename, mediaType, sha256: hash }: Attachment, open: OpenFile) {
  return {
    contentType: contentTypeOf(filename, mediaType),
    contentTransferEncoding: 'base64',
    content: Readable.from(open(hash)),
  }
}

/**
 * RFC 3834: out-of-office programs do not answer it. What a person has written on a page of ours is no machine's.
 * RFC 8058: the mail program shows a button that ends such letters.
 */
function headersOf({ unsubscribeUrl }: Letter, by: 'program' | 'person'): Record<string, string> {
  return {
    ...(by === 'program' && { 'Auto-Submitted': 'auto-generated' }),
    ...(unsubscribeUrl !== null && {
      'List-Unsubscribe': `<${unsubscribeUrl}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    }),
  }
}

function part(attachment: Attachment, open: OpenFile) {
  const { filename, mediaType } = attachment
  return {
    filename,
    contentType: contentTypeOf(filename, mediaType),
    contentDisposition: 'attachment',
    contentTransferEncoding: 'base64',
    content: Readable.from(open(attachment.sha256)),
  }
}

function contentTypeOf(filename: string, mediaType: string): string {
  // A letter inside a letter may not be encoded (RFC 2046 § 5.2.1), so it would not arrive byte for byte as that type.
  if (mediaType === 'message/rfc822') return 'application/octet-stream'
  if (mediaType !== 'text/calendar') return mediaType
  // Without the method, the same as in the text (RFC 6047 § 2.4), calendars show no buttons to accept and decline.
  const method = filename === cancellationFile ? 'CANCEL' : 'REQUEST'
  return `${mediaType}; charset=utf-8; method=${method}`
}
