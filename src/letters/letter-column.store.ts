import { z } from 'zod'
import { column } from '../kit/db/column.ts'
import type { LetterHead } from '../kit/mime/unpacked.ts'
import { opinions } from '../ledger/act.ts'
import { readActs } from '../reading/act.ts'
import type { Match } from './matching.ts'
import { matchCodes } from './pointer.ts'

/** What a letter's columns of JSON hold. */

export const envelopeIn = column<{ readonly from: string | null; readonly to: readonly string[] }>(
  'letter',
  'envelope',
  z.object({ from: z.string().nullable(), to: z.array(z.string()) }),
)

const person = z.object({ name: z.string(), address: z.string() })

/** Of the letter, and of a letter within it. */
export const headIn = column<LetterHead | null>(
  'letter',
  'head',
  z
    .object({
      messageId: z.string().nullable(),
      answers: z.array(z.string()),
      from: person.nullable(),
      to: z.array(person),
      cc: z.array(person),
      recipients: z.array(z.string()),
      subject: z.string(),
      sentAt: z.string().nullable(),
      arrivedAt: z.string().nullable(),
      marks: z.record(z.string(), z.string()),
    })
    .nullable(),
)

export const match = z.object({
  circulation: z.string(),
  organisation: z.string().nullable(),
  part: z.number(),
  act: z.enum([...readActs, ...opinions]).nullable(),
  reasons: z.array(z.object({ code: z.enum(matchCodes), fact: z.string().nullable() })),
})

export const proposalsIn = column<readonly Match[]>('letter', 'proposals', z.array(match))

export const pagesIn = column<readonly number[]>('letter_part', 'pages', z.array(z.number()))
