import type { Day } from '../kit/clock.ts'
import { Refusal } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { log } from '../log/actions.ts'
import { type Mandate, checkMandate } from './mandate.ts'
import { endMandateRow, findMandates, insertMandate } from './mandate.store.ts'

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

/** @param to the first day it no longer holds. @throws Refusal `mandate.not-there` when it has ended, or begins later */
export async function endMandate(work: Work, { id, to }: { id: string; to: Day }): Promise<void> {
  const ended = await endMandateRow(work.db, work.association, id, to)
  if (!ended) throw new Refusal('mandate.not-there')
  await log(work, { verb: 'mandate.ended', subject: id, payload: { to } })
}
