import { sql } from 'kysely'
import type { Day, Instant } from '../kit/clock.ts'
import { type Db, json } from '../kit/db/db.ts'
import type { ActType, ClauseAnswer, Nominee, Opinion, Rider } from './act.ts'
import type { Finding } from './due-form.ts'
import { kinOf } from './matter.store.ts'
import { reaching, reachesFurther, waitsForNobody } from './projection.ts'
import type { ActEvidence, RecordedAct } from './recorded-act.ts'
import type { Terms } from './terms.ts'

const actColumns = [
  'act.id',
  'act.type',
  'act.asType as as',
  'act.circulationId as circulation',
  'act.version',
  'act.organisationId as organisation',
  'act.registryEntryId as registryEntry',
  'act.recordedAt as recorded',
  'act.decidedOn as decided',
  'act.finalOn as final',
  'act.depositedOn as deposited',
  'act.effectiveOn as effective',
  'act.decidedBy',
  'act.paragraph',
  'act.clauses',
  'act.riders',
  'act.findings',
  'act.untilOn as until',
  'act.opinion',
  'act.nominees',
  'act.supersedesId as supersedes',
  'act.concernsId as concerns',
  'act.successorId as successor',
  'act.note',
] as const

/** The day of an entry of something received; the entry of a list that was read in says nothing of when an answer came. */
const receivedOn = sql<
  string | null
>`case when registry_entry.direction = 'received' then registry_entry.happened_on end`

function actsQuery(db: Db, association: number) {
  return db
    .selectFrom('act')
    .leftJoin('registryEntry', (join) =>
      join
        .onRef('registryEntry.associationId', '=', 'act.associationId')
        .onRef('registryEntry.id', '=', 'act.registryEntryId'),
    )
    .where('act.associationId', '=', association)
    .select(actColumns)
    .select(['registryEntry.receivedAt as received', receivedOn.as('receivedOn')])
    .orderBy('act.recordedAt')
}

type ActRow = Awaited<ReturnType<ReturnType<typeof actsQuery>['execute']>>[number]

function actOf(row: ActRow): RecordedAct {
  return {
    ...row,
    type: row.type as ActType,
    as: row.as as ActType | null,
    opinion: row.opinion as Opinion | null,
    clauses: row.clauses as unknown as ClauseAnswer[],
    riders: row.riders as unknown as Rider[],
    nominees: row.nominees as unknown as Nominee[],
    findings: row.findings as unknown as Finding[],
  }
}

/** The acts of one circulation or of several, as known at `known` and of one organisation (else all), oldest first. */
export async function findActs(
  db: Db,
  association: number,
  circulation: string | readonly string[],
  { known, organisation }: { known?: Instant; organisation?: string } = {},
): Promise<RecordedAct[]> {
  const rows = await actsQuery(db, association)
    .where('act.circulationId', 'in', [circulation].flat())
    .$if(known !== undefined, (query) => query.where('act.recordedAt', '<=', known!))
    .$if(organisation !== undefined, (query) => query.where('act.organisationId', '=', organisation!))
    .execute()
  return rows.map(actOf)
}

/** The acts of a circulation and of all others of its instrument, oldest first. */
export async function findActsOfKin(
  db: Db,
  association: number,
  circulation: string,
): Promise<RecordedAct[]> {
  const rows = await actsQuery(db, association)
    .where('act.circulationId', 'in', kinOf(association, circulation))
    .execute()
  return rows.map(actOf)
}

/**
 * The acts that these organisations' standings and parties are computed from: their own, unless somebody's act reaches
 * further than itself or the instrument waits for others; then all. Keeps the cost of recording an answer apart from
 * the number of members.
 */
export async function findActsTouching(
  db: Db,
  association: number,
  sending: { readonly siblings: readonly string[]; readonly terms: Terms | null },
  organisations: readonly string[],
): Promise<RecordedAct[]> {
  if (!waitsForNobody(sending)) return await findActs(db, association, sending.siblings)
  const rows = await actsQuery(db, association)
    .where('act.circulationId', 'in', [...sending.siblings])
    .where((on) =>
      on.or([
        on('act.organisationId', 'in', [...organisations]),
        on('act.type', 'in', [...reaching]),
        on('act.asType', 'in', [...reaching]),
      ]),
    )
    .execute()
  const acts = rows.map(actOf)
  return acts.some(reachesFurther) ? await findActs(db, association, sending.siblings) : acts
}

