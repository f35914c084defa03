import { z } from 'zod'
import type { Instant } from '../kit/clock.ts'
import { column } from '../kit/db/column.ts'
import { type Db, json } from '../kit/db/db.ts'

/** The files of a masked edition, hex. */
export interface Edition {
  readonly archiveSha256: string
  readonly accessibleSha256: string
  /** By the item's id. */
  readonly extracts: Readonly<Record<string, string>>
}

const extractsIn = column('minutes_edition', 'extracts', z.record(z.string(), z.string()))

/** Null where none has been made for those words. */
export async function findEdition(
  db: Db,
  association: number,
  minutesId: string,
  wordsHash: Buffer,
): Promise<Edition | null> {
  const row = await db
    .selectFrom('minutesEdition')
    .select(['archiveSha256', 'accessibleSha256', 'extracts'])
    .where('associationId', '=', association)
    .where('minutesId', '=', minutesId)
    .where('wordsHash', '=', wordsHash)
    .executeTakeFirst()
  if (!row) return null
  return {
    archiveSha256: row.archiveSha256.toString('hex'),
    accessibleSha256: row.accessibleSha256.toString('hex'),
    extracts: extractsIn(row.extracts),
  }
}

/** All of these minutes, with the hashes of the words that are masked in them. */
export async function findEditions(
  db: Db,
  association: number,
  minutes: readonly string[],
): Promise<{ words: string; archive: string; accessible: string; extracts: string[] }[]> {
  const rows = await db
    .selectFrom('minutesEdition')
    .select(['wordsHash', 'archiveSha256', 'accessibleSha256', 'extracts'])
    .where('associationId', '=', association)
    .where('minutesId', 'in', minutes)
    .execute()
  return rows.map(({ wordsHash, archiveSha256, accessibleSha256, extracts }) => ({
    words: wordsHash.toString('hex'),
    archive: archiveSha256.toString('hex'),
    accessible: accessibleSha256.toString('hex'),
    extracts: Object.values(extracts as Record<string, string>),
  }))
}

export async function insertEdition(
  db: Db,
  association: number,
  { archiveSha256, accessibleSha256, extracts, ...key }: Edition & EditionKey,
): Promise<void> {
  await db
    .insertInto('minutesEdition')
    .values({
      ...key,
      associationId: association,
      archiveSha256: Buffer.from(archiveSha256, 'hex'),
      accessibleSha256: Buffer.from(accessibleSha256, 'hex'),
      extracts: json(extracts),
    })
    .execute()
}

interface EditionKey {
  readonly minutesId: string
  readonly wordsHash: Buffer
  readonly madeAt: Instant
}
