import { z } from 'zod'
import { staff } from '../kit/actor.ts'
import { type Instant, dayOf } from '../kit/clock.ts'
import { parseForm } from '../kit/form.ts'
import { type Handler, type Route, type Visit, get, post, seeOther } from '../kit/http/visit.ts'
import { FormFaults, Refusal } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { findOrganisations } from '../organisations/store.ts'
import { replyAddress } from './addressee.ts'
import { lastDayOfLink } from './answer-link.ts'
import type { Candidate } from './candidate.ts'
import { findWritten, hrefOf } from './draft.routes.ts'
import type { DraftRow } from './draft.store.ts'
import { type Post, boardOf } from './letter.actions.ts'
import { findPost } from './preview.routes.ts'
import { composeReminder, usualWords } from './reminder-letter.ts'
import { roundsOf } from './reminder-round.actions.ts'
import { findCandidates, planReminders, remind, undoReminders } from './reminder.actions.ts'
import { draftPlanPage } from './reminder-plan.pages.tsx'
import { type RemindersView, remindersPage } from './reminder.pages.tsx'
import { findPlan, findPosted, findUsualPlan } from './reminder.store.ts'
import { type ReminderPlan, readDays } from './reminder.ts'
import { type AddresseeRow } from './store.ts'
import { findVersionText } from './version-text.store.ts'
import type { VersionText } from './version.ts'

const show: Handler = async (visit, problem) => {
  const row = await visit.work((work) => findWritten(work, visit))
  return row.sentAt
    ? remindersPage(visit, await visit.work((work) => findView(work, visit, row)), problem)
    : await showDraftPlan(visit, row, problem)
}

const showDraftPlan = async (visit: Visit, row: DraftRow, problem: Parameters<Handler>[1]) => {
  const plan = await visit.work(
    async ({ db, association }) =>
      (await findPlan(db, association, row.id)) ?? (await findUsualPlan(db, association)),
  )
  const title = row.draft?.title.trim() ?? ''
  const done = !problem && visit.url.searchParams.has('saved')
  return draftPlanPage(visit, { href: hrefOf(visit, row.slug), title, plan, done }, problem)
}

async function findView(work: Work, visit: Visit, row: DraftRow): Promise<RemindersView> {
  const { db, association, clock } = work
  const today = dayOf(clock.now())
  const text = (await findVersionText(db, association, row.id, row.currentVersion!))!
  const recipients = await findCandidates(work, row.id)
  const kinds = new Map((await findOrganisations(db, association, today)).map(({ id, kind }) => [id, kind]))
  const words = usualWords(text, today)
  const from = await senderOf(work, visit)
  const to = recipients.find(({ spared }) => spared === null)
  return {
    href: hrefOf(visit, row.slug),
    title: text.title,
    dnr: text.letter.dnr,
    municipal: recipients.every(({ organisationId }) => kinds.get(organisationId) === 'municipality'),
    recipients,
    plan: await findPlan(db, association, row.id),
    rounds: ((await roundsOf(work, row.id))?.days ?? []).filter(({ day }) => day > today),
    words,
    letter: to ? { to: to.name, composed: compose(to, { text, row, words, from, now: clock.now() }) } : null,
    canSend: from !== null,
    recalled: row.recalledAt !== null,
    ...(await waitingIn(work, row.id)),
    done: doneOf(visit.url.searchParams),
    today,
  }
}

const doneOf = (query: URLSearchParams): RemindersView['done'] =>
  query.has('undone') ? 'undone' : query.has('saved') ? 'saved' : null

/** Null where the association has no address to send from: the page tells it. */
async function senderOf(work: Work, visit: Visit): Promise<Post | null> {
  try {
    return await findPost(work, visit)
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

interface Composing {
  readonly text: VersionText
  readonly row: DraftRow
  readonly words: string
  readonly from: Post | null
  readonly now: Instant
}

/** With what stands in place of the link, which does not exist before the letter is sent. */
function compose(to: AddresseeRow & Candidate, { text, row, words, from, now }: Composing) {
  const replyTo = from && replyAddress(to.replyToken, from.replyDomain)
  const board = from ? boardOf({ post: from, slug: row.slug }) : ''
  const link = from && { href: `${from.answers}/…`, lastDay: lastDayOfLink(text.answerBy, now) }
  return composeReminder(
    text,
    { ...to, replyTo, link },
    { words, waited: to.waited, sentOn: dayOf(row.sentAt!), board },
  )
}

/** The reminders that can still be stopped, and for how long. */
async function waitingIn({ db, association, clock }: Work, id: string) {
  const posted = await findPosted(db, association, id)
  const letters = posted.letters.filter(({ purpose, state }) => purpose === 'reminder' && state === 'waiting')
  const due = letters.map(({ dueAt }) => Date.parse(dueAt))
  const left = Math.ceil((Math.min(...due) - Date.parse(clock.now())) / 1000)
  return { waiting: letters.length, undoSeconds: letters.length > 0 ? Math.max(0, left) : 0 }
}

const take: Handler = async (visit) => {
  const { words } = parseForm(visit.form, z.object({ words: z.string().trim().max(5000, 'form.too-long') }))
  const only = new Set(visit.form.all('to'))
  if (only.size === 0) throw new FormFaults([{ field: 'to', code: 'form.choose' }])
  await visit.work(async (work) => {
    const { id } = await findWritten(work, visit)
    await remind(work, { id, post: await findPost(work, visit), words, only })
  })
  return seeOther(`${hrefOf(visit)}/reminders`)
}

const undo: Handler = async (visit) => {
  await visit.work(async (work) => await undoReminders(work, (await findWritten(work, visit)).id))
  return seeOther(`${hrefOf(visit)}/reminders?undone`)
}

/** Each field's complaint stands at the field. */
function daysIn(visit: Visit, field: string): number[] {
  try {
    return readDays(visit.form.text(field) ?? '')
  } catch (error) {
    if (error instanceof Refusal) throw new FormFaults([{ field, code: error.code, facts: error.facts }])
    throw error
  }
}

/** A plan as typed, in those two fields. @throws FormFaults */
export const readPlan = (visit: Visit, fields = { before: 'before', after: 'after' }): ReminderPlan => ({
  before: daysIn(visit, fields.before),
  after: daysIn(visit, fields.after),
})

const plan: Handler = async (visit) => {
  const days = readPlan(visit)
  await visit.work(async (work) => await planReminders(work, (await findWritten(work, visit)).id, days))
  return seeOther(`${hrefOf(visit)}/reminders?saved`)
}

const path = '/:association/circulations/:circulation/reminders'

export const reminderRoutes: readonly Route[] = [
  get(path, staff, show),
  post(path, staff, take, show),
  post(`${path}/undo`, staff, undo, show),
  post(`${path}/plan`, staff, plan, show),
]
