import { z } from 'zod'
import { circulationKinds } from './circulation.ts'

/** The shape of what the API tells of all circulations. A test compares it with what is answered. */
export const circulationsSchema = z.object({
  circulations: z.array(
    z.object({
      slug: z.string(),
      kind: z.enum(circulationKinds),
      dnr: z.string(),
      title: z.string(),
      sent: z.iso.datetime(),
      answer_by: z.iso.date().nullable(),
      recalled: z.iso.datetime().nullable(),
      example: z.boolean(),
      asked: z.int().nullable().describe('Counted for the present only'),
      answered: z.int().nullable(),
      counting: z.int().nullable().describe('Count as adoptions'),
    }),
  ),
})
