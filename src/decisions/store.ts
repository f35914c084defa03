import type { Day } from '../kit/clock.ts'
import { type Db, json } from '../kit/db/db.ts'
import type { Decision } from './decision.ts'

const columns = [
  'id',
  'bodyId',
  'meetingId',
  'itemId',
  'reference',
  'title',
  'decidedOn',
  'manner',
  'clauses',
  'caseId',
  'earlierId',
  'relation',
] as const

/** Decisions, the latest first: of one body, one meeting or all. */
export async function findDecisions(
  db: Db,
  association: number,
  { bodyId, meetingId, upTo }: { bodyId?: string; meetingId?: string; upTo?: Day } = {},
): Promise<Decision[]> {
  const rows = await db
    .selectFrom('decision')
    .select(columns)
    .where('associationId', '=', association)
    .$if(bodyId !== undefined, (query) => query.where('bodyId', '=', bodyId!))
    .$if(meetingId !== undefined, (query) => query.where('meetingId', '=', meetingId!))
    .$if(upTo !== undefined, (query) => query.where('decidedOn', '<=', upTo!))
    .orderBy('decidedOn', 'desc')
    .orderBy('reference')
    .limit(1000)
    .execute()
  return rows as Decision[]
}

/** False when it is there already (a form sent twice, an item adjusted at once before the whole was sealed). */
export async function insertDecision(db: Db, association: number, decision: Decision): Promise<boolean> {
  const made = await db
    .insertInto('decision')
    .values({ ...decision, clauses: json(decision.clauses), associationId: association })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}
