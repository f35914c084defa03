import { z } from 'zod'
import { staff } from '../kit/actor.ts'
import { field, parseForm } from '../kit/form.ts'
import { type Handler, type Page, type Route, type Visit, get, post, seeOther } from '../kit/http/visit.ts'
import { FormFaults } from '../kit/refusal.ts'
import type { Sheet } from '../kit/table.ts'
import type { Work } from '../kit/work.ts'
import { closeCase, createCase, reopenCase, retitleCase, startSeries, voidCase } from './actions.ts'
import { type Case, type CaseState, caseState } from './case.ts'
import { type CaseParts, cardDocument, registrySheet } from './card.pages.ts'
import { casePage } from './case.pages.tsx'
import { documentRoutes } from './document.routes.ts'
import { entryRoutes } from './entry.routes.ts'
import { type FormView, closePage, newCasePage, retitlePage, voidPage } from './form.pages.tsx'
import { type CaseList, casePath, casesPage, casesPath, pageLength } from './pages.tsx'
import { findCaseLog } from './case-log.store.ts'
import { findEntries } from './registry.store.ts'
import { findRelations } from './relation.store.ts'
import { seriesPage } from './series.pages.tsx'
import { findCases, findSeries } from './store.ts'
import { texts } from './texts.ts'
import { caseOf } from './visited-case.routes.ts'

const states: readonly CaseState[] = ['open', 'closed', 'voided']

async function caseList(visit: Visit, length: number): Promise<CaseList> {
  const { searchParams } = visit.url
  const state = states.find((each) => each === searchParams.get('state')) ?? null
  const text = (searchParams.get('text') ?? '').trim()
  const offset = Math.min(Number(/^\d{1,7}$/.exec(searchParams.get('offset') ?? '')?.[0] ?? 0), 1_000_000)
  const found = await visit.work(({ db, association }) =>
    findCases(db, association, { state, text, offset, limit: length + 1 }),
  )
  return { state, text, offset, cases: found.slice(0, length), more: found.length > length }
}

const showCases: Handler = async (visit) => casesPage(visit, await caseList(visit, pageLength))

const casesTable = async (visit: Visit): Promise<Sheet> => {
  const words = texts[visit.language]
  const { cases } = await caseList(visit, 100_000)
  return {
    name: `${visit.association.slug} ${words.cases.toLowerCase()}`,
    columns: [words.dnr, words.title, words.opened, words.closed, words.state, words.entries, words.latest],
    rows: cases.map((file) => [
      file.dnr,
      file.title,
      file.openedOn,
      file.closedOn,
      words.states[caseState(file)],
      file.entries,
      file.latestOn,
    ]),
  }
}

async function findParts(visit: Visit): Promise<CaseParts> {
  return await visit.work(async (work) => {
    const file = await caseOf(visit, work)
    const { db, association } = work
    return {
      file,
      entries: await findEntries(db, association, file.id),
      relations: await findRelations(db, association, file.id),
      log: await findCaseLog(db, association, file.id),
    }
  })
}

const showCase: Handler = async (visit) => casePage(visit, await findParts(visit))

/** For the staff's own programs: the case as its page has it, true words where they are protected too. */
const caseData = async (visit: Visit): Promise<unknown> => {
  const { file, entries, relations } = await findParts(visit)
  return { ...file, state: caseState(file), entries, relations }
}

const caseWord = async (visit: Visit) =>
  cardDocument(await findParts(visit), visit.association.name, visit.language)

const showNewCase: Handler = async (visit, problem) => {
  const series = await visit.work(({ db, association }) => findSeries(db, association))
  return newCasePage({ visit, problem }, [...new Set(series.map(({ prefix }) => prefix))])
}

const caseForm = z.object({
  id: field.id(),
  title: field.text(),
  openedOn: field.day(),
  prefix: z.string(),
  dnr: field.optionalText(100),
})

const takeNewCase: Handler = async (visit) => {
  const { prefix, dnr, ...typed } = parseForm(visit.form, caseForm)
  if (!prefix && dnr === null) throw new FormFaults([{ field: 'prefix', code: 'form.choose' }])
  const numbering = dnr === null ? { prefix } : { dnr }
  const file = await visit.work((work) => createCase(work, { ...typed, numbering }))
  return seeOther(casePath(visit, file))
}

const showSeries: Handler = async (visit, problem) =>
  seriesPage({ visit, problem }, await visit.work(({ db, association }) => findSeries(db, association)))

const seriesForm = z.object({
  prefix: field.text(12).transform((text) => text.toUpperCase()),
  year: field.count(2200).refine((year) => year >= 1900, 'form.not-a-number'),
  firstNumber: field.count().refine((number) => number > 0, 'form.not-a-number'),
})

const takeSeries: Handler = async (visit) => {
  const typed = parseForm(visit.form, seriesForm)
  await visit.work((work) => startSeries(work, typed))
  return seeOther(casesPath(visit, 'series'))
}

/** A form of one case: shows it, and takes it by doing and going back to the case. */
function caseFormRoutes(
  path: string,
  show: (view: FormView, file: Case) => Page,
  take: (visit: Visit) => (work: Work, id: string) => Promise<void>,
): Route[] {
  const address = `/:association/cases/:slug/${path}`
  const shown: Handler = async (visit, problem) =>
    show({ visit, problem }, await visit.work((work) => caseOf(visit, work)))
  const taken: Handler = async (visit) => {
    const change = take(visit)
    const file = await visit.work(async (work) => {
      const found = await caseOf(visit, work)
      await change(work, found.id)
      return found
    })
    return seeOther(casePath(visit, file))
  }
  return [get(address, staff, shown), post(address, staff, taken, shown)]
}

const takeReopen: Handler = async (visit) => {
  const file = await visit.work(async (work) => {
    const found = await caseOf(visit, work)
    await reopenCase(work, found.id)
    return found
  })
  return seeOther(casePath(visit, file))
}

export const routes: readonly Route[] = [
  get('/:association/cases', staff, showCases, { table: casesTable }),
  get('/:association/cases/new', staff, showNewCase),
  post('/:association/cases/new', staff, takeNewCase, showNewCase),
  get('/:association/cases/series', staff, showSeries),
  post('/:association/cases/series', staff, takeSeries, showSeries),
  get('/:association/cases/:slug', staff, showCase, {
    data: caseData,
    table: async (visit) => registrySheet(await findParts(visit), visit.language),
    word: caseWord,
  }),
  ...caseFormRoutes('retitle', retitlePage, (visit) => {
    const { title } = parseForm(visit.form, z.object({ title: field.text() }))
    return (work, id) => retitleCase(work, { id, title })
  }),
  ...caseFormRoutes('close', closePage, (visit) => {
    const { on } = parseForm(visit.form, z.object({ on: field.day() }))
    return (work, id) => closeCase(work, { id, on })
  }),
  ...caseFormRoutes(
    'void',
    (view, file) => voidPage(view, file, casePath(view.visit, file, 'void')),
    (visit) => {
      const { reason } = parseForm(visit.form, z.object({ reason: field.lines(1000) }))
      return (work, id) => voidCase(work, { id, reason })
    },
  ),
  post('/:association/cases/:slug/reopen', staff, takeReopen),
  ...entryRoutes,
  ...documentRoutes,
]
