import { z } from 'zod'
import { staff } from '../kit/actor.ts'
import { fileBytes } from '../kit/files/store.ts'
import { field, parseForm } from '../kit/form.ts'
import { type Handler, type Route, type Visit, get, post, seeOther } from '../kit/http/visit.ts'
import { FormFaults } from '../kit/refusal.ts'
import { readTable } from '../kit/table-reading.ts'
import { importContacts, previewContacts, undoContactImport } from './contact.actions.ts'
import { type Mapping, guessMapping, importFields } from './contact-import.ts'
import { chooseListPage, previewPage } from './contact-import.pages.tsx'
import { organisationsPath } from './pages.tsx'

/** What the address or the form says: which stored file, and which columns where a person has chosen them. */
function sourceOf(visit: Visit): Record<string, string> {
  const names = ['file', 'chosen', ...importFields]
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = visit.form.text(name) ?? visit.url.searchParams.get(name)
      return value === null ? [] : [[name, value]]
    }),
  )
}

function mappingOf(source: Readonly<Record<string, string>>, heading: readonly string[]): Mapping {
  if (!source['chosen']) return guessMapping(heading)
  const column = (name: string): number | null => {
    const text = source[name] ?? ''
    return /^\d{1,4}$/.test(text) && Number(text) < heading.length ? Number(text) : null
  }
  return Object.fromEntries(importFields.map((name) => [name, column(name)])) as Mapping
}

/** The list as it was uploaded. @throws NotFound when the association has no such file */
async function rowsOf(visit: Visit, sha256: string): Promise<string[][]> {
  return await readTable(await visit.work(({ db, association }) => fileBytes(db, association, sha256)))
}

const showImport: Handler = async (visit, problem) => {
  const source = sourceOf(visit)
  const { file } = source
  if (!file) return chooseListPage(visit, problem)
  const rows = await rowsOf(visit, file)
  const heading = rows[0] ?? []
  const mapping = mappingOf(source, heading)
  const proposal = await visit.work((work) => previewContacts(work, { rows, mapping }))
  return previewPage(visit, problem, { heading, mapping, proposal, source })
}

const takeList: Handler = async (visit) => {
  const upload = visit.form.files('list').at(-1)
  if (!upload && visit.form.faults.length > 0) throw new FormFaults(visit.form.faults)
  if (!upload) throw new FormFaults([{ field: 'list', code: 'form.required' }])
  await rowsOf(visit, upload.sha256)
  return seeOther(`${organisationsPath(visit, 'import-contacts')}?file=${upload.sha256}`)
}

const applyForm = z.object({
  id: field.id(),
  skipProblems: field.checkbox(),
  endMissing: field.checkbox(),
})

const takeImport: Handler = async (visit) => {
  const typed = parseForm(visit.form, applyForm)
  const source = sourceOf(visit)
  const rows = await rowsOf(visit, source['file'] ?? '')
  const mapping = mappingOf(source, rows[0] ?? [])
  await visit.work((work) => importContacts(work, { ...typed, rows, mapping }))
  return seeOther(`${organisationsPath(visit)}?imported=${typed.id}`)
}

const takeUndo: Handler = async (visit) => {
  const { id } = parseForm(visit.form, z.object({ id: field.id() }))
  await visit.work((work) => undoContactImport(work, id))
  return seeOther(organisationsPath(visit))
}

const path = '/:association/organisations/import-contacts'

export const contactImportRoutes: readonly Route[] = [
  get(path, staff, showImport),
  post(path, staff, takeList, showImport),
  post(`${path}/apply`, staff, takeImport, showImport),
  post(`${path}/undo`, staff, takeUndo),
]
