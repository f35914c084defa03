import { findCirculation } from '../circulations/store.ts'
import { bodiesOf } from '../meetings/visited-meeting.routes.ts'
import { slugOf } from '../organisations/organisation.ts'
import { anyone } from '../kit/actor.ts'
import type { Feed } from '../kit/atom.ts'
import { dayOf } from '../kit/clock.ts'
import { asOf, pastOf } from '../kit/http/as-of.ts'
import { type Handler, type Route, type Visit, get, seeOther } from '../kit/http/visit.ts'
import { isId } from '../kit/id.ts'
import type { Db } from '../kit/db/db.ts'
import { NotFound } from '../kit/refusal.ts'
import { isDoneBy } from '../ledger/act.ts'
import type { RecordedAct } from '../ledger/recorded-act.ts'
import { findAct } from '../ledger/store.ts'
import { actSchema } from './api.schema.ts'
import { watchPage } from './feed.pages.tsx'
import { type Wanted, findActPlace, findFounded, findLatestActs, findNews } from './feed.store.ts'
import { actEntry, newsEntry } from './feed.ts'
import { feedTexts } from './feed.texts.ts'

const baseOf = (visit: Visit): string => `/${visit.association.slug}`

const wanted = (visit: Visit): Wanted => ({
  known: asOf(visit).known,
  today: dayOf(visit.site.clock.now()),
})

/** What the members have done lately in all circulations. `?known=` gives the feed as it was then; a day `on` means nothing here. */
export async function actsFeed(visit: Visit): Promise<Feed> {
  return await visit.work(async ({ db, association }) => {
    const acts = await findLatestActs(db, association, wanted(visit))
    return {
      title: feedTexts[visit.language].acts(visit.association.name),
      subtitle: feedTexts[visit.language].actsLead,
      begun: await findFounded(db, association),
      entries: acts.map((act) => actEntry(act, baseOf(visit), visit.language)),
    }
  })
}

/** What the members have done in one circulation. @throws NotFound also where it had not been sent, as known then */
export async function circulationFeed(visit: Visit): Promise<Feed> {
  const { known } = asOf(visit)
  return await visit.work(async ({ db, association }) => {
    const circulation = await findCirculation(db, association, visit.part('circulation'), known)
    if (!circulation) throw new NotFound()
    const acts = await findLatestActs(db, association, {
      ...wanted(visit),
      circulation: circulation.id,
    })
    return {
      title: feedTexts[visit.language].one(circulation.title),
      subtitle: circulation.dnr,
      begun: circulation.sentAt,
      entries: acts.map((act) => actEntry(act, baseOf(visit), visit.language)),
    }
  })
}

/** What the association has sent and made. */
async function newsFeed(visit: Visit): Promise<Feed> {
  return await visit.work(async ({ db, association }) => {
    const news = await findNews(db, association, wanted(visit))
    return {
      title: feedTexts[visit.language].news(visit.association.name),
      subtitle: feedTexts[visit.language].newsLead,
      begun: await findFounded(db, association),
      entries: news.map((one) => newsEntry(one, baseOf(visit), visit.language)),
    }
  })
}

/** Explains the feeds; `?circulation=` puts that circulation's own first. */
const showWatch: Handler = async (visit) => {
  const slug = visit.url.searchParams.get('circulation')
  const { circulation, bodies } = await visit.work(async (work) => {
    const found = slug ? await findCirculation(work.db, work.association, slug) : null
    const bodies = await bodiesOf({ ...visit, actor: { ...visit.actor, administrator: false } }, work)
    return {
      circulation: found,
      bodies: bodies.map(({ body }) => ({ name: body.name, slug: slugOf(body.name) })),
    }
  })
  return watchPage(visit, { circulation, bodies })
}

const idOf = (visit: Visit): string => {
  const id = visit.part('act')
  if (!isId(id)) throw new NotFound()
  return id
}

/** The act as asked for. It is never changed; what corrects it is an act of its own. @throws NotFound, also before it was recorded or done */
async function shownAct(visit: Visit, db: Db, association: number): Promise<RecordedAct> {
  const act = await findAct(db, association, idOf(visit))
  const past = pastOf(visit)
  if (!act || (past && !isDoneBy(act, past))) throw new NotFound()
  return act
}

/** An act's permanent address: it leads to its line in the member's history, wherever that is. */
const showAct: Handler = async (visit) => {
  const id = idOf(visit)
  const place = await visit.work(async ({ db, association }) => {
    if (pastOf(visit)) await shownAct(visit, db, association)
    return await findActPlace(db, association, id)
  })
  if (!place) throw new NotFound()
  return seeOther(
    `${baseOf(visit)}/circulations/${place.slug}/members/${place.member}${visit.url.search}#act-${id}`,
  )
}

async function actData(visit: Visit) {
  const id = idOf(visit)
  return await visit.work(async ({ db, association }) => {
    const act = await shownAct(visit, db, association)
    const place = await findActPlace(db, association, id)
    if (!place) throw new NotFound()
    const { type, as, recorded, decided, decidedBy, paragraph, deposited, effective, until, supersedes } = act
    return {
      id,
      type,
      as,
      circulation: place.slug,
      organisation: place.member,
      decided,
      decided_by: decidedBy,
      paragraph,
      deposited,
      effective,
      until,
      recorded,
      supersedes,
      href: `${baseOf(visit)}/circulations/${place.slug}/members/${place.member}#act-${id}`,
    }
  })
}

export const feedRoutes: readonly Route[] = [
  get('/:association/watch', anyone, showWatch, { feed: newsFeed }),
  get('/:association/acts/:act', anyone, showAct, {
    data: actData,
    api: { summary: 'One act of the ledger, at its permanent address', schema: actSchema },
  }),
]
