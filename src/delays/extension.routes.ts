import { z } from 'zod'
import type { AddresseeRow } from '../circulations/store.ts'
import { staff } from '../kit/actor.ts'
import { type Day, dayOf } from '../kit/clock.ts'
import { field, parseForm } from '../kit/form.ts'
import { type Handler, type Route, type Visit, get, post, seeOther } from '../kit/http/visit.ts'
import { isId } from '../kit/id.ts'
import { outbox } from '../kit/mail/store.ts'
import { NotFound, Refusal } from '../kit/refusal.ts'
import { meaning } from '../ledger/act.ts'
import { depositOf } from '../ledger/due-form.ts'
import { registerOther } from '../answers/actions.ts'
import { arrivalFrom } from '../answers/answer.form.ts'
import { channels } from '../answers/answer.ts'
import { type Grant, grantExtension, undoExtension } from './extension.actions.ts'
import { extensionLetter, extensionSubjects } from './extension.ts'
import { type ExtensionView, extensionPage } from './extension.pages.tsx'
import { memberPath } from '../answers/parts.pages.tsx'
import { envelopeOf } from '../answers/register.routes.ts'
import { type Desk, findDesk } from '../answers/store.ts'

export interface Asked {
  readonly desk: Desk
  readonly member: AddresseeRow
}

/** The member that the address names, among those that were asked. @throws NotFound */
export async function findAsked(visit: Visit): Promise<Asked> {
  const code = visit.part('code')
  return await visit.work(async (work) => {
    const desk = await findDesk(work, visit.part('circulation'))
    const member = desk.asked.find((each) => each.code === code || each.organisationId === code)
    if (!member) throw new NotFound()
    return { desk, member }
  })
}

const show: Handler = async (visit, problem) => {
  const about = await findAsked(visit)
  return extensionPage({ ...(await viewOf(visit, about)), problem })
}

async function viewOf(visit: Visit, { desk, member }: Asked): Promise<Omit<ExtensionView, 'problem'>> {
  const { searchParams: query } = visit.url
  const own = desk.standings.members.find(({ standing }) => standing.organisation === member.organisationId)
  if (!own) throw new NotFound()
  const { standing } = own
  const request = standing.history.findLast(({ act }) => meaning(act) === 'extension_requested')
  return {
    visit,
    desk,
    member: { ...member, path: memberPath(visit) },
    standing,
    wanted: standing.extensionRequested ? (request?.act.until ?? null) : null,
    mute: muteOf(visit, desk, member),
    today: dayOf(visit.site.clock.now()),
    granted: await grantedNow(visit),
    done: query.has('asked') ? 'asked' : query.has('undone') ? 'undone' : null,
  }
}

function muteOf(visit: Visit, desk: Desk, member: AddresseeRow): ExtensionView['mute'] {
  if (envelopeOf(visit, desk, member)) return null
  return member.email ? 'noSender' : 'noAddress'
}

/** `granted=<act>.<entry>`: while the letter has not begun to leave. */
export async function grantedNow(visit: Visit): Promise<ExtensionView['granted']> {
  const [act = '', entry = ''] = (visit.url.searchParams.get('granted') ?? '').split('.')
  if (!isId(act) || !isId(entry)) return null
  const [letter] = await visit.work(({ db, association }) =>
    outbox(db, association, { concerns: act, states: ['waiting'] }),
  )
  if (!letter) return null
  const left = Math.ceil((Date.parse(letter.dueAt) - Date.parse(visit.site.clock.now())) / 1000)
  return left > 0 ? { act, entry, seconds: left } : null
}

/** What is granted, with the letter that tells of it. @throws Refusal `extension.no-recipient` */
export function grantOf(
  visit: Visit,
  { desk, member }: Asked,
  typed: { readonly id: string; readonly entry: string; readonly until: Day; readonly words: string | null },
): Grant {
  const envelope = envelopeOf(visit, desk, member)
  if (!envelope) throw new Refusal('extension.no-recipient')
  const { id: circulation, dnr, title, caseId, answerBy: lastDay } = desk.circulation
  const { until, words } = typed
  const facts = { association: visit.association.name, member: member.name, dnr, title, until, words }
  return {
    id: typed.id,
    entry: typed.entry,
    circulation,
    organisation: member.organisationId,
    until,
    lastDay,
    caseId,
    dnr,
    member: member.name,
    letter: { ...envelope, ...extensionLetter(facts) },
  }
}

const grant: Handler = async (visit) => {
  const schema = z.object({
    id: field.id(),
    entry: field.id(),
    until: field.day(),
    words: field.optionalLines(5000),
  })
  const typed = parseForm(visit.form, schema)
  const about = await findAsked(visit)
  await visit.work((work) => grantExtension(work, grantOf(visit, about, typed)))
  return seeOther(`${memberPath(visit)}/extension?granted=${typed.id}.${typed.entry}`)
}

const undo: Handler = async (visit) => {
  const schema = z.object({ act: field.id(), entry: field.id(), correction: field.id() })
  const typed = parseForm(visit.form, schema)
  await visit.work((work) => undoExtension(work, typed))
  return seeOther(`${memberPath(visit)}/extension?undone`)
}

/** By telephone or on paper: entered in the register with its note. */
const request: Handler = async (visit) => {
  const schema = z.object({
    id: field.id(),
    entry: field.id(),
    seen: field.optionalId(),
    channel: field.oneOf(channels),
    receivedOn: field.day(),
    wanted: field.optionalDay(),
    note: field.lines(10_000),
  })
  const { id, entry, seen, receivedOn, wanted, note } = parseForm(visit.form, schema)
  const { desk, member } = await findAsked(visit)
  const { id: circulation, dnr, caseId } = desk.circulation
  const act = {
    id,
    type: 'extension_requested',
    circulation,
    organisation: member.organisationId,
    registryEntry: entry,
    deposited: depositOf({ type: 'extension_requested', receivedOn, toldOnly: false, findings: [] }).on,
    until: wanted,
    note,
  } as const
  const arrival = arrivalFrom(visit.form, dayOf(visit.site.clock.now()))
  const place = { caseId, member: member.name, subject: extensionSubjects.asked(dnr) }
  await visit.work((work) => registerOther(work, { act, arrival, place, seen }))
  return seeOther(`${memberPath(visit)}/extension?asked`)
}

const path = '/:association/circulations/:circulation/members/:code/extension'

export const extensionRoutes: readonly Route[] = [
  get(path, staff, show),
  post(path, staff, grant, show),
  post(`${path}/undo`, staff, undo, show),
  post(`${path}/request`, staff, request, show),
]
