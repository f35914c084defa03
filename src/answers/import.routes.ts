import { staff } from '../kit/actor.ts'
import { fileBytes } from '../kit/files/store.ts'
import { type Handler, type Route, type Visit, get, post, seeOther } from '../kit/http/visit.ts'
import { isId } from '../kit/id.ts'
import { FormFaults, NotFound, Refusal } from '../kit/refusal.ts'
import { readTable } from '../kit/table-reading.ts'
import type { Work } from '../kit/work.ts'
import { mayRecordNow } from '../ledger/actions.ts'
import { actOfRow, findImported, importList, undoImport } from './import.actions.ts'
import { importPage } from './import.pages.tsx'
import { importTexts, listSubject, rowNote } from './import.texts.ts'
import { baseOf } from './register.routes.ts'
import {
  type CheckedRow,
  type ListRow,
  type Mapping,
  type ReadList,
  guessMapping,
  isReady,
  listFields,
  readList,
} from './running-list.ts'
import { type Desk, findDesk } from './store.ts'
import { actOf } from './choice.ts'

const idIn = (visit: Visit): string => {
  const id = visit.form.text('id') ?? ''
  if (!isId(id)) throw new NotFound()
  return id
}

function mappingIn(visit: Visit, columns: readonly string[]): Mapping {
  if (visit.form.text('column.member') === null) return guessMapping(columns)
  const chosen = listFields.map((field) => {
    const text = visit.form.text(`column.${field}`) ?? ''
    return [field, /^\d+$/.test(text) ? Number(text) : null] as const
  })
  return Object.fromEntries(chosen) as Record<(typeof listFields)[number], number | null>
}

async function readIn(work: Work, visit: Visit, desk: Desk): Promise<ReadList> {
  const [file] = visit.form.files('file')
  if (!file) throw new FormFaults([{ field: 'file', code: 'import.no-file' }, ...visit.form.faults])
  const table = await readTable(await fileBytes(work.db, work.association, file.sha256))
  const columns = table[0] ?? []
  const mapping = mappingIn(visit, columns)
  const rows = readList(table, mapping, { kind: desk.circulation.kind, members: desk.asked })
  const checked: CheckedRow[] = []
  for (const row of rows) checked.push(await check(work, desk, row, idIn(visit)))
  return { columns, mapping, rows: checked }
}

async function check(work: Work, desk: Desk, row: ListRow, id: string): Promise<CheckedRow> {
  const refusals = row.problems.map(({ code, value }) => ({ code, facts: { value } }))
  if (refusals.length > 0) return { ...row, refusals, there: false }
  const { type } = actOf(row.choice!)
  const there = desk.standings.acts.some(
    (act) => act.organisation === row.organisation && act.type === type && act.decided === row.decided,
  )
  try {
    await mayRecordNow(work, actOfRow({ id, circulation: desk.circulation.id }, row))
    return { ...row, refusals, there }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { ...row, refusals: [{ code: error.code, facts: error.facts }], there }
  }
}

const show: Handler = async (visit, problem) => {
  const done = visit.url.searchParams.get('done')
  const found = await visit.work(async (work) => {
    const desk = await findDesk(work, visit.part('circulation'))
    const circulation = desk.circulation.id
    const imported = done && isId(done) ? await findImported(work, { circulation, id: done }) : null
    return { desk, done: imported && { id: done!, count: imported.holding.length } }
  })
  return importPage({ visit, problem, ...found, list: null })
}

/** Nothing is changed by reading, so the answer to this POST is a page. */
const read: Handler = async (visit, problem) => {
  const found = await visit.work(async (work) => {
    const desk = await findDesk(work, visit.part('circulation'))
    return { desk, list: await readIn(work, visit, desk) }
  })
  return importPage({ visit, problem, ...found, done: null })
}

const apply: Handler = async (visit) => {
  const id = idIn(visit)
  await visit.work(async (work) => {
    const desk = await findDesk(work, visit.part('circulation'))
    const { rows } = await readIn(work, visit, desk)
    const { id: circulation, dnr, caseId } = desk.circulation
    const file = visit.form.files('file')[0]!
    const noteOf = (row: ListRow): string => rowNote(row.row, file.filename)
    const ready = rows.filter(isReady)
    if (ready.length === 0) return
    await importList(work, { id, circulation, caseId, subject: listSubject(dnr), file, rows: ready, noteOf })
  })
  return seeOther(`${baseOf(visit)}/import?done=${id}`)
}

const undo: Handler = async (visit) => {
  const id = idIn(visit)
  const { struck, kept } = await visit.work(async (work) => {
    const desk = await findDesk(work, visit.part('circulation'))
    const note = importTexts.sv.undoNote
    return await undoImport(work, { circulation: desk.circulation.id, id, note })
  })
  return seeOther(`${baseOf(visit)}/import?struck=${struck}&kept=${kept}`)
}

const path = '/:association/circulations/:circulation/import'

export const importRoutes: readonly Route[] = [
  get(path, staff, show),
  post(`${path}/read`, staff, read, show),
  post(path, staff, apply, read),
  post(`${path}/undo`, staff, undo, show),
]
