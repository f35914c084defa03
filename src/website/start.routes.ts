import { countAnswers, findCirculations } from '../circulations/store.ts'
import { anyone } from '../kit/actor.ts'
import { type Route, type Visit, get } from '../kit/http/visit.ts'
import { type Progressing, associationPage } from './start.pages.tsx'

async function findProgress(visit: Visit): Promise<Progressing[]> {
  return await visit.work(async ({ db, association, clock }) => {
    const circulations = await findCirculations(db, association, clock.now())
    const counts = new Map((await countAnswers(db, association)).map((count) => [count.circulationId, count]))
    return circulations.map((circulation) => {
      const count = counts.get(circulation.id)
      const { asked = 0, answered = 0, counting: adopted = 0 } = count ?? {}
      return { circulation, asked, answered, adopted }
    })
  })
}

export const startRoutes: readonly Route[] = [
  get('/:association', anyone, async (visit) => associationPage(visit, await findProgress(visit))),
]
