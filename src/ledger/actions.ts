import { type Instant, addMilliseconds, dayOf } from '../kit/clock.ts'
import { momentInTable } from '../kit/day-words.ts'
import { NotFound, Refusal } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { unawaited } from '../kit/db/connection.ts'
import { contains } from './consent.ts'
import { type Happening, holdChain, logAll } from '../log/actions.ts'
import { type Membership, findMemberships, findSentRecord } from './matter.store.ts'
import { type Sending, sendingAt } from './sending.ts'
import { projectAfter } from './projection.actions.ts'
import { reachesFurther, waitsForNobody } from './projection.ts'
import { type ActEvidence, complete, type NewAct, type RecordedAct } from './recorded-act.ts'
import { mayRecord } from './recording.ts'
import {
  findAct,
  findActsOfKin,
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
  /** What has happened in the same transaction and is not told yet: it stands before the act in the log. */
  readonly before?: readonly Happening[]
}

/** When what it rests on reached the office. */
type Came = Pick<RecordedAct, 'received' | 'receivedOn'>

/** Members whose answers a transaction holds. */
const held = new WeakMap<Work['db'], Set<string>>()

/**
 * Holds these members' answers until the transaction ends. An action that also gives numbers or writes the log before
 * it records acts calls this first: members before numbers before chain, always.
 */
export async function holdAnswers(
  { db, association }: Work,
  organisations: readonly string[],
): Promise<void> {
  const before = held.get(db) ?? new Set()
  const more = organisations.filter((id) => !before.has(id))
  held.set(db, new Set([...before, ...more]))
  if (more.length > 0) await lockOrganisations(db, association, more)
}

/** What an act is judged by, and its projections computed from; nobody can add to it until the transaction ends. */
export interface HeldAct {
  /** The act itself, where it is there already: a double submit. */
  readonly there: RecordedAct | null
  /** Of those asked only the members whom it is about, unless the rules look at all. */
  readonly sending: Sending
  /** Recorded before, oldest first: of the members whom it is about, or of all where rules look at all. */
  readonly earlier: readonly RecordedAct[]
  readonly came: Came
  /** The member's own, in the association. */
  readonly memberships: readonly Membership[]
}

/**
 * Holds the members' answers and the chain, and reads in the same packet what the act is judged by. Whoever also enters it
 * in the register holds the members, then the case, then this.
 * @param came as its registry entry will say, where that is made after this
 * @throws NotFound when there is no such circulation
 */
export async function holdAct(work: Work, given: NewAct, came?: Came): Promise<HeldAct> {
  const organisations = await touchedBy(work, [given])
  const [, , around] = await Promise.all([
    holdAnswers(work, organisations),
    holdChain(work),
    aroundOf(work, given, organisations, came),
  ])
  return around
}

/**
 * Records one act with its evidence: checked against all that is recorded, logged, and the projections computed anew.
 * An act that is there already (a double submit) is returned as it is.
 * @throws Refusal `ledger.answered-meanwhile` when `seen` is no longer the member's latest act; `ledger.*` by `mayRecord`
 */
export async function recordAct(work: Work, given: ToRecord): Promise<RecordedAct> {
  return await recordHeld(work, await holdAct(work, given.act), given)
}

/** As `recordAct` for several, in order, all or none: one extract that answers two circulations, a running list. */
export async function recordActs(work: Work, given: readonly ToRecord[]): Promise<RecordedAct[]> {
  const acts = given.map(({ act }) => act)
  await holdAnswers(work, await touchedBy(work, acts))
  const recorded: RecordedAct[] = []
  for (const one of given) recorded.push(await recordAct(work, one))
  return recorded
}

/** As `recordAct`, where all it rests on is held. Nothing is waited for. */
export async function recordHeld(
  work: Work,
  around: HeldAct,
  { act: given, evidence, seen, before = [] }: ToRecord,
): Promise<RecordedAct> {
  if (around.there) return around.there
  const { sending, earlier } = around
  if (seen !== undefined) refuseIfAnsweredSince(seen, given, earlier)
  const judged = confirmed(work, given, around)
  const payload = { act: judged, evidence }
  const told = await logAll(work, [...before, { verb: 'act.recorded', subject: judged.id, payload }])
  const { seq, recordedAt } = told.at(-1)!
  const act = { ...judged, recorded: recordedAt }
  unawaited(work.db, insertAct(work.db, work.association, act, seq))
  unawaited(work.db, insertEvidence(work.db, work.association, act.id, evidence))
  projectAfter(work, act, sending, earlier)
  return act
}

/** The members of the acts, and of the acts that these are about. */
async function touchedBy({ db, association }: Work, given: readonly NewAct[]): Promise<string[]> {
  const about = given.map(({ concerns }) => concerns ?? null).filter((id) => id !== null)
  const others = await Promise.all(about.map((id) => findAct(db, association, id)))
  const own = given.map(({ organisation }) => organisation)
  return [...own, ...others.filter((act) => act !== null).map((act) => act.organisation)]
}

/**
 * Asks the rules whether the act could be recorded now. Changes nothing.
 * @throws Refusal as `recordAct`
 */
export async function mayRecordNow(work: Work, given: NewAct): Promise<void> {
  confirmed(work, given, await aroundOf(work, given, await touchedBy(work, [given])))
}

const notReceived = { received: null, receivedOn: null }

async function aroundOf(
  { db, association }: Work,
  given: NewAct,
  organisations: readonly string[],
  said?: Came,
): Promise<HeldAct> {
  const { id, circulation, organisation, registryEntry, version } = given
  const [there, record, touching, came, memberships] = await Promise.all([
    findAct(db, association, id),
    findSentRecord(db, association, circulation, organisations),
    findActsTouching(db, association, circulation, organisations),
    said ?? (registryEntry ? findReceived(db, association, registryEntry) : notReceived),
    findMemberships(db, association, organisation),
  ])
  if (!record) throw new NotFound()
  const own = { there, sending: sendingAt(record, { version }), earlier: touching, came, memberships }
  const alone = waitsForNobody(record) && ![...touching, { as: null, ...given }].some(reachesFurther)
  if (alone) return own
  const [whole, earlier] = await Promise.all([
    findSentRecord(db, association, circulation),
    findActsOfKin(db, association, circulation),
  ])
  return { ...own, sending: sendingAt(whole!, { version }), earlier }
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

/** The whole act, once it may be recorded. */
function confirmed(work: Work, given: NewAct, { sending, earlier, came, memberships }: HeldAct): RecordedAct {
  const recorded = laterThan(earlier.at(-1)?.recorded, work.clock.now())
  const act = complete(given, { version: sending.version ?? 0, ...came, recorded })
  const inCirculation = earlier.filter((one) => one.circulation === act.circulation)
  const isMember = memberships.some((membership) => contains(membership, dayOf(recorded)))
  mayRecord(act, inCirculation, { ...sending, members: new Set(isMember ? [act.organisation] : []) })
  return act
}

/** Never before what is already recorded, also where the clock is: the log sees to the same. */
function laterThan(last: Instant | undefined, now: Instant): Instant {
  return last !== undefined && last >= now ? addMilliseconds(last, 1) : now
}
