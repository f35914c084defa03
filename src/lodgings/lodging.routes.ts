import { fileReply } from '../kit/http/file-reply.ts'
import { z } from 'zod'
import { anyone } from '../kit/actor.ts'
import { dayOf, timeOfDay } from '../kit/clock.ts'
import { findFile } from '../kit/files/store.ts'
import { field, parseForm } from '../kit/form.ts'
import { storedField } from '../kit/http/form-body.ts'
import { RateLimit } from '../kit/http/rate-limit.ts'
import { type Handler, type Route, type Visit, get, jsonReply, post, seeOther } from '../kit/http/visit.ts'
import { FormFaults, NotFound, Refusal } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { openLink } from '../circulations/answer-link.actions.ts'
import { askQuestion } from '../circulations/question.actions.ts'
import { textOfFiles } from '../answers/file-text.view.ts'
import { type Guest, byLink, doneByLink, linkPath } from './by-link.routes.ts'
import { asShown, checkFields, fieldsFrom } from './lodged.form.ts'
import { lodgedListPage, lodgedPage } from './lodged.pages.tsx'
import { checkPage } from './lodging-check.pages.tsx'
import { fileWritten, lodge, saveWritten } from './lodging.actions.ts'
import { lodgingPage } from './lodging.pages.tsx'
import { type LodgingPageView, labelsOf } from './lodging-view.pages.tsx'
import { findAnswerDraft, findLodgings, findLodgingsOf } from './lodging.store.ts'
import { lodgingTexts } from './lodging.texts.ts'
import { type LodgingView, findLodgingView, requireAddressee } from './lodging.view.ts'
import { choiceIn } from './lodged.form.ts'
import {
  type LodgedFile,
  type Written,
  differing,
  extensionRequest,
  lodgedKinds,
  nothingWritten,
} from './lodging.ts'
import { letterOfLodging } from './lodging-letter.routes.ts'
import { findToDecide } from './to-decide.store.ts'

const pathOf = (visit: Visit, { home }: Guest): string =>
  `${home}/circulations/${encodeURIComponent(visit.part('circulation'))}`

const viewOf = (visit: Visit, guest: Guest): Promise<LodgingView> =>
  visit.work((work) => findLodgingView(work, visit.part('circulation'), guest.member.id))

async function pageOf(visit: Visit, guest: Guest): Promise<Omit<LodgingPageView, 'problem'>> {
  const view = await viewOf(visit, guest)
  return { visit, guest, view, colleague: [], now: visit.site.clock.now() }
}

const showForm = byLink(async (visit, guest, problem) => {
  const page = await pageOf(visit, guest)
  const meanwhile = problem?.refusal?.code === 'lodging.changed-meanwhile'
  return lodgingPage({ ...page, problem, colleague: meanwhile ? otherwise(visit, page.view) : [] })
})

/** What the other version says, where it differs from what has just been typed. */
function otherwise(visit: Visit, view: LodgingView): LodgingPageView['colleague'] {
  const { written } = view.draft
  const typed = { ...written, fields: fieldsFrom(visit.form, numbersOf(view)) }
  const labels = labelsOf(visit, view)
  return differing(written, typed).map((name) => ({
    label: labels[name] ?? name,
    text: written.fields[name] ?? '',
  }))
}

const numbersOf = ({ clauses }: Pick<LodgingView, 'clauses'>): number[] => clauses.map(({ number }) => number)

/** Saves what the form says, files first: they are kept also where a colleague has written at the same time. */
async function saveForm(visit: Visit, guest: Guest): Promise<number> {
  const { addressee, clauses } = await viewOf(visit, guest)
  await visit.work((work) =>
    fileWritten(work, {
      addressee: addressee.id,
      added: sentNow(visit),
      dropped: droppedNow(visit),
      read: (files) => readFiles(work, files),
    }),
  )
  const { writer, revision } = parseForm(
    visit.form,
    z.object({ writer: field.id(), revision: field.count() }),
  )
  const fields = fieldsFrom(visit.form, numbersOf({ clauses }))
  // The files were saved by this very page, so that what it had seen before is what is compared.
  const seen = revision + (sentNow(visit).length + droppedNow(visit).length > 0 ? 1 : 0)
  return await visit.work((work) =>
    saveWritten(work, { addressee: addressee.id, writer, revision: seen, fields }),
  )
}

