import { z } from 'zod'
import { staff } from '../kit/actor.ts'
import { addDays } from '../kit/clock.ts'
import { field, parseForm } from '../kit/form.ts'
import { type Handler, type Route, type Visit, get, post, seeOther } from '../kit/http/visit.ts'
import { NotFound } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { bodyKinds, governances } from './body.ts'
import { findBodies } from './body.store.ts'
import { addBody, addContact, endBody, endContact, restoreContact } from './contact.actions.ts'
import { purposes } from './contact.ts'
import { addBodyPage, addContactPage, endBodyPage } from './contact.pages.tsx'
import type { Organisation } from './organisation.ts'
import { organisationOf } from './organisation.routes.ts'
import { organisationPath } from './pages.tsx'

const showAddBody: Handler = async (visit, problem) =>
  addBodyPage({ visit, problem }, await visit.work((work) => organisationOf(visit, work)))

const bodyForm = z.object({
  id: field.id(),
  name: field.text(300),
  kind: field.oneOf(bodyKinds),
  governance: field.oneOf(governances),
  from: field.optionalDay(),
})

const takeAddBody: Handler = async (visit) => {
  const { from: validFrom, ...typed } = parseForm(visit.form, bodyForm)
  return await change(visit, (work, { id: organisationId }) =>
    addBody(work, { ...typed, organisationId, validFrom }),
  )
}

const showEndBody: Handler = async (visit, problem) =>
  await visit.work(async (work) => {
    const organisation = await organisationOf(visit, work)
    const bodies = await findBodies(work.db, work.association, organisation.id)
    const body = bodies.find(({ id }) => id === visit.params['body'])
    if (!body) throw new NotFound()
    return endBodyPage({ visit, problem }, organisation, body)
  })

const takeEndBody: Handler = async (visit) => {
  const { day } = parseForm(visit.form, z.object({ day: field.day() }))
  return await change(visit, (work) => endBody(work, { id: visit.part('body'), to: addDays(day, 1) }))
}

const showAddContact: Handler = async (visit, problem) =>
  await visit.work(async (work) => {
    const organisation = await organisationOf(visit, work)
    const bodies = await findBodies(work.db, work.association, organisation.id)
    return addContactPage({ visit, problem }, organisation, bodies)
  })

const contactForm = z.object({
  id: field.id(),
  email: field.text(300),
  title: field.text(300),
  purpose: field.oneOf(purposes),
  bodyId: field.optionalId(),
})

const takeAddContact: Handler = async (visit) => {
  const typed = parseForm(visit.form, contactForm)
  return await change(visit, (work, { id: organisationId }) => addContact(work, { ...typed, organisationId }))
}

const takeEndContact: Handler = async (visit) => {
  const id = visit.part('contact')
  const ended = await change(visit, (work) => endContact(work, id))
  return seeOther(`${ended.headers.get('location')}?ended=${id}`)
}

const takeRestoreContact: Handler = async (visit) =>
  await change(visit, (work) => restoreContact(work, visit.part('contact')))

/** Does it in the transaction in which the organisation was found, and goes back to its page. */
async function change(
  visit: Visit,
  act: (work: Work, organisation: Organisation) => Promise<void>,
): Promise<Response> {
  const organisation = await visit.work(async (work) => {
    const found = await organisationOf(visit, work)
    await act(work, found)
    return found
  })
  return seeOther(organisationPath(visit, organisation))
}

const one = '/:association/organisations/:code'

export const contactRoutes: readonly Route[] = [
  get(`${one}/bodies/add`, staff, showAddBody),
  post(`${one}/bodies/add`, staff, takeAddBody, showAddBody),
  get(`${one}/bodies/:body/end`, staff, showEndBody),
  post(`${one}/bodies/:body/end`, staff, takeEndBody, showEndBody),
  get(`${one}/contacts/add`, staff, showAddContact),
  post(`${one}/contacts/add`, staff, takeAddContact, showAddContact),
  post(`${one}/contacts/:contact/end`, staff, takeEndContact),
  post(`${one}/contacts/:contact/restore`, staff, takeRestoreContact),
]
