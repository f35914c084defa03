import { z } from 'zod'
import { staff } from '../kit/actor.ts'
import { storeFile } from '../kit/files/store.ts'
import { field, parseForm } from '../kit/form.ts'
import { type Handler, type Route, type Visit, get, post, seeOther } from '../kit/http/visit.ts'
import { newId } from '../kit/id.ts'
import { NotFound } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import type { Case } from './case.ts'
import { type ReadUpload, readUploads } from './document.routes.ts'
import { writeEntryNumber } from './dnr.ts'
import { newEntryPage, voidPage } from './form.pages.tsx'
import { casePath } from './pages.tsx'
import { addEntry, voidEntry } from './registry.actions.ts'
import { channels, directions, divide } from './registry.ts'
import { type FullEntry, findEntries } from './registry.store.ts'
import { texts } from './texts.ts'
import { caseOf } from './visited-case.routes.ts'

const showNewEntry: Handler = async (visit, problem) =>
  newEntryPage({ visit, problem }, await visit.work((work) => caseOf(visit, work)))

const entryForm = z.object({
  id: field.id(),
  direction: field.oneOf(directions),
  happenedOn: field.day(),
  channel: field.oneOf(channels),
  subject: field.text(),
  counterpart: field.optionalText(1000),
  foreignDnr: field.optionalText(100),
  note: field.optionalLines(100_000),
  public: field.checkbox(),
  hideCounterpart: field.checkbox(),
  neutralSubject: field.optionalText(),
})
type TypedEntry = z.output<typeof entryForm>

const takeNewEntry: Handler = async (visit) => {
  const typed = parseForm(visit.form, entryForm)
  const uploads = await readUploads(visit, visit.form.files('file'))
  const file = await visit.work(async (work) => {
    const found = await caseOf(visit, work)
    await enter(work, found, typed, [...uploads, ...(await noteOf(work, typed))])
    return found
  })
  return seeOther(casePath(visit, file))
}

async function enter(
  work: Work,
  file: Case,
  typed: TypedEntry,
  documents: readonly ReadUpload[],
): Promise<void> {
  const { id, direction, happenedOn, channel, foreignDnr } = typed
  const { open, protection } = divide(typed, {
    counterpart: typed.hideCounterpart && typed.counterpart !== null,
    neutralSubject: typed.neutralSubject,
  })
  const fixed = { id, caseId: file.id, direction, happenedOn, channel, foreignDnr, receivedAt: null }
  const papers = documents.map(({ sha256, filename, text }) => {
    const title = filename.replace(/\.[^.]{1,5}$/, '')
    return { id: newId(), title, filename, sha256, text, public: typed.public && protection === null }
  })
  await addEntry(work, { ...fixed, ...open, protection }, papers)
}

/** A call or a talk has no paper but the note of it: kept as a document of its own. */
async function noteOf(work: Work, { note }: TypedEntry): Promise<ReadUpload[]> {
  if (note === null) return []
  const filename = `${texts.sv.noteTitle}.txt`
  const { sha256 } = await storeFile(work, Buffer.from(note), { filename })
  return [{ sha256, filename, text: note }]
}

async function entryOf(visit: Visit, work: Work): Promise<{ file: Case; entry: FullEntry }> {
  const file = await caseOf(visit, work)
  const entries = await findEntries(work.db, work.association, file.id)
  const entry = entries.find(({ number }) => String(number) === visit.params['number'])
  if (!entry) throw new NotFound()
  return { file, entry }
}

const showVoidEntry: Handler = async (visit, problem) => {
  const { file, entry } = await visit.work((work) => entryOf(visit, work))
  const action = casePath(visit, file, 'entries', String(entry.number), 'void')
  return voidPage({ visit, problem }, file, action, writeEntryNumber(file.dnr, entry.number))
}

const takeVoidEntry: Handler = async (visit) => {
  const { reason } = parseForm(visit.form, z.object({ reason: field.lines(1000) }))
  const file = await visit.work(async (work) => {
    const found = await entryOf(visit, work)
    await voidEntry(work, { id: found.entry.id, reason })
    return found.file
  })
  return seeOther(casePath(visit, file))
}

const one = '/:association/cases/:slug/entries'

export const entryRoutes: readonly Route[] = [
  get(`${one}/add`, staff, showNewEntry),
  post(`${one}/add`, staff, takeNewEntry, showNewEntry),
  get(`${one}/:number/void`, staff, showVoidEntry),
  post(`${one}/:number/void`, staff, takeVoidEntry, showVoidEntry),
]
