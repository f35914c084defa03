import { sql } from 'kysely'
import type { Day } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import type { CallNote } from './call.ts'

export interface NotedCall extends CallNote {
  readonly circulation: string
  readonly organisation: string
}

/** False when it is there already, from a form sent twice. */
export async function insertCall(
  db: Db,
  association: number,
  { circulation, organisation, ...note }: NotedCall & { readonly notedBy: string },
): Promise<boolean> {
  const made = await db
    .insertInto('callNote')
    .values({
      ...note,
      associationId: association,
      circulationId: circulation,
      organisationId: organisation,
    })
    .onConflict((conflict) => conflict.columns(['associationId', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

/** The calls about a circulation, the latest first; to all, or to one member. */
export async function findCalls(
  db: Db,
  association: number,
  circulation: string,
  organisation?: string,
): Promise<NotedCall[]> {
  return await db
    .selectFrom('callNote')
    .select(['id', 'circulationId as circulation', 'organisationId as organisation'])
    .select(['calledOn', 'spokeWith', 'said', 'actId', 'notedAt'])
    .where('associationId', '=', association)
    .where('circulationId', '=', circulation)
    .$if(organisation !== undefined, (query) => query.where('organisationId', '=', organisation!))
    .orderBy('notedAt', 'desc')
    .execute()
}

/** Circulations that somebody is overdue in, asks for time in, or has not got. */
export async function findTroubled(db: Db, association: number, today: Day): Promise<string[]> {
  const rows = await db
    .selectFrom('circulation as c')
    .select('c.id')
    .where('c.associationId', '=', association)
    .where('c.sentAt', 'is not', null)
    .where('c.recalledAt', 'is', null)
    .where(
      sql<boolean>`exists (select from standing s
        where s.association_id = c.association_id and s.circulation_id = c.id and not s.answered
          and (s.until_on < ${today}
            or exists (select from act a
              where a.association_id = s.association_id and a.circulation_id = s.circulation_id
                and a.organisation_id = s.organisation_id and a.type = 'extension_requested')
            or exists (select from outgoing_mail m
              left join delivery_report r
                on r.association_id = m.association_id and r.mail_id = m.id and r.action = 'failed'
              where m.association_id = s.association_id and m.concerns = s.circulation_id
                and (m.state = 'failed' or r.mail_id is not null))))`,
    )
    .orderBy('c.sentAt')
    .execute()
  return rows.map(({ id }) => id)
}
