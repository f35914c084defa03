import { fileReply } from '../kit/http/file-reply.ts'
import { z } from 'zod'
import { maskedFor } from '../cases/published.routes.ts'
import { anyone, staff } from '../kit/actor.ts'
import { downloadHeaders } from '../kit/files/download.ts'
import { findFile } from '../kit/files/store.ts'
import { field, parseForm } from '../kit/form.ts'
import { type Handler, type Route, type Visit, get, post, seeOther } from '../kit/http/visit.ts'
import { FormFaults, NotFound } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { comingUpAt } from '../followups/placing.ts'
import { findFollowups, findSittings } from '../followups/store.ts'
import { oneMeetingSchema } from './api.schema.ts'
import { addItems, moveItem, removeItem, takeUpCollected } from './agenda.actions.ts'
import { readAgenda } from './agenda.ts'
import { findCollected } from './agenda.store.ts'
import { openMeeting } from './actions.ts'
import { type WholeMeeting, findWholeMeeting } from './composition.view.ts'
import { findShownEdition } from './edition.actions.ts'
import { findLateSending } from './late-paper.actions.ts'
import { type MeetingView, meetingPage, sealedOf } from './meeting.pages.tsx'
import type { Meeting } from './meeting.ts'
import { publicMinutes } from './minutes.ts'
import { type KeptMinutes, findKeptMinutes } from './minutes.store.ts'
import { addPaper, removePaper } from './paper.actions.ts'
import { printMinutes } from './print.actions.ts'
import { meetingOf, papersFor } from './visited-meeting.routes.ts'
import { meetingPath, titleOf } from './address.ts'

/** As the visitor may read it: masked words are for the staff. */
async function meetingView(visit: Visit, work: Work): Promise<MeetingView> {
  const view = await wholeView(visit, work)
  const [shown] = await maskedFor(visit, work, 'meeting', [view], ({ whole }) => whole.meeting.id)
  return { ...shown!, isMasked: shown !== view }
}

async function wholeView(visit: Visit, work: Work): Promise<MeetingView> {
  const { db, association } = work
  const { meeting } = await meetingOf(visit, work)
  const whole = await findWholeMeeting(db, association, meeting)
  const isStaff = visit.actor.administrator
  const open = isStaff ? await findFollowups(db, association, { openOnly: true }) : []
  return {
    whole,
    kept: await findKeptMinutes(db, association, meeting.id),
    papers: await papersFor(visit, work, meeting.id),
    late: isStaff ? await findLateSending(work, meeting.id) : null,
    collected: isStaff ? await findCollected(db, association, meeting.bodyId) : [],
    isMasked: false,
    comingUp: isStaff ? comingUpAt(meeting.id, open, await findSittings(db, association)) : [],
  }
}

export const showMeeting: Handler = async (visit, problem) =>
  meetingPage(visit, problem, await visit.work((work) => meetingView(visit, work)))

/** The meeting for programs: what the page shows the same visitor. */
const meetingData = async (visit: Visit): Promise<unknown> => {
  const { whole, kept } = await visit.work((work) => meetingView(visit, work))
  const { meeting, body, items } = whole
  const sealed = sealedOf(kept)
  const isStaff = visit.actor.administrator
  return {
    id: meeting.id,
    body: body.name,
    year: meeting.year,
    number: meeting.number,
    starts: meeting.startsAt,
    ends: meeting.endsAt,
    place: meeting.place,
    state: meeting.state,
    earlier: meeting.earlier,
    agenda: items.map((item) => ({
      position: item.position,
      paragraph: item.paragraph,
      title: item.isClosed && !isStaff ? null : item.title,
      kind: item.kind,
    })),
    minutes: sealed && (isStaff ? sealed.content : publicMinutes(sealed.content)),
    sealed: sealed && { version: sealed.version, textHash: sealed.textHash, at: sealed.writtenAt },
  }
}

/** Does something with the meeting that the address names, and goes back to its page or to another of its pages. */
export function taking(
  run: (work: Work, meeting: Meeting, visit: Visit) => Promise<unknown>,
  ...to: string[]
): Handler {
  return async (visit) => {
    const path = await visit.work(async (work) => {
      const { meeting, body } = await meetingOf(visit, work)
      await run(work, meeting, visit)
      return meetingPath(visit, body, meeting, ...to)
    })
    return seeOther(path)
  }
}

const itemsForm = z.object({ titles: field.lines(100_000), batch: field.id() })

/** Ids made of the form's own, so that the same list sent twice is added once. */
const nthId = (batch: string, index: number): string =>
  batch.slice(0, -4) + ((parseInt(batch.slice(-4), 16) + index) % 0x10000).toString(16).padStart(4, '0')

const takeItems = taking(async (work, meeting, visit) => {
  const { titles, batch } = parseForm(visit.form, itemsForm)
  const added = readAgenda(titles).map((item, index) => ({ ...item, id: nthId(batch, index) }))
  await addItems(work, meeting.id, added)
})

const orderForm = z.object({ id: field.id(), to: field.oneOf(['up', 'down', 'remove']) })

const takeOrder = taking(async (work, meeting, visit) => {
  const { id, to } = parseForm(visit.form, orderForm)
  if (to === 'remove') await removeItem(work, meeting.id, id)
  else await moveItem(work, meeting.id, id, to === 'up' ? -1 : 1)
})

const takePaper = taking(async (work, meeting, visit) => {
  const { id, itemId } = parseForm(visit.form, z.object({ id: field.id(), itemId: field.optionalId() }))
  const upload = visit.form.files('file').at(-1)
  if (!upload) throw new FormFaults([{ field: 'file', code: 'form.required' }])
  const title = upload.filename.replace(/\.[^.]{1,5}$/, '')
  await addPaper(work, meeting.id, { id, itemId, title, ...upload })
})

