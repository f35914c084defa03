import { z } from 'zod'
import { column } from '../kit/db/column.ts'
import type { Terms } from './terms.ts'

const part = z.enum(['members', 'inhabitants'])
const entryRule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fixed'), on: z.string() }),
  z.object({ kind: z.literal('each') }),
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('count'), count: z.number(), daysAfter: z.number() }),
  z.object({ kind: z.literal('percent'), percent: z.number(), of: part }),
  z.object({ kind: z.literal('named'), organisations: z.array(z.string()) }),
])

/** An instrument's terms. */
export const termsIn = column<Terms>(
  'instrument',
  'terms',
  z.object({
    entry: entryRule,
    counting: z.enum(['decided', 'final', 'deposited']),
    conditionsAllowed: z.boolean(),
    validTo: z.string().nullable(),
    withdrawal: z.object({ months: z.number(), yearEndOnly: z.boolean() }).nullable(),
  }),
)
