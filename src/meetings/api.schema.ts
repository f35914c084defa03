import { z } from 'zod'
import { itemKinds } from './agenda.ts'
import { meetingStates } from './meeting.ts'

/** The shapes of what the API tells of meetings. A test compares them with what is answered. */

const moment = z.iso.datetime().describe('A moment, UTC')
const earlier = z
  .array(z.object({ startsAt: moment.nullable(), month: z.string().nullable() }))
  .describe('When it was to begin before it was moved; a month where no time is known')

export const meetingsSchema = z.object({
  meetings: z.array(
    z.object({
      id: z.uuid(),
      body: z.string(),
      number: z.string().describe('In its body and year: 1/2012'),
      day: z.iso.date(),
      starts: moment,
      ends: moment,
      place: z.string().nullable(),
      state: z.enum(meetingStates),
      earlier,
      href: z.string(),
    }),
  ),
})

const eventFacts = {
  name: z.string(),
  place: z.string().nullable(),
  from: z.iso.date(),
  to: z.iso.date().describe('Its last day'),
  signUpOn: z.iso.date().nullable().describe('The last day to sign up'),
}

export const eventsSchema = z.object({
  events: z.array(
    z.object({
      id: z.uuid(),
      body: z.string(),
      ...eventFacts,
      cancelled: moment.nullable().describe('When it was called off'),
      reason: z.string().nullable(),
      earlier: z.array(z.object(eventFacts)).describe('What it was before each change'),
      due: z.array(z.object({ who: z.string().nullable(), what: z.string(), by: z.iso.date().nullable() })),
      href: z.string(),
    }),
  ),
})

export const oneMeetingSchema = z.object({
  id: z.uuid(),
  body: z.string(),
  year: z.int(),
  number: z.int(),
  starts: moment,
  ends: moment,
  place: z.string().nullable(),
  state: z.enum(meetingStates),
  earlier,
  agenda: z.array(
    z.object({
      position: z.int().nullable(),
      paragraph: z.int().nullable(),
      title: z.string().nullable().describe('Null: a closed item'),
      kind: z.enum(itemKinds),
    }),
  ),
  minutes: z
    .object({ body: z.string(), number: z.string(), items: z.array(z.looseObject({ title: z.string() })) })
    .loose()
    .nullable()
    .describe('Null until they have been adjusted and sealed'),
  sealed: z
    .object({ version: z.int(), textHash: z.string().describe('SHA-256 of the sealed text'), at: moment })
    .nullable(),
})