/** A file is taken away when the form is sent, not while somebody ticks and unticks. */
const droppedNow = (visit: Visit): readonly string[] => (wantsJson(visit) ? [] : visit.form.all('drop'))

/** Only what came with this very post: a hash in a hidden field could name anybody's file. */
const sentNow = (visit: Visit): LodgedFile[] => {
  const named = visit.form.all(storedField('file')).length
  return visit.form.files('file').slice(named)
}

async function readFiles(work: Work, files: readonly LodgedFile[]): Promise<Pick<Written, 'text' | 'pages'>> {
  return (await textOfFiles(work, files)) ?? { text: '', pages: [0] }
}

const wantsJson = (visit: Visit): boolean => visit.headers.get('accept') === 'application/json'

/** Asked by the page itself while it is written, or by its button. */
const takeSave = doneByLink(async (visit, guest) => {
  if (!wantsJson(visit)) {
    await saveForm(visit, guest)
    return seeOther(`${pathOf(visit, guest)}?saved`)
  }
  try {
    const revision = await saveForm(visit, guest)
    const said = lodgingTexts[visit.language].savedAt(timeOfDay(visit.site.clock.now()))
    return jsonReply({ revision, said })
  } catch (error) {
    if (error instanceof Refusal) return jsonReply({ said: visit.say(error.code, error.facts) }, 409)
    throw error
  }
})

/** What is wrong is told after it has been saved, so that nothing typed is lost. */
const takeCheck = doneByLink(async (visit, guest) => {
  await saveForm(visit, guest)
  if (visit.form.faults.length > 0) throw new FormFaults([...visit.form.faults])
  const view = await viewOf(visit, guest)
  checkFields(view.draft.written, choiceIn(view.draft.written, view.sheet))
  return seeOther(`${pathOf(visit, guest)}/check`)
})

const showCheck = byLink(async (visit, guest, problem) => {
  const page = await pageOf(visit, guest)
  const choice = choiceIn(page.view.draft.written, page.view.sheet)
  return choice === '' ? seeOther(pathOf(visit, guest)) : checkPage({ ...page, problem })
})

const lodgeForm = z.object({ id: field.id(), revision: field.count(), seen: field.count() })

const takeLodge = doneByLink(async (visit, guest) => {
  const { id, revision, seen } = parseForm(visit.form, lodgeForm)
  const view = await viewOf(visit, guest)
  const done = view.lodgings.find((lodging) => lodging.id === id)
  if (done) return seeOther(`${pathOf(visit, guest)}/lodged/${done.number}`)
  checkFields(view.draft.written, choiceIn(view.draft.written, view.sheet))
  const written = asShown(view.draft.written, view.sheet)
  const number = await lodgeWritten(visit, guest, { id, view, written, seen: { revision, number: seen } })
  return seeOther(`${pathOf(visit, guest)}/lodged/${number}`)
})

interface Lodge {
  readonly id: string
  readonly view: LodgingView
  readonly written: Written
  readonly seen: { readonly revision: number | null; readonly number: number }
}

/** The letter is written before the transaction: its files may be large. */
async function lodgeWritten(visit: Visit, guest: Guest, { id, view, written, seen }: Lodge): Promise<number> {
  await using letter = await letterOfLodging(visit, { id, view, written })
  const { circulation } = view.sheet.desk
  const lodged = await visit.work((work) =>
    lodge(work, {
      id,
      addressee: view.addressee.id,
      link: guest.link.id,
      version: circulation.version,
      written,
      seen,
      letter,
      receipt: letter.receipt,
    }),
  )
  return lodged.number
}

const showLodged = byLink(async (visit, guest) => {
  const view = await viewOf(visit, guest)
  const lodging = view.lodgings.find(({ number }) => String(number) === visit.params['number'])
  if (!lodging) throw new NotFound()
  return lodgedPage({ visit, guest, view, lodging })
})

const showAllLodged = byLink(async (visit, guest) => {
  const rows = await visit.work(async ({ db, association }) => {
    const asked = await findToDecide(db, association, guest.member.id)
    const lodgings = await findLodgingsOf(db, association, guest.member.id)
    return lodgings.flatMap((lodging) => {
      const about = asked.find(({ addresseeId }) => addresseeId === lodging.addresseeId)
      return about ? [{ lodging, ...about.circulation }] : []
    })
  })
  return lodgedListPage(visit, guest, rows.toReversed())
})

