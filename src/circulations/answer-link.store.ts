import { sql } from 'kysely'
import type { Instant } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import type { AnswerLink, LinkOrigin } from './answer-link.ts'

export interface NewLink {
  readonly id: string
  readonly addresseeId: string
  readonly tokenHash: Buffer
  readonly origin: LinkOrigin
  readonly madeAt: Instant
  readonly expiresAt: Instant
}

export async function insertLinks(db: Db, association: number, links: readonly NewLink[]): Promise<void> {
  if (links.length === 0) return
  await db
    .insertInto('answerLink')
    .values(links.map((link) => ({ ...link, associationId: association })))
    .execute()
}

const columns = [
  'l.id',
  'l.addresseeId',
  'l.origin',
  'l.madeAt',
  'l.expiresAt',
  'l.revokedAt',
  'l.firstUsedAt',
  'l.lastUsedAt',
] as const

const linkOf = <Row extends { origin: string }>(row: Row) => ({ ...row, origin: row.origin as LinkOrigin })

/** A link with what it leads to. */
export interface FoundLink extends AnswerLink {
  readonly circulationId: string
  readonly organisationId: string
}

export async function findLink(db: Db, association: number, tokenHash: Buffer): Promise<FoundLink | null> {
  const row = await db
    .selectFrom('answerLink as l')
    .innerJoin('addressee as a', (join) =>
      join.onRef('a.associationId', '=', 'l.associationId').onRef('a.id', '=', 'l.addresseeId'),
    )
    .select([...columns, 'a.circulationId', 'a.organisationId'])
    .where('l.associationId', '=', association)
    .where('l.tokenHash', '=', tokenHash)
    .executeTakeFirst()
  return row ? linkOf(row) : null
}

/** Every link of a circulation, or of one of its addressees, the first made first. */
export async function findLinks(
  db: Db,
  association: number,
  of: { readonly circulation: string } | { readonly addressee: string },
): Promise<AnswerLink[]> {
  const links = db
    .selectFrom('answerLink as l')
    .innerJoin('addressee as a', (join) =>
      join.onRef('a.associationId', '=', 'l.associationId').onRef('a.id', '=', 'l.addresseeId'),
    )
    .select(columns)
    .where('l.associationId', '=', association)
    .orderBy('l.madeAt')
  const found =
    'circulation' in of
      ? links.where('a.circulationId', '=', of.circulation)
      : links.where('l.addresseeId', '=', of.addressee)
  return (await found.execute()).map(linkOf)
}

export async function markLinkUsed(db: Db, association: number, id: string, at: Instant): Promise<void> {
  await db
    .updateTable('answerLink')
    .set({ lastUsedAt: at, firstUsedAt: sql`coalesce(first_used_at, ${at})` })
    .where('associationId', '=', association)
    .where('id', '=', id)
    .execute()
}

/** Returns how many could be used until now. */
export async function revokeLinks(
  db: Db,
  association: number,
  addresseeId: string,
  at: Instant,
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('answerLink')
    .set({ revokedAt: at })
    .where('associationId', '=', association)
    .where('addresseeId', '=', addresseeId)
    .where('revokedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}
