import { z } from 'zod'
import { type Day, dayOf } from '../kit/clock.ts'
import { column } from '../kit/db/column.ts'
import { type Db, json } from '../kit/db/db.ts'
import type { Certainty, Closing, Followup } from './followup.ts'
import type { Sitting } from './placing.ts'
import type { Occasion } from './when.ts'

export interface FollowupFilter {
  /** Null: of the association itself. */
  readonly bodyId?: string | null
  readonly meetingId?: string
  readonly openOnly?: boolean
  /** Tasks of public bodies, said in items that are not closed. */
  readonly publicOnly?: boolean
}

/** Follow-ups in the order they were said. */
export async function findFollowups(
  db: Db,
  association: number,
  { bodyId, meetingId, openOnly = false, publicOnly = false }: FollowupFilter = {},
): Promise<Followup[]> {
  const rows = await followupQuery(db, association)
    .$if(bodyId !== undefined, (query) => query.where('bodyId', 'is not distinct from', bodyId ?? null))
    .$if(meetingId !== undefined, (query) => query.where('meetingId', '=', meetingId!))
    .$if(openOnly, (query) => query.where('closedOn', 'is', null))
    .$if(publicOnly, (query) =>
      query
        .where('certainty', '=', 'task')
        .where('bodyId', 'in', publicBodies(db, association))
        .where((task) =>
          task.or([task('itemId', 'is', null), task('itemId', 'not in', closedItems(db, association))]),
        ),
    )
    .orderBy('saidOn')
    .orderBy('meetingId')
    .orderBy('number')
    .execute()
  return rows.map(followupOf)
}

const publicBodies = (db: Db, association: number) =>
  db
    .selectFrom('procedure')
    .select('bodyId')
    .where('associationId', '=', association)
    .where('isPublic', '=', true)

const closedItems = (db: Db, association: number) =>
  db
    .selectFrom('agendaItem')
    .select('id')
    .where('associationId', '=', association)
    .where('isClosed', '=', true)

/** The bodies whose calendar and follow-ups are for everybody. */
export async function findPublicBodies(db: Db, association: number): Promise<string[]> {
  return (await publicBodies(db, association).execute()).map(({ bodyId }) => bodyId)
}

/** Holds it until the transaction ends, so that it is closed once. */
export async function lockFollowup(db: Db, association: number, id: string): Promise<Followup | null> {
  const row = await followupQuery(db, association).where('id', '=', id).forUpdate().executeTakeFirst()
  return row ? followupOf(row) : null
}

function followupQuery(db: Db, association: number) {
  return db
    .selectFrom('followup')
    .select(['id', 'bodyId', 'meetingId', 'itemId', 'number', 'saidOn', 'who', 'what'])
    .select(['occasion', 'dueOn', 'afterId', 'words', 'certainty'])
    .select(['closedHow', 'closedOn', 'closedRef', 'closedNote'])
    .where('associationId', '=', association)
}

const bodyId = z.string()
const occasionIn = column<Occasion | null>(
  'followup',
  'occasion',
  z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('next'), bodyId }),
      z.object({ kind: z.literal('coming'), bodyId }),
      z.object({ kind: z.literal('day'), bodyId, day: z.string() }),
      z.object({ kind: z.literal('months'), bodyId, months: z.array(z.string()) }),
    ])
    .nullable(),
)

type Row = Awaited<ReturnType<ReturnType<typeof followupQuery>['execute']>>[number]

function followupOf(row: Row): Followup {
  const { occasion, dueOn: by, afterId: after, words, certainty } = row
  const { closedHow, closedOn, closedRef: ref, closedNote: note, ...rest } = row
  const { id, bodyId, meetingId, itemId, number, saidOn, who, what } = rest
  return {
    id,
    bodyId,
    meetingId,
    itemId,
    number,
    saidOn,
    who,
    what,
    when: {
      at: occasionIn(occasion),
      by,
      after,
      words,
    },
    certainty: certainty as Certainty,
    closed:
      closedOn === null
        ? null
        : {
            by: closedHow as Closing['by'],
            on: closedOn,
            ref,
            note,
          },
  }
}

/** False when it is there already. */
export async function insertFollowup(db: Db, association: number, followup: Followup): Promise<boolean> {
  const { when, closed: _open, ...rest } = followup
  const row = {
    ...rest,
    occasion: when.at && json(when.at),
    dueOn: when.by,
    afterId: when.after,
    words: when.words,
  }
  const made = await db
    .insertInto('followup')
    .values({ ...row, associationId: association })
    .onConflict((conflict) => conflict.columns(['associationId', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

/** What is to be done and by when, where that follows something else. */
export async function updateFollowup(
  db: Db,
  association: number,
  id: string,
  change: { readonly what: string; readonly dueOn: Day },
): Promise<void> {
  await db
    .updateTable('followup')
    .set(change)
    .where('associationId', '=', association)
    .where('id', '=', id)
    .execute()
}

/** Closes it, or opens it again (null). */
export async function updateClosing(
  db: Db,
  association: number,
  id: string,
  closing: Closing | null,
): Promise<void> {
  await db
    .updateTable('followup')
    .set({ closedHow: closing?.by ?? null, closedOn: closing?.on ?? null })
    .set({ closedRef: closing?.ref ?? null, closedNote: closing?.note ?? null })
    .where('associationId', '=', association)
    .where('id', '=', id)
    .execute()
}

/** A meeting as the follow-ups see it, with what it is called. */
export interface NamedSitting extends Sitting {
  readonly number: number
  readonly year: number
}

/** The meetings, with their earlier days; of all bodies, since what one body hears another may have asked for. */
export async function findSittings(db: Db, association: number): Promise<NamedSitting[]> {
  const rows = await db
    .selectFrom('meeting')
    .select(['id', 'bodyId', 'startsAt', 'state', 'number', 'year'])
    .where('associationId', '=', association)
    .orderBy('startsAt')
    .execute()
  const earlier = await db
    .selectFrom('meetingEarlier')
    .select(['meetingId', 'startsAt', 'month'])
    .where('associationId', '=', association)
    .execute()
  return rows.map(({ startsAt, state, ...row }) => {
    const own = earlier.filter(({ meetingId }) => meetingId === row.id)
    return {
      ...row,
      day: dayOf(startsAt),
      earlierDays: own.flatMap((each) => (each.startsAt === null ? [] : [dayOf(each.startsAt)])),
      earlierMonths: own.flatMap(({ month }) => month ?? []),
      isOver: ['closed', 'sealed', 'cancelled'].includes(state),
    }
  })
}
