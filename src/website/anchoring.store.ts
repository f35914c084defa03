import { type NotNull, sql } from 'kysely'
import type { CirculationKind } from '../circulations/circulation.ts'
import type { Outcome } from '../decisions/decision.ts'
import { dayOf } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import type { Link } from './anchoring.ts'

/** What bodies have taken up of the case. */
export async function findItemLinks(db: Db, association: number, caseId: string): Promise<Link[]> {
  const rows = await db
    .selectFrom('agendaItem as i')
    .innerJoin('body as b', (join) =>
      join.onRef('b.associationId', '=', 'i.associationId').onRef('b.id', '=', 'i.bodyId'),
    )
    .leftJoin('meeting as m', (join) =>
      join.onRef('m.associationId', '=', 'i.associationId').onRef('m.id', '=', 'i.meetingId'),
    )
    .where('i.associationId', '=', association)
    .where('i.caseId', '=', caseId)
    .where('i.removedAt', 'is', null)
    .select(['i.id', 'i.title', 'i.outcome', 'b.name as body', 'm.year', 'm.number', 'm.startsAt'])
    .execute()
  return rows.map(({ year, number, startsAt, outcome, ...row }) => ({
    kind: 'item',
    ...row,
    outcome: outcome as Outcome | null,
    on: startsAt && dayOf(startsAt),
    meeting: year === null || number === null ? null : { year, number },
  }))
}

/** What has been decided in the case. */
export async function findDecisionLinks(db: Db, association: number, caseId: string): Promise<Link[]> {
  const rows = await db
    .selectFrom('decision as d')
    .innerJoin('body as b', (join) =>
      join.onRef('b.associationId', '=', 'd.associationId').onRef('b.id', '=', 'd.bodyId'),
    )
    .where('d.associationId', '=', association)
    .where('d.caseId', '=', caseId)
    .select(['d.id', 'd.title', 'd.reference', 'd.decidedOn as on', 'b.name as body'])
    .execute()
  return rows.map((row) => ({ kind: 'decision', ...row }))
}

/** What has been sent, or is being written, in the case, of its decisions, or about the same agreement as these. */
export async function findCirculationLinks(db: Db, association: number, caseId: string): Promise<Link[]> {
  const own = sql<boolean>`(c.case_id = ${caseId} or c.decision_id in (
      select d.id from decision d where d.association_id = c.association_id and d.case_id = ${caseId})
    or c.instrument_id in (
      select o.instrument_id from circulation o where o.association_id = c.association_id and o.case_id = ${caseId}))`
  const rows = await db
    .selectFrom('circulationNow as c')
    .where('c.associationId', '=', association)
    .where(own)
    .where(sql<boolean>`(c.sent_at is not null or not c.discarded)`)
    .select(['c.id', 'c.kind as of', 'c.slug', 'c.dnr', 'c.title', 'c.sentAt', 'c.answerBy'])
    .select([
      sql<number>`(select count(*)::integer from addressee a where a.association_id = c.association_id
        and a.circulation_id = c.id and a.role = 'to' and a.dropped_at is null)`.as('asked'),
      sql<number>`(select count(*)::integer from standing s where s.association_id = c.association_id
        and s.circulation_id = c.id and s.answered)`.as('answered'),
    ])
    .$narrowType<{ id: NotNull; of: NotNull; slug: NotNull; title: NotNull }>()
    .execute()
  return rows.map(({ sentAt, of, ...row }) => ({
    kind: 'circulation',
    ...row,
    of: of as CirculationKind,
    on: sentAt && dayOf(sentAt),
  }))
}
