import msgReader, { type FieldsData } from '@kenjiuno/msgreader'
import { readFields } from './header.ts'
import { headOf, momentOf } from './head.ts'
import { htmlText } from './html-text.ts'
import type { InternetFile, InternetLetter } from './internet-letter.ts'
import type { LetterHead, Person } from './unpacked.ts'

/** A letter saved from Outlook (.msg), taken apart. @throws Error when it is broken */
export function readOutlookLetter(bytes: Uint8Array): InternetLetter {
  const copy = new Uint8Array(bytes)
  const reader = new msgReader.default(copy.buffer)
  const fields = reader.getFileData()
  if (fields.error || fields.dataType !== 'msg') throw new Error(fields.error ?? 'not a letter')
  const attachments = fields.attachments ?? []
  return {
    head: headFrom(fields),
    text: textOf(fields),
    files: attachments.flatMap((attachment): InternetFile[] => {
      const { fileName, content } = reader.getAttachment(attachment)
      const isLetter = attachment.innerMsgContent === true
      const mediaType = isLetter
        ? 'application/vnd.ms-outlook'
        : (attachment.attachMimeTag ?? 'application/octet-stream').toLowerCase()
      const inline = attachment.attachmentHidden === true && mediaType.startsWith('image/')
      return [{ filename: fileName || null, mediaType, inline, bytes: content }]
    }),
  }
}

/** The head that it came with, where Outlook kept it; a letter between two in the same house never had one. */
function headFrom(fields: FieldsData): LetterHead {
  const head = headOf(readFields(Buffer.from(fields.headers ?? '', 'utf8')))
  const [to, cc] = [peopleOf(fields, 'to'), peopleOf(fields, 'cc')]
  const addresses = [...to, ...cc].map((person) => person.address)
  return {
    ...head,
    messageId: head.messageId ?? fields.messageId ?? null,
    from: head.from ?? senderOf(fields),
    to: head.to.length > 0 ? head.to : to,
    cc: head.cc.length > 0 ? head.cc : cc,
    recipients: [...new Set([...head.recipients, ...addresses])],
    subject: head.subject || (fields.subject ?? ''),
    ...timesFrom(fields, head),
  }
}

function timesFrom(
  { clientSubmitTime, messageDeliveryTime }: FieldsData,
  { sentAt, arrivedAt }: LetterHead,
): Pick<LetterHead, 'sentAt' | 'arrivedAt'> {
  return {
    sentAt: sentAt ?? momentOf(clientSubmitTime ?? null),
    arrivedAt: arrivedAt ?? momentOf(messageDeliveryTime ?? null),
  }
}

function senderOf(fields: FieldsData): Person | null {
  const { senderName: name = '', senderSmtpAddress, senderEmail } = fields
  const address = (senderSmtpAddress ?? senderEmail ?? '').toLowerCase()
  return name || address ? { name, address: address.includes('@') ? address : '' } : null
}

function peopleOf({ recipients = [] }: FieldsData, type: 'to' | 'cc'): Person[] {
  return recipients
    .filter((recipient) => (recipient.recipType ?? 'to') === type)
    .map(({ name = '', smtpAddress, email }) => {
      const address = (smtpAddress ?? email ?? '').toLowerCase()
      return { name, address: address.includes('@') ? address : '' }
    })
}

function textOf(fields: FieldsData): InternetLetter['text'] {
  if (fields.body?.trim()) return { mediaType: 'text/plain', text: fields.body }
  const html = fields.bodyHtml ?? (fields.html ? Buffer.from(fields.html).toString('utf8') : '')
  const text = html ? htmlText(html) : ''
  return text ? { mediaType: 'text/html', text } : null
}
