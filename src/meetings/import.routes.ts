import { fileReply } from '../kit/http/file-reply.ts'
import { z } from 'zod'
import { staff } from '../kit/actor.ts'
import { readableText } from '../kit/extract/document-text.ts'
import { canBeScanned, canReadScans, scannedText } from '../kit/extract/scanned-text.ts'
import { cleanFilename } from '../kit/files/filename.ts'
import { fileBytes, findFile, storeFile } from '../kit/files/store.ts'
import { field, parseForm } from '../kit/form.ts'
import type { Form } from '../kit/http/form-body.ts'
import { type Handler, type Route, type Visit, get, post, seeOther } from '../kit/http/visit.ts'
import { htmlText } from '../kit/mime/html-text.ts'
import { type Fault, FormFaults, NotFound, Refusal } from '../kit/refusal.ts'
import { type Outcome, outcomes, readClauses } from '../decisions/decision.ts'
import { readDocument } from '../reading/document.ts'
import { type CorrectedItem, importMinutes } from './import.actions.ts'
import { type ReadSource, chooseMinutesPage, correctImportPage } from './import.pages.tsx'
import { voteField } from './live.routes.ts'
import { emptyProposal, proposalOf } from './minutes-import.ts'
import { timeForm, timeFrom } from './time-form.routes.ts'
import { bodiesOf } from './visited-meeting.routes.ts'
import { meetingPath, meetingsPath } from './address.ts'

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

/** What was read of a source: the text, the meeting proposed of it, and why there is none where there is none. */
async function readSource(visit: Visit, { sha256 }: Source): Promise<ReadSource> {
  const { bytes, mediaType } = await visit.work(async ({ db, association }) => {
    const file = await findFile(db, association, sha256)
    if (!file) throw new NotFound()
    return { bytes: await fileBytes(db, association, sha256), mediaType: file.mediaType }
  })
  try {
    const { text, isScanned } = await textOf(bytes, mediaType)
    const proposal = proposalOf(readDocument(text))
    const unread = proposal ? null : new Refusal('import.not-minutes')
    return { text, isScanned, proposal: proposal ?? emptyProposal, unread }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { text: '', isScanned: false, proposal: emptyProposal, unread: error }
  }
}

/** A page that is only a picture is read by its letters' shapes, where the program for that is there. @throws Refusal `extract.…` */
async function textOf(bytes: Uint8Array, mediaType: string): Promise<{ text: string; isScanned: boolean }> {
  try {
    return { text: (await readableText(bytes, mediaType)).text, isScanned: false }
  } catch (error) {
    const mayHelp = error instanceof Refusal && error.code !== 'extract.encrypted' && canBeScanned(mediaType)
    const scanned = mayHelp && (await canReadScans()) ? await scannedText(() => [bytes], mediaType) : null
    if (!scanned) throw error
    return { text: scanned.text, isScanned: true }
  }
}

const showImport: Handler = async (visit, problem) => {
  const source = sourceOf(visit)
  if (!source) return chooseMinutesPage({ visit, problem })
  const read = await readSource(visit, source)
  const bodies = await visit.work((work) => bodiesOf(visit, work))
  return correctImportPage({ visit, problem }, { ...source, ...read, bodies })
}

/** The file itself, beside what is written of it by hand. */
const showSource: Handler = async (visit) => {
  const source = sourceOf(visit)
  if (!source) throw new NotFound()
  const file = await visit.work(({ db, association }) => findFile(db, association, source.sha256))
  return fileReply(visit, file, cleanFilename(source.filename))
}

/** A file that cannot be read is kept all the same, and the meeting is entered by hand beside it. */
const takeSource: Handler = async (visit) => {
  const pasted = (visit.form.text('pasted') ?? '').trim()
  const file = visit.form.files('file').at(-1)
  const upload = file ?? (pasted === '' ? null : await storePasted(visit, pasted))
  if (!upload) throw new FormFaults([...visit.form.faults, { field: 'file', code: 'form.required' }])
  const { unread } = file ? { unread: null } : await readSource(visit, upload)
  if (unread) throw unread
  const query = new URLSearchParams({ file: upload.sha256, name: upload.filename })
  return seeOther(`${meetingsPath(visit, 'import')}?${query}`)
}

/** What Word and browsers lay on the clipboard as markup is its text: nothing in it is run. */
const isMarkup = (text: string): boolean =>
  /<\/?(?:html|body|p|div|span|table|style|script|meta|o:p)\b[^>]*>/i.test(text)

async function storePasted(visit: Visit, pasted: string): Promise<Source> {
  const text = isMarkup(pasted) ? htmlText(pasted) : pasted
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

/** An item whose title has been emptied is left out. @throws FormFaults for votes that are none */
function itemsFrom(form: Form, count: number): CorrectedItem[] {
  const faults: Fault[] = []
  const items = Array.from({ length: count }, (_, index) => {
    const text = (name: string): string => (form.text(`${name}.${index}`) ?? '').trim()
    const outcome = outcomes.find((each) => each === text('outcome')) ?? null
    const vote = voteField.safeParse(text('vote'))
    if (!vote.success) faults.push({ field: `vote.${index}`, code: 'agenda.not-a-vote' })
    return {
      title: (form.line(`title.${index}`) ?? '').trim(),
      text: text('text'),
      clauses: readClauses(text('clauses')),
      outcome: outcome satisfies Outcome | null,
      recipient: text('recipient') || null,
      followups: lines(text('followups')),
      proposals: text('proposals') || null,
      vote: vote.data ?? null,
      reservations: text('reservations') || null,
      recused: lines(text('recused')),
      extractRecipients: lines(text('extractRecipients')),
    }
  })
  if (faults.length > 0) throw new FormFaults(faults)
  return items.filter(({ title }) => title !== '')
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
  get(`${room}/source`, staff, showSource),
  post(room, staff, takeSource, (visit, problem) => Promise.resolve(chooseMinutesPage({ visit, problem }))),
  post(`${room}/enter`, staff, takeImport, showImport),
]
