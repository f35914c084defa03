import { countAnswers, findCirculations } from '../circulations/store.ts'
import { type ListedDraft, findDrafts } from '../circulations/draft.store.ts'
import { withdrawnFor } from '../cases/published.routes.ts'
import { anyone, staff } from '../kit/actor.ts'
import { type Route, type Visit, get } from '../kit/http/visit.ts'
import { actsFeed } from './feed.routes.ts'
import { type Progressing, associationPage } from './start.pages.tsx'

async function findProgress(visit: Visit): Promise<Progressing[]> {
  return await visit.work(async (work) => {
    const { db, association, clock } = work
    const [gone, circulations, answers] = await Promise.all([
      withdrawnFor(visit, work, 'circulation'),
      findCirculations(db, association, clock.now()),
      countAnswers(db, association),
    ])
    const counts = new Map(answers.map((count) => [count.circulationId, count]))
    const shown = circulations.filter(({ id }) => !gone.has(id))
    return shown.map((circulation) => {
      const count = counts.get(circulation.id)
      const { asked = 0, answered = 0, counting: adopted = 0 } = count ?? {}
      return { circulation, asked, answered, adopted }
    })
  })
}

/** What is being written and has not been thrown away. */
async function findWritten(visit: Visit): Promise<ListedDraft[]> {
  const drafts = await visit.work(({ db, association }) => findDrafts(db, association))
  return drafts.filter((draft) => !draft.discarded)
}

/** What waits for answers and what has ended, as on the page. */
async function startData(visit: Visit): Promise<unknown> {
  const { slug, name } = visit.association
  const progress = await findProgress(visit)
  const circulations = progress.map(({ circulation, ...counts }) => ({
    slug: circulation.slug,
    dnr: circulation.dnr,
    title: circulation.title,
    answer_by: circulation.answerBy,
    ...counts,
  }))
  return { association: slug, name, circulations }
}

export const startRoutes: readonly Route[] = [
  get(
    '/:association',
    anyone,
    async (visit) =>
      associationPage(visit, await findProgress(visit), staff(visit.actor) ? await findWritten(visit) : []),
    { kept: true, feed: actsFeed, data: startData },
  ),
]
