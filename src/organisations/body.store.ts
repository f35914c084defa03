import type { Day } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import type { Body } from './body.ts'

const columns = ['id', 'organisationId', 'name', 'kind', 'governance', 'validFrom', 'validTo'] as const

/** Bodies of one organisation, or of all, in Swedish order; also those that have ended. */
export async function findBodies(db: Db, association: number, organisationId?: string): Promise<Body[]> {
  const rows = await db
    .selectFrom('body')
    .select(columns)
    .where('associationId', '=', association)
    .$if(organisationId !== undefined, (query) => query.where('organisationId', '=', organisationId!))
    .orderBy('name')
    .execute()
  return rows as Body[]
}

export async function findBody(db: Db, association: number, id: string): Promise<Body | null> {
  const row = await db
    .selectFrom('body')
    .select(columns)
    .where('associationId', '=', association)
    .where('id', '=', id)
    .executeTakeFirst()
  return (row as Body | undefined) ?? null
}

/** False when there already is a body with that id or, in the organisation, that name. */
export async function insertBody(db: Db, association: number, body: Body): Promise<boolean> {
  const made = await db
    .insertInto('body')
    .values({ ...body, associationId: association })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

export async function endBodyRow(db: Db, association: number, id: string, validTo: Day): Promise<void> {
  await db
    .updateTable('body')
    .set({ validTo })
    .where('associationId', '=', association)
    .where('id', '=', id)
    .execute()
}
