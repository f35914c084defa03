import { sql } from 'kysely'
import type { Day } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import type { PostedLetter } from './posting.ts'
import { type ReminderPlan, usualPlan } from './reminder.ts'

export interface KeptPlan extends ReminderPlan {
  /** Only later days are days of the plan. */
  readonly since: Day
}

/** Null: the circulation reminds nobody by itself. */
export async function findPlan(db: Db, association: number, circulation: string): Promise<KeptPlan | null> {
  const row = await db
    .selectFrom('reminderPlan')
    .select(['daysBefore as before', 'daysAfter as after', 'sinceOn as since'])
    .where('associationId', '=', association)
    .where('circulationId', '=', circulation)
    .executeTakeFirst()
  return row ?? null
}

export async function savePlan(
  db: Db,
  association: number,
  circulation: string,
  { before, after, since }: KeptPlan,
): Promise<void> {
  const days = { daysBefore: [...before], daysAfter: [...after], sinceOn: since }
  await db
    .insertInto('reminderPlan')
    .values({ associationId: association, circulationId: circulation, ...days })
    .onConflict((conflict) => conflict.columns(['associationId', 'circulationId']).doUpdateSet(days))
    .execute()
}

/** The association's usual plan, for circulations that are sent from now on. */
export async function findUsualPlan(db: Db, association: number): Promise<ReminderPlan> {
  const row = await db
    .selectFrom('errandRule')
    .select(['daysBefore as before', 'daysAfter as after'])
    .where('associationId', '=', association)
    .executeTakeFirst()
  return row ?? usualPlan
}

/** Circulations with a plan that somebody may still be reminded of: sent, not recalled, not answered by all. */
export async function findPlanned(db: Db, association: number): Promise<string[]> {
  const rows = await db
    .selectFrom('reminderPlan as p')
    .innerJoin('circulation as c', (join) =>
      join.onRef('c.associationId', '=', 'p.associationId').onRef('c.id', '=', 'p.circulationId'),
    )
    .select('c.id')
    .where('p.associationId', '=', association)
    .where('c.sentAt', 'is not', null)
    .where('c.recalledAt', 'is', null)
    .where(sql<boolean>`cardinality(p.days_before) + cardinality(p.days_after) > 0`)
    .where(
      sql<boolean>`exists (select from standing s
        where s.association_id = p.association_id and s.circulation_id = p.circulation_id and not s.answered)`,
    )
    .orderBy('c.sentAt')
    .execute()
  return rows.map(({ id }) => id)
}

/** Vad som har gått och vad som har kommit: between the office and the recipients of one circulation. */
export interface Posted {
  /** Every letter to a recipient's own reply address that was not undone, first to last. */
  readonly letters: readonly PostedLetter[]
  /** Organisations of which a letter lies in the inbox, and nobody has registered it yet. */
  readonly unread: ReadonlySet<string>
  /** The latest day on which the organisation's answer was sent back to it, to be completed. */
  readonly returned: ReadonlyMap<string, Day>
}

/** To whom an answer in the circulation's case was last sent back, from the inbox or by hand, and was not stopped. */
const returnedTo = (db: Db, association: number, circulation: string) =>
  db
    .selectFrom('circulation as c')
    .innerJoin('registryEntry as e', (join) =>
      join.onRef('e.associationId', '=', 'c.associationId').onRef('e.caseId', '=', 'c.caseId'),
    )
    .innerJoin('outgoingMail as b', (join) =>
      join.onRef('b.associationId', '=', 'e.associationId').onRef('b.concerns', '=', 'e.id'),
    )
    .select(['b.toAddress', (of) => of.fn.max('e.happenedOn').as('returnedOn')])
    .where('c.associationId', '=', association)
    .where('c.id', '=', circulation)
    .where('b.purpose', '=', 'returned')
    .where('b.state', '!=', 'cancelled')
    .groupBy('b.toAddress')

export async function findPosted(db: Db, association: number, circulation: string): Promise<Posted> {
  const rows = await db
    .selectFrom('addressee as a')
    .leftJoin('outgoingMail as m', (join) =>
      join
        .onRef('m.associationId', '=', 'a.associationId')
        .on('m.concerns', '=', circulation)
        .on('m.state', '!=', 'cancelled')
        .on(sql<boolean>`a.reply_token = substring(m.reply_to from '^svar[+](.+)@')`),
    )
    .leftJoin(returnedTo(db, association, circulation).as('r'), (join) =>
      join.onRef('r.toAddress', '=', 'a.email'),
    )
    .select(['m.id', 'm.purpose', 'm.state', 'm.dueAt', 'm.sentAt', 'a.organisationId as organisation'])
    .select('r.returnedOn')
    .select([
      sql<boolean>`exists (select from delivery_report r
        where r.association_id = m.association_id and r.mail_id = m.id
          and r.action = 'failed' and r.status like '5%')`.as('bounced'),
      sql<boolean>`a.organisation_id::text in (select answer->>'organisation'
        from letter l cross join lateral jsonb_array_elements(l.proposals) as answer
        where l.association_id = ${association} and l.sorted = 'to_register'
          and answer->>'circulation' = ${circulation})`.as('isUnread'),
    ])
    .where('a.associationId', '=', association)
    .where('a.circulationId', '=', circulation)
    .orderBy('m.dueAt')
    .execute()
  return {
    letters: rows.flatMap(({ id, purpose, state, dueAt, sentAt, organisation, bounced }) =>
      id && purpose && state && dueAt ? [{ id, purpose, state, dueAt, sentAt, organisation, bounced }] : [],
    ),
    unread: new Set(rows.flatMap(({ isUnread, organisation }) => (isUnread ? [organisation] : []))),
    returned: new Map(
      rows.flatMap(({ organisation, returnedOn }) =>
        returnedOn ? [[organisation, returnedOn] as const] : [],
      ),
    ),
  }
}
