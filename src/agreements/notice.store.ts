import { type NotNull, sql } from 'kysely'
import type { Day, Instant } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import type { MailState } from '../kit/mail/letter.ts'

/** The circulation that notices are about. */
export interface NoticeMatter {
  readonly circulation: string
  readonly slug: string
  readonly dnr: string
  readonly title: string
  readonly caseId: string
  readonly lastDay: Day | null
  readonly example: boolean
  /** Of the circulation. */
  readonly kind: string
}

/** Null: no such circulation has been sent. */
export async function findNoticeMatter(
  db: Db,
  association: number,
  slug: string,
): Promise<NoticeMatter | null> {
  const row = await db
    .selectFrom('circulationNow as c')
    .where('c.associationId', '=', association)
    .where('c.slug', '=', slug)
    .where('c.sentAt', 'is not', null)
    .select(['c.id as circulation', 'c.slug', 'c.dnr', 'c.caseId', 'c.example', 'c.kind', 'c.title'])
    .select('c.answerBy as lastDay')
    .$narrowType<{ circulation: NotNull; slug: NotNull; example: NotNull; kind: NotNull; title: NotNull }>()
    .executeTakeFirst()
  return row ? { ...row, dnr: row.dnr!, caseId: row.caseId! } : null
}

/** Circulations whose third bodies have not been told since the last act was recorded: they may be owed something. */
export async function findUntold(db: Db, association: number): Promise<string[]> {
  const rows = await db
    .selectFrom('circulation as c')
    .select('c.slug')
    .where('c.associationId', '=', association)
    .where('c.sentAt', 'is not', null)
    .where(
      sql<boolean>`exists (select from notice_recipient r
        where r.association_id = c.association_id and r.circulation_id = c.id)`,
    )
    .where(
      sql<boolean>`exists (select from act a
        where a.association_id = c.association_id and a.circulation_id = c.id
          and a.recorded_at > coalesce((select max(n.made_at) from notice n
            where n.association_id = c.association_id and n.circulation_id = c.id), '-infinity'))`,
    )
    .orderBy('c.sentAt')
    .execute()
  return rows.map(({ slug }) => slug)
}

export interface NoticeParty {
  readonly id: string
  readonly name: string
  readonly email: string
}

/** Bytes of the files among these, by hash (hexadecimal). */
export async function findSizes(
  db: Db,
  association: number,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (hashes.length === 0) return new Map()
  const rows = await db
    .selectFrom('file')
    .select(['size', sql<string>`encode(sha256, 'hex')`.as('hash')])
    .where('associationId', '=', association)
    .where(
      'sha256',
      'in',
      hashes.map((hash) => Buffer.from(hash, 'hex')),
    )
    .execute()
  return new Map(rows.map(({ hash, size }) => [hash, size]))
}

/** Third bodies that are told, by name. */
export async function findNoticeParties(
  db: Db,
  association: number,
  circulation: string,
): Promise<NoticeParty[]> {
  return await db
    .selectFrom('noticeRecipient')
    .select(['id', 'name', 'email'])
    .where('associationId', '=', association)
    .where('circulationId', '=', circulation)
    .orderBy('name')
    .execute()
}

export interface SentNotice {
  readonly id: string
  readonly number: number
  readonly recipient: string
  readonly madeAt: Instant
  readonly mail: string
  readonly state: MailState
  readonly acts: readonly string[]
}

/** The notices made, first to last. One whose letter was stopped has told nobody anything, but keeps its number. */
export async function findNotices(db: Db, association: number, circulation: string): Promise<SentNotice[]> {
  const rows = await db
    .selectFrom('notice as n')
    .innerJoin('outgoingMail as m', (join) =>
      join.onRef('m.associationId', '=', 'n.associationId').onRef('m.id', '=', 'n.outgoingMailId'),
    )
    .innerJoin('noticeAct as a', (join) =>
      join.onRef('a.associationId', '=', 'n.associationId').onRef('a.noticeId', '=', 'n.id'),
    )
    .where('n.associationId', '=', association)
    .where('n.circulationId', '=', circulation)
    .groupBy(['n.id', 'n.number', 'n.noticeRecipientId', 'n.madeAt', 'm.id', 'm.state'])
    .select(['n.id', 'n.number', 'n.noticeRecipientId as recipient', 'n.madeAt', 'm.id as mail', 'm.state'])
    .select(sql<string[]>`array_agg(a.act_id::text)`.as('acts'))
    .orderBy('n.number')
    .execute()
  return rows.map((row) => ({ ...row, state: row.state as MailState }))
}

/** Holds the circulation's notices until the transaction ends, so that their numbers run without a gap. */
export async function lockNotices(db: Db, association: number, circulation: string): Promise<void> {
  await db
    .selectFrom('circulation')
    .select('id')
    .where('associationId', '=', association)
    .where('id', '=', circulation)
    .forNoKeyUpdate()
    .execute()
}

export async function insertNotice(
  db: Db,
  association: number,
  notice: {
    readonly id: string
    readonly number: number
    readonly circulation: string
    readonly recipient: string
    readonly mail: string
    readonly madeAt: Instant
    readonly acts: readonly string[]
  },
): Promise<void> {
  const { id, number, madeAt } = notice
  await db
    .insertInto('notice')
    .values({
      associationId: association,
      id,
      number,
      madeAt,
      circulationId: notice.circulation,
      noticeRecipientId: notice.recipient,
      outgoingMailId: notice.mail,
    })
    .execute()
  const acts = notice.acts.map((actId) => ({ associationId: association, noticeId: id, actId }))
  await db.insertInto('noticeAct').values(acts).execute()
}
