import type { Instant } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import type { Colleague } from './colleague.ts'

const colleagueColumns = ['id', 'name', 'email', 'signedInAt', 'blockedAt'] as const

/** Everybody with an account, those who may use it first. */
export async function findColleagues(db: Db): Promise<Colleague[]> {
  return await db
    .selectFrom('person')
    .select(colleagueColumns)
    .orderBy('blockedAt', (order) => order.asc().nullsFirst())
    .orderBy('name')
    .execute()
}

export async function findColleague(db: Db, id: string): Promise<Colleague | undefined> {
  return await db.selectFrom('person').select(colleagueColumns).where('id', '=', id).executeTakeFirst()
}

export async function isKnownAddress(db: Db, email: string): Promise<boolean> {
  const found = await db.selectFrom('person').select('id').where('email', '=', email).executeTakeFirst()
  return found !== undefined
}

export async function setBlocked(db: Db, id: string, blockedAt: Instant | null): Promise<void> {
  await db.updateTable('person').set({ blockedAt }).where('id', '=', id).execute()
}

export async function renamePerson(db: Db, id: string, name: string): Promise<void> {
  await db.updateTable('person').set({ name }).where('id', '=', id).execute()
}

export async function findPasswordHash(db: Db, id: string): Promise<string> {
  const row = await db
    .selectFrom('person')
    .select('passwordHash')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row.passwordHash
}

export async function setPassword(db: Db, id: string, passwordHash: string): Promise<void> {
  await db.updateTable('person').set({ passwordHash }).where('id', '=', id).execute()
}

export async function setSignedIn(db: Db, id: string, signedInAt: Instant): Promise<void> {
  await db.updateTable('person').set({ signedInAt }).where('id', '=', id).execute()
}

/** Ends a person's sessions, but for one that is kept. */
export async function deleteSessionsOf(db: Db, personId: string, kept: Buffer | null): Promise<void> {
  const theirs = db.deleteFrom('session').where('personId', '=', personId)
  await (kept ? theirs.where('tokenHash', '!=', kept) : theirs).execute()
}
