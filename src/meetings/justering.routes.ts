import { z } from 'zod'
import { anyone, staff } from '../kit/actor.ts'
import { field, parseForm } from '../kit/form.ts'
import { type Handler, type Route, type Visit, get, post, seeOther } from '../kit/http/visit.ts'
import { isId } from '../kit/id.ts'
import { FormFaults, NotFound, Refusal } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { readClauses } from '../decisions/decision.ts'
import { adjusterPage, correctPage } from './adjuster.pages.tsx'
import { composeMinutes } from './composition.ts'
import { findWholeMeeting } from './composition.view.ts'
import {
  adjusterOf,
  answerJustering,
  chooseAdjuster,
  commentJustering,
  findCandidates,
  heldAdjuster,
  linkFor,
  postNotice,
} from './justering.actions.ts'
import { justeringPage } from './justering.pages.tsx'
import { adjusterRoles, adjustingManners } from './justering.ts'
import { sendJusteringLink } from './call.actions.ts'
import { postOf } from './call.routes.ts'
import { sealedOf } from './meeting.pages.tsx'
import type { Meeting } from './meeting.ts'
import { one, taking } from './meeting.routes.ts'
import { correctMinutes, itemMinutes, reopenMeeting, sealItem, sealMinutes } from './minutes.actions.ts'
import { type Minutes, minutesHash } from './minutes.ts'
import {
  type KeptAdjuster,
  findAdjusters,
  findComments,
  findKeptMinutes,
  findPostings,
} from './minutes.store.ts'
import type { JusteringView } from './sealing.pages.tsx'
import { findMeeting } from './store.ts'
import { meetingOf } from './visited-meeting.routes.ts'
import { meetingPath } from './address.ts'

async function viewOf(work: Work, meeting: Meeting, minutes: Minutes | null = null): Promise<JusteringView> {
  const { db, association } = work
  const whole = await findWholeMeeting(db, association, meeting)
  const kept = await findKeptMinutes(db, association, meeting.id)
  const shown = minutes ?? sealedOf(kept)?.content ?? composeMinutes(whole)
  return {
    whole,
    kept,
    minutes: shown,
    textHash: minutesHash(shown),
    comments: await findComments(db, association, meeting.id),
    postings: await findPostings(db, association, meeting.id),
    candidates: await findCandidates(work, meeting),
    link: null,
  }
}

const showJustering: Handler = async (visit, problem) => {
  const view = await visit.work(async (work) => viewOf(work, (await meetingOf(visit, work)).meeting))
  return justeringPage(visit, problem, view)
}

const adjusterForm = z.object({
  id: field.id(),
  picked: field.optionalId(),
  holder: z.string().trim().max(300, 'form.too-long'),
  email: z.union([z.literal('').transform(() => null), field.email()]),
  role: field.oneOf(adjusterRoles),
  itemId: field.optionalId(),
})

const takeAdjuster = taking(async (work, meeting, visit) => {
  const adjuster = parseForm(visit.form, adjusterForm)
  if (adjuster.picked === null && adjuster.holder === '')
    throw new FormFaults([{ field: 'picked', code: 'form.choose' }])
  await chooseAdjuster(work, meeting, adjuster)
}, 'justering')

/** Makes a link and shows it once, or sends it to the adjuster's address. */
const takeLink: Handler = async (visit) => {
  const { id, send } = parseForm(visit.form, z.object({ id: field.id(), send: field.checkbox() }))
  const { view, path } = await visit.work(async (work) => {
    const { meeting, body } = await meetingOf(visit, work)
    const { itemId } = await ofMeeting(work, meeting, id)
    if (itemId !== null) await itemMinutes(work, meeting.id, itemId)
    const token = await linkFor(work, id)
    const link = `${visit.site.settings.publicUrl}/${visit.association.slug}/justering/${token}`
    if (send) await sendJusteringLink(work, id, { link, body, meeting, post: await postOf(visit, work) })
    return {
      view: { ...(await viewOf(work, meeting)), link },
      path: meetingPath(visit, body, meeting, 'justering'),
    }
  })
  return send ? seeOther(path) : justeringPage(visit, undefined, view)
}

/** @throws NotFound when the adjuster is of another meeting */
async function ofMeeting(work: Work, meeting: Meeting, id: string): Promise<KeptAdjuster> {
  const adjusters = await findAdjusters(work.db, work.association, meeting.id)
  const found = adjusters.find((adjuster) => adjuster.id === id)
  if (!found) throw new NotFound()
  return found
}

const recordForm = z.object({
  adjuster: field.id(),
  answer: field.oneOf(['yes', 'no']),
  manner: field.oneOf(adjustingManners),
  reason: field.optionalLines(),
})

