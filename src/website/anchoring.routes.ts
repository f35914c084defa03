import type { Case } from '../cases/case.ts'
import { caseOf } from '../cases/visited-case.routes.ts'
import { staff } from '../kit/actor.ts'
import { type Route, type Visit, get } from '../kit/http/visit.ts'
import type { Sheet } from '../kit/table.ts'
import { anchoringPage, readLink } from './anchoring.pages.tsx'
import { findCirculationLinks, findDecisionLinks, findItemLinks } from './anchoring.store.ts'
import { anchoringTexts } from './anchoring.texts.ts'
import { type Link, chained } from './anchoring.ts'

async function findChain(visit: Visit): Promise<{ file: Case; links: readonly Link[] }> {
  return await visit.work(async (work) => {
    const file = await caseOf(visit, work)
    const found = await Promise.all(
      [findItemLinks, findDecisionLinks, findCirculationLinks].map((find) =>
        find(work.db, work.association, file.id),
      ),
    )
    return { file, links: chained(found.flat()) }
  })
}

async function table(visit: Visit): Promise<Sheet> {
  const words = anchoringTexts[visit.language]
  const { file, links } = await findChain(visit)
  return {
    name: `${words.title} ${file.dnr}`,
    columns: [words.when, words.what, words.about, words.more],
    rows: links.map((link) => {
      const { what, more } = readLink(visit, link)
      return [link.on, what, link.title, more]
    }),
  }
}

/** For the staff, as the case is: items that are closed to the public stand in it. */
export const anchoringRoutes: readonly Route[] = [
  get(
    '/:association/cases/:slug/chain',
    staff,
    async (visit) => {
      const { file, links } = await findChain(visit)
      return anchoringPage(visit, file, links)
    },
    {
      data: async (visit) => {
        const { file, links } = await findChain(visit)
        return { dnr: file.dnr, steps: links }
      },
      table,
    },
  ),
]
