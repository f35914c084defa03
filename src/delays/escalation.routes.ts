import { z } from 'zod'
import { staff } from '../kit/actor.ts'
import { dayOf } from '../kit/clock.ts'
import { field, parseForm } from '../kit/form.ts'
import { type Handler, type Route, type Visit, get, post, seeOther } from '../kit/http/visit.ts'
import { FormFaults } from '../kit/refusal.ts'
import type { Sheet } from '../kit/table.ts'
import { wordOf } from '../ledger/standing-words.ts'
import { findContacts } from '../organisations/contact.store.ts'
import { findEscalated, noteCall } from './call.actions.ts'
import { callPage } from './call.pages.tsx'
import { findCalls } from './call.store.ts'
import { hasDay, lessons } from './call.ts'
import { escalationPage } from './escalation.pages.tsx'
import { escalationTexts } from './escalation.texts.ts'
import { findAsked } from './extension.routes.ts'
import { memberPath } from '../answers/parts.pages.tsx'
import { entrySubjects } from '../answers/texts.ts'

const showList: Handler = async (visit) => escalationPage(visit, await visit.work(findEscalated))

/** To take to the telephone, or to a meeting. */
const listTable = async (visit: Visit): Promise<Sheet> => {
  const words = escalationTexts[visit.language]
  const rows = await visit.work(findEscalated)
  const { member, matter, late, standing, reminded, contact, lastCall } = words
  return {
    name: `${visit.association.slug} ${words.title.toLowerCase()}`,
    columns: [member, 'Dnr', matter, words.nextStep, late, standing, reminded, contact, lastCall],
    rows: rows.map((row) => [
      row.member.name,
      row.circulation.dnr,
      row.circulation.title,
      words.silences[row.silence](1).replace(/ \(1\)$/, ''),
      row.daysLate,
      row.candidate.standing && wordOf(row.candidate.standing, visit.language),
      row.candidate.posting.reminders,
      row.email,
      row.lastCall && `${row.lastCall.calledOn}, ${row.lastCall.spokeWith}: ${row.lastCall.said}`,
    ]),
  }
}

const showCall: Handler = async (visit, problem) => {
  const { desk, member } = await findAsked(visit)
  const around = await visit.work(async ({ db, association }) => ({
    calls: await findCalls(db, association, desk.circulation.id, member.organisationId),
    contacts: await findContacts(db, association, member.organisationId),
  }))
  const own = desk.standings.members.find(({ standing }) => standing.organisation === member.organisationId)
  return callPage({
    visit,
    problem,
    desk,
    member: { ...member, path: memberPath(visit) },
    ...around,
    today: dayOf(visit.site.clock.now()),
    seen: own?.standing.history.at(-1)?.act.id ?? '',
  })
}

const takeCall: Handler = async (visit) => {
  const schema = z.object({
    id: field.id(),
    entry: field.id(),
    seen: field.optionalId(),
    calledOn: field.day(),
    spokeWith: field.text(200),
    said: field.lines(10_000),
    lesson: field.oneOf(lessons),
    until: field.optionalDay(),
  })
  const typed = parseForm(visit.form, schema)
  if (typed.lesson === 'postponed' && typed.until === null)
    throw new FormFaults([{ field: 'until', code: 'form.required' }])
  const { desk, member } = await findAsked(visit)
  const { id: circulation, caseId, dnr } = desk.circulation
  await visit.work((work) =>
    noteCall(work, {
      ...typed,
      until: hasDay(typed.lesson) ? typed.until : null,
      circulation,
      organisation: member.organisationId,
      place: { caseId, member: member.name, subject: entrySubjects.call(dnr) },
    }),
  )
  return seeOther(`/${visit.association.slug}/overdue?noted`)
}

const call = '/:association/circulations/:circulation/members/:code/call'

export const escalationRoutes: readonly Route[] = [
  get('/:association/overdue', staff, showList, { table: listTable }),
  get(call, staff, showCall),
  post(call, staff, takeCall, showCall),
]
