import { type Instant, dayOf } from '../kit/clock.ts'
import type { Database } from '../kit/db/db.ts'
import type { VisitedAssociation } from '../kit/http/visit.ts'
import { nameOn } from '../organisations/organisation.ts'
import { type Association, findAssociation, findAssociations, findNames } from '../organisations/store.ts'

/** The association whose slug begins the address, with its name today; null when there is none. */
export async function enterAssociation(
  database: Database,
  slug: string,
  now: Instant,
): Promise<VisitedAssociation | null> {
  const found = await database.transaction(null, (db) => findAssociation(db, slug))
  return found && (await named(database, found, now))
}

/** All associations of the installation. A name is seen only inside its own, so each is entered. */
export async function enterAll(database: Database, now: Instant): Promise<VisitedAssociation[]> {
  const found = await database.transaction(null, findAssociations)
  return await Promise.all(found.map((association) => named(database, association, now)))
}

async function named(
  database: Database,
  { id, slug, hubId }: Association,
  now: Instant,
): Promise<VisitedAssociation> {
  const names = await database.transaction(id, (db) => findNames(db, id, hubId))
  return { id, slug, name: nameOn(names, dayOf(now)) ?? slug }
}
