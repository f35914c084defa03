import { anyone, staff } from '../kit/actor.ts'
import { dayOf } from '../kit/clock.ts'
import { type Handler, type Route, type Visit, get } from '../kit/http/visit.ts'
import type { Sheet } from '../kit/table.ts'
import { type ListedCirculation, circulationsPage, listState } from './pages.tsx'
import { findDrafts } from './draft.store.ts'
import { countAnswers, findCirculations } from './store.ts'
import { texts } from './texts.ts'

async function findListed(visit: Visit): Promise<ListedCirculation[]> {
  return await visit.work(async ({ db, association }) => {
    const counts = new Map((await countAnswers(db, association)).map((count) => [count.circulationId, count]))
    const sent = await findCirculations(db, association)
    return sent.map((circulation) => {
      const { asked = 0, answered = 0, counting = 0 } = counts.get(circulation.id) ?? {}
      return { ...circulation, count: { asked, answered, counting } }
    })
  })
}

const showList: Handler = async (visit) => {
  const sent = await findListed(visit)
  const drafts = staff(visit.actor)
    ? await visit.work(({ db, association }) => findDrafts(db, association))
    : null
  return circulationsPage(visit, sent, drafts)
}

async function listData(visit: Visit): Promise<unknown> {
  const sent = await findListed(visit)
  return {
    circulations: sent.map(({ slug, kind, dnr, title, sentAt, answerBy, recalledAt, example, count }) => ({
      slug,
      kind,
      dnr,
      title,
      sent: sentAt,
      answer_by: answerBy,
      recalled: recalledAt,
      example,
      ...count,
    })),
  }
}

async function listTable(visit: Visit): Promise<Sheet> {
  const words = texts[visit.language]
  const { columns } = words
  const today = dayOf(visit.site.clock.now())
  const sent = await findListed(visit)
  return {
    name: words.title,
    columns: Object.values(columns),
    rows: sent.map((row) => [
      row.title,
      words.kinds[row.kind],
      row.dnr,
      dayOf(row.sentAt),
      row.answerBy,
      words.answeredOf(row.count.answered, row.count.asked),
      row.count.counting,
      words.states[listState(row, today)],
    ]),
    ...(sent.some((row) => row.example) && { note: words.exampleData }),
  }
}

export const listRoutes: readonly Route[] = [
  get('/:association/circulations', anyone, showList, { data: listData, table: listTable }),
]
