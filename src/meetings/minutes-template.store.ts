import type { Instant } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'

/** Protokollsmall: the office's own document that the minutes of a body are laid on as Word files. */
export interface MinutesTemplate {
  /** Hex. */
  readonly sha256: string
  readonly filename: string
}

/** Null where minutes go out in our own style. */
export async function findTemplate(
  db: Db,
  association: number,
  bodyId: string,
): Promise<MinutesTemplate | null> {
  const row = await db
    .selectFrom('minutesTemplate')
    .select(['sha256', 'filename'])
    .where('associationId', '=', association)
    .where('bodyId', '=', bodyId)
    .executeTakeFirst()
  return row ? { ...row, sha256: row.sha256.toString('hex') } : null
}

export async function saveTemplate(
  db: Db,
  association: number,
  bodyId: string,
  template: MinutesTemplate & { readonly chosenAt: Instant },
): Promise<void> {
  const values = { ...template, sha256: Buffer.from(template.sha256, 'hex') }
  await db
    .insertInto('minutesTemplate')
    .values({ ...values, bodyId, associationId: association })
    .onConflict((conflict) => conflict.columns(['associationId', 'bodyId']).doUpdateSet(values))
    .execute()
}

/** The file itself stays. */
export async function removeTemplateRow(db: Db, association: number, bodyId: string): Promise<void> {
  await db
    .deleteFrom('minutesTemplate')
    .where('associationId', '=', association)
    .where('bodyId', '=', bodyId)
    .execute()
}
