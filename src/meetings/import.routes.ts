import { z } from 'zod'
import { staff } from '../kit/actor.ts'
import { documentText } from '../kit/extract/document-text.ts'
import { fileBytes, findFile, storeFile } from '../kit/files/store.ts'
import { field, parseForm } from '../kit/form.ts'
import type { Form } from '../kit/http/form-body.ts'
import { type Handler, type Route, type Visit, get, post, seeOther } from '../kit/http/visit.ts'
import { FormFaults, NotFound, Refusal } from '../kit/refusal.ts'
import { type Outcome, outcomes, readClauses } from '../decisions/decision.ts'
import { readDocument } from '../reading/document.ts'
import { type CorrectedItem, importMinutes } from './import.actions.ts'
import { chooseMinutesPage, correctImportPage } from './import.pages.tsx'
import { proposalOf } from './minutes-import.ts'
import { timeForm, timeFrom } from './time-form.routes.ts'
import { bodiesOf, meetingPath, meetingsPath } from './visited-meeting.routes.ts'

interface Source {
  readonly sha256: string
  readonly filename: string
}

const sourceOf = (visit: Visit): Source | null => {
  const { searchParams } = visit.url
  const sha256 = visit.form.text('file') ?? searchParams.get('file') ?? ''
  const filename = visit.form.text('filename') ?? searchParams.get('name') ?? 'protokoll.txt'
  return /^[0-9a-f]{64}$/.test(sha256) ? { sha256, filename } : null
}

/** @throws Refusal as `documentText`, `import.not-minutes`; NotFound */
async function readSource(visit: Visit, { sha256 }: Source) {
  const { bytes, mediaType } = await visit.work(async ({ db, association }) => {
    const file = await findFile(db, association, sha256)
    if (!file) throw new NotFound()
    return { bytes: await fileBytes(db, association, sha256), mediaType: file.mediaType }
  })
  const text = (await documentText(bytes, mediaType))?.text ?? ''
  const proposal = proposalOf(readDocument(text))
  if (!proposal) throw new Refusal('import.not-minutes')
  return { text, proposal }
}

const showImport: Handler = async (visit, problem) => {
  const source = sourceOf(visit)
  if (!source) return chooseMinutesPage({ visit, problem })
  const read = await readSource(visit, source)
  const bodies = await visit.work((work) => bodiesOf(visit, work))
  return correctImportPage({ visit, problem }, { ...source, ...read, bodies })
}

/** A scanned or encrypted file is told of here, where another can be chosen. */
const takeSource: Handler = async (visit) => {
  const pasted = (visit.form.text('pasted') ?? '').trim()
  const upload = visit.form.files('file').at(-1) ?? (pasted === '' ? null : await storePasted(visit, pasted))
  if (!upload) throw new FormFaults([...visit.form.faults, { field: 'file', code: 'form.required' }])
  await readSource(visit, upload)
  const query = new URLSearchParams({ file: upload.sha256, name: upload.filename })
  return seeOther(`${meetingsPath(visit, 'import')}?${query}`)
}

async function storePasted(visit: Visit, text: string): Promise<Source> {
  const filename = 'protokoll.txt'
  const { sha256 } = await visit.work((work) => storeFile(work, Buffer.from(text), { filename }))
  return { sha256, filename }
}

const lines = (text: string | null): string[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

const headForm = z.object({
  ...timeForm,
  id: field.id(),
  bodyId: field.id(),
  number: field.count(10_000).refine((number) => number > 0, 'form.not-a-number'),
  items: field.count(300),
})

/** An item whose title has been emptied is left out. */
function itemsFrom(form: Form, count: number): CorrectedItem[] {
  return Array.from({ length: count }, (_, index) => {
    const text = (name: string): string => (form.text(`${name}.${index}`) ?? '').trim()
    const outcome = outcomes.find((each) => each === text('outcome')) ?? null
    return {
      title: text('title'),
      text: text('text'),
      clauses: readClauses(text('clauses')),
      outcome: outcome satisfies Outcome | null,
      recipient: text('recipient') || null,
      followups: lines(text('followups')),
    }
  }).filter(({ title }) => title !== '')
}

const takeImport: Handler = async (visit) => {
  const { day, from, to, items, ...typed } = parseForm(visit.form, headForm)
  const source = sourceOf(visit)
  if (!source) throw new NotFound()
  const people = {
    present: lines(visit.form.text('present')),
    apologies: lines(visit.form.text('apologies')),
    guests: lines(visit.form.text('guests')),
    adjusters: lines(visit.form.text('adjusters')),
  }
  const corrected = { ...typed, ...timeFrom({ day, from, to }), ...people, source }
  const path = await visit.work(async (work) => {
    const meeting = await importMinutes(work, { ...corrected, items: itemsFrom(visit.form, items) })
    const { body } = (await bodiesOf(visit, work)).find((each) => each.body.id === meeting.bodyId)!
    return meetingPath(visit, body, meeting)
  })
  return seeOther(path)
}

const room = '/:association/meetings/import'

export const importRoutes: readonly Route[] = [
  get(room, staff, showImport),
  post(room, staff, takeSource, (visit, problem) => Promise.resolve(chooseMinutesPage({ visit, problem }))),
  post(`${room}/enter`, staff, takeImport, showImport),
]
