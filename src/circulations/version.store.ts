import { z } from 'zod'
import type { Instant } from '../kit/clock.ts'
import { column } from '../kit/db/column.ts'
import type { Db } from '../kit/db/db.ts'
import { type Circulation, type CirculationKind, circulationKinds } from './circulation.ts'
import type { Letter } from './version.ts'

/** A version as it was frozen, with what is known now of its circulation. */
export interface SentVersion {
  readonly circulation: Circulation
  readonly frozenAt: Instant
  readonly letter: Letter
}

/** The letter of one version. */
export const letterIn = column<Letter>(
  'circulation_version',
  'letter',
  z.object({
    kind: z.enum(circulationKinds),
    dnr: z.string(),
    dated: z.string(),
    sender: z.string(),
    parts: z.array(z.object({ heading: z.string(), text: z.string() })),
    basis: z.object({ body: z.string(), on: z.string(), paragraph: z.string() }).nullable(),
    decisionIsSignature: z.boolean(),
    told: z.array(z.string()),
    contact: z.object({ title: z.string(), email: z.string().nullable() }).nullable(),
    answerTo: z.string().nullable(),
    nominations: z
      .object({
        seat: z.union([z.object({ bodyId: z.string() }), z.object({ project: z.string() })]),
        to: z.string(),
        from: z.string().nullable(),
        until: z.string().nullable(),
      })
      .exactOptional(),
    passedOnBy: z.string().exactOptional(),
  }),
)

/** A circulation (c) with one of its versions (v), as everybody reads it. */
export const sentColumns = [
  'c.id',
  'c.slug',
  'c.kind',
  'c.dnr',
  'c.caseId',
  'c.senderId',
  'c.instrumentId',
  'c.decisionId',
  'c.sentAt',
  'c.example',
  'c.recalledAt',
  'c.recallReason',
  'v.version',
  'v.title',
  'v.answerBy',
] as const

/** Every version of a circulation that has been sent, first to last; none of a draft. */
export async function findSentVersions(db: Db, association: number, slug: string): Promise<SentVersion[]> {
  const rows = await db
    .selectFrom('circulation as c')
    .innerJoin('circulationVersion as v', (join) =>
      join.onRef('v.associationId', '=', 'c.associationId').onRef('v.circulationId', '=', 'c.id'),
    )
    .where('c.associationId', '=', association)
    .where('c.slug', '=', slug)
    .where('c.sentAt', 'is not', null)
    .select(sentColumns)
    .select(['v.frozenAt', 'v.letter'])
    .orderBy('v.version')
    .execute()
  return rows.map(({ frozenAt, letter, ...row }) => ({
    circulation: {
      ...row,
      kind: row.kind as CirculationKind,
      dnr: row.dnr!,
      caseId: row.caseId!,
      sentAt: row.sentAt!,
    },
    frozenAt,
    letter: letterIn(letter),
  }))
}
