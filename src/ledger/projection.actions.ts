import { isDeepStrictEqual } from 'node:util'
import type { Instant } from '../kit/clock.ts'
import { unawaited } from '../kit/db/connection.ts'
import type { Work } from '../kit/work.ts'
import { lockHead } from '../log/store.ts'
import { parties, partyPeriods } from './party.ts'
import {
  type PartyRow,
  type StandingRow,
  organisationsIn,
  partyRowsOf,
  reachesFurther,
  standingRowOf,
  waitsForNobody,
} from './projection.ts'
import {
  findPartyRows,
  findProjected,
  findStandingRows,
  saveParties,
  saveStandings,
} from './projection.store.ts'
import { findSending } from './matter.store.ts'
import type { Sending } from './sending.ts'
import type { RecordedAct } from './recorded-act.ts'
import { standingsOf } from './standing.ts'
import { findActs } from './store.ts'

/**
 * Computes anew what a recorded act changes; what it writes is on its way when this returns. An act that concerns only its
 * member costs the same whether there are 26 members or 290.
 * @param earlier read while the chain was held, so that every act recorded before is among them
 */
export function projectAfter(
  work: Work,
  act: RecordedAct,
  sending: Sending,
  earlier: readonly RecordedAct[],
): void {
  const acts = [...earlier, act]
  const alone = waitsForNobody(sending) && !acts.some(reachesFurther)
  if (alone) projectMember(work, act.organisation, sending, acts)
  else unawaited(work.db, projectAll(work, sending, acts))
}

function projectMember(
  work: Work,
  organisation: string,
  sending: Sending,
  acts: readonly RecordedAct[],
): void {
  const { db, association } = work
  const known = knownBy(work, acts)
  const standings = standingsOf([organisation], actsIn(sending, acts), { ...sending, known })
  unawaited(db, saveStandings(db, association, sending.circulation, standings.map(standingRowOf), false))
  const { instrument, terms, asked: members } = sending
  if (!instrument || !terms) return
  const periods = partyPeriods(organisation, { terms, members, acts }, known)
  const rows = partyRowsOf(organisation, periods)
  unawaited(db, saveParties(db, association, instrument, [organisation], rows))
}

async function projectAll(work: Work, sending: Sending, acts: readonly RecordedAct[]): Promise<void> {
  await Promise.all([projectStandings(work, sending, acts), projectParties(work, sending, acts)])
}

async function projectStandings(work: Work, sending: Sending, acts: readonly RecordedAct[]): Promise<void> {
  const rows = standingRows(work, sending, acts)
  await saveStandings(work.db, work.association, sending.circulation, rows, true)
}

function standingRows(work: Work, sending: Sending, acts: readonly RecordedAct[]): StandingRow[] {
  const own = actsIn(sending, acts)
  const at = { ...sending, known: knownBy(work, acts) }
  return standingsOf(organisationsIn(sending, own), own, at).map(standingRowOf)
}

async function projectParties(work: Work, sending: Sending, acts: readonly RecordedAct[]): Promise<void> {
  const rows = partyRows(work, sending, acts)
  if (rows) await saveParties(work.db, work.association, sending.instrument!, null, rows)
}

/** Null where there is nothing to be a party to. */
function partyRows(work: Work, sending: Sending, acts: readonly RecordedAct[]): PartyRow[] | null {
  const { instrument, terms, asked: members } = sending
  if (!instrument || !terms) return null
  const bound = parties({ terms, members, acts }, knownBy(work, acts))
  return [...bound].flatMap(([organisation, periods]) => partyRowsOf(organisation, periods))
}

const actsIn = (sending: Sending, acts: readonly RecordedAct[]): RecordedAct[] =>
  acts.filter((act) => act.circulation === sending.circulation)

/** Now, or the latest act where the clock is behind it: nothing that is recorded is left out. */
function knownBy(work: Work, acts: readonly RecordedAct[]): Instant {
  const last = acts.at(-1)?.recorded ?? ''
  const now = work.clock.now()
  return last > now ? last : now
}

/**
 * Computes one circulation's standings and its instrument's parties from the acts. Called when it is sent, and when an
 * addressee is added or dropped, or the last day moves.
 */
export async function project(work: Work, circulation: string): Promise<void> {
  const sending = await findSending(work.db, work.association, circulation)
  if (!sending) return
  const acts = await findActs(work.db, work.association, sending.siblings)
  await projectAll(work, sending, acts)
}

/**
 * Computes all projections of the association anew, from the acts alone: after a restore, and each night, since a
 * standing also turns with the day (a notice of withdrawal runs out).
 * @param signal breaks it off by a throw, and the transaction with it
 */
export async function rebuild(work: Work, signal?: AbortSignal): Promise<void> {
  // The chain lock: whoever records meanwhile waits, and projects on top of this.
  await lockHead(work.db, work.association)
  const { circulations } = await findProjected(work.db, work.association)
  for (const circulation of circulations) {
    signal?.throwIfAborted()
    await putRight(work, circulation)
  }
}

/** As `project`, and writes only where another was written: on most nights nothing has turned. */
async function putRight(work: Work, circulation: string): Promise<void> {
  const { db, association } = work
  const sending = await findSending(db, association, circulation)
  if (!sending) return
  const { instrument, siblings } = sending
  const [acts, standings, bound] = await Promise.all([
    findActs(db, association, siblings),
    findStandingRows(db, association, circulation),
    instrument ? findPartyRows(db, association, instrument) : [],
  ])
  if (!isSame(standingRows(work, sending, acts), standings)) await projectStandings(work, sending, acts)
  if (!isSame(partyRows(work, sending, acts) ?? bound, bound)) await projectParties(work, sending, acts)
}

/** In whichever order. */
const isSame = (some: readonly object[], others: readonly object[]): boolean =>
  isDeepStrictEqual(inOrder(some), inOrder(others))
const inOrder = (rows: readonly object[]): string[] =>
  rows.map((row) => JSON.stringify(row, Object.keys(row).toSorted())).toSorted()
