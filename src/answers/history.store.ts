import type { AddresseeRow } from '../circulations/store.ts'
import { findAddressees, findCirculation } from '../circulations/store.ts'
import type { Circulation } from '../circulations/circulation.ts'
import type { Instant } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import { isId } from '../kit/id.ts'
import { NotFound } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import type { HistoryLine } from '../ledger/history-lines.ts'
import type { RecordedAct } from '../ledger/recorded-act.ts'
import type { AsOf, MemberStanding } from '../ledger/book.ts'
import { findStandings } from '../ledger/standings.store.ts'
import { type KeptEvidence, findEvidence } from '../ledger/store.ts'
import { findOrganisation, findOrganisations } from '../organisations/store.ts'

/** One member in one circulation: everything that was known of it at a moment. */
export interface MemberHistory {
  readonly circulation: Circulation
  readonly member: Pick<AddresseeRow, 'organisationId' | 'code' | 'name'>
  readonly placed: MemberStanding
  readonly lines: readonly (HistoryLine & {
    readonly act: RecordedAct
    readonly evidence: readonly KeptEvidence[]
  })[]
  /** What organisations are called on the day. */
  readonly names: ReadonlyMap<string, string>
  /** Every act of the circulation, which another may be about. */
  readonly acts: readonly RecordedAct[]
}

/** @throws NotFound when there is no such circulation, or nobody of that code has anything to do with it */
export async function findMemberHistory(
  { db, association }: Work,
  { slug, code }: { slug: string; code: string },
  asOf: AsOf,
): Promise<MemberHistory> {
  const circulation = await circulationAsKnown(db, association, slug, asOf.known)
  const standings = await findStandings(db, association, circulation.id, asOf)
  const addressees = await findAddressees(db, association, circulation.id, asOf)
  const addressee = addressees.find((row) => row.code === code || row.organisationId === code)
  const member = addressee ?? (await memberBy({ db, association }, code, asOf))
  const placed = standings.members.find((one) => one.standing.organisation === member.organisationId)
  if (!placed) throw new NotFound()
  const evidence = await findEvidence(db, association, circulation.id)
  const acts = new Map(standings.acts.map((act) => [act.id, act]))
  const lines = placed.standing.history.map((line) => ({
    ...line,
    act: acts.get(line.act.id)!,
    evidence: evidence.filter((kept) => kept.act === line.act.id),
  }))
  const organisations = await findOrganisations(db, association, asOf.on)
  const names = new Map(organisations.map(({ id, name }) => [id, name]))
  return { circulation, member, placed, lines, names, acts: standings.acts }
}

/** As it read then, a later title or a recall left out; one that was sent only later is told by what it is called now. */
async function circulationAsKnown(
  db: Db,
  association: number,
  slug: string,
  known: Instant,
): Promise<Circulation> {
  const then = await findCirculation(db, association, slug, known)
  const found = then ?? (await findCirculation(db, association, slug))
  if (!found) throw new NotFound()
  return found
}

/** Who acted unasked, or has taken another's place. */
async function memberBy({ db, association }: Pick<Work, 'db' | 'association'>, code: string, { on }: AsOf) {
  const found = await findOrganisation(db, association, isId(code) ? { id: code } : { code }, on)
  if (!found) throw new NotFound()
  return { organisationId: found.id, code: found.code, name: found.name }
}
