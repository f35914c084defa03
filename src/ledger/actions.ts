import { type Instant, addMilliseconds, dayOf } from '../kit/clock.ts'
import { momentInTable } from '../kit/day-words.ts'
import { NotFound, Refusal } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { unawaited } from '../kit/db/connection.ts'
import { log } from '../log/actions.ts'
import { findMembersAmong, findSending } from './matter.store.ts'
import type { Sending } from './sending.ts'
import { projectAfter } from './projection.actions.ts'
import { type ActEvidence, complete, type NewAct, type RecordedAct } from './recorded-act.ts'
import { mayRecord } from './recording.ts'
import {
  findAct,
  findActsTouching,
  findReceived,
  insertAct,
  insertEvidence,
  lockOrganisations,
} from './store.ts'

export interface ToRecord {
  readonly act: NewAct
  readonly evidence: readonly ActEvidence[]
  /**
   * The member's latest act in the circulation that whoever confirms has seen; null: there was none. Left out where
   * nobody looked (an import). Another act since then means that somebody else has been there.
   */
  readonly seen?: string | null
}

export interface Recorded {
  readonly id: string
  readonly recordedAt: Instant
}

/**
 * Holds these members' answers until the transaction ends. An action that also gives numbers or writes the log before
 * it records acts calls this first: members before numbers before chain, always.
 */
export async function holdAnswers(work: Work, organisations: readonly string[]): Promise<void> {
  await lockOrganisations(work.db, work.association, organisations)
}

/**
 * Records one act with its evidence: checked against all that is recorded, logged, and the projections computed anew.
 * An act that is there already (a double submit) is returned as it is.
 * @throws Refusal `ledger.answered-meanwhile` when `seen` is no longer the member's latest act; `ledger.*` by `mayRecord`
 */
export async function recordAct(work: Work, given: ToRecord): Promise<Recorded> {
  const [recorded] = await recordActs(work, [given])
  return recorded!
}

/** As `recordAct` for several, in order, all or none: one extract that answers two circulations, a running list. */
export async function recordActs(work: Work, given: readonly ToRecord[]): Promise<Recorded[]> {
  const touched = await touchedBy(work, given)
  const ids = given.map(({ act }) => act.id)
  const [, there] = await Promise.all([holdAnswers(work, touched), findRecorded(work, ids)])
  const recorded: Recorded[] = []
  for (const one of given) {
    const known = [...there, ...recorded].find(({ id }) => id === one.act.id)
    recorded.push(known ?? (await record(work, one)))
  }
  return recorded
}

/** The members of the acts, and of the acts that these are about. */
async function touchedBy({ db, association }: Work, given: readonly ToRecord[]): Promise<string[]> {
  const about = given.map(({ act }) => act.concerns ?? null).filter((id) => id !== null)
  const others = await Promise.all(about.map((id) => findAct(db, association, id)))
  const own = given.map(({ act }) => act.organisation)
  return [...own, ...others.filter((act) => act !== null).map((act) => act.organisation)]
}

async function findRecorded({ db, association }: Work, ids: readonly string[]): Promise<Recorded[]> {
  const acts = await Promise.all(ids.map((id) => findAct(db, association, id)))
  return acts.flatMap((act) => (act ? [{ id: act.id, recordedAt: act.recorded }] : []))
}

/**
 * Asks the rules whether the act could be recorded now. Changes nothing.
 * @throws Refusal as `recordAct`
 */
export async function mayRecordNow(work: Work, given: NewAct): Promise<void> {
  const { sending, earlier } = await aroundOf(work, given)
  await confirmed(work, given, sending, earlier)
}

async function aroundOf(work: Work, given: NewAct) {
  const sending = await findSending(work.db, work.association, given.circulation, { version: given.version })
  if (!sending) throw new NotFound()
  return { sending, earlier: await earlierActs(work, given, sending) }
}

async function record(work: Work, { act: given, evidence, seen }: ToRecord): Promise<Recorded> {
  const { sending, earlier } = await aroundOf(work, given)
  if (seen !== undefined) refuseIfAnsweredSince(seen, given, earlier)
  const act = await confirmed(work, given, sending, earlier)
  const payload = { act, evidence }
  const { seq, recordedAt } = await log(work, { verb: 'act.recorded', subject: act.id, payload })
  unawaited(insertAct(work.db, work.association, { ...act, recorded: recordedAt }, seq))
  unawaited(insertEvidence(work.db, work.association, act.id, evidence))
  await projectAfter(work, act, sending)
  return { id: act.id, recordedAt }
}

/** What the act is judged by. Entry rules that wait for others look at all. */
async function earlierActs(
  { db, association }: Work,
  act: NewAct,
  sending: Sending,
): Promise<readonly RecordedAct[]> {
  const concerned = act.concerns ? await findAct(db, association, act.concerns) : null
  const organisations = [act.organisation, ...(concerned ? [concerned.organisation] : [])]
  return await findActsTouching(db, association, sending, organisations)
}

/** The second of two registrars is told that the first was there, and shown what it did. */
function refuseIfAnsweredSince(seen: string | null, given: NewAct, earlier: readonly RecordedAct[]): void {
  const own = earlier.filter(
    (act) => act.organisation === given.organisation && act.circulation === given.circulation,
  )
  const latest = own.at(-1)
  if (!latest || latest.id === seen) return
  throw new Refusal('ledger.answered-meanwhile', { type: latest.type, at: momentInTable(latest.recorded) })
}

const notReceived = { received: null, receivedOn: null }

/** The whole act, once it may be recorded. */
async function confirmed(
  work: Work,
  given: NewAct,
  sending: Sending,
  earlier: readonly RecordedAct[],
): Promise<RecordedAct> {
  const { db, association } = work
  const recorded = laterThan(earlier.at(-1)?.recorded, work.clock.now())
  const [came, members] = await Promise.all([
    given.registryEntry ? findReceived(db, association, given.registryEntry) : notReceived,
    findMembersAmong(db, association, [given.organisation], dayOf(recorded)),
  ])
  const act = complete(given, { version: sending.version ?? 0, ...came, recorded })
  const inCirculation = earlier.filter((one) => one.circulation === act.circulation)
  mayRecord(act, inCirculation, { ...sending, members })
  return act
}

/** Never before what is already recorded, also where the clock is: the log sees to the same. */
function laterThan(last: Instant | undefined, now: Instant): Instant {
  return last !== undefined && last >= now ? addMilliseconds(last, 1) : now
}