const extensionForm = z.object({
  id: field.id(),
  extensionUntil: field.day(),
  reason: field.optionalLines(5000),
})

/** Begäran om anstånd: reaches the inbox as a letter, and what is being written stays. */
const takeExtension = doneByLink(async (visit, guest) => {
  const { id, extensionUntil, reason } = parseForm(visit.form, extensionForm)
  if (extensionUntil <= dayOf(visit.site.clock.now()))
    throw new FormFaults([{ field: 'extensionUntil', code: 'lodging.day-passed' }])
  const view = await viewOf(visit, guest)
  const fields = { choice: extensionRequest, until: extensionUntil, ...(reason && { note: reason }) }
  const number = view.lodgings.at(-1)?.number ?? 0
  if (!view.lodgings.some((lodging) => lodging.id === id))
    await lodgeWritten(visit, guest, {
      id,
      view,
      written: { ...nothingWritten, fields },
      seen: { revision: null, number },
    })
  return seeOther(`${pathOf(visit, guest)}?extensionSent`)
})

const questionForm = z.object({ id: field.id(), text: field.lines(10_000), askedBy: field.optionalText(300) })

const takeQuestion = doneByLink(async (visit, guest) => {
  const typed = parseForm(visit.form, questionForm)
  await visit.work(async (work) => {
    const { circulationId } = await addresseeOf(visit, guest, work)
    await askQuestion(work, {
      ...typed,
      circulation: circulationId,
      organisation: guest.member.id,
      receivedOn: dayOf(work.clock.now()),
      channel: 'web',
      enteredAs: guest.member.name,
    })
  })
  return seeOther(`${pathOf(visit, guest)}?askSent`)
})

async function addresseeOf(visit: Visit, guest: Guest, work: Work) {
  const addressee = await requireAddressee(work, visit.part('circulation'), guest.member.id)
  const asked = await findToDecide(work.db, work.association, guest.member.id)
  const about = asked.find(({ addresseeId }) => addresseeId === addressee.id)
  if (!about) throw new NotFound()
  return { addresseeId: addressee.id, circulationId: about.circulation.id }
}

/** A file of the member's own writing or lodging, and no other: always to be saved or shown without power. */
const showFile = byLink(async (visit, guest) => {
  const { file, filename } = await visit.work(async (work) => {
    const { id } = await requireAddressee(work, visit.part('circulation'), guest.member.id)
    const draft = await findAnswerDraft(work.db, work.association, id)
    const lodgings = await findLodgings(work.db, work.association, id)
    const all = [draft?.written, ...lodgings.map(({ written }) => written)].flatMap(
      (each) => each?.files ?? [],
    )
    const named = all.find(({ sha256 }) => sha256 === visit.params['file'])
    const file = named && (await findFile(work.db, work.association, named.sha256))
    if (!named || !file) throw new NotFound()
    return { file, filename: named.filename }
  })
  return fileReply(visit, file, filename)
})

/** Posts with files per minute and link. */
const uploads = new RateLimit(12)

/** The link is the permission to send files too. @throws Refusal `visit.too-many` */
async function mayUpload(visit: Visit): Promise<boolean> {
  const opened = await visit.work((work) => openLink(work, visit.part('token')))
  if (opened?.state !== 'valid') return false
  const brings = (visit.headers.get('content-type') ?? '').startsWith('multipart/')
  if (brings && !uploads.take(opened.id)) throw new Refusal('visit.too-many')
  return true
}

const withFiles = (path: string, take: Handler): Route => ({
  ...post(path, anyone, take, showForm),
  mayUpload,
  takes: lodgedKinds,
})

const one = `${linkPath}/circulations/:circulation`

export const lodgingRoutes: readonly Route[] = [
  get(`${linkPath}/lodged`, anyone, showAllLodged),
  get(one, anyone, showForm),
  withFiles(`${one}/save`, takeSave),
  withFiles(`${one}/check`, takeCheck),
  get(`${one}/check`, anyone, showCheck),
  post(`${one}/lodge`, anyone, takeLodge, showCheck),
  get(`${one}/lodged/:number`, anyone, showLodged),
  post(`${one}/extension`, anyone, takeExtension, showForm),
  post(`${one}/questions`, anyone, takeQuestion, showForm),
  get(`${one}/files/:file`, anyone, showFile),
]
