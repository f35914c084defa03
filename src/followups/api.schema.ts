import { z } from 'zod'
import { certainties, closings } from './followup.ts'

/** The shape of what the API tells of follow-ups. A test compares it with what is answered. */
export const followupsSchema = z.object({
  followups: z.array(
    z.object({
      id: z.uuid(),
      number: z.int(),
      body: z.string().nullable(),
      meetingId: z.uuid().nullable(),
      saidOn: z.iso.date(),
      who: z.string().nullable(),
      what: z.string(),
      when: z.looseObject({ by: z.iso.date().nullable(), words: z.string().nullable() }),
      certainty: z.enum(certainties),
      closed: z.looseObject({ by: z.enum(closings), on: z.iso.date() }).nullable(),
      place: z
        .looseObject({ kind: z.enum(['agenda', 'list']) })
        .describe('The agenda it stands on, or why it is only in the list'),
    }),
  ),
})