const takeRecorded = taking(async (work, meeting, visit) => {
  const { adjuster, answer, manner, reason } = parseForm(visit.form, recordForm)
  const { itemId } = await ofMeeting(work, meeting, adjuster)
  const textHash = await hashOf(work, meeting, itemId)
  const evidence = visit.form.files('evidence').at(-1)
  const sha256 = evidence ? Buffer.from(evidence.sha256, 'hex') : null
  await answerJustering(work, adjuster, { confirmed: answer === 'yes', manner, reason, textHash }, sha256)
}, 'justering')

async function hashOf(work: Work, meeting: Meeting, itemId: string | null): Promise<string> {
  if (itemId !== null) return minutesHash((await itemMinutes(work, meeting.id, itemId)).content)
  return minutesHash(composeMinutes(await findWholeMeeting(work.db, work.association, meeting)))
}

const takeSeal = taking(async (work, meeting, visit) => {
  const itemId = visit.form.text('itemId')
  if (itemId && isId(itemId)) await sealItem(work, meeting.id, itemId)
  else await sealMinutes(work, meeting.id)
}, 'justering')

const takeReopen = taking((work, { id }) => reopenMeeting(work, id), 'write')

const postingForm = z.object({ id: field.id(), board: field.text(300), postedOn: field.day() })

const takePosting = taking(async (work, meeting, visit) => {
  await postNotice(work, meeting.id, { ...parseForm(visit.form, postingForm), itemId: null })
}, 'justering')

const showCorrect: Handler = async (visit, problem) => {
  const { whole, minutes } = await visit.work(async (work) => {
    const { meeting } = await meetingOf(visit, work)
    const view = await viewOf(work, meeting)
    if (!sealedOf(view.kept)) throw new Refusal('justering.not-sealed')
    return view
  })
  return correctPage(visit, problem, { whole, minutes })
}

const correctForm = z.object({
  itemId: field.id(),
  text: z.string().max(1_000_000, 'form.too-long'),
  clauses: z.string().transform(readClauses),
  reason: field.lines(2000),
})

const takeCorrect = taking(async (work, meeting, visit) => {
  await correctMinutes(work, meeting.id, parseForm(visit.form, correctForm))
}, 'justering')

/** What the link's owner is asked about. @throws NotFound for a link that is not valid */
async function askedOf(visit: Visit, work: Work): Promise<{ view: JusteringView; adjuster: KeptAdjuster }> {
  const adjuster = await adjusterOf(work, visit.part('token'))
  const { meetingId, itemId } = adjuster
  const meeting = await findMeeting(work.db, work.association, { id: meetingId })
  if (!meeting) throw new NotFound()
  const minutes = itemId === null ? null : (await itemMinutes(work, meetingId, itemId)).content
  return { view: await viewOf(work, meeting, minutes), adjuster }
}

const showAsked: Handler = async (visit, problem) =>
  adjusterPage(visit, problem, await visit.work((work) => askedOf(visit, work)))

const answerForm = z.object({
  answer: field.oneOf(['confirm', 'refuse', 'change']),
  textHash: z.string().regex(/^[0-9a-f]{64}$/, 'form.choose'),
  reason: field.optionalLines(),
  change: field.optionalLines(),
  id: field.optionalId(),
  itemId: field.optionalId(),
})

const takeAsked: Handler = async (visit) => {
  const { answer, textHash, reason, change, id, itemId } = parseForm(visit.form, answerForm)
  if (answer === 'change' && (!change || !id))
    throw new FormFaults([{ field: 'change', code: 'form.required' }])
  await visit.work(async (work) => {
    const adjuster = await heldAdjuster(work, { token: visit.part('token') })
    if (answer === 'change') await commentJustering(work, adjuster.id, { id: id!, itemId, text: change! })
    else
      await answerJustering(work, adjuster.id, {
        confirmed: answer === 'confirm',
        manner: 'page',
        reason,
        textHash,
      })
  })
  return seeOther(visit.url.pathname)
}

const mine = '/:association/justering/:token'

export const justeringRoutes: readonly Route[] = [
  get(`${one}/justering`, staff, showJustering),
  post(`${one}/justering/adjusters`, staff, takeAdjuster, showJustering),
  post(`${one}/justering/link`, staff, takeLink, showJustering),
  post(`${one}/justering/answers`, staff, takeRecorded, showJustering),
  post(`${one}/justering/seal`, staff, takeSeal, showJustering),
  post(`${one}/justering/reopen`, staff, takeReopen, showJustering),
  post(`${one}/justering/postings`, staff, takePosting, showJustering),
  get(`${one}/correct`, staff, showCorrect),
  post(`${one}/correct`, staff, takeCorrect, showCorrect),
  get(mine, anyone, showAsked),
  post(mine, anyone, takeAsked, showAsked),
]
