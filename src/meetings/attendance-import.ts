import { type Day, instantOf, parseInstant } from '../kit/clock.ts'
import { isSameName } from '../organisations/organisation.ts'
import type { Attendee } from './attendance.ts'

/** Inläst närvaro: a line of old minutes' attendance, "who, as what, member", as the row that the program keeps of it. */
export interface AttendanceRow {
  readonly line: string
  readonly attendee: Attendee
}

interface AttendanceSetting {
  readonly id: string
  readonly kind: Attendee['kind']
  readonly members: readonly { readonly id: string; readonly name: string }[]
  readonly day: Day
}

/** Whoever is there for no member is an officer, a guest apart. An office is said with whose it is: "kommundirektör, Bjuv". */
export function attendeeOf(line: string, { id, kind, members, day }: AttendanceSetting): Attendee {
  const parts = line.split(/,\s*/)
  const member = members.find(({ name }) => isSameName(name, parts.at(-1)!))
  const [name = line, ...more] = member && parts.length > 1 ? parts.slice(0, -1) : parts
  return {
    id,
    organisationId: member?.id ?? null,
    holder: member && kind !== 'guest' ? holderOf(name, member.name) : name,
    kind: member || kind === 'guest' ? kind : 'officer',
    recusedItems: [],
    ...noted(more, day),
  }
}

const holderOf = (name: string, member: string): string =>
  /^\p{Ll}/u.test(name) ? `${name}, ${member}` : name

function noted(notes: readonly string[], day: Day) {
  return {
    role: notes.filter((note) => !isNote(note)).join(', ') || null,
    isSubstitute: notes.some((note) => substitute.test(note)),
    byDistance: notes.some((note) => distance.test(note)),
    cameAt: timeIn(notes, came, day),
    leftAt: timeIn(notes, left, day),
  }
}

const substitute = /^tjänstgörande ersättare$/iu
const distance = /^(?:på|via) distans$/iu
const came = /^från kl\.? (\d{1,2})[.:](\d{2})$/iu
const left = /^till kl\.? (\d{1,2})[.:](\d{2})$/iu

const isNote = (note: string): boolean => [substitute, distance, came, left].some((each) => each.test(note))

function timeIn(notes: readonly string[], pattern: RegExp, day: Day): string | null {
  const [, hour = '', minute = ''] = notes.map((note) => pattern.exec(note)).find(Boolean) ?? []
  const written = `${day}T${hour.padStart(2, '0')}:${minute}`
  return hour !== '' && parseInstant(written) !== null ? instantOf(written) : null
}

/** Whether the row's person is called so, with or without whom it came for. */
export function isCalled({ line, attendee }: AttendanceRow, name: string): boolean {
  const withoutNotes = line.split(/,\s*/).filter((part) => !isNote(part))
  return [attendee.holder, line, withoutNotes.join(', ')].some((each) => isSameName(each, name))
}
