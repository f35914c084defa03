import { z } from 'zod'
import type { Day, Instant } from '../kit/clock.ts'
import { outcomes } from '../decisions/decision.ts'
import { column } from '../kit/db/column.ts'
import { type Db, json } from '../kit/db/db.ts'
import type { Adjuster, AdjusterAnswer, AdjusterRole, AdjustingManner } from './justering.ts'
import type { Minutes } from './minutes.ts'

/** The minutes as they stood at one time. */
export interface KeptMinutes {
  readonly id: string
  /** The one item that was adjusted at once; null for the whole. */
  readonly itemId: string | null
  readonly version: number
  readonly state: 'closed' | 'sealed'
  readonly content: Minutes
  readonly textHash: string
  /** PDF/A-2a and PDF/UA-1, hex; null while they have not been sealed. */
  readonly archiveSha256: string | null
  readonly accessibleSha256: string | null
  readonly writtenAt: Instant
  /** Why a sealed text was corrected; null for the first. */
  readonly correction: string | null
}

const texts = z.array(z.string())
const person = z.object({ holder: z.string(), notes: texts })

/** The text of one version. */
export const minutesIn = column<Minutes>(
  'minutes',
  'content',
  z.object({
    association: z.string(),
    body: z.string(),
    number: z.string(),
    time: z.string(),
    place: z.string().nullable(),
    members: z.array(
      z.object({
        organisation: z.string(),
        presence: z.enum(['present', 'apology', 'absent']),
        holders: z.array(person),
      }),
    ),
    officers: z.array(person),
    guests: z.array(person),
    secretary: z.string().nullable(),
    adjusters: texts,
    items: z.array(
      z.object({
        id: z.string(),
        number: z.string(),
        title: z.string(),
        isClosed: z.boolean(),
        text: z.string(),
        proposals: z.string().nullable(),
        vote: z.string().nullable(),
        recused: texts,
        decides: z.string(),
        clauses: texts,
        outcome: z.enum(outcomes).nullable(),
        outcomeWords: z.string().nullable(),
        reservations: z.string().nullable(),
        followups: z.array(
          z.object({
            number: z.number(),
            who: z.string().nullable(),
            what: z.string(),
            when: z.string().nullable(),
          }),
        ),
        extractRecipients: texts,
      }),
    ),
  }),
)

/** Every version of a meeting's minutes, the first one first. */
export async function findKeptMinutes(
  db: Db,
  association: number,
  meetingId: string,
): Promise<KeptMinutes[]> {
  const rows = await db
    .selectFrom('minutes')
    .select(['id', 'itemId', 'version', 'state', 'content', 'textHash'])
    .select(['archiveSha256', 'accessibleSha256', 'writtenAt', 'correction'])
    .where('associationId', '=', association)
    .where('meetingId', '=', meetingId)
    .orderBy('version')
    .execute()
  return rows.map((row) => ({
    ...row,
    state: row.state as KeptMinutes['state'],
    content: minutesIn(row.content),
    archiveSha256: row.archiveSha256?.toString('hex') ?? null,
    accessibleSha256: row.accessibleSha256?.toString('hex') ?? null,
  }))
}

export async function insertMinutes(
  db: Db,
  association: number,
  meetingId: string,
  kept: KeptMinutes,
): Promise<void> {
  const bytes = (hex: string | null) => (hex === null ? null : Buffer.from(hex, 'hex'))
  await db
    .insertInto('minutes')
    .values({
      ...kept,
      associationId: association,
      meetingId,
      content: json(kept.content),
      archiveSha256: bytes(kept.archiveSha256),
      accessibleSha256: bytes(kept.accessibleSha256),
    })
    .execute()
}

/** An adjuster as stored: with the hash of the link's token and of the scanned evidence. */
export interface KeptAdjuster extends Adjuster {
  readonly meetingId: string
  readonly tokenHash: Buffer | null
  readonly evidenceSha256: Buffer | null
}

export async function findAdjusters(db: Db, association: number, meetingId: string): Promise<KeptAdjuster[]> {
  const rows = await adjusterQuery(db, association)
    .where('meetingId', '=', meetingId)
    .orderBy('holder')
    .orderBy('id')
    .execute()
  return rows.map(adjusterOf)
}

/** By the hash of the link's token. */
export async function findAdjuster(
  db: Db,
  association: number,
  tokenHash: Buffer,
): Promise<KeptAdjuster | null> {
  const row = await adjusterQuery(db, association).where('tokenHash', '=', tokenHash).executeTakeFirst()
  return row ? adjusterOf(row) : null
}

