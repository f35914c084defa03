import type { Work } from '../kit/work.ts'
import { log } from '../log/actions.ts'
import { type Event, checkEvent } from './event.ts'
import { insertEvent, removeEventRow } from './event.store.ts'

/** Adds an event; the form sent twice adds it once. @throws Refusal `event.ends-first`, `event.too-long` */
export async function addEvent(work: Work, event: Event): Promise<void> {
  checkEvent(event)
  if (!(await insertEvent(work.db, work.association, event))) return
  const { id, ...payload } = event
  await log(work, { verb: 'event.added', subject: id, payload })
}

export async function removeEvent(work: Work, id: string): Promise<void> {
  await removeEventRow(work.db, work.association, id, work.clock.now())
  await log(work, { verb: 'event.removed', subject: id, payload: {} })
}
