import { z } from 'zod'
import { staff } from '../kit/actor.ts'
import { type Day, addDays } from '../kit/clock.ts'
import { field, parseForm } from '../kit/form.ts'
import { asOf } from '../kit/http/as-of.ts'
import { type Handler, type Route, type Visit, get, post, seeOther } from '../kit/http/visit.ts'
import { isId } from '../kit/id.ts'
import { FormFaults, NotFound } from '../kit/refusal.ts'
import type { Sheet } from '../kit/table.ts'
import { findBodies } from '../organisations/body.store.ts'
import { findMembers, findOwnAssociation } from '../organisations/store.ts'
import { addMandate, endMandate } from './mandate.actions.ts'
import {
  type MandateRegister,
  addMandatePage,
  mandatesPage,
  mandatesPath,
  seatName,
} from './mandate.pages.tsx'
import { mandateRoles, representation, seatsOf } from './mandate.ts'
import { findMandates } from './mandate.store.ts'
import { mandateTexts } from './mandate.texts.ts'

async function register(visit: Visit, on: Day): Promise<MandateRegister> {
  return await visit.work(async ({ db, association }) => {
    const { hubId } = await findOwnAssociation(db, association)
    return {
      on,
      mandates: await findMandates(db, association),
      members: await findMembers(db, association, on),
      bodies: await findBodies(db, association, hubId),
    }
  })
}

const showMandates: Handler = async (visit, problem) =>
  mandatesPage(visit, problem, await register(visit, asOf(visit).on))

/** Every member in every body and project that day; where nobody stands for it the cell says so. */
const mandatesTable = async (visit: Visit): Promise<Sheet> => {
  const words = mandateTexts[visit.language]
  const { on, mandates, members, bodies } = await register(visit, asOf(visit).on)
  const organisationIds = members.map(({ id }) => id)
  return {
    name: `${visit.association.slug} ${words.mandates.toLowerCase()} ${on}`,
    columns: [`${words.body} / ${words.project}`, words.member, words.holder, words.substitutes],
    rows: seatsOf(mandates).flatMap((seat) =>
      representation(mandates, { seat, organisationIds, on }).map((row, index) => [
        seatName(seat, bodies),
        members[index]!.name,
        row.ordinary.map(({ holder }) => holder).join('; ') || words.missing,
        row.substitutes.map(({ holder }) => holder).join('; '),
      ]),
    ),
  }
}

const showAdd: Handler = async (visit, problem) =>
  addMandatePage({ visit, problem }, await register(visit, asOf(visit).on))

const addForm = z.object({
  id: field.id(),
  organisationId: field.id(),
  bodyId: field.optionalId(),
  project: field.optionalText(300),
  role: field.oneOf(mandateRoles),
  holder: field.text(300),
  email: z.union([z.literal('').transform(() => null), field.email()]),
  from: field.optionalDay(),
  to: field.optionalDay(),
})

const takeAdd: Handler = async (visit) => {
  const { bodyId, project, from, to, ...typed } = parseForm(visit.form, addForm)
  if ((bodyId === null) === (project === null))
    throw new FormFaults([{ field: 'bodyId', code: 'form.choose' }])
  const seat = bodyId === null ? { project: project! } : { bodyId }
  const validTo = to && addDays(to, 1)
  await visit.work((work) => addMandate(work, { ...typed, seat, validFrom: from, validTo }))
  return seeOther(mandatesPath(visit))
}

const takeEnd: Handler = async (visit) => {
  const id = visit.part('id')
  if (!isId(id)) throw new NotFound()
  const { on } = parseForm(visit.form, z.object({ on: field.day() }))
  await visit.work((work) => endMandate(work, { id, to: addDays(on, 1) }))
  return seeOther(mandatesPath(visit))
}

const room = '/:association/mandates'

export const mandateRoutes: readonly Route[] = [
  get(room, staff, showMandates, { table: mandatesTable }),
  get(`${room}/add`, staff, showAdd),
  post(`${room}/add`, staff, takeAdd, showAdd),
  post(`${room}/:id/end`, staff, takeEnd, showMandates),
]