/** By id or by the hash of the link's token; held until the transaction ends. */
export async function lockAdjuster(
  db: Db,
  association: number,
  which: { id: string } | { tokenHash: Buffer },
): Promise<KeptAdjuster | null> {
  const query = adjusterQuery(db, association).forUpdate()
  const row =
    'id' in which
      ? await query.where('id', '=', which.id).executeTakeFirst()
      : await query.where('tokenHash', '=', which.tokenHash).executeTakeFirst()
  return row ? adjusterOf(row) : null
}

function adjusterQuery(db: Db, association: number) {
  return db
    .selectFrom('adjuster')
    .select(['id', 'meetingId', 'itemId', 'holder', 'email', 'role', 'tokenHash', 'confirmed'])
    .select(['manner', 'answeredAt', 'reason', 'textHash', 'evidenceSha256'])
    .where('associationId', '=', association)
}

type Row = Awaited<ReturnType<ReturnType<typeof adjusterQuery>['execute']>>[number]

function adjusterOf({ confirmed, manner, answeredAt, reason, textHash, role, ...row }: Row): KeptAdjuster {
  const answer =
    confirmed === null
      ? null
      : {
          confirmed,
          manner: manner as AdjustingManner,
          at: answeredAt!,
          reason,
          textHash: textHash!,
        }
  return { ...row, role: role as AdjusterRole, answer }
}

/** Those that are there already are left as they are. */
export async function insertAdjusters(
  db: Db,
  association: number,
  meetingId: string,
  adjusters: readonly Pick<KeptAdjuster, 'id' | 'itemId' | 'holder' | 'email' | 'role'>[],
): Promise<void> {
  if (adjusters.length === 0) return
  await db
    .insertInto('adjuster')
    .values(adjusters.map((adjuster) => ({ ...adjuster, meetingId, associationId: association })))
    .onConflict((conflict) => conflict.columns(['associationId', 'id']).doNothing())
    .execute()
}

/** The answer, or a new link's token. */
export async function updateAdjuster(
  db: Db,
  association: number,
  { id, answer, tokenHash, evidenceSha256 }: KeptAdjuster,
): Promise<void> {
  await db
    .updateTable('adjuster')
    .set({ tokenHash, evidenceSha256, ...(answer ? answerRow(answer) : {}) })
    .where('associationId', '=', association)
    .where('id', '=', id)
    .execute()
}

const answerRow = ({ at: answeredAt, ...rest }: AdjusterAnswer) => ({ answeredAt, ...rest })

/** What an adjuster asks to have changed. */
/** Synpunkt på protokollet: what an adjuster asks to have changed. */
export interface JusteringComment {
  readonly id: string
  readonly adjusterId: string
  readonly itemId: string | null
  readonly text: string
  readonly writtenAt: Instant
}

export async function findComments(
  db: Db,
  association: number,
  meetingId: string,
): Promise<JusteringComment[]> {
  return await db
    .selectFrom('justeringComment as c')
    .innerJoin('adjuster as a', (join) =>
      join.onRef('a.associationId', '=', 'c.associationId').onRef('a.id', '=', 'c.adjusterId'),
    )
    .select(['c.id', 'c.adjusterId', 'c.itemId', 'c.text', 'c.writtenAt'])
    .where('c.associationId', '=', association)
    .where('a.meetingId', '=', meetingId)
    .orderBy('c.writtenAt')
    .execute()
}

/** A comment sent twice is kept once. */
export async function insertComment(db: Db, association: number, comment: JusteringComment): Promise<void> {
  await db
    .insertInto('justeringComment')
    .values({ ...comment, associationId: association })
    .onConflict((conflict) => conflict.columns(['associationId', 'id']).doNothing())
    .execute()
}

/** Anslag: where and when the adjusting was announced. */
export interface Posting {
  readonly id: string
  readonly itemId: string | null
  readonly board: string
  readonly postedOn: Day
}

export async function findPostings(db: Db, association: number, meetingId: string): Promise<Posting[]> {
  return await db
    .selectFrom('boardNotice')
    .select(['id', 'itemId', 'board', 'postedOn'])
    .where('associationId', '=', association)
    .where('meetingId', '=', meetingId)
    .orderBy('postedOn')
    .execute()
}

export async function insertPosting(
  db: Db,
  association: number,
  meetingId: string,
  posting: Posting,
): Promise<void> {
  await db
    .insertInto('boardNotice')
    .values({ ...posting, meetingId, associationId: association })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
