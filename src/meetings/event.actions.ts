import { NotFound } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { log } from '../log/actions.ts'
import { type Event, type EventFacts, cancelledEvent, changedEvent, checkEvent } from './event.ts'
import { insertEarlierEvent, insertEvent, lockEvent, updateEvent } from './event.store.ts'

/**
 * Adds an event; the form sent twice adds it once.
 * @throws Refusal `event.ends-first`, `event.too-long`, `event.sign-up-late`
 */
export async function addEvent(
  work: Work,
  event: EventFacts & { readonly id: string; readonly bodyId: string },
): Promise<void> {
  checkEvent(event)
  const fresh: Event = { ...event, sequence: 0, cancelledAt: null, cancelReason: null, earlier: [] }
  if (!(await insertEvent(work.db, work.association, fresh))) return
  const { id, ...payload } = event
  await log(work, { verb: 'event.added', subject: id, payload })
}

/**
 * Gives it other days, another place, name or last day to sign up. Who has been invited is told by the caller of this.
 * @throws Refusal `event.cancelled`, and as `addEvent`; NotFound
 */
export async function changeEvent(
  work: Work,
  id: string,
  to: EventFacts,
): Promise<{ before: Event; after: Event }> {
  const before = await heldEvent(work, id)
  const after = changedEvent(before, to)
  if (after === before) return { before, after }
  await insertEarlierEvent(work.db, work.association, id, before)
  await updateEvent(work.db, work.association, after)
  await log(work, { verb: 'event.changed', subject: id, payload: { ...to } })
  return { before, after }
}

/** @throws Refusal `event.cancelled`; NotFound */
export async function cancelEvent(work: Work, id: string, reason: string | null): Promise<Event> {
  const after = cancelledEvent(await heldEvent(work, id), work.clock.now(), reason)
  await updateEvent(work.db, work.association, after)
  await log(work, { verb: 'event.cancelled', subject: id, payload: { reason } })
  return after
}

/** The event, held until the transaction ends. @throws NotFound */
export async function heldEvent({ db, association }: Work, id: string): Promise<Event> {
  const event = await lockEvent(db, association, id)
  if (!event) throw new NotFound()
  return event
}
