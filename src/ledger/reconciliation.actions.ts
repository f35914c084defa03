import type { Instant } from '../kit/clock.ts'
import type { Work } from '../kit/work.ts'
import type { Discrepant } from '../log/reconciliation.actions.ts'
import type { Facts } from '../log/reconciliation.ts'
import { findHead } from '../log/store.ts'
import { findSending } from './matter.store.ts'
import { parties } from './party.ts'
import { organisationsIn, partyRowsOf, standingRowOf } from './projection.ts'
import { findPartyRows, findProjected, findStandingRows } from './projection.store.ts'
import { strays } from './reconciliation.ts'
import type { RecordedAct } from './recorded-act.ts'
import type { Sending } from './sending.ts'
import { standingsOf } from './standing.ts'
import { findActs } from './store.ts'

type Books = Pick<Work, 'db' | 'association' | 'clock'>

/** Holds every standing and party that is kept against what the acts give. Changes nothing. */
export async function checkProjections(work: Books): Promise<Discrepant[]> {
  const { db, association } = work
  const [{ circulations }, head] = await Promise.all([
    findProjected(db, association),
    findHead(db, association),
  ])
  const found: Discrepant[] = []
  const instruments = new Set<string>()
  for (const circulation of circulations) {
    const sending = (await findSending(db, association, circulation))!
    const acts = await findActs(db, association, sending.siblings)
    const moments = [work.clock.now(), head.recordedAt].map((moment) => laterOf(acts, moment))
    found.push(...(await strayStandings(work, sending, acts, moments)))
    const { instrument } = sending
    if (instrument && !instruments.has(instrument))
      found.push(...(await strayParties(work, { ...sending, instrument }, acts, moments)))
    if (instrument) instruments.add(instrument)
  }
  return found
}

/** Nothing that is recorded is left out, also where the clock is behind it. */
function laterOf(acts: readonly RecordedAct[], moment: Instant): Instant {
  const last = acts.at(-1)?.recorded ?? ''
  return last > moment ? last : moment
}

async function strayStandings(
  { db, association }: Books,
  sending: Sending,
  acts: readonly RecordedAct[],
  moments: readonly Instant[],
): Promise<Discrepant[]> {
  const { circulation } = sending
  const own = acts.filter((act) => act.circulation === circulation)
  const kept = await findStandingRows(db, association, circulation)
  const computed = [...new Set(moments)].map((known) =>
    standingsOf(organisationsIn(sending, own), own, { ...sending, known }).map(standingRowOf),
  )
  return strays(byOrganisation(kept), computed.map(byOrganisation)).map(({ organisation, discrepancy }) => ({
    kind: 'standing',
    id: circulation,
    seq: null,
    facts: { circulation, organisation },
    discrepancy,
  }))
}

async function strayParties(
  { db, association }: Books,
  { instrument, terms, asked: members }: Sending & { readonly instrument: string },
  acts: readonly RecordedAct[],
  moments: readonly Instant[],
): Promise<Discrepant[]> {
  if (!terms) return []
  const kept = await findPartyRows(db, association, instrument)
  const computed = [...new Set(moments)].map((known) =>
    [...parties({ terms, members, acts }, known)].flatMap(([organisation, periods]) =>
      partyRowsOf(organisation, periods),
    ),
  )
  return strays(periodsOf(kept), computed.map(periodsOf)).map(({ organisation, discrepancy }) => ({
    kind: 'party',
    id: instrument,
    seq: null,
    facts: { instrument, organisation },
    discrepancy,
  }))
}

type Row = { readonly organisation: string }

const byOrganisation = (rows: readonly Row[]): Map<string, Facts> =>
  new Map(rows.map((row) => [row.organisation, { ...row }]))

/** In the order of time, which is that of what is kept. */
const periodsOf = (rows: readonly (Row & { readonly from: string })[]): Map<string, Facts> =>
  new Map(
    [...Map.groupBy(rows, ({ organisation }) => organisation)].map(([organisation, periods]) => [
      organisation,
      { periods: periods.toSorted((one, other) => (one.from < other.from ? -1 : 1)) },
    ]),
  )
