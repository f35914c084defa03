import { sql } from 'kysely'
import type { Db } from '../kit/db/db.ts'
import type { Facts, Told } from './reconciliation.ts'

export interface Mentioned {
  readonly seq: number
  readonly verb: string
  readonly subject: string
}

/** Of what these verbs tell, in the log's order, at most `limit` after `seq`. */
export async function findMentioned(
  db: Db,
  association: number,
  verbs: readonly string[],
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<Mentioned[]> {
  return await db
    .selectFrom('logEntry')
    .select(['seq', 'verb', 'subject'])
    .where('associationId', '=', association)
    .where(sql<boolean>`verb = any(${verbs})`)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute()
}

/** All that these verbs tell of each of the subjects, oldest first. */
export async function findTold(
  db: Db,
  association: number,
  subjects: readonly string[],
  verbs: readonly string[],
): Promise<Map<string, Told[]>> {
  const rows = await db
    .selectFrom('logEntry as l')
    .innerJoin('logPayload as p', (join) =>
      join.onRef('p.associationId', '=', 'l.associationId').onRef('p.seq', '=', 'l.seq'),
    )
    .select(['l.subject', 'l.seq', 'l.recordedAt', 'l.verb', 'p.payload'])
    .where('l.associationId', '=', association)
    .where(sql<boolean>`l.subject = any(${subjects}::uuid[])`)
    .where(sql<boolean>`l.verb = any(${verbs})`)
    .orderBy('l.seq')
    .execute()
  return Map.groupBy(
    rows.map(({ payload, ...row }) => ({
      ...row,
      payload: payload === null ? null : (JSON.parse(payload) as Facts),
    })),
    ({ subject }) => subject,
  )
}

/** Where things of one kind stand: the table, and the column of the id that the log knows them by. */
export interface Place {
  readonly table: string
  readonly key: string
  /**
   * The column of the moment when such a thing came to be, where the log has told of them only since it knew how: those
   * before the first that it tells of are not missed in it.
   */
  readonly since?: string
}

/** Things of one kind that the log tells of, and how a room finds them and reckons what they should say. */
export interface Reconciled {
  /** One word, for counts and sentences. */
  readonly kind: string
  /** What is logged when such a thing is made. */
  readonly making: readonly string[]
  /** What is logged when one is changed or taken away. */
  readonly changing: readonly string[]
  /** Where they stand; several where a thing has rows of its own in another table. */
  readonly places: readonly Place[]
  /** What the tables say of these. */
  find(db: Db, association: number, ids: readonly string[]): Promise<ReadonlyMap<string, Facts>>
  /** What they should say; null where such a thing has been taken away again. */
  expected(told: readonly Told[]): Facts | null
}

const firstTold = (association: number, verbs: readonly string[]) => sql`(
  select min(recorded_at) from log_entry where association_id = ${association} and verb = any(${verbs}))`

/** Ids in a table that none of these verbs has told of, at most `limit`. */
export async function findUntold(
  db: Db,
  association: number,
  { table, key, since }: Place,
  verbs: readonly string[],
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct t.${sql.ref(key)} as id from ${sql.table(table)} t
    where t.association_id = ${association} and not exists (
      select from log_entry l
      where l.association_id = t.association_id and l.subject = t.${sql.ref(key)} and l.verb = any(${verbs}))
      ${since ? sql`and t.${sql.ref(since)} >= ${firstTold(association, verbs)}` : sql``}
    order by id limit ${limit}`.execute(db)
  return rows.map(({ id }) => id)
}