const takePaperOff = taking(async (work, meeting, visit) => {
  const { id } = parseForm(visit.form, z.object({ id: field.id() }))
  await removePaper(work, meeting.id, id)
})

const takeOpen = taking((work, meeting) => openMeeting(work, meeting.id), 'write')
const takeCollected = taking((work, meeting) => takeUpCollected(work, meeting.id))

async function storedReply(visit: Visit, sha256: string, filename: string): Promise<Response> {
  const file = await visit.work(({ db, association }) => findFile(db, association, sha256))
  return fileReply(visit, file, filename)
}

/** A paper of the meeting; those of closed items are for the staff. */
const showPaper: Handler = async (visit) => {
  const { whole, papers } = await visit.work((work) => meetingView(visit, work))
  const paper = papers.find(({ id }) => id === visit.params['paper'])
  const closed = whole.items.some(({ id, isClosed }) => isClosed && id === paper?.itemId)
  if (!paper || (closed && !visit.actor.administrator)) throw new NotFound()
  return await storedReply(visit, paper.sha256, paper.filename)
}

const nameOf = (whole: WholeMeeting, ending: string): string =>
  `${titleOf(whole).replace('/', '-')} ${ending}.pdf`

/** The sealed document itself for the staff; for the public a print of what they may read, where something is masked. */
const showPdf =
  (standard: 'a-2a' | 'ua-1'): Handler =>
  async (visit) => {
    const view = await visit.work((work) => meetingView(visit, work))
    const { whole, kept } = view
    const sealed = sealedOf(kept)
    if (!sealed) throw new NotFound()
    const isMasked = sealed.content.items.some(({ isClosed }) => isClosed) || view.isMasked
    const sha256 = standard === 'a-2a' ? sealed.archiveSha256 : sealed.accessibleSha256
    if (sha256 && (visit.actor.administrator || !isMasked))
      return await storedReply(visit, sha256, nameOf(whole, 'protokoll'))
    return await maskedReply(visit, whole, sealed, standard)
  }

/** The masked edition that was made; of minutes sealed before such were kept, a print of what the public may read. */
async function maskedReply(
  visit: Visit,
  whole: WholeMeeting,
  sealed: KeptMinutes,
  standard: 'a-2a' | 'ua-1',
): Promise<Response> {
  const name = nameOf(whole, 'protokoll')
  const edition = await visit.work((work) => findShownEdition(work, whole.meeting.id, sealed.id))
  if (edition)
    return await storedReply(
      visit,
      standard === 'a-2a' ? edition.archiveSha256 : edition.accessibleSha256,
      name,
    )
  const facts = { at: sealed.writtenAt, correction: sealed.correction, of: sealed.content }
  const [pdf] = await printMinutes(publicMinutes(sealed.content), facts, [standard])
  return pdfReply(pdf!, name)
}

export const pdfReply = (pdf: Buffer, filename: string): Response =>
  new Response(pdf as BodyInit, {
    headers: downloadHeaders(
      { sha256: '', size: pdf.length, mediaType: 'application/pdf' },
      filename,
      'inline',
    ),
  })

/** Protokollsutdrag: the sealed minutes of one item alone, with their head; to the public of the masked edition, where there is one. */
const showExtract: Handler = async (visit) => {
  const { whole, kept } = await visit.work((work) => meetingView(visit, work))
  const id = visit.part('item')
  const sealed = sealedOf(kept) ?? kept.findLast(({ itemId }) => itemId === id)
  if (!sealed || sealed.state !== 'sealed') throw new NotFound()
  const isStaff = visit.actor.administrator
  const shown = isStaff ? sealed.content : publicMinutes(sealed.content)
  const items = shown.items.filter((item) => item.id === id)
  if (items.length === 0) throw new NotFound()
  const name = nameOf(whole, `utdrag ${items[0]!.number.replace('§ ', '')}`)
  const edition = isStaff
    ? null
    : await visit.work((work) => findShownEdition(work, whole.meeting.id, sealed.id))
  const masked = edition?.extracts[id]
  if (masked) return await storedReply(visit, masked, name)
  const facts = { at: sealed.writtenAt, kind: 'Protokollsutdrag', of: sealed.content }
  const [pdf] = await printMinutes({ ...shown, items }, facts, ['ua-1'])
  return pdfReply(pdf!, name)
}

export const one = '/:association/meetings/:body/:year/:number'

export const meetingRoutes: readonly Route[] = [
  get(one, anyone, showMeeting, {
    data: meetingData,
    api: {
      summary: 'One meeting: its agenda, and its minutes once sealed',
      schema: oneMeetingSchema,
      timeless: true,
    },
  }),
  post(`${one}/items`, staff, takeItems, showMeeting),
  post(`${one}/order`, staff, takeOrder, showMeeting),
  post(`${one}/take-up`, staff, takeCollected, showMeeting),
  post(`${one}/papers`, staff, takePaper, showMeeting),
  post(`${one}/papers/remove`, staff, takePaperOff, showMeeting),
  get(`${one}/papers/:paper`, anyone, showPaper),
  post(`${one}/open`, staff, takeOpen, showMeeting),
  get(`${one}/minutes.pdf`, anyone, showPdf('a-2a')),
  get(`${one}/accessible.pdf`, anyone, showPdf('ua-1')),
  get(`${one}/extracts/:item`, anyone, showExtract),
]
