import { anyone, staff } from '../kit/actor.ts'
import { type Handler, type Route, type Visit, get, post, seeOther } from '../kit/http/visit.ts'
import { isId } from '../kit/id.ts'
import { NotFound } from '../kit/refusal.ts'
import { endReminders, followupByLink, setReminder } from './reminder.actions.ts'
import { unsubscribePage } from './reminder.pages.tsx'

const takeReminder: Handler = async (visit) => {
  const id = visit.part('id')
  if (!isId(id)) throw new NotFound()
  await visit.work((work) => setReminder(work, id, visit.form.text('email') ?? ''))
  return seeOther(`/${visit.association.slug}/followups`)
}

const tokenOf = (visit: Visit): string => visit.part('token')

const showEnd: Handler = async (visit) => {
  const followup = await visit.work((work) => followupByLink(work, tokenOf(visit)))
  return unsubscribePage(visit, followup, visit.url.searchParams.has('ended'))
}

/** By the button, and by a mail program's own (RFC 8058), which posts without having looked. */
const takeEnd: Handler = async (visit) => {
  await visit.work((work) => endReminders(work, tokenOf(visit)))
  return seeOther(`${visit.url.pathname}?ended`)
}

/** @param again the follow-ups' page, where a bad address is shown */
export const reminderRoutes = (again: Handler): readonly Route[] => [
  post('/:association/followups/:id/reminder', staff, takeReminder, again),
  get('/:association/unsubscribe/:token', anyone, showEnd),
  post('/:association/unsubscribe/:token', anyone, takeEnd, showEnd),
]
