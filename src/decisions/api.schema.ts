import { z } from 'zod'
import { manners, relations } from './decision.ts'

/** The shapes of what the API tells of decisions. A test compares them with what is answered. */

const decision = z.object({
  id: z.uuid(),
  body: z.string(),
  reference: z.string().describe('As the body numbers it'),
  title: z.string(),
  decided: z.iso.date(),
  manner: z.enum(manners),
  clauses: z.array(z.string()).describe('Each as it stands after "att"'),
  dnr: z.string().nullable(),
  earlier: z.uuid().nullable().describe('The decision that it follows on or changes'),
  relation: z.enum(relations).nullable(),
  meeting: z.string().nullable(),
  href: z.string(),
})

export const decisionsSchema = z.object({ decisions: z.array(decision) })

export const oneDecisionSchema = decision.extend({
  later: z.array(z.uuid()).describe('Those that follow on it or change it'),
})
