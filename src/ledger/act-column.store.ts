import { z } from 'zod'
import { column } from '../kit/db/column.ts'
import { type ClauseAnswer, type Nominee, type Rider, clauseAnswers } from './act.ts'
import type { Finding } from './due-form.ts'

/** What an act's columns of JSON hold. */

export const clausesIn = column<readonly ClauseAnswer[]>(
  'act',
  'clauses',
  z.array(z.object({ clause: z.number(), answer: z.enum(clauseAnswers), text: z.string().nullable() })),
)

export const ridersIn = column<readonly Rider[]>(
  'act',
  'riders',
  z.array(
    z.object({
      kind: z.enum(['declaration', 'condition', 'addition']),
      text: z.string(),
      reviewOn: z.string().nullable(),
    }),
  ),
)

export const nomineesIn = column<readonly Nominee[]>(
  'act',
  'nominees',
  z.array(z.object({ holder: z.string(), role: z.enum(['ordinary', 'substitute']) })),
)

const fact = z.union([z.string(), z.number(), z.boolean(), z.null()])

export const findingsIn = column<readonly Finding[]>(
  'act',
  'findings',
  z.array(
    z.object({
      code: z.string(),
      severity: z.enum(['stops', 'ask', 'note']),
      facts: z.record(z.string(), fact),
      accepted: z.string().exactOptional(),
    }),
  ),
)
