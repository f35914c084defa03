import { z } from 'zod'
import type { Instant } from '../kit/clock.ts'
import { column } from '../kit/db/column.ts'
import { type Db, json } from '../kit/db/db.ts'
import type { Verified } from './verification.ts'

export async function insertVerification(
  db: Db,
  association: number,
  { words, ...verified }: Verified,
): Promise<void> {
  await db
    .insertInto('verification')
    .values({ ...verified, words: json(words), associationId: association })
    .execute()
}

const lines = z.array(z.string())
const wordsIn = column<Verified['words']>('verification', 'words', z.object({ sv: lines, en: lines }))

/** The latest first. */
export async function findVerifications(db: Db, association: number, limit: number): Promise<Verified[]> {
  const rows = await db
    .selectFrom('verification')
    .select(['id', 'verifiedAt', 'manner', 'withFiles', 'entries', 'compared', 'files', 'faults', 'words'])
    .where('associationId', '=', association)
    .orderBy('verifiedAt', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ manner, words, ...row }) => ({
    ...row,
    manner: manner as Verified['manner'],
    words: wordsIn(words),
  }))
}

/** When the records were last compared, files and all; null: never. */
export async function findLastWhole(db: Db, association: number): Promise<Instant | null> {
  const row = await db
    .selectFrom('verification')
    .select('verifiedAt')
    .where('associationId', '=', association)
    .where('withFiles', '=', true)
    .orderBy('verifiedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.verifiedAt ?? null
}
