import { sql } from 'kysely'
import type { Db } from '../kit/db/db.ts'
import { often } from '../kit/db/often.ts'
import { insertRows } from '../kit/db/rows.ts'
import type { PartyRow, StandingRow } from './projection.ts'

/** Writes the standings of one circulation; with `whole`, those who are no longer asked are taken away. */
export async function saveStandings(
  db: Db,
  association: number,
  circulation: string,
  standings: readonly StandingRow[],
  whole: boolean,
): Promise<void> {
  const deleted = whole ? deleteStandings(db, association, circulation) : null
  const rows = standings.map((row) => ({
    associationId: association,
    circulationId: circulation,
    organisationId: row.organisation,
    kind: row.kind,
    answered: row.answered,
    counts: row.counts,
    decidedOn: row.decided,
    depositedOn: row.deposited,
    untilOn: row.until,
    latestActId: row.latestAct,
  }))
  const key = ['associationId', 'circulationId', 'organisationId'] as const
  await Promise.all([deleted, insertRows(db, 'standing', rows, key)])
}

async function deleteStandings(db: Db, association: number, circulation: string): Promise<void> {
  await db
    .deleteFrom('standing')
    .where('associationId', '=', association)
    .where('circulationId', '=', circulation)
    .execute()
}

/** Writes the periods of these organisations (null: of all) under one instrument in place of those that were there. */
export async function saveParties(
  db: Db,
  association: number,
  instrument: string,
  organisations: readonly string[] | null,
  parties: readonly PartyRow[],
): Promise<void> {
  const given = { association, instrument }
  const deleted = organisations ? deletePartiesOf(db, { ...given, organisations }) : deleteParties(db, given)
  const rows = parties.map((row) => ({
    associationId: association,
    instrumentId: instrument,
    organisationId: row.organisation,
    validFrom: row.from,
    validTo: row.to,
    becauseActId: row.because,
  }))
  await Promise.all([deleted, insertRows(db, 'party', rows)])
}

interface Under {
  readonly association: number
  readonly instrument: string
}
const deleteParties = often((db, given: Under) =>
  db
    .deleteFrom('party')
    .where('associationId', '=', given.association)
    .where('instrumentId', '=', given.instrument),
)
const deletePartiesOf = often((db, given: Under & { organisations: readonly string[] }) =>
  db
    .deleteFrom('party')
    .where('associationId', '=', given.association)
    .where('instrumentId', '=', given.instrument)
    .where(sql<boolean>`organisation_id = any(${given.organisations})`),
)

export async function findStandingRows(
  db: Db,
  association: number,
  circulation: string,
): Promise<StandingRow[]> {
  return await db
    .selectFrom('standing')
    .where('associationId', '=', association)
    .where('circulationId', '=', circulation)
    .select(['organisationId as organisation', 'kind', 'answered', 'counts'])
    .select(['decidedOn as decided', 'depositedOn as deposited', 'untilOn as until'])
    .select('latestActId as latestAct')
    .orderBy('organisationId')
    .execute()
}

export async function findPartyRows(db: Db, association: number, instrument: string): Promise<PartyRow[]> {
  return await db
    .selectFrom('party')
    .where('associationId', '=', association)
    .where('instrumentId', '=', instrument)
    .select(['organisationId as organisation', 'validFrom as from', 'validTo as to'])
    .select('becauseActId as because')
    .orderBy('organisationId')
    .orderBy('validFrom')
    .execute()
}

/** Every circulation that has been sent, and every instrument: what `rebuild` computes anew. */
export async function findProjected(
  db: Db,
  association: number,
): Promise<{ circulations: string[]; instruments: string[] }> {
  const rows = await db
    .selectFrom('circulation')
    .select(['id', 'instrumentId'])
    .where('associationId', '=', association)
    .where('sentAt', 'is not', null)
    .orderBy('id')
    .execute()
  const instruments = rows.map((row) => row.instrumentId).filter((id) => id !== null)
  return { circulations: rows.map((row) => row.id), instruments: [...new Set(instruments)] }
}
