import type { Day, Instant } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import type { Mandate, MandateRole } from './mandate.ts'

/** All mandates, also those that have ended, in the order in which people look for them. */
export async function findMandates(db: Db, association: number, bodyId?: string): Promise<Mandate[]> {
  const rows = await db
    .selectFrom('mandate')
    .select(['id', 'organisationId', 'bodyId', 'project', 'role', 'holder', 'email', 'validFrom', 'validTo'])
    .where('associationId', '=', association)
    .where('struckAt', 'is', null)
    .$if(bodyId !== undefined, (query) => query.where('bodyId', '=', bodyId!))
    .orderBy('project')
    .orderBy('validFrom', (order) => order.asc().nullsFirst())
    .orderBy('holder')
    .execute()
  return rows.map(({ bodyId, project, role, ...row }) => ({
    ...row,
    role: role as MandateRole,
    seat: bodyId === null ? { project: project! } : { bodyId },
  }))
}

/** @param act the answer that named the holder; null: entered by hand */
export async function insertMandate(
  db: Db,
  association: number,
  mandate: Mandate,
  act: string | null = null,
): Promise<void> {
  const { seat, ...row } = mandate
  const bodyId = 'bodyId' in seat ? seat.bodyId : null
  const project = 'project' in seat ? seat.project : null
  await db
    .insertInto('mandate')
    .values({ ...row, bodyId, project, actId: act, associationId: association })
    .execute()
}

export interface NamedRow {
  readonly id: string
  readonly role: string
  readonly validFrom: Day | null
  readonly validTo: Day | null
  readonly struckAt: Instant | null
}

/** The mandates that rest on these answers, also those that are struck out. */
export async function findNamed(db: Db, association: number, acts: readonly string[]): Promise<NamedRow[]> {
  if (acts.length === 0) return []
  return await db
    .selectFrom('mandate')
    .select(['id', 'role', 'validFrom', 'validTo', 'struckAt'])
    .where('associationId', '=', association)
    .where('actId', 'in', [...acts])
    .execute()
}

/** What follows when the answer that a mandate rests on is corrected, replaced or struck out. */
export async function updateNamed(
  db: Db,
  association: number,
  id: string,
  change: Partial<Omit<NamedRow, 'id'>>,
): Promise<void> {
  await db
    .updateTable('mandate')
    .set(change)
    .where('associationId', '=', association)
    .where('id', '=', id)
    .execute()
}

/** False when there is no such mandate that has not ended by then. */
export async function endMandateRow(db: Db, association: number, id: string, validTo: Day): Promise<boolean> {
  const result = await db
    .updateTable('mandate')
    .set({ validTo })
    .where('associationId', '=', association)
    .where('id', '=', id)
    .where((mandate) => mandate.or([mandate('validTo', 'is', null), mandate('validTo', '>', validTo)]))
    .where((mandate) => mandate.or([mandate('validFrom', 'is', null), mandate('validFrom', '<', validTo)]))
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
