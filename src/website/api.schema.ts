import { z } from 'zod'
import { hitKinds } from './search.ts'

/** The shapes of the API's answers, for `/api/v1/openapi.json`. A test compares them with what is answered. */

const day = z.iso.date().describe('A day, YYYY-MM-DD')
const moment = z.iso.datetime().describe('A moment, UTC')
const organisation = z.object({ code: z.string().nullable(), name: z.string() })

const act = z.object({
  id: z.uuid(),
  type: z.string().describe('As recorded: adopted, submitted, corrected …'),
  means: z
    .string()
    .nullable()
    .describe('What it says seen through a correction; null strikes another act out'),
  decided: day.nullable(),
  recorded: moment,
  supersedes: z.uuid().nullable(),
})

export const actSchema = z.object({
  id: z.uuid(),
  type: z.string().describe('As recorded: adopted, submitted, corrected …'),
  as: z.string().nullable().describe('What a correction or a replacement says instead'),
  circulation: z.string().describe('Its part of the address'),
  organisation: z.string().describe('The code of the member, or its id where it has none'),
  decided: day.nullable(),
  decided_by: z.string().nullable(),
  paragraph: z.string().nullable(),
  deposited: day.nullable(),
  effective: day.nullable(),
  until: day.nullable().describe('Postponed to, or time granted to'),
  recorded: moment,
  supersedes: z.uuid().nullable(),
  href: z.string().describe('Where it stands in the history of its member'),
})

const addressee = z.object({
  organisation,
  standing: z.string(),
  answered: z.boolean(),
  counts: z.boolean().describe('Counts as an adoption'),
  party: z.boolean().describe('Bound by the agreement on `on`, as known at `known`'),
  sent: moment.nullable(),
  decided: day.nullable(),
  final: day.nullable(),
  deposited: day.nullable(),
  effective: day.nullable(),
  postponed_to: day.nullable(),
  overdue: z.boolean(),
  late: z.boolean(),
  riders: z.array(z.object({ kind: z.string(), text: z.string(), review_on: day.nullable() })),
  evidence: z.array(
    z.object({ href: z.string().nullable(), sha256: z.string().nullable(), quote: z.string().nullable() }),
  ),
  acts: z.array(act).describe('Every act known then, oldest first, superseded ones too'),
})

const counts = z.object({
  addressees: z.int(),
  answered: z.int(),
  adopted: z.int(),
  conditional: z.int().describe('Adopted with a condition that does not count yet'),
})

export const standingSchema = z.object({
  on: day,
  known: moment,
  circulation: z.object({
    dnr: z.string(),
    title: z.string(),
    answer_by: day.nullable(),
    example: z.boolean(),
  }),
  counts,
  addressees: z.array(addressee),
})

export const agreementSchema = z.object({
  slug: z.string(),
  kind: z.string(),
  title: z.string(),
  valid_from: day.nullable(),
  valid_to: day.nullable().describe('The first day it no longer holds'),
  state: z.enum(['in_force', 'ahead', 'not_in_force', 'ended', 'unknown']),
  in_force_from: day.nullable(),
  parties_on: z.int(),
  lacks: z.string().nullable(),
  parties: z.array(
    z.object({
      organisation,
      from: day,
      to: day.nullable().describe('The first day it is no longer a party'),
      party: z.boolean(),
      acts: z.array(z.uuid()),
    }),
  ),
})

const waiting = {
  in_force_from: day.nullable().describe('The first day in force; null: not yet, or each member has its own'),
  reachable: z.boolean().describe('It can still enter into force if nobody changes a no'),
  have: z.int().describe('Members that have consented, or their inhabitants'),
  need: z.int().describe('What the rule asks for; 0: nobody'),
  missing: z.array(z.object({ organisation, standing: z.string(), date_unknown: z.boolean() })),
  without_inhabitants: z
    .array(organisation)
    .describe('Members whose number the rule needs and does not have'),
}

const times = { on: day, known: moment }
export const agreementsSchema = z.object({ ...times, agreements: z.array(agreementSchema) })
export const oneAgreementSchema = z.object({
  ...times,
  ...agreementSchema.shape,
  entry: z.object(waiting).nullable().describe('Null where no decisions are collected here'),
  what_if: z
    .object({ organisation: organisation.nullable(), answer: z.enum(['adopts', 'declines']), ...waiting })
    .nullable(),
})

export const hitsSchema = z.object({
  query: z.string(),
  hits: z.array(
    z.object({
      kind: z.enum(hitKinds),
      href: z.string(),
      title: z.string(),
      excerpt: z.string(),
      day: day.nullable(),
    }),
  ),
})
