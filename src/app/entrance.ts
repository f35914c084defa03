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
  const found = await associationOf(database, slug)
  return found && (await named(database, found, now))
}

type Founded = Pick<Association, 'id' | 'slug' | 'hubId'>

/** A founded association keeps its address and its hub for ever, so every page but the first is spared asking. */
const founded = new WeakMap<Database, Map<string, Founded>>()

async function associationOf(database: Database, slug: string): Promise<Founded | null> {
  const known = founded.get(database) ?? new Map<string, Founded>()
  founded.set(database, known)
  const found = known.get(slug) ?? (await database.transaction(null, (db) => findAssociation(db, slug)))
  if (found) known.set(slug, found)
  return found
}

/** All associations of the installation. A name is seen only inside its own, so each is entered. */
export async function enterAll(database: Database, now: Instant): Promise<VisitedAssociation[]> {
  const found = await database.transaction(null, findAssociations)
  return await Promise.all(found.map((association) => named(database, association, now)))
}

async function named(
  database: Database,
  { id, slug, hubId }: Founded,
  now: Instant,
): Promise<VisitedAssociation> {
  const names = await database.transaction(id, (db) => findNames(db, id, hubId))
  return { id, slug, name: nameOn(names, dayOf(now)) ?? slug }
}
