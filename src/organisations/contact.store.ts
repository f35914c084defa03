import { sql } from 'kysely'
import type { Instant } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import type { Contact } from './contact.ts'

const columns = ['id', 'organisationId', 'bodyId', 'purpose', 'title', 'email'] as const

/** Contacts that have not ended, of one organisation or of all. */
export async function findContacts(db: Db, association: number, organisationId?: string): Promise<Contact[]> {
  const rows = await db
    .selectFrom('contact')
    .select(columns)
    .where('associationId', '=', association)
    .where('endedAt', 'is', null)
    .$if(organisationId !== undefined, (query) => query.where('organisationId', '=', organisationId!))
    .orderBy('purpose')
    .orderBy('email')
    .execute()
  return rows as Contact[]
}

/** A contact, also one that has ended. */
export async function findContact(
  db: Db,
  association: number,
  id: string,
): Promise<(Contact & { endedAt: Instant | null }) | null> {
  const row = await db
    .selectFrom('contact')
    .select([...columns, 'endedAt'])
    .where('associationId', '=', association)
    .where('id', '=', id)
    .executeTakeFirst()
  return (row as (Contact & { endedAt: Instant | null }) | undefined) ?? null
}

/** False when it is there already: the same id, or the same address for the same purpose. */
export async function insertContact(db: Db, association: number, contact: Contact): Promise<boolean> {
  const made = await db
    .insertInto('contact')
    .values({ ...contact, associationId: association })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

/** Ends those of the contacts that have not ended. */
export async function endContactRows(
  db: Db,
  association: number,
  ids: readonly string[],
  endedAt: Instant,
): Promise<void> {
  await db
    .updateTable('contact')
    .set({ endedAt })
    .where('associationId', '=', association)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .where('endedAt', 'is', null)
    .execute()
}

/** Lets ended contacts hold again, but for those whose place somebody has filled since. */
export async function reviveContactRows(db: Db, association: number, ids: readonly string[]): Promise<void> {
  await db
    .updateTable('contact as c')
    .set({ endedAt: null })
    .where('c.associationId', '=', association)
    .where(sql<boolean>`c.id = any(${ids}::uuid[])`)
    .where(
      sql<boolean>`not exists (select from contact o
        where o.association_id = c.association_id and o.organisation_id = c.organisation_id
          and o.purpose = c.purpose and lower(o.email) = lower(c.email) and o.ended_at is null)`,
    )
    .execute()
}
