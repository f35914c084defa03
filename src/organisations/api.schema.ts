import { z } from 'zod'

/** The shape of what the API tells of the members. A test compares it with what is answered. */
export const membersSchema = z.object({
  association: z.string(),
  on: z.iso.date(),
  members: z.array(
    z.object({
      code: z.string().nullable(),
      name: z.string(),
      kind: z.string(),
      member: z.object({ from: z.iso.date().nullable(), to: z.iso.date().nullable() }),
    }),
  ),
})
