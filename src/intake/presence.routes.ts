import { staff } from '../kit/actor.ts'
import { type Handler, type Route, type Visit, get } from '../kit/http/visit.ts'
import { isId } from '../kit/id.ts'
import { type OpenThing, livePresence, presenceAt } from '../kit/presence/presence.ts'
import { NotFound } from '../kit/refusal.ts'
import { findLetter } from '../letters/letter.store.ts'
import { presenceLine } from './presence.ts'

/** @param seen the letter's revision as the page has it */
const openLetter = ({ language }: Visit, subjectId: string, seen: number): OpenThing => ({
  subjectId,
  async line({ db, association }, others) {
    const letter = await findLetter(db, association, subjectId)
    if (!letter) throw new NotFound()
    return presenceLine(others, { changed: letter.revision !== seen, language })
  },
})

/** Who else has the letter open, as the page is made. */
export const atLetter = (visit: Visit, letter: { readonly id: string; readonly revision: number }) =>
  presenceAt(visit, openLetter(visit, letter.id, letter.revision))

const presence: Handler = async (visit) => {
  const id = visit.part('letter')
  if (!isId(id)) throw new NotFound()
  const seen = Number(visit.url.searchParams.get('revision') ?? 0)
  return await livePresence(visit, openLetter(visit, id, seen))
}

export const presenceRoutes: readonly Route[] = [get('/:association/inbox/:letter/presence', staff, presence)]
