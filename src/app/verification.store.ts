import { z } from 'zod'
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
