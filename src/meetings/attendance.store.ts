import type { Instant } from '../kit/clock.ts'
import { textsColumn } from '../kit/db/column.ts'
import { type Db, json } from '../kit/db/db.ts'
import type { Attendee, AttendeeKind } from './attendance.ts'

export async function findAttendees(db: Db, association: number, meetingId: string): Promise<Attendee[]> {
  const rows = await attendeeQuery(db, association).where('meetingId', '=', meetingId).execute()
  return rows.map(attendeeOf)
}

const attendeeQuery = (db: Db, association: number) =>
  db
    .selectFrom('attendee')
    .select(['id', 'organisationId', 'holder', 'kind', 'role', 'isSubstitute', 'byDistance'])
    .select(['cameAt', 'leftAt', 'recusedItems'])
    .where('associationId', '=', association)
    .orderBy('holder')
    .orderBy('id')

const recusedItemsIn = textsColumn('attendee', 'recused_items')

type AttendeeRow = Omit<Attendee, 'kind' | 'recusedItems'> & { kind: string; recusedItems: unknown }

const attendeeOf = (row: AttendeeRow): Attendee => ({
  ...row,
  kind: row.kind as AttendeeKind,
  recusedItems: recusedItemsIn(row.recusedItems),
})

/** Of many meetings, by the meeting's id. */
export async function findAttendeesOf(
  db: Db,
  association: number,
  meetingIds: readonly string[],
): Promise<Map<string, Attendee[]>> {
  if (meetingIds.length === 0) return new Map()
  const rows = await attendeeQuery(db, association)
    .select('meetingId')
    .where('meetingId', 'in', [...meetingIds])
    .execute()
  const read = rows.map(({ meetingId, ...row }) => ({ meetingId, attendee: attendeeOf(row) }))
  return new Map(
    [...Map.groupBy(read, ({ meetingId }) => meetingId)].map(([id, own]) => [
      id,
      own.map(({ attendee }) => attendee),
    ]),
  )
}

/** Writes them as they are given, those that are there over again. */
export async function saveAttendees(
  db: Db,
  association: number,
  meetingId: string,
  attendees: readonly Attendee[],
): Promise<void> {
  for (const { id, ...rest } of attendees) {
    const row = { ...rest, recusedItems: json(rest.recusedItems) }
    await db
      .insertInto('attendee')
      .values({ ...row, id, meetingId, associationId: association })
      .onConflict((conflict) => conflict.columns(['associationId', 'id']).doUpdateSet(row))
      .execute()
  }
}

export async function deleteAttendees(
  db: Db,
  association: number,
  meetingId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  await db
    .deleteFrom('attendee')
    .where('associationId', '=', association)
    .where('meetingId', '=', meetingId)
    .where('id', 'in', ids)
    .execute()
}

/** What somebody is called or invited to. */
export type Occasion = { readonly meetingId: string } | { readonly eventId: string }

/** Kallad, inbjuden: who has got the letter, and what was answered. */
export interface Invitee {
  readonly id: string
  readonly organisationId: string | null
  readonly holder: string
  readonly email: string
  readonly role: 'member' | 'substitute' | 'guest'
  readonly tokenHash: Buffer
  readonly answer: InviteeAnswer | null
  readonly answerNote: string | null
  readonly wantsMeal: boolean | null
  readonly answeredAt: Instant | null
  /** When the letter was written; null where that was not noted. */
  readonly calledAt: Instant | null
}
export type InviteeAnswer = 'comes' | 'cannot' | 'substitute' | 'perhaps'

const inviteeColumns = [
  'id',
  'organisationId',
  'holder',
  'email',
  'role',
  'tokenHash',
  'answer',
  'answerNote',
  'wantsMeal',
  'answeredAt',
  'calledAt',
] as const

export async function findInvitees(db: Db, association: number, of: Occasion): Promise<Invitee[]> {
  const [column, id] =
    'eventId' in of ? (['eventId', of.eventId] as const) : (['meetingId', of.meetingId] as const)
  const rows = await db
    .selectFrom('invitee')
    .select(inviteeColumns)
    .where('associationId', '=', association)
    .where(column, '=', id)
    .orderBy('role')
    .orderBy('holder')
    .execute()
  return rows as Invitee[]
}

/** Whom a link was sent to, by the hash of its token. */
export async function findInvitee(db: Db, association: number, tokenHash: Buffer): Promise<InviteeOf | null> {
  const row = await inviteeQuery(db, association, tokenHash).executeTakeFirst()
  return (row as InviteeOf | undefined) ?? null
}

/** As `findInvitee`, held until the transaction ends. */
export async function lockInvitee(db: Db, association: number, tokenHash: Buffer): Promise<InviteeOf | null> {
  const row = await inviteeQuery(db, association, tokenHash).forUpdate().executeTakeFirst()
  return (row as InviteeOf | undefined) ?? null
}

/** One of the two is there. */
export type InviteeOf = Invitee & { readonly meetingId: string | null; readonly eventId: string | null }

function inviteeQuery(db: Db, association: number, tokenHash: Buffer) {
  return db
    .selectFrom('invitee')
    .select([...inviteeColumns, 'meetingId', 'eventId'])
    .where('associationId', '=', association)
    .where('tokenHash', '=', tokenHash)
}

/** Those whose address has been called already are left as they are; returns the ids that were made. */
export async function insertInvitees(
  db: Db,
  association: number,
  of: Occasion,
  invitees: readonly Invitee[],
): Promise<string[]> {
  if (invitees.length === 0) return []
  const column = 'eventId' in of ? 'eventId' : 'meetingId'
  const made = await db
    .insertInto('invitee')
    .values(invitees.map((invitee) => ({ ...invitee, ...of, associationId: association })))
    .onConflict((conflict) => conflict.columns(['associationId', column, 'email']).doNothing())
    .returning('id')
    .execute()
  return made.map(({ id }) => id)
}

export async function answerInvitee(
  db: Db,
  association: number,
  id: string,
  {
    answer,
    answerNote,
    wantsMeal,
    answeredAt,
  }: Pick<Invitee, 'answer' | 'answerNote' | 'wantsMeal' | 'answeredAt'>,
): Promise<void> {
  await db
    .updateTable('invitee')
    .set({ answer, answerNote, wantsMeal, answeredAt })
    .where('associationId', '=', association)
    .where('id', '=', id)
    .execute()
}

/** Gives somebody another link; the one sent earlier is no longer valid. */
export async function changeInviteeLink(
  db: Db,
  association: number,
  id: string,
  tokenHash: Buffer,
): Promise<void> {
  await db
    .updateTable('invitee')
    .set({ tokenHash })
    .where('associationId', '=', association)
    .where('id', '=', id)
    .execute()
}
