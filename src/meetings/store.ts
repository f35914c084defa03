import { sql } from 'kysely'
import type { Day } from '../kit/clock.ts'
import { startOfDay } from '../kit/clock.ts'
import { textsColumn } from '../kit/db/column.ts'
import { type Db, json } from '../kit/db/db.ts'
import type { EarlierTime, Meeting, MeetingState } from './meeting.ts'
import { type Numbering, type Procedure, type Quorum, usualProcedure } from './procedure.ts'

const columns = [
  'id',
  'bodyId',
  'year',
  'number',
  'startsAt',
  'endsAt',
  'place',
  'videoLink',
  'hasMeal',
  'state',
  'sequence',
] as const

export interface MeetingFilter {
  readonly bodyId?: string
  /** Meetings that begin on that day or later. */
  readonly from?: Day
  /** Meetings that begin before that day. */
  readonly to?: Day
}

/** Meetings in the order they are held; cancelled ones too. */
export async function findMeetings(
  db: Db,
  association: number,
  { bodyId, from, to }: MeetingFilter = {},
): Promise<Meeting[]> {
  const rows = await meetingQuery(db, association)
    .$if(bodyId !== undefined, (query) => query.where('bodyId', '=', bodyId!))
    .$if(from !== undefined, (query) => query.where('startsAt', '>=', startOfDay(from!)))
    .$if(to !== undefined, (query) => query.where('startsAt', '<', startOfDay(to!)))
    .orderBy('startsAt')
    .orderBy('number')
    .execute()
  return await withEarlier(db, association, rows)
}

export async function findMeeting(
  db: Db,
  association: number,
  which: { id: string } | Pick<Meeting, 'bodyId' | 'year' | 'number'>,
): Promise<Meeting | null> {
  const query = meetingQuery(db, association)
  const rows =
    'id' in which
      ? await query.where('id', '=', which.id).execute()
      : await query
          .where('bodyId', '=', which.bodyId)
          .where('year', '=', which.year)
          .where('number', '=', which.number)
          .execute()
  return (await withEarlier(db, association, rows))[0] ?? null
}

/** Holds the meeting until the transaction ends: whoever changes it or its agenda follows the other. */
export async function lockMeeting(db: Db, association: number, id: string): Promise<Meeting | null> {
  const rows = await meetingQuery(db, association).where('id', '=', id).forUpdate().execute()
  return (await withEarlier(db, association, rows))[0] ?? null
}

function meetingQuery(db: Db, association: number) {
  return db
    .selectFrom('meeting')
    .select(columns)
    .select(
      sql<Day | null>`publication_end(association_id, 'meeting', id,
        (starts_at at time zone 'Europe/Stockholm')::date)`.as('publishedTo'),
    )
    .where('associationId', '=', association)
}

type Row = Omit<Meeting, 'state' | 'earlier'> & { state: string }

