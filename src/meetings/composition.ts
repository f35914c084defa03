import { timeOfDay } from '../kit/clock.ts'
import { type Outcome, decidesLine } from '../decisions/decision.ts'
import type { Followup } from '../followups/followup.ts'
import type { Body } from '../organisations/body.ts'
import { type AgendaItem, type Vote, itemNumber } from './agenda.ts'
import { type Attendee, presenceOf } from './attendance.ts'
import { recipientName } from './extract.ts'
import type { Adjuster } from './justering.ts'
import { type Meeting, meetingNumber, timeWords } from './meeting.ts'
import type { Minutes, MinutesItem, MinutesPerson } from './minutes.ts'

/** Sammanställning: puts the facts of one meeting together as its minutes. */
export interface MeetingFacts {
  readonly association: string
  readonly body: Pick<Body, 'name'>
  readonly meeting: Meeting
  readonly items: readonly AgendaItem[]
  readonly attendees: readonly Attendee[]
  /** The members on the day of the meeting, by their names then, in Swedish order. */
  readonly members: readonly Named[]
  /** Every organisation that an attendee may come from. */
  readonly organisations: readonly Named[]
  readonly secretary: string | null
  readonly adjusters: readonly Pick<Adjuster, 'holder' | 'itemId'>[]
  readonly followups: readonly Followup[]
}

export interface Named {
  readonly id: string
  readonly name: string
}

export function composeMinutes(facts: MeetingFacts): Minutes {
  const { meeting, attendees, members } = facts
  const names = new Map(facts.organisations.map(({ id, name }) => [id, name]))
  const presence = presenceOf(
    members.map(({ id }) => id),
    attendees,
  )
  const of = (kind: Attendee['kind']): MinutesPerson[] =>
    attendees
      .filter((attendee) => attendee.kind === kind)
      .map((attendee) => personOf(attendee, names.get(attendee.organisationId ?? '') ?? null))
  return {
    association: facts.association,
    body: facts.body.name,
    number: meetingNumber(meeting),
    time: timeWords(meeting, 'sv'),
    place: meeting.place,
    members: presence.map((row, index) => ({
      organisation: members[index]!.name,
      presence: row.presence,
      holders: row.attendees.map((attendee) => personOf(attendee, null)),
    })),
    officers: of('officer'),
    guests: of('guest'),
    secretary: facts.secretary,
    adjusters: facts.adjusters.filter(({ itemId }) => itemId === null).map(({ holder }) => holder),
    items: facts.items.map((item) => minutesItem(item, facts)),
  }
}

function personOf(attendee: Attendee, organisation: string | null): MinutesPerson {
  const { holder, role, isSubstitute, byDistance, cameAt, leftAt } = attendee
  const notes = [
    role,
    organisation,
    isSubstitute ? 'tjänstgörande ersättare' : null,
    byDistance ? 'på distans' : null,
    cameAt === null ? null : `från kl. ${timeOfDay(cameAt)}`,
    leftAt === null ? null : `till kl. ${timeOfDay(leftAt)}`,
  ]
  return { holder, notes: notes.filter((note) => note !== null) }
}

function minutesItem(item: AgendaItem, { body, attendees, followups }: MeetingFacts): MinutesItem {
  const { id, title, isClosed, text, proposals, clauses, outcome, reservations, extractRecipients } = item
  return {
    id,
    title,
    isClosed,
    text,
    proposals,
    clauses,
    outcome,
    reservations,
    extractRecipients: extractRecipients.map(recipientName),
    number: itemNumber(item),
    vote: voteWords(item.vote),
    recused: attendees.filter((each) => each.recusedItems.includes(id)).map(({ holder }) => holder),
    decides: decidesLine(body),
    outcomeWords: outcomeWords(outcome, item.outcomeRecipient),
    followups: followups
      .filter((followup) => followup.itemId === id && followup.certainty === 'task')
      .map(({ number, who, what, when }) => ({
        number,
        who,
        what,
        when: when.words ?? when.by,
      })),
  }
}

const voteWords = (vote: Vote | null): string | null =>
  vote && `${vote.yes} ja, ${vote.no} nej, ${vote.abstained} avstår`

function outcomeWords(outcome: Outcome | null, recipient: string | null): string | null {
  const to = recipient ? ` till ${recipient}` : ''
  switch (outcome) {
    case 'referred_back':
      return `Ärendet återremitteras${to}.`
    case 'postponed':
      return `Ärendet bordläggs${to}.`
    case 'handed_over':
      return `Ärendet överlämnas${to}.`
    case 'noted':
      return 'Informationen antecknas.'
    default:
      return null
  }
}
