import { type RawBuilder, sql } from 'kysely'
import type { Day, Instant } from '../kit/clock.ts'
import { type Db, jsonText } from '../kit/db/db.ts'
import { often } from '../kit/db/often.ts'
import { insertRows } from '../kit/db/rows.ts'
import type { ActType, Opinion } from './act.ts'
import { clausesIn, findingsIn, nomineesIn, ridersIn } from './act-column.store.ts'
import { kinOf } from './matter.store.ts'
import { reaching } from './projection.ts'
import type { ActEvidence, RecordedAct } from './recorded-act.ts'

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
    clauses: clausesIn(row.clauses),
    riders: ridersIn(row.riders),
    nominees: nomineesIn(row.nominees),
    findings: findingsIn(row.findings),
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
  return (await actsOfKin(db, { association, circulation })).map(actOf)
}

interface OfCirculation {
  readonly association: number
  readonly circulation: string
}
const actsOfKin = often((db, { association, circulation }: OfCirculation) =>
  actsQuery(db, association).where('act.circulationId', 'in', kinOf(association, circulation)),
)

/**
 * The acts of a circulation and its kin that these organisations' standings and parties are computed from, as long as
 * nobody's act reaches further than itself and the instrument does not wait for others: their own, and those that reach
 * further. Keeps the cost of recording an answer apart from the number of members.
 */
export async function findActsTouching(
  db: Db,
  association: number,
  circulation: string,
  organisations: readonly string[],
): Promise<RecordedAct[]> {
  const [organisation, ...others] = organisations
  const rows = await (organisation !== undefined && others.length === 0
    ? actsTouchingOne(db, { association, circulation, organisation })
    : actsTouching(db, { association, circulation, organisations }))
  return rows.map(actOf)
}

function actsTouchingQuery(
  db: Db,
  { association, circulation }: OfCirculation,
  isTheirs: RawBuilder<boolean>,
) {
  return actsQuery(db, association)
    .where('act.circulationId', 'in', kinOf(association, circulation))
    .where(sql<boolean>`(${isTheirs} or act.type in (${reachingTypes}) or act.as_type in (${reachingTypes}))`)
}

/** They stand in the query: PostgreSQL keeps no plan for a list that is given, and to plan this takes longer than to make it. */
const reachingTypes = sql.join(reaching.map((type) => sql.lit(type)))

const actsTouchingOne = often((db, given: OfCirculation & { organisation: string }) =>
  actsTouchingQuery(db, given, sql`act.organisation_id = ${given.organisation}`),
)
const actsTouching = often((db, given: OfCirculation & { organisations: readonly string[] }) =>
  actsTouchingQuery(db, given, sql`act.organisation_id = any(${given.organisations})`),
)

export async function findAct(db: Db, association: number, id: string): Promise<RecordedAct | null> {
  const [row] = await actById(db, { association, id })
  return row ? actOf(row) : null
}

const actById = often((db, { association, id }: { association: number; id: string }) =>
  actsQuery(db, association).where('act.id', '=', id),
)

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
  const { clauses, riders, findings, nominees } = act
  const texts = { clauses, riders, findings, nominees }
  await newAct(db, { ...act, association, seq, ...inJson(texts) })
}

type Texts = Record<'clauses' | 'riders' | 'findings' | 'nominees', string>
const inJson = (values: Readonly<Record<keyof Texts, unknown>>): Texts => ({
  clauses: JSON.stringify(values.clauses),
  riders: JSON.stringify(values.riders),
  findings: JSON.stringify(values.findings),
  nominees: JSON.stringify(values.nominees),
})

const newAct = often(
  (db, act: Omit<RecordedAct, keyof Texts> & Texts & { association: number; seq: number }) =>
    db.insertInto('act').values({
      associationId: act.association,
      id: act.id,
      logSeq: act.seq,
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
      clauses: jsonText(act.clauses),
      riders: jsonText(act.riders),
      findings: jsonText(act.findings),
      untilOn: act.until,
      opinion: act.opinion,
      nominees: jsonText(act.nominees),
      supersedesId: act.supersedes,
      concernsId: act.concerns,
      successorId: act.successor,
      note: act.note,
    }),
)

export async function insertEvidence(
  db: Db,
  association: number,
  act: string,
  evidence: readonly ActEvidence[],
): Promise<void> {
  const rows = evidence.map(({ document, ...rest }, index) => ({
    ...rest,
    documentId: document,
    associationId: association,
    actId: act,
    position: index + 1,
  }))
  await insertRows(db, 'actEvidence', rows)
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
  await heldOrganisations(db, { association, organisations })
}

const heldOrganisations = often((db, given: { association: number; organisations: readonly string[] }) =>
  db
    .selectFrom('organisation')
    .select('id')
    .where('associationId', '=', given.association)
    .where(sql<boolean>`id = any(${given.organisations})`)
    .orderBy('id')
    .forNoKeyUpdate(),
)
