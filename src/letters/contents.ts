import type { Instant } from '../kit/clock.ts'
import { isForwarded, isHome } from './forwarding.ts'
import type { Passed } from './forwarding.ts'
import type { Post, ReadText, TextReading } from './pointer.ts'
import type { Signs } from './sorting.ts'

/** Innehåll: a letter that has been taken apart and read, as it is matched, sorted and dated. */
export interface Head {
  readonly from: { readonly address: string } | null
  readonly subject: string
  readonly recipients: readonly string[]
  readonly answers: readonly string[]
  readonly sentAt: Instant | null
  readonly arrivedAt: Instant | null
  readonly marks: Readonly<Record<string, string>>
}

export interface Part {
  readonly position: number
  readonly role: 'text' | 'attachment' | 'inline' | 'letter'
  readonly parent: number | null
  readonly filename: string | null
  readonly mediaType: string
  readonly size: number
  readonly sha256: string | null
  readonly head: Head | null
  readonly text: string | null
}

/** What the texts say, and the heads of letters that stand in them as text. */
export interface PartReading extends TextReading {
  readonly mail: { readonly from: string | null; readonly sentAt: Instant | null } | null
}

export interface Contents {
  readonly head: Head
  readonly parts: readonly Part[]
  readonly readings: ReadonlyMap<number, PartReading>
  readonly envelope: { readonly from: string | null; readonly to: readonly string[] }
  /** The office's own domains. */
  readonly home: readonly string[]
  /** Hashes of papers that we have sent out. */
  readonly ours: ReadonlySet<string>
}

/** A signature, a logotype: files that mail programs add and nobody reads. */
const isTrimming = ({ role, mediaType, size }: Part): boolean =>
  role === 'inline' ||
  /signature|^message\/delivery-status$|rfc822-headers/.test(mediaType) ||
  (mediaType.startsWith('image/') && size < 30_000)

export function postOf(contents: Contents): Post {
  const { head, parts, readings, envelope, home } = contents
  const inner = parts.flatMap((part) => (part.head ? [part.head] : []))
  const written = [...readings.values()].flatMap(({ mail }) => (mail?.from ? [mail.from.toLowerCase()] : []))
  const senders = [...inner.toReversed(), head].map(({ from }) => from?.address ?? '')
  return {
    subject: [head, ...inner].map(({ subject }) => subject).join('\n'),
    recipients: [...envelope.to, ...head.recipients, ...inner.flatMap(({ recipients }) => recipients)],
    answers: [head, ...inner].flatMap(({ answers }) => answers),
    senders: [...new Set([...senders.slice(0, -1), ...written, ...senders.slice(-1)])].filter(
      (address) => address !== '' && !isHome(address, home),
    ),
    texts: textsOf(contents),
  }
}

function textsOf({ parts, readings, ours }: Contents): ReadText[] {
  const texts = parts.filter((part) => part.role !== 'letter' && !isTrimming(part))
  return texts.map(({ position, role, filename, text, sha256 }) => ({
    position,
    role: role === 'text' ? 'body' : 'document',
    filename,
    text: text ?? '',
    ours: sha256 !== null && ours.has(sha256),
    reading: readings.get(position) ?? null,
  }))
}

export function signsOf({ head, parts, readings }: Contents): Omit<Signs, 'pointed' | 'matched'> {
  return {
    subject: head.subject,
    marks: head.marks,
    from: head.from?.address ?? null,
    mediaTypes: parts.map(({ mediaType }) => mediaType),
    decides: [...readings.values()].some(({ act, opinion }) => (act ?? opinion) !== null),
  }
}

/** The letter as it was passed on: an attached one goes before one that is set below as text. */
export function passedOf({ head, parts, readings }: Contents): Passed {
  const attached = parts.find((part) => part.role === 'letter')?.head ?? null
  const below = [...readings.values()].map(({ mail }) => mail?.sentAt ?? null).find((sent) => sent !== null)
  const set = isForwarded(head.subject) && below ? { arrivedAt: null, sentAt: below } : null
  return { from: head.from?.address ?? null, subject: head.subject, inner: attached ?? set }
}
