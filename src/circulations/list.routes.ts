import { withdrawnFor } from '../cases/published.routes.ts'
import { anyone, staff } from '../kit/actor.ts'
import { dayOf } from '../kit/clock.ts'
import { asOf } from '../kit/http/as-of.ts'
import { type Handler, type Route, type Visit, get } from '../kit/http/visit.ts'
import type { Sheet } from '../kit/table.ts'
import { circulationsSchema } from './api.schema.ts'
import { type ListedCirculation, circulationsPage, listState } from './pages.tsx'
import { findDrafts } from './draft.store.ts'
import { countAnswers, findCirculations } from './store.ts'
import { texts } from './texts.ts'

/** As known at `?known=`. How many have answered is counted for the present only: each board counts for any time. */
async function findListed(visit: Visit): Promise<ListedCirculation[]> {
  const { known, present } = asOf(visit)
  return await visit.work(async (work) => {
    const { db, association } = work
    const [answers, sent, gone] = await Promise.all([
      present ? countAnswers(db, association) : [],
      findCirculations(db, association, known),
      withdrawnFor(visit, work, 'circulation'),
    ])
    const counts = new Map(answers.map((count) => [count.circulationId, count]))
    return sent
      .filter(({ id }) => !gone.has(id))
      .map((circulation) => ({ ...circulation, count: counts.get(circulation.id) ?? null }))
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
      asked: count?.asked ?? null,
      answered: count?.answered ?? null,
      counting: count?.counting ?? null,
    })),
  }
}

async function listTable(visit: Visit): Promise<Sheet> {
  const words = texts[visit.language]
  const { columns } = words
  const today = dayOf(asOf(visit).known)
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
      row.count && words.answeredOf(row.count.answered, row.count.asked),
      row.count?.counting ?? null,
      words.states[listState(row, today)],
    ]),
    ...(sent.some((row) => row.example) && { note: words.exampleData }),
  }
}

export const listRoutes: readonly Route[] = [
  get('/:association/circulations', anyone, showList, {
    kept: true,
    data: listData,
    table: listTable,
    api: {
      summary: 'Everything that has been sent to the members, the latest first',
      schema: circulationsSchema,
    },
  }),
]
