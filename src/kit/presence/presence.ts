import { createHash } from 'node:crypto'
import { addMilliseconds, timeOfDay } from '../clock.ts'
import { liveText } from '../http/live.ts'
import type { Visit } from '../http/visit.ts'
import type { Work } from '../work.ts'
import type { Present } from '../present.ts'
import { type Seat, findOthers, holdSeat, leaveSeat } from './store.ts'

/** What is open, and the line that tells of it: of who else is there, and of what has happened since the page was made. */
export interface OpenThing {
  readonly subjectId: string
  /** Empty when there is nothing to say. @throws NotFound where there is no such thing */
  readonly line: (work: Work, others: readonly Present[]) => Promise<string>
}

/** Between two looks of a page that is open, in milliseconds. */
const beat = 4000
/** A page that renews itself is gone after three beats; one without script may be read for some minutes. */
const renewed = 3 * beat
const unrenewed = 5 * 60_000

/** The line as the page is made: true at that moment, with or without script. */
export const presenceAt = (visit: Visit, thing: OpenThing): Promise<string> =>
  sitDown(visit, thing, unrenewed)

/** The line as it changes, for the page's script. */
export async function livePresence(visit: Visit, thing: OpenThing): Promise<Response> {
  return await liveText(visit, {
    every: beat,
    read: () => sitDown(visit, thing, renewed),
    leave: () => seated(visit, ({ db, association }) => leaveSeat(db, association, seatOf(visit, thing))),
  })
}

/** Takes a seat for so many milliseconds and says who else is there. */
async function sitDown(visit: Visit, thing: OpenThing, lasts: number): Promise<string> {
  const seat = seatOf(visit, thing)
  return await seated(visit, async (work) => {
    const { db, association, clock, actor } = work
    const now = clock.now()
    const others = await findOthers(db, association, seat, now)
    const line = await thing.line(
      work,
      others.map(({ name, sinceAt }) => ({ name, since: timeOfDay(sinceAt) })),
    )
    await holdSeat(db, association, seat, { name: actor.name, now, until: addMilliseconds(now, lasts) })
    return line
  })
}

/** One signed-in browser: two at the same account are two. */
const seatOf = (visit: Visit, { subjectId }: OpenThing): Seat => ({
  subjectId,
  seat: createHash('sha256').update(visit.csrfToken).digest().subarray(0, 16),
})

/** Who only looks takes a seat all the same: this is the one thing that is written by looking. */
async function seated<T>({ site, association, actor }: Visit, run: (work: Work) => Promise<T>): Promise<T> {
  const { database, clock } = site
  return await database.transaction(association.id, (db) =>
    run({ db, association: association.id, actor, clock }),
  )
}
