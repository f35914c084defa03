import type { Instant } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import type { Invitation, OneTimeLink } from './colleague.ts'

interface NewLink {
  readonly link: OneTimeLink
  readonly tokenHash: Buffer
  readonly createdAt: Instant
  readonly expiresAt: Instant
}

/** A new link takes the place of one that was made for the same and has not been used. */
export async function replaceLink(db: Db, { link, ...times }: NewLink): Promise<void> {
  const { purpose } = link
  const email = purpose === 'colleague' ? link.email : null
  const name = purpose === 'colleague' ? link.name : null
  const personId = purpose === 'new_password' ? link.personId : null
  await db
    .deleteFrom('invitation')
    .where('usedAt', 'is', null)
    .where('purpose', '=', purpose)
    .where('email', 'is not distinct from', email)
    .where('personId', 'is not distinct from', personId)
    .execute()
  await db
    .insertInto('invitation')
    .values({ ...times, purpose, email, name, personId, usedAt: null })
    .execute()
}

/** What a link is for; null when it has been used, has expired, or never was. */
export async function findLink(db: Db, tokenHash: Buffer, now: Instant): Promise<OneTimeLink | null> {
  const row = await db
    .selectFrom('invitation')
    .select(['purpose', 'email', 'name', 'personId'])
    .where('tokenHash', '=', tokenHash)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .executeTakeFirst()
  if (!row) return null
  const { email, name, personId } = row
  if (personId !== null) return { purpose: 'new_password', personId }
  if (email !== null && name !== null) return { purpose: 'colleague', email, name }
  return { purpose: 'first_administrator' }
}

/** Uses the link up; false when somebody else just did, or it has expired. */
export async function useLink(db: Db, tokenHash: Buffer, now: Instant): Promise<boolean> {
  const result = await db
    .updateTable('invitation')
    .set({ usedAt: now })
    .where('tokenHash', '=', tokenHash)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** The colleagues to be whose links can still be used. */
export async function findInvitations(db: Db, now: Instant): Promise<Invitation[]> {
  const rows = await db
    .selectFrom('invitation')
    .select(['name', 'email', 'expiresAt'])
    .where('purpose', '=', 'colleague')
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .orderBy('name')
    .execute()
  return rows.map((row) => ({ name: row.name!, email: row.email!, expiresAt: row.expiresAt }))
}

/** Takes a colleague's invitation back; what has been used stays. */
export async function deleteInvitation(db: Db, email: string): Promise<void> {
  await db.deleteFrom('invitation').where('email', '=', email).where('usedAt', 'is', null).execute()
}
