import { type Instant, dayOf } from '../kit/clock.ts'
import type { Database, Db } from '../kit/db/db.ts'

/** An association as its visitors meet it; `name` is that of its own organisation on the day. */
export interface AssociationFound {
  readonly id: number
  readonly slug: string
  readonly hubId: string
  readonly name: string
}

export async function findAssociation(
  database: Database,
  slug: string,
  now: Instant,
): Promise<AssociationFound | null> {
  const found = await database.transaction(null, (db) =>
    db.selectFrom('association').select(['id', 'slug', 'hubId']).where('slug', '=', slug).executeTakeFirst(),
  )
  if (!found) return null
  const name = await database.transaction(found.id, (db) => nameOn(db, found.id, found.hubId, dayOf(now)))
  return { ...found, name: name ?? slug }
}

/** All associations of the installation, each with its name today. */
export async function findAssociations(database: Database, now: Instant): Promise<AssociationFound[]> {
  const slugs = await database.transaction(null, (db) =>
    db.selectFrom('association').select('slug').orderBy('slug').execute(),
  )
  const found = await Promise.all(slugs.map(({ slug }) => findAssociation(database, slug, now)))
  return found.filter((association) => association !== null)
}

async function nameOn(
  db: Db,
  association: number,
  organisation: string,
  day: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('organisationName')
    .select('name')
    .where('associationId', '=', association)
    .where('organisationId', '=', organisation)
    .where((where) => where.or([where('validFrom', 'is', null), where('validFrom', '<=', day)]))
    .where((where) => where.or([where('validTo', 'is', null), where('validTo', '>', day)]))
    .executeTakeFirst()
  return row?.name ?? null
}
