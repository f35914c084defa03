import { sql } from 'kysely'
import type { Day, Instant } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import type { ErrandKind, Outcome, Settled } from './errand.ts'
import { type Rule, usualRule } from './rule.ts'

export async function findRule(db: Db, association: number): Promise<Rule> {
  const row = await db
    .selectFrom('errandRule')
    .select(['opens', 'closes', 'daysBefore as before', 'daysAfter as after', 'notices', 'pausedAt'])
    .select(['followupBefore', 'followupAfter'])
    .where('associationId', '=', association)
    .executeTakeFirst()
  if (!row) return usualRule
  const { opens, closes, before, after, pausedAt } = row
  return {
    hours: { opens, closes },
    plan: { before, after },
    followups: { before: row.followupBefore, after: row.followupAfter },
    notices: row.notices as Rule['notices'],
    pausedAt,
  }
}

export async function saveRule(db: Db, association: number, rule: Rule): Promise<void> {
  const { hours, plan, followups, notices, pausedAt } = rule
  const values = {
    ...hours,
    daysBefore: [...plan.before],
    daysAfter: [...plan.after],
    followupBefore: [...followups.before],
    followupAfter: [...followups.after],
    notices,
    pausedAt,
  }
  await db
    .insertInto('errandRule')
    .values({ associationId: association, ...values })
    .onConflict((conflict) => conflict.column('associationId').doUpdateSet(values))
    .execute()
}

/**
 * Whether anything there is of a kind that sends by itself: what of it is due is told by the rooms. One question, so that
 * the many associations where nothing waits are passed over together (`Database.readingEach`).
 */
export async function mayHaveErrands(db: Db, association: number, today: Day): Promise<boolean> {
  const { rows } = await sql<{ some: boolean }>`
    select exists (select from reminder_plan p
        join circulation c on c.association_id = p.association_id and c.id = p.circulation_id
        where p.association_id = ${association} and c.sent_at is not null and c.recalled_at is null)
      or exists (select from followup
        where association_id = ${association} and closed_on is null and certainty = 'task')
      or exists (select from meeting where association_id = ${association} and state in ('open', 'closed'))
      or exists (select from event
        where association_id = ${association} and cancelled_at is null and sign_up_on is not null and to_on >= ${today})
      or exists (select from errand_rule r join notice_recipient n on n.association_id = r.association_id
        where r.association_id = ${association} and r.notices = 'automatic') as some`.execute(db)
  return rows[0]!.some
}

/**
 * Takes these days of one thing, and returns those that nobody had taken. Another process that is at it is waited for: if it
 * fails they are free.
 */
export async function settleDays(
  db: Db,
  association: number,
  { kind, subject }: Pick<Settled, 'kind' | 'subject'>,
  days: readonly { readonly day: Day; readonly outcome: Outcome }[],
  at: Instant,
): Promise<Day[]> {
  const rows = await db
    .insertInto('errand')
    .values(
      days.map(({ day, outcome }) => ({
        associationId: association,
        kind,
        subject,
        dueOn: day,
        outcome,
        settledAt: at,
      })),
    )
    .onConflict((conflict) => conflict.columns(['associationId', 'kind', 'subject', 'dueOn']).doNothing())
    .returning('dueOn')
    .execute()
  return rows.map(({ dueOn }) => dueOn).toSorted()
}

/** What came of a day that was taken. */
export async function noteLetters(
  db: Db,
  association: number,
  { kind, subject, day }: Pick<Settled, 'kind' | 'subject' | 'day'>,
  letters: number,
): Promise<void> {
  await db
    .updateTable('errand')
    .set({ outcome: letters > 0 ? 'sent' : 'nothing', letters })
    .where('associationId', '=', association)
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .where('dueOn', '=', day)
    .execute()
}

/** Undoes a skip. */
export async function unskipDay(
  db: Db,
  association: number,
  { kind, subject, day }: Pick<Settled, 'kind' | 'subject' | 'day'>,
): Promise<void> {
  await db
    .deleteFrom('errand')
    .where('associationId', '=', association)
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .where('dueOn', '=', day)
    .where('outcome', '=', 'skipped')
    .execute()
}

/** Days that are done with of these things, or of all; the latest first. */
export async function findSettled(
  db: Db,
  association: number,
  which: { readonly subjects?: readonly string[]; readonly limit?: number } = {},
): Promise<Settled[]> {
  if (which.subjects?.length === 0) return []
  const rows = await db
    .selectFrom('errand')
    .select(['kind', 'subject', 'dueOn as day', 'outcome', 'letters', 'settledAt as at'])
    .where('associationId', '=', association)
    .$if(which.subjects !== undefined, (query) => query.where('subject', 'in', [...which.subjects!]))
    .orderBy('settledAt', 'desc')
    .orderBy('dueOn', 'desc')
    .$if(which.limit !== undefined, (query) => query.limit(which.limit!))
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as ErrandKind, outcome: row.outcome as Outcome }))
}

/** What the subjects are called and where they are read, after the association's part of the address. */
export async function findTitles(
  db: Db,
  association: number,
  ids: readonly string[],
): Promise<Map<string, { readonly title: string; readonly path: string }>> {
  if (ids.length === 0) return new Map()
  const wanted = sql`any(${[...ids]}::uuid[])`
  const { rows } = await sql<{ id: string; title: string; path: string }>`
    select c.id, c.title, '/circulations/' || c.slug as path
    from circulation_now c where c.association_id = ${association} and c.sent_at is not null and c.id = ${wanted}
    union all
    select f.id, f.what, '/followups' from followup f
    where f.association_id = ${association} and f.id = ${wanted}
    union all
    select m.id, b.name || ' ' || m.number || '/' || m.year, '/meetings'
    from meeting m join body b on b.association_id = m.association_id and b.id = m.body_id
    where m.association_id = ${association} and m.id = ${wanted}
    union all
    select i.id, b.name || ' ' || m.number || '/' || m.year || ': ' || i.title, '/meetings'
    from agenda_item i
    join meeting m on m.association_id = i.association_id and m.id = i.meeting_id
    join body b on b.association_id = m.association_id and b.id = m.body_id
    where i.association_id = ${association} and i.id = ${wanted}
    union all
    select e.id, e.name, '/meetings/events/' || e.id from event e
    where e.association_id = ${association} and e.id = ${wanted}`.execute(db)
  return new Map(rows.map(({ id, ...named }) => [id, named]))
}
