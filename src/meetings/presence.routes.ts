import { staff } from '../kit/actor.ts'
import { timeOfDay } from '../kit/clock.ts'
import { type Handler, type Route, type Visit, get } from '../kit/http/visit.ts'
import { isId } from '../kit/id.ts'
import { type OpenThing, livePresence, presenceAt } from '../kit/presence/presence.ts'
import { NotFound } from '../kit/refusal.ts'
import type { AgendaItem } from './agenda.ts'
import { findItem } from './agenda.store.ts'
import { one } from './meeting.routes.ts'
import { presenceTexts } from './presence.texts.ts'

/** The page of an item: which version it shows, and the id that it writes under. */
interface ItemPage {
  readonly id: string
  readonly version: number
  readonly writer: string
}

/** Who else has the item open, and whether anybody but this page has written in it since. */
const openItem = ({ language }: Visit, page: ItemPage): OpenThing => ({
  subjectId: page.id,
  async line({ db, association }, others) {
    const words = presenceTexts[language]
    const item = await findItem(db, association, page.id)
    if (!item) throw new NotFound()
    const { version, writer, writtenBy, writtenAt } = item
    const changed = version > page.version && writer !== page.writer && writtenAt !== null
    return [
      ...(changed ? [words.changed({ who: writtenBy ?? '', at: timeOfDay(writtenAt) })] : []),
      ...others.map(({ name, since }) => words.there({ who: name, since })),
    ].join(' ')
  },
})

/** As the page of the item is made. */
export const atItem = (visit: Visit, item: Pick<AgendaItem, 'id' | 'version'>, writer: string) =>
  presenceAt(visit, openItem(visit, { ...item, writer }))

const presence: Handler = async (visit) => {
  const asked = visit.url.searchParams
  const [id, writer] = [asked.get('item') ?? '', asked.get('writer') ?? '']
  if (!isId(id)) throw new NotFound()
  return await livePresence(
    visit,
    openItem(visit, { id, writer, version: Number(asked.get('version') ?? 0) }),
  )
}

export const presenceRoutes: readonly Route[] = [get(`${one}/write/presence`, staff, presence)]