async function withEarlier(db: Db, association: number, rows: readonly Row[]): Promise<Meeting[]> {
  if (rows.length === 0) return []
  const earlier = await db
    .selectFrom('meetingEarlier')
    .select(['meetingId', 'startsAt', 'month'])
    .where('associationId', '=', association)
    .where(
      'meetingId',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('position')
    .execute()
  const byMeeting = Map.groupBy(earlier, ({ meetingId }) => meetingId)
  return rows.map((row) => ({
    ...row,
    state: row.state as MeetingState,
    earlier: (byMeeting.get(row.id) ?? []).map(({ startsAt, month }) => ({ startsAt, month })),
  }))
}

/** Takes the next number of the body's meetings in that year: the number lock, held until the transaction ends. */
export async function takeNumber(
  db: Db,
  association: number,
  { bodyId, year }: { bodyId: string; year: number },
): Promise<number> {
  const { lastNumber } = await db
    .insertInto('meetingSeries')
    .values({ associationId: association, bodyId, year, lastNumber: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['associationId', 'bodyId', 'year'])
        .doUpdateSet((series) => ({ lastNumber: series('meetingSeries.lastNumber', '+', 1) })),
    )
    .returning('lastNumber')
    .executeTakeFirstOrThrow()
  return lastNumber
}

/** Takes a number that was given elsewhere; those after it go on from the highest. Held as `takeNumber`. */
export async function takeGivenNumber(
  db: Db,
  association: number,
  { bodyId, year, number }: Pick<Meeting, 'bodyId' | 'year' | 'number'>,
): Promise<void> {
  await db
    .insertInto('meetingSeries')
    .values({ associationId: association, bodyId, year, lastNumber: number })
    .onConflict((conflict) =>
      conflict.columns(['associationId', 'bodyId', 'year']).doUpdateSet((series) => ({
        lastNumber: series.fn<number>('greatest', ['meetingSeries.lastNumber', series.val(number)]),
      })),
    )
    .execute()
}

/** Takes so many paragraphs of the body's year. Returns the last one given before. */
export async function takeParagraphs(
  db: Db,
  association: number,
  { bodyId, year }: { bodyId: string; year: number },
  count: number,
): Promise<number> {
  const { lastParagraph } = await db
    .updateTable('meetingSeries')
    .set((series) => ({ lastParagraph: series('lastParagraph', '+', count) }))
    .where('associationId', '=', association)
    .where('bodyId', '=', bodyId)
    .where('year', '=', year)
    .returning('lastParagraph')
    .executeTakeFirstOrThrow()
  return lastParagraph - count
}

/** False when it is there already. */
export async function insertMeeting(db: Db, association: number, meeting: Meeting): Promise<boolean> {
  const { earlier: _none, publishedTo: _elsewhere, ...row } = meeting
  const made = await db
    .insertInto('meeting')
    .values({ ...row, associationId: association })
    .onConflict((conflict) => conflict.columns(['associationId', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

export async function updateMeeting(db: Db, association: number, meeting: Meeting): Promise<void> {
  const { id, startsAt, endsAt, place, videoLink, hasMeal, state, sequence } = meeting
  await db
    .updateTable('meeting')
    .set({ startsAt, endsAt, place, videoLink, hasMeal, state, sequence })
    .where('associationId', '=', association)
    .where('id', '=', id)
    .execute()
}

/** Adds one earlier time after those that are there. */
export async function insertEarlier(
  db: Db,
  association: number,
  meetingId: string,
  { position, startsAt, month }: EarlierTime & { position: number },
): Promise<void> {
  await db
    .insertInto('meetingEarlier')
    .values({ associationId: association, meetingId, position, startsAt, month })
    .execute()
}

const standingItemsIn = textsColumn('procedure', 'standing_items')

/** The procedures that have been decided, by body. */
export async function findProcedures(db: Db, association: number): Promise<Procedure[]> {
  const rows = await db
    .selectFrom('procedure')
    .select(['bodyId', 'shortName', 'numbering', 'quorum', 'isPublic', 'perCapsulam'])
    .select(['secretary', 'secretaryEmail', 'standingItems'])
    .where('associationId', '=', association)
    .execute()
  return rows.map((row) => ({
    ...row,
    numbering: row.numbering as Numbering,
    quorum: row.quorum as Quorum,
    standingItems: standingItemsIn(row.standingItems),
  }))
}

/** The body's procedure; the usual one where none has been decided. */
export async function findProcedure(db: Db, association: number, bodyId: string): Promise<Procedure> {
  const found = await findProcedures(db, association)
  return found.find((procedure) => procedure.bodyId === bodyId) ?? usualProcedure(bodyId)
}

export async function saveProcedure(db: Db, association: number, procedure: Procedure): Promise<void> {
  const { bodyId, ...rest } = { ...procedure, standingItems: json(procedure.standingItems) }
  await db
    .insertInto('procedure')
    .values({ ...rest, bodyId, associationId: association })
    .onConflict((conflict) => conflict.columns(['associationId', 'bodyId']).doUpdateSet(rest))
    .execute()
}
