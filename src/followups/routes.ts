import { z } from 'zod'
import { maskedFor, withdrawnFor } from '../cases/published.routes.ts'
import { anyone, staff } from '../kit/actor.ts'
import { dayOf } from '../kit/clock.ts'
import { field, parseForm } from '../kit/form.ts'
import { pastOf } from '../kit/http/as-of.ts'
import { type Handler, type Route, type Visit, get, post, seeOther } from '../kit/http/visit.ts'
import { isId } from '../kit/id.ts'
import { NotFound } from '../kit/refusal.ts'
import type { Sheet } from '../kit/table.ts'
import type { Work } from '../kit/work.ts'
import { findBodies } from '../organisations/body.store.ts'
import { closeFollowup, reopenFollowup } from './actions.ts'
import { followupsSchema } from './api.schema.ts'
import { followupsAt, sittingsAsKnown } from './past.store.ts'
import { type FollowupList, type PlacedFollowup, followupsPage } from './pages.tsx'
import { placeOf } from './placing.ts'
import { reminderRoutes } from './reminder.routes.ts'
import { findReminderSettings } from './reminder.store.ts'
import { findFollowups, findPublicBodies, findSittings } from './store.ts'
import { texts } from './texts.ts'

/** All the staff's; for the public those of bodies that are public and of items that are not closed, tasks only. */
async function followupList(visit: Visit): Promise<FollowupList> {
  const who = visit.url.searchParams.get('who')
  return await visit.work(async (work: Work) => {
    const { db, association } = work
    const isStaff = visit.actor.administrator
    const past = pastOf(visit)
    const stored = await findFollowups(db, association, { publicOnly: !isStaff })
    const found = past ? await followupsAt(db, association, stored, past) : stored
    const gone = await withdrawnFor(visit, work, 'meeting')
    const shown = found.filter(({ meetingId }) => !gone.has(meetingId ?? ''))
    const all = await maskedFor(visit, work, 'meeting', shown, ({ meetingId }) => meetingId)
    const planned = await findSittings(db, association)
    const sittings = past ? await sittingsAsKnown(db, association, planned, past.known) : planned
    const open = new Set(all.filter(({ closed }) => !closed).map(({ id }) => id))
    const known = new Set(
      isStaff ? sittings.map(({ bodyId }) => bodyId) : await findPublicBodies(db, association),
    )
    const placed = all
      .filter((followup) => who === null || followup.who === who)
      .map((followup) => ({ followup, place: placeOf(followup, sittings, (id) => open.has(id)) }))
    const whos = [...new Set(all.flatMap(({ who }) => who ?? []))].toSorted()
    return {
      placed,
      sittings: sittings.filter(({ bodyId }) => known.has(bodyId)),
      bodies: await findBodies(db, association),
      who,
      whos,
      reminders: isStaff && !past ? await findReminderSettings(db, association) : new Map(),
    }
  })
}

const showFollowups: Handler = async (visit, problem) =>
  followupsPage(visit, problem, await followupList(visit))

const followupsData = async (visit: Visit): Promise<unknown> => {
  const { placed, bodies } = await followupList(visit)
  return {
    followups: placed.map(({ followup, place }) => {
      const { id, number, bodyId, meetingId, saidOn, who, what, when, certainty, closed } = followup
      const body = bodies.find((each) => each.id === bodyId)?.name ?? null
      return { id, number, body, meetingId, saidOn, who, what, when, certainty, closed, place }
    }),
  }
}

const followupsTable = async (visit: Visit): Promise<Sheet> => {
  const words = texts[visit.language]
  const { placed, sittings, bodies } = await followupList(visit)
  const where = ({ place }: PlacedFollowup): string => {
    if (place.kind === 'list') return words.why[place.why]
    const sitting = sittings.find(({ id }) => id === place.meetingId)
    const body = bodies.find(({ id }) => id === sitting?.bodyId)?.name ?? ''
    return sitting ? `${body} ${sitting.number}/${sitting.year}, ${sitting.day}` : ''
  }
  return {
    name: `${visit.association.slug} ${words.followups.toLowerCase()}`,
    columns: [words.body, words.what, words.who, words.when, words.said, words.where, words.closing],
    rows: placed.map((row) => {
      const { bodyId, what, who, when, saidOn, closed } = row.followup
      const body = bodies.find(({ id }) => id === bodyId)?.name ?? null
      return [body, what, who, when.words ?? when.by, saidOn, where(row), closed?.on ?? null]
    }),
  }
}

const idOf = (visit: Visit): string => {
  const id = visit.part('id')
  if (!isId(id)) throw new NotFound()
  return id
}

const listPath = (visit: Visit): string => `/${visit.association.slug}/followups`

const takeClose: Handler = async (visit) => {
  const { note } = parseForm(visit.form, z.object({ note: field.lines(2000) }))
  const on = dayOf(visit.site.clock.now())
  await visit.work((work) => closeFollowup(work, idOf(visit), { by: 'note', on, ref: null, note }))
  return seeOther(listPath(visit))
}

const takeReopen: Handler = async (visit) => {
  await visit.work((work) => reopenFollowup(work, idOf(visit)))
  return seeOther(listPath(visit))
}

const room = '/:association/followups'

export const routes: readonly Route[] = [
  get(room, anyone, showFollowups, {
    data: followupsData,
    table: followupsTable,
    api: {
      summary: 'What somebody is to see to, and where it comes up',
      schema: followupsSchema,
    },
  }),
  post(`${room}/:id/close`, staff, takeClose, showFollowups),
  post(`${room}/:id/reopen`, staff, takeReopen, showFollowups),
  ...reminderRoutes(showFollowups),
]
