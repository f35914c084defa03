import type { Day } from '../kit/clock.ts'
import { Refusal } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { log } from '../log/actions.ts'
import { type Mandate, type Seat, checkMandate, isHeld } from './mandate.ts'
import {
  type NamedRow,
  endMandateRow,
  findMandates,
  findNamed,
  insertMandate,
  updateNamed,
} from './mandate.store.ts'

/**
 * Enters that somebody stands for an organisation in a body or project. The same form sent twice enters it once.
 * @throws Refusal `mandate.period`, `mandate.already`
 */
export async function addMandate(work: Work, mandate: Mandate): Promise<void> {
  const there = await findMandates(work.db, work.association)
  if (there.some(({ id }) => id === mandate.id)) return
  checkMandate(mandate, there)
  await insertMandate(work.db, work.association, mandate)
  const { id: subject, email: _address, ...payload } = mandate
  await log(work, { verb: 'mandate.begun', subject, payload })
}

/** Whom an organisation has named in an answer of its own. The id is the same each time the answer is read. */
export interface NamedMandate extends Omit<Mandate, 'organisationId' | 'seat'> {
  readonly act: string
}

export interface Naming {
  readonly organisationId: string
  readonly seat: Seat
  /** Every answer in which it has named somebody, also those that no longer hold. */
  readonly acts: readonly string[]
  /** The days on which those answers begin: an end on one of them came of an answer, any other was given by hand. */
  readonly begins: readonly Day[]
  /** Whom it has named as its answers read now. */
  readonly named: readonly NamedMandate[]
}

/**
 * Brings the register in line with what an organisation has named: enters, changes and strikes out, and does nothing the second time.
 * Who stands there already, entered by hand, is not entered twice; a mandate that was ended by hand stays ended.
 */
export async function followNaming(work: Work, naming: Naming): Promise<void> {
  const there = await findNamed(work.db, work.association, naming.acts)
  for (const row of there) {
    const gone = row.struckAt === null && !naming.named.some(({ id }) => id === row.id)
    if (gone) await change(work, row.id, { struckAt: work.clock.now() })
  }
  for (const { act, ...said } of naming.named) {
    const { organisationId, seat } = naming
    const row = there.find(({ id }) => id === said.id)
    if (row) await follow(work, row, said, naming)
    else await enterNamed(work, { ...said, organisationId, seat }, act)
  }
}

async function enterNamed(work: Work, mandate: Mandate, act: string): Promise<void> {
  const others = await findMandates(work.db, work.association)
  if (isHeld(mandate, others)) return
  await insertMandate(work.db, work.association, mandate, act)
  const { id: subject, email: _address, ...payload } = mandate
  await log(work, { verb: 'mandate.named', subject, payload: { ...payload, act } })
}

async function follow(
  work: Work,
  row: NamedRow,
  { role, validFrom, validTo }: Pick<Mandate, 'role' | 'validFrom' | 'validTo'>,
  { begins }: Naming,
): Promise<void> {
  const isSooner = row.validTo !== null && (validTo === null || row.validTo < validTo)
  const byHand = isSooner && !begins.includes(row.validTo ?? '')
  const said = { role, validFrom, validTo: byHand ? row.validTo : validTo, struckAt: null }
  const isSame = (Object.keys(said) as (keyof typeof said)[]).every((key) => said[key] === row[key])
  if (!isSame) await change(work, row.id, said)
}

async function change(work: Work, id: string, to: Partial<Omit<NamedRow, 'id'>>): Promise<void> {
  await updateNamed(work.db, work.association, id, to)
  await log(work, { verb: 'mandate.changed', subject: id, payload: to })
}

/** @param to the first day it no longer holds. @throws Refusal `mandate.not-there` when it has ended, or begins later */
export async function endMandate(work: Work, { id, to }: { id: string; to: Day }): Promise<void> {
  const ended = await endMandateRow(work.db, work.association, id, to)
  if (!ended) throw new Refusal('mandate.not-there')
  await log(work, { verb: 'mandate.ended', subject: id, payload: { to } })
}