export async function findAct(db: Db, association: number, id: string): Promise<RecordedAct | null> {
  const row = await actsQuery(db, association).where('act.id', '=', id).executeTakeFirst()
  return row ? actOf(row) : null
}

/** When what is entered reached the office: the moment, the day where only that is known, or neither. */
export async function findReceived(
  db: Db,
  association: number,
  entry: string,
): Promise<{ readonly received: Instant | null; readonly receivedOn: Day | null }> {
  const row = await db
    .selectFrom('registryEntry')
    .select(['receivedAt as received', receivedOn.as('receivedOn')])
    .where('associationId', '=', association)
    .where('id', '=', entry)
    .executeTakeFirst()
  return row ?? { received: null, receivedOn: null }
}

export async function insertAct(db: Db, association: number, act: RecordedAct, seq: number): Promise<void> {
  await db
    .insertInto('act')
    .values({
      associationId: association,
      id: act.id,
      logSeq: seq,
      recordedAt: act.recorded,
      circulationId: act.circulation,
      version: act.version,
      organisationId: act.organisation,
      registryEntryId: act.registryEntry,
      type: act.type,
      asType: act.as,
      decidedOn: act.decided,
      finalOn: act.final,
      depositedOn: act.deposited,
      effectiveOn: act.effective,
      decidedBy: act.decidedBy,
      paragraph: act.paragraph,
      clauses: json(act.clauses),
      riders: json(act.riders),
      findings: json(act.findings),
      untilOn: act.until,
      opinion: act.opinion,
      nominees: json(act.nominees),
      supersedesId: act.supersedes,
      concernsId: act.concerns,
      successorId: act.successor,
      note: act.note,
    })
    .execute()
}

export async function insertEvidence(
  db: Db,
  association: number,
  act: string,
  evidence: readonly ActEvidence[],
): Promise<void> {
  if (evidence.length === 0) return
  const rows = evidence.map(({ document, ...rest }, index) => ({
    ...rest,
    documentId: document,
    associationId: association,
    actId: act,
    position: index + 1,
  }))
  await db.insertInto('actEvidence').values(rows).execute()
}

/** Evidence with what a reader needs to open it. `public`: the document may be read without signing in. */
export interface KeptEvidence extends ActEvidence {
  readonly act: string
  readonly filename: string | null
  /** Hexadecimal. */
  readonly sha256: string | null
  readonly public: boolean
}

/** What the acts of these circulations rest on, in order. */
export async function findEvidence(
  db: Db,
  association: number,
  circulation: string | readonly string[],
): Promise<KeptEvidence[]> {
  return await db
    .selectFrom('actEvidence as e')
    .innerJoin('act', (join) =>
      join.onRef('act.associationId', '=', 'e.associationId').onRef('act.id', '=', 'e.actId'),
    )
    .leftJoin('document as d', (join) =>
      join.onRef('d.associationId', '=', 'e.associationId').onRef('d.id', '=', 'e.documentId'),
    )
    .where('e.associationId', '=', association)
    .where('act.circulationId', 'in', [circulation].flat())
    .select(['e.actId as act', 'e.documentId as document', 'e.quote', 'e.page', 'e.note', 'd.filename'])
    .select(sql<string | null>`encode(d.sha256, 'hex')`.as('sha256'))
    .select(sql<boolean>`coalesce(d.public, false)`.as('public'))
    .orderBy('act.recordedAt')
    .orderBy('e.position')
    .execute()
}

/**
 * Holds these organisations until the transaction ends, so that two registrars on one answer follow each other.
 * Always in the same order, and before the number and chain locks, or two writers could wait for each other.
 */
export async function lockOrganisations(
  db: Db,
  association: number,
  organisations: readonly string[],
): Promise<void> {
  await db
    .selectFrom('organisation')
    .select('id')
    .where('associationId', '=', association)
    .where('id', 'in', [...new Set(organisations)])
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
}
