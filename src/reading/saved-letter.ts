import { dayOf, timeOfDay } from '../kit/clock.ts'
import type { Instant } from '../kit/clock.ts'

/** Sparat brev: a letter kept as a file (EML, MSG), and how it reads as text: its head in Swedish words, then what it carries. */

interface Person {
  readonly name: string
  readonly address: string
}

export interface SavedHead {
  readonly from: Person | null
  readonly to: readonly Person[]
  readonly cc: readonly Person[]
  readonly subject: string
  readonly sentAt: Instant | null
}

/** By its first bytes: Outlook's own mark, or lines of a letter's head among which one says from whom or by which way it came. */
export function isSavedLetter(bytes: Uint8Array): boolean {
  if ([0xd0, 0xcf, 0x11, 0xe0].every((byte, index) => bytes[index] === byte)) return true
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 4096))
  const head = start.split(/\r?\n\r?\n/)[0]!.split(/\r?\n/)
  const fields = head.filter((line) => /^[A-Za-z][A-Za-z0-9-]{1,40}:/.test(line))
  const folded = head.filter((line) => /^[ \t]/.test(line))
  const isHead = fields.length > 1 && fields.length + folded.length === head.length
  return isHead && /^(?:from|received|return-path|message-id):/im.test(fields.join('\n'))
}

const written = ({ name, address }: Person): string => (name ? `${name} <${address}>` : address)
const field = (name: string, value: string): string => (value === '' ? '' : `${name}: ${value}\n`)

/** The head with the words mail programs print it with, so that it reads as a printed letter does; then each part's words. */
export function letterAsText(head: SavedHead, parts: readonly string[]): string {
  const day = head.sentAt ? `${dayOf(head.sentAt)} ${timeOfDay(head.sentAt)}` : ''
  const top = [
    field('Från', head.from ? written(head.from) : ''),
    field('Skickat', day),
    field('Till', head.to.map(written).join('; ')),
    field('Kopia', head.cc.map(written).join('; ')),
    field('Ämne', head.subject),
  ].join('')
  return [top, ...parts].filter((words) => words.trim() !== '').join('\n\n')
}
