import { sql } from 'kysely'
import type { Database } from '../../src/kit/db/db.ts'
import { newId } from '../../src/kit/id.ts'

/** An association with nothing but its hub, for tests of kit that know no room. Returns its id. */
export async function addBareAssociation(database: Database, slug: string): Promise<number> {
  return await database.transaction(null, async (db) => {
    const hubId = newId()
    const { id } = await db
      .insertInto('association')
      .values({ slug, hubId, createdAt: '2015-01-01T00:00:00.000Z' })
      .returning('id')
      .executeTakeFirstOrThrow()
    await sql`select set_config('radslag.association', ${String(id)}, true)`.execute(db)
    await db
      .insertInto('organisation')
      .values({ associationId: id, id: hubId, kind: 'association' })
      .execute()
    return id
  })
}
