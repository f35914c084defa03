import { type Actor, visitor as nobody } from '../kit/actor.ts'
import { type Instant, dayOf, systemClock } from '../kit/clock.ts'
import { type Database, findState } from '../kit/db/db.ts'
import type { Site, VisitedAssociation } from '../kit/http/visit.ts'
import { Memory } from '../kit/memory.ts'
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
  readonly state: string
  readonly association: VisitedAssociation | null
}

/** The state is asked for first: what the visit then reads is no older. */
export async function enter(site: Site, headers: Headers, slug: string | undefined): Promise<Entered> {
  const { database, clock } = site
  const token = cookieOf(headers, sessionCookie)
  const founded = slug === undefined ? null : await associationOf(database, slug)
  const { state, session } = token
    ? await readSession(database, token, founded)
    : { state: await database.state(), session: null }
  return {
    ...visitorOf(session),
    state,
    association: founded && (await named(database, founded, state, clock.now())),
  }
}

/** In one packet; the association's name too, for whoever has signed in is often there to write, and then it is read anew. */
async function readSession(database: Database, token: string, founded: Founded | null) {
  const [state, session, names] = await database.glance(founded?.id ?? null, (db) =>
    Promise.all([
      findState(db),
      resumeSession({ db, clock: systemClock }, token),
      founded && findNames(db, founded.id, founded.hubId),
    ]),
  )
  if (names) rememberedOf(database).names.keep(founded!.slug, state, names, names.length)
  if (session) await prolongNowAndThen(database, token, session)
  return { state, session }
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
  const state = await database.state()
  const all = await database.reading(null, findAssociations)
  return await Promise.all(all.map((found) => named(database, found, state, now)))
}

async function named(
  database: Database,
  { id, slug, hubId }: Founded,
  state: string,
  now: Instant,
): Promise<VisitedAssociation> {
  const { names } = rememberedOf(database)
  const found = names.get(slug, state) ?? (await database.reading(id, (db) => findNames(db, id, hubId)))
  names.keep(slug, state, found, found.length)
  return { id, slug, name: nameOn(found, dayOf(now)) ?? slug }
}
