import { addressParser } from 'postal-mime'
import type { Instant } from '../clock.ts'
import { type HeaderField, addressesIn, fieldOf, messageIds, storable } from './header.ts'
import { type LetterHead, type Person, markNames } from './unpacked.ts'

const longestSubject = 2000
const mostPeople = 200

/** The head of a letter from its fields; what is missing or unreadable is null or empty, never a fault. */
export function headOf(fields: readonly HeaderField[]): LetterHead {
  const references = messageIds(fieldOf(fields, 'references')).toReversed()
  return {
    messageId: messageIds(fieldOf(fields, 'message-id'))[0] ?? null,
    answers: [...new Set([...messageIds(fieldOf(fields, 'in-reply-to')), ...references])].slice(0, 50),
    from: peopleIn(fields, 'from')[0] ?? peopleIn(fields, 'sender')[0] ?? null,
    to: peopleIn(fields, 'to'),
    cc: peopleIn(fields, 'cc'),
    recipients: addressesIn(fields, recipientNames).slice(0, mostPeople),
    subject: (fieldOf(fields, 'subject') ?? '').replace(/\s+/g, ' ').trim().slice(0, longestSubject),
    sentAt: momentOf(fieldOf(fields, 'date')),
    arrivedAt: arrivalIn(fields),
    marks: marksIn(fields),
  }
}

const recipientNames = [
  'delivered-to',
  'x-original-to',
  'x-envelope-to',
  'envelope-to',
  'to',
  'cc',
  'resent-to',
  'original-recipient',
]

function peopleIn(fields: readonly HeaderField[], name: string): Person[] {
  const value = fields.find((field) => field.name === name)?.value.slice(0, 20_000)
  return addressParser(value ?? '', { flatten: true })
    .slice(0, mostPeople)
    .map((box) => ({
      name: storable(box.name ?? '').slice(0, 300),
      address: storable(box.address ?? '').toLowerCase(),
    }))
    .filter((person) => person.name !== '' || person.address !== '')
}

/** Each server writes its own line above the others, with the time after the last semicolon (RFC 5322 § 3.6.7). */
export function arrivalIn(fields: readonly HeaderField[]): Instant | null {
  const top = fields.find((field) => field.name === 'received')?.value
  return top ? momentOf(top.slice(top.lastIndexOf(';') + 1)) : null
}

/** A date as letters have it (RFC 5322 § 3.3); null for what is none, or is in no time that this program knows. */
export function momentOf(written: string | null): Instant | null {
  const time = Date.parse((written ?? '').replace(/\([^()]*\)/g, ' ').trim())
  if (Number.isNaN(time)) return null
  const instant = new Date(time).toISOString()
  return /^(19[7-9]|2[01])/.test(instant) ? instant : null
}

function marksIn(fields: readonly HeaderField[]): Record<string, string> {
  const marks: Record<string, string> = {}
  for (const name of markNames) {
    const value = fieldOf(fields, name)
    if (value !== null) marks[name] = value.slice(0, 500)
  }
  return marks
}
