import { randomBytes } from 'node:crypto'
import { type Clock, type Instant, addMilliseconds } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import { sha256 } from '../kit/hash.ts'
import { newId } from '../kit/id.ts'
import { hashPassword, passwordMatches } from '../kit/password.ts'
import { Refusal } from '../kit/refusal.ts'
import { setSignedIn } from './colleague.store.ts'
import { type OpenSession, type Person, sessionHours } from './person.ts'
import {
  deleteExpiredSessions,
  deleteSession,
  findPersonToSignIn,
  findSession,
  insertPerson,
  insertSession,
  prolongSession,
} from './store.ts'

/** People are shared by all associations, so what is done with them stands in no association's log. */
export interface PeopleWork {
  readonly db: Db
  /** The machine's own clock, also in the demo: a session is a matter of this world. */
  readonly clock: Clock
}

const hour = 3_600_000
export const newToken = (): string => randomBytes(32).toString('base64url')

export async function addAdministrator(
  { db, clock }: PeopleWork,
  { email, name, password }: { email: string; name: string; password: string },
): Promise<Person> {
  const person = { id: newId(), email: email.toLowerCase(), name, administrator: true }
  await insertPerson(db, { ...person, passwordHash: await hashPassword(password), createdAt: clock.now() })
  return person
}

/** Stands in for the hash of somebody who is not there, so that a wrong address takes as long as a wrong password. */
const nobody = hashPassword(newToken())

/**
 * @throws Refusal `people.wrong-password`, the same for an unknown address: who has an account is not told;
 * `people.blocked` to whoever knows the password of a blocked account
 */
export async function signIn(
  work: PeopleWork,
  email: string,
  password: string,
): Promise<{ token: string; person: Person }> {
  const found = await findPersonToSignIn(work.db, email.trim().toLowerCase())
  const matches = await passwordMatches(password, found?.passwordHash ?? (await nobody))
  if (!found || !matches) throw new Refusal('people.wrong-password')
  const { passwordHash: _, blockedAt, ...person } = found
  if (blockedAt) throw new Refusal('people.blocked')
  return { token: await openSession(work, person), person }
}

/** Opens a session and returns the cookie's token, of which only the hash is kept. */
export async function openSession({ db, clock }: PeopleWork, person: Pick<Person, 'id'>): Promise<string> {
  const token = newToken()
  const now = clock.now()
  await deleteExpiredSessions(db, now)
  const expiresAt = addMilliseconds(now, sessionHours * hour)
  await insertSession(db, {
    tokenHash: sha256(token),
    personId: person.id,
    csrfToken: newToken(),
    now,
    expiresAt,
  })
  await setSignedIn(db, person.id, now)
  return token
}

/** The session of a cookie's token; null when there is none. */
export async function resumeSession({ db, clock }: PeopleWork, token: string): Promise<OpenSession | null> {
  return await findSession(db, sha256(token), clock.now())
}

/** Written at most every five minutes: a page view should not cost a write. */
export function isDueToProlong({ seenAt }: OpenSession, now: Instant): boolean {
  return Date.parse(now) - Date.parse(seenAt) > 300_000
}

/** The session lasts from this visit on. */
export async function prolongVisit({ db, clock }: PeopleWork, token: string): Promise<void> {
  const now = clock.now()
  await prolongSession(db, sha256(token), now, addMilliseconds(now, sessionHours * hour))
}

export async function signOut({ db }: PeopleWork, token: string): Promise<void> {
  await deleteSession(db, sha256(token))
}
