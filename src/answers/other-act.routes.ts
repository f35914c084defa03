import { z } from 'zod'
import { staff } from '../kit/actor.ts'
import { dayOf } from '../kit/clock.ts'
import { field, parseForm } from '../kit/form.ts'
import { type Handler, type Route, type Visit, get, post, seeOther } from '../kit/http/visit.ts'
import { mayRecordNow } from '../ledger/actions.ts'
import { registerOther } from './actions.ts'
import { arrivalFrom } from './answer.form.ts'
import { channels } from './answer.ts'
import { memberPath } from './parts.pages.tsx'
import { type MemberHistory, findMemberHistory } from './history.store.ts'
import { otherActPage } from './other-act.pages.tsx'
import {
  type OtherConsequence,
  type OtherType,
  consequenceOfOther,
  otherAct,
  otherTypes,
} from './other-act.ts'
import { findDesk } from './store.ts'
import { entrySubjects } from './texts.ts'

const found = async (visit: Visit) =>
  await visit.work(async (work) => {
    const desk = await findDesk(work, visit.part('circulation'))
    const which = { slug: desk.circulation.slug, code: visit.part('code') }
    return { desk, history: await findMemberHistory(work, which, desk.standings) }
  })

type Found = Awaited<ReturnType<typeof found>>

function typedIn(visit: Visit) {
  const schema = z.object({
    id: field.id(),
    entry: field.id(),
    type: field.oneOf(otherTypes),
    decided: field.optionalDay(),
    effective: field.optionalDay(),
    until: field.optionalDay(),
    concerns: field.optionalId(),
    successor: field.optionalId(),
    channel: field.oneOf(['none', ...channels]),
    receivedOn: field.day(),
    note: field.lines(10_000),
  })
  return parseForm(visit.form, schema)
}

function actIn(visit: Visit, { desk, history }: Found) {
  const typed = typedIn(visit)
  const came = typed.channel !== 'none'
  const act = otherAct(typed, {
    circulation: desk.circulation.id,
    organisation: history.member.organisationId,
    came: came ? { receivedOn: typed.receivedOn, toldOnly: typed.channel === 'phone' } : null,
    entry: came ? typed.entry : null,
  })
  return { typed, act, came }
}

const show: Handler = async (visit, problem) => {
  const about = await found(visit)
  return otherActPage({ visit, problem, ...about, type: typeIn(visit), follows: null })
}

/** Chosen by a link; then it stands in the form. */
function typeIn(visit: Visit): OtherType | null {
  const said = visit.form.text('type') ?? visit.url.searchParams.get('type')
  return otherTypes.find((type) => type === said) ?? null
}

/** Looks before anything is recorded: the same rules refuse, and the consequence is told. */
const check: Handler = async (visit) => {
  const about = await found(visit)
  const { typed, act, came } = actIn(visit, about)
  await visit.work((work) => mayRecordNow(work, act))
  const receivedOn = came ? typed.receivedOn : null
  const now = visit.site.clock.now()
  const follows: OtherConsequence = consequenceOfOther(act, about.desk.standings, { now, receivedOn })
  return otherActPage({ visit, problem: undefined, ...about, type: typed.type, follows })
}

const take: Handler = async (visit) => {
  const about = await found(visit)
  const { typed, act, came } = actIn(visit, about)
  const { dnr, caseId } = about.desk.circulation
  const subject = typed.channel === 'phone' ? entrySubjects.call(dnr) : entrySubjects.answer(dnr)
  const arrival = came ? arrivalFrom(visit.form, dayOf(visit.site.clock.now())) : null
  const place = { caseId, member: about.history.member.name, subject }
  await visit.work((work) => registerOther(work, { act, arrival, place, seen: seenIn(visit, about.history) }))
  return seeOther(`${memberPath(visit)}?done=registered`)
}

/** What the form had seen, so that the second of two registrars is told. */
function seenIn(visit: Visit, history: MemberHistory): string | null {
  return visit.form.text('seen') ?? history.lines.at(-1)?.act.id ?? null
}

const path = '/:association/circulations/:circulation/members/:code/act'

export const otherActRoutes: readonly Route[] = [
  get(path, staff, show),
  post(`${path}/check`, staff, check, show),
  post(path, staff, take, show),
]
