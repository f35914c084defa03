import type { Sought, Withdrawn } from '../cases/publication.ts'
import { findWithdrawn } from '../cases/publication.store.ts'
import { type Actor, visitor as nobody } from '../kit/actor.ts'
import { type Instant, dayOf, systemClock } from '../kit/clock.ts'
import type { Database } from '../kit/db/db.ts'
import type { Site, VisitedAssociation } from '../kit/http/visit.ts'
import { Memory } from '../kit/memory.ts'
import type { Head } from '../log/entry.ts'
import { findHead } from '../log/store.ts'
import type { Name } from '../organisations/organisation.ts'
import { nameOn } from '../organisations/organisation.ts'
import { type Association, findAssociation, findAssociations, findNames } from '../organisations/store.ts'
import { isDueToProlong, prolongVisit, resumeSession } from '../people/actions.ts'
import type { OpenSession } from '../people/person.ts'
import { sessionCookie } from '../people/cookie.ts'
import { cookieOf } from './visitor.ts'

/** Who enters, and which association: null where the address names none, or one that there is not. */
export interface Entered {
  readonly actor: Actor
  /** Hidden in every form that changes something; empty for a visitor. */
  readonly csrfToken: string
  readonly association: VisitedAssociation | null
  /** What the public is not shown of what the address leads to. */
  readonly withdrawn: readonly Withdrawn[]
}

/** Finds out all at once: the visitor's session, the end of the association's log and what has been taken away are one question to the database. */
export async function enter(
  site: Site,
  headers: Headers,
  slug: string | undefined,
  sought: Sought | null,
): Promise<Entered> {
  const { database, clock } = site
  const founded = slug === undefined ? null : await associationOf(database, slug)
  const token = cookieOf(headers, sessionCookie)
  const [session, head, withdrawn] = await database.reading(founded?.id ?? null, (db) =>
    Promise.all([
      token ? resumeSession({ db, clock: systemClock }, token) : null,
      founded ? findHead(db, founded.id) : null,
      founded && sought ? findWithdrawn(db, founded.id, sought, dayOf(clock.now())) : [],
    ]),
  )
  if (token && session) await prolongNowAndThen(database, token, session)
  return {
    ...visitorOf(session),
    withdrawn,
    association: founded && head && (await named(database, founded, head, clock.now())),
  }
}

async function prolongNowAndThen(database: Database, token: string, session: OpenSession): Promise<void> {
  if (!isDueToProlong(session, systemClock.now())) return
  await database.transaction(null, (db) => prolongVisit({ db, clock: systemClock }, token))
}

function visitorOf(session: OpenSession | null): Pick<Entered, 'actor' | 'csrfToken'> {
  if (!session) return { actor: nobody, csrfToken: '' }
  const { id, name, administrator } = session.person
  return { actor: { kind: 'person', id, name, administrator }, csrfToken: session.csrfToken }
}

type Founded = Pick<Association, 'id' | 'slug' | 'hubId'>

/** What this process remembers of the associations in a database. */
interface Remembered {
  /** A founded association keeps its address and its hub for ever. */
  readonly founded: Map<string, Founded>
  /** What it is called changes seldom, and is logged. */
  readonly names: Memory<readonly Name[]>
}

const remembered = new WeakMap<Database, Remembered>()

function rememberedOf(database: Database): Remembered {
  const known = remembered.get(database) ?? { founded: new Map(), names: new Memory(10_000) }
  remembered.set(database, known)
  return known
}

async function associationOf(database: Database, slug: string): Promise<Founded | null> {
  const { founded } = rememberedOf(database)
  const found = founded.get(slug) ?? (await database.reading(null, (db) => findAssociation(db, slug)))
  if (found) founded.set(slug, found)
  return found
}

/** All associations of the installation. A name is seen only inside its own, so each is entered. */
export async function enterAll(database: Database, now: Instant): Promise<VisitedAssociation[]> {
  const all = await database.reading(null, findAssociations)
  return await Promise.all(
    all.map(async (found) => {
      const head = await database.reading(found.id, (db) => findHead(db, found.id))
      return await named(database, found, head, now)
    }),
  )
}

async function named(
  database: Database,
  { id, slug, hubId }: Founded,
  head: Head,
  now: Instant,
): Promise<VisitedAssociation> {
  const { names } = rememberedOf(database)
  const found = names.get(slug, head.seq) ?? (await database.reading(id, (db) => findNames(db, id, hubId)))
  names.keep(slug, head.seq, found, found.length)
  return { id, slug, name: nameOn(found, dayOf(now)) ?? slug, head }
}
