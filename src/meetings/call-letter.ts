import { dayOf, timeOfDay } from '../kit/clock.ts'
import { dayWords } from '../kit/day-words.ts'
import type { Body } from '../organisations/body.ts'
import type { AgendaItem } from './agenda.ts'
import { itemNumber } from './agenda.ts'
import type { CalendarEvent, Person } from './calendar.ts'
import { type Meeting, meetingNumber, timeWords } from './meeting.ts'

/** Kallelse: the letter that calls to a meeting, with its agenda; and the letters that tell that it has been moved or cancelled. */
export interface CallFacts {
  readonly association: string
  readonly body: Pick<Body, 'name'>
  readonly meeting: Meeting
  readonly items: readonly Pick<AgendaItem, 'position' | 'paragraph' | 'title' | 'isClosed' | 'presenter'>[]
  readonly papers: readonly { readonly title: string }[]
  /** What the secretary writes beside it. */
  readonly message: string | null
  readonly secretary: string | null
}

export interface CallLetter {
  readonly subject: string
  readonly text: string
}

const nameOf = ({ body, meeting }: Pick<CallFacts, 'body' | 'meeting'>): string =>
  `${body.name} ${meetingNumber(meeting)}`

const facts = ({ meeting }: Pick<CallFacts, 'meeting'>): string[] => [
  `Tid: ${timeWords(meeting, 'sv')}`,
  ...(meeting.place ? [`Plats: ${meeting.place}`] : []),
  ...(meeting.videoLink ? [`Videomöte: ${meeting.videoLink}`] : []),
]

/** @param answer the address of the recipient's own page for the answer */
export function callLetter(call: CallFacts, answer: string): CallLetter {
  const { association, meeting, items, papers, message, secretary } = call
  const lines = [
    `${association} kallar till mötet ${nameOf(call)}.`,
    '',
    ...facts(call),
    '',
    ...(message ? [message, ''] : []),
    'Dagordning',
    ...items.map(
      (item) =>
        `${itemNumber(item)}. ${item.isClosed ? 'Slutet ärende' : item.title}${item.presenter ? ` (${item.presenter})` : ''}`,
    ),
    '',
    ...(papers.length > 0 ? ['Handlingar', ...papers.map(({ title }) => `- ${title}`), ''] : []),
    'Kallelsen är bifogad som en PDF, med de handlingar som får plats i den.',
    '',
    `Svara här om du kommer eller inte: ${answer}`,
    'Det går lika bra att svara med knapparna i din kalender.',
    ...(meeting.hasMeal ? ['Mat serveras. Ange i svaret om du vill äta.'] : []),
    '',
    ...(secretary ? [secretary] : []),
    association,
  ]
  return { subject: `Kallelse: ${nameOf(call)}, ${timeWords(meeting, 'sv')}`, text: lines.join('\n') }
}

/** Papers that came after the call, sent by themselves. */
export function lateLetter(
  call: Pick<CallFacts, 'association' | 'body' | 'meeting' | 'secretary'>,
  papers: readonly { readonly title: string }[],
): CallLetter {
  const { meeting, association, secretary } = call
  const lines = [
    papers.length === 1
      ? `En handling till mötet ${nameOf(call)} har kommit efter kallelsen.`
      : `${papers.length} handlingar till mötet ${nameOf(call)} har kommit efter kallelsen.`,
    '',
    ...facts(call),
    '',
    'Sena handlingar',
    ...papers.map(({ title }) => `- ${title}`),
    '',
    papers.length === 1 ? 'Den är bifogad som PDF.' : 'De är bifogade som en PDF.',
    '',
    ...(secretary ? [secretary] : []),
    association,
  ]
  return { subject: `Sena handlingar: ${nameOf(call)}, ${timeWords(meeting, 'sv')}`, text: lines.join('\n') }
}

/** That the meeting has a new time or place, with what it was. */
export function movedLetter(
  call: Pick<CallFacts, 'association' | 'body' | 'meeting'>,
  before: Meeting,
): CallLetter {
  const { meeting, association } = call
  const sameTime = meeting.startsAt === before.startsAt && meeting.endsAt === before.endsAt
  const lines = [
    sameTime ? `Mötet ${nameOf(call)} har fått en ny plats.` : `Mötet ${nameOf(call)} har flyttats.`,
    '',
    ...(sameTime
      ? [`Tid: ${timeWords(meeting, 'sv')}`]
      : [`Ny tid: ${timeWords(meeting, 'sv')}`, `Tidigare: ${timeWords(before, 'sv')}`]),
    ...(meeting.place ? [`Plats: ${meeting.place}`] : []),
    ...(meeting.place !== before.place && before.place ? [`Tidigare plats: ${before.place}`] : []),
    '',
    'Den bifogade kalenderfilen ändrar mötet i din kalender.',
    ...(sameTime
      ? []
      : ['Ditt svar gällde den tidigare tiden: svara igen i kalendern eller med länken i kallelsen.']),
    '',
    association,
  ]
  const news = sameTime ? 'Ny plats' : 'Ny tid'
  return { subject: `${news}: ${nameOf(call)}, ${timeWords(meeting, 'sv')}`, text: lines.join('\n') }
}

export function cancelledLetter(
  call: Pick<CallFacts, 'association' | 'body' | 'meeting'>,
  reason: string | null,
): CallLetter {
  const { meeting, association } = call
  const lines = [
    `Mötet ${nameOf(call)}, ${timeWords(meeting, 'sv')}, är inställt.`,
    ...(reason ? ['', reason] : []),
    '',
    association,
  ]
  return { subject: `Inställt: ${nameOf(call)}, ${timeWords(meeting, 'sv')}`, text: lines.join('\n') }
}

/** What a moved entry says of itself: when it was to be. */
function formerTime({ earlier }: Meeting): string[] {
  const last = earlier.findLast(({ startsAt }) => startsAt !== null)?.startsAt
  return last ? [`Flyttat. Tidigare tid: ${dayWords(dayOf(last), 'sv')} kl. ${timeOfDay(last)}`] : []
}

/** The meeting in a calendar. The UID is the meeting's own, so that a move changes it and does not make another. */
export function eventOf(
  meeting: Meeting,
  body: Pick<Body, 'name'>,
  at: { readonly href: string; readonly host: string },
  people: { readonly organizer: Person | null; readonly attendees: readonly Person[] } = {
    organizer: null,
    attendees: [],
  },
): CalendarEvent {
  const { startsAt, endsAt, sequence, place, videoLink } = meeting
  return {
    uid: `${meeting.id}@${at.host}`,
    sequence,
    startsAt,
    endsAt,
    summary: `${body.name} ${meetingNumber(meeting)}`,
    location: place ?? videoLink,
    description:
      [...formerTime(meeting), ...(videoLink ? [`Videomöte: ${videoLink}`] : [])].join('\n') || null,
    url: at.href,
    isCancelled: meeting.state === 'cancelled',
    ...people,
  }
}

/** The meeting or the event that a calendar's UID names, where it is one of ours. */
export function occasionIdOf(uid: string): string | null {
  return /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@/i.exec(uid)?.[1]?.toLowerCase() ?? null
}
