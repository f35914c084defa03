import type { Instant } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import { often } from '../kit/db/often.ts'
import type { OpenSession } from './person.ts'

const personColumns = ['person.id', 'email', 'name', 'administrator'] as const

export async function findPersonToSignIn(db: Db, email: string) {
  return await db
    .selectFrom('person')
    .select([...personColumns, 'passwordHash', 'blockedAt'])
    .where('email', '=', email)
    .executeTakeFirst()
}

export async function hasAdministrator(db: Db): Promise<boolean> {
  const found = await db
    .selectFrom('person')
    .select('id')
    .where('administrator', '=', true)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

export interface NewPerson {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly passwordHash: string
  readonly administrator: boolean
  readonly createdAt: Instant
}

export async function insertPerson(db: Db, person: NewPerson): Promise<void> {
  await db.insertInto('person').values(person).execute()
}

export interface NewSession {
  readonly tokenHash: Buffer
  readonly personId: string
  readonly csrfToken: string
  readonly now: Instant
  readonly expiresAt: Instant
}

export async function insertSession(db: Db, { now, ...session }: NewSession): Promise<void> {
  await db
    .insertInto('session')
    .values({ ...session, createdAt: now, seenAt: now })
    .execute()
}

const sessionByToken = often((db, { tokenHash, now }: { tokenHash: Buffer; now: Instant }) =>
  db
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.personId')
    .select([...personColumns, 'csrfToken', 'seenAt'])
    .where('tokenHash', '=', tokenHash)
    .where('expiresAt', '>', now)
    .where('person.blockedAt', 'is', null),
)

export async function findSession(db: Db, tokenHash: Buffer, now: Instant): Promise<OpenSession | null> {
  const [row] = await sessionByToken(db, { tokenHash, now })
  if (!row) return null
  const { csrfToken, seenAt, ...person } = row
  return { person, csrfToken, seenAt }
}

export async function prolongSession(
  db: Db,
  tokenHash: Buffer,
  seenAt: Instant,
  expiresAt: Instant,
): Promise<void> {
  await db.updateTable('session').set({ seenAt, expiresAt }).where('tokenHash', '=', tokenHash).execute()
}

export async function deleteSession(db: Db, tokenHash: Buffer): Promise<void> {
  await db.deleteFrom('session').where('tokenHash', '=', tokenHash).execute()
}

export async function deleteExpiredSessions(db: Db, now: Instant): Promise<void> {
  await db.deleteFrom('session').where('expiresAt', '<=', now).execute()
}
