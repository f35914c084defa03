import { z } from 'zod'
import { stillness } from '../circulations/dispatch.routes.ts'
import { readPlan } from '../circulations/reminder.routes.ts'
import { staff } from '../kit/actor.ts'
import { dayOf } from '../kit/clock.ts'
import { field, parseForm } from '../kit/form.ts'
import { type Handler, type Route, type Visit, get, post, seeOther } from '../kit/http/visit.ts'
import { Refusal } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { findSender } from '../organisations/visited-sender.routes.ts'
import {
  changeRule,
  findPlannedErrands,
  findPrepared,
  pauseErrands,
  resumeErrands,
  skipErrand,
  unskipErrand,
} from './actions.ts'
import { ahead, errandKinds } from './errand.ts'
import { type ErrandsView, errandsPage } from './pages.tsx'
import { findRule, findSettled, findTitles } from './store.ts'

/** As many days that are done with as the page shows. */
const most = 50

const show: Handler = async (visit, problem) =>
  errandsPage(visit, await visit.work((work) => findView(work, visit)), problem)

async function findView(work: Work, visit: Visit): Promise<ErrandsView> {
  const { db, association, clock } = work
  const today = dayOf(clock.now())
  const rule = await findRule(db, association)
  const planned = await findPlannedErrands(work, rule)
  const subjects = planned.map(({ subject }) => subject)
  const settled = await findSettled(db, association, { limit: most })
  const { searchParams: query } = visit.url
  return {
    rule,
    today,
    ahead: ahead(planned, await findSettled(db, association, { subjects }), today),
    prepared: await findPrepared(work, rule),
    settled: settled.filter(({ outcome, day }) => outcome !== 'skipped' || day < today),
    titles: await findTitles(
      db,
      association,
      settled.map(({ subject }) => subject),
    ),
    canSend: (await findSender(visit, work)) !== null,
    still: stillness(visit),
    done: query.has('resumed') ? 'resumed' : query.has('saved') ? 'saved' : null,
  }
}

const path = (visit: Visit): string => `/${visit.association.slug}/errands`

const which = (visit: Visit) =>
  parseForm(visit.form, z.object({ kind: field.oneOf(errandKinds), subject: field.id(), day: field.day() }))

const takeSkip: Handler = async (visit) => {
  await visit.work((work) => skipErrand(work, which(visit)))
  return seeOther(path(visit))
}

const takeUnskip: Handler = async (visit) => {
  await visit.work((work) => unskipErrand(work, which(visit)))
  return seeOther(path(visit))
}

const takePause: Handler = async (visit) => {
  await visit.work((work) => pauseErrands(work))
  return seeOther(path(visit))
}

const takeResume: Handler = async (visit) => {
  await visit.work((work) => resumeErrands(work))
  return seeOther(`${path(visit)}?resumed`)
}

const takeRule: Handler = async (visit) => {
  const schema = z.object({
    opens: field.count(23),
    closes: field.count(24),
    notices: field.oneOf(['prepared', 'automatic']),
  })
  const { opens, closes, notices } = parseForm(visit.form, schema)
  if (closes <= opens) throw new Refusal('errand.hours-backwards')
  const plan = readPlan(visit)
  const followups = readPlan(visit, { before: 'followupBefore', after: 'followupAfter' })
  await visit.work((work) => changeRule(work, { hours: { opens, closes }, plan, followups, notices }))
  return seeOther(`${path(visit)}?saved`)
}

const room = '/:association/errands'

export const routes: readonly Route[] = [
  get(room, staff, show),
  post(`${room}/skip`, staff, takeSkip, show),
  post(`${room}/unskip`, staff, takeUnskip, show),
  post(`${room}/pause`, staff, takePause, show),
  post(`${room}/resume`, staff, takeResume, show),
  post(`${room}/rule`, staff, takeRule, show),
]
