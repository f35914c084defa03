import { createHash } from 'node:crypto'
import { staff } from '../kit/actor.ts'
import { addMilliseconds, timeOfDay } from '../kit/clock.ts'
import { liveText } from '../kit/http/live.ts'
import { type Handler, type Route, type Visit, get } from '../kit/http/visit.ts'
import { isId } from '../kit/id.ts'
import { NotFound } from '../kit/refusal.ts'
import { findLetter } from './letter.store.ts'
import { findOthers, holdSeat, leaveSeat, type Seat } from './presence.store.ts'
import { presenceLine } from './presence.ts'

/** Between two looks of a page that is open, in milliseconds. */
const beat = 4000
/** A page that renews itself is gone after three beats; one without script may be read for some minutes. */
const renewed = 3 * beat
const unrenewed = 5 * 60_000

/** One signed-in browser: two at the same account are two. */
const seatOf = (visit: Visit, letterId: string): Seat => ({
  letterId,
  seat: createHash('sha256').update(visit.csrfToken).digest().subarray(0, 16),
})

/**
 * Takes a seat at the letter and says who else is there.
 * @param seen the letter's revision as the page has it
 */
async function sitDown(
  visit: Visit,
  { letterId, seen, lasts }: { readonly letterId: string; readonly seen: number; readonly lasts: number },
): Promise<string> {
  const seat = seatOf(visit, letterId)
  return await visit.work(async ({ db, association, clock, actor }) => {
    const now = clock.now()
    const letter = await findLetter(db, association, letterId)
    if (!letter) throw new NotFound()
    await holdSeat(db, association, seat, { name: actor.name, now, until: addMilliseconds(now, lasts) })
    const others = await findOthers(db, association, seat, now)
    const present = others.map(({ name, sinceAt }) => ({ name, since: timeOfDay(sinceAt) }))
    return presenceLine(present, { changed: letter.revision !== seen, language: visit.language })
  })
}

/** As the page is made: true at that moment, with or without script. */
export const presenceAt = (visit: Visit, letter: { readonly id: string; readonly revision: number }) =>
  sitDown(visit, { letterId: letter.id, seen: letter.revision, lasts: unrenewed })

const presence: Handler = async (visit) => {
  const letterId = visit.params['letter'] ?? ''
  if (!isId(letterId)) throw new NotFound()
  const seen = Number(visit.url.searchParams.get('revision') ?? 0)
  return await liveText(visit, {
    every: beat,
    read: () => sitDown(visit, { letterId, seen, lasts: renewed }),
    leave: () => visit.work(({ db, association }) => leaveSeat(db, association, seatOf(visit, letterId))),
  })
}

export const presenceRoutes: readonly Route[] = [get('/:association/inbox/:letter/presence', staff, presence)]
