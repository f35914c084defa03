import { z } from 'zod'
import { staff } from '../kit/actor.ts'
import { addDays, dayOf } from '../kit/clock.ts'
import { field, parseForm } from '../kit/form.ts'
import {
  type Handler,
  type Page,
  type Problem,
  type Route,
  type Visit,
  get,
  post,
  seeOther,
} from '../kit/http/visit.ts'
import { isId } from '../kit/id.ts'
import { NotFound } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { beginMembership, describeOrganisation, endMembership, renameOrganisation } from './actions.ts'
import { findBodies } from './body.store.ts'
import { isMailDomain } from './contact.ts'
import { findContacts } from './contact.store.ts'
import { describePage, membershipPage, renamePage } from './form.pages.tsx'
import { lastDay } from './membership.ts'
import type { Organisation } from './organisation.ts'
import type { OrganisationView } from './organisation.pages.tsx'
import { organisationPath } from './pages.tsx'
import { findMemberships, findNames, findOrganisation } from './store.ts'

/** The organisation that the address names, by code or id, called as it is today. @throws NotFound */
export async function organisationOf(visit: Visit, { db, association }: Work): Promise<Organisation> {
  const part = visit.part('code')
  const which = isId(part) ? { id: part } : { code: part }
  const found = await findOrganisation(db, association, which, dayOf(visit.site.clock.now()))
  if (!found) throw new NotFound()
  return found
}

/** All that the organisation's page shows; later rooms add their own to it. */
export async function viewOrganisation(
  visit: Visit,
  { db, association }: Work,
  organisation: Organisation,
): Promise<OrganisationView> {
  const { id } = organisation
  const [names, memberships, bodies, contacts] = await Promise.all([
    findNames(db, association, id),
    findMemberships(db, association, id),
    findBodies(db, association, id),
    staff(visit.actor) ? findContacts(db, association, id) : [],
  ])
  return { organisation, names, memberships, bodies, contacts, ended: endedIn(visit) }
}

/** The contact that the staff has just ended, which the address names. */
export function endedIn({ actor, url }: Visit): string | null {
  return staff(actor) ? url.searchParams.get('ended') : null
}

/** What the organisation's page shows, for programs. Its address is served by the website, which adds its matters. */
export function organisationDocument({ organisation, names, memberships, bodies }: OrganisationView) {
  return {
    code: organisation.code,
    name: organisation.name,
    kind: organisation.kind,
    names: names.map((name) => ({ name: name.name, from: name.validFrom, to: lastDay(name) })),
    memberships: memberships.map((period) => ({ from: period.validFrom, to: lastDay(period) })),
    bodies: bodies.map((body) => ({
      ...body,
      organisationId: undefined,
      validTo: undefined,
      to: lastDay(body),
    })),
  }
}

const description = z.object({
  inhabitants: z
    .string()
    .transform((text) => text.replace(/\s/g, ''))
    .refine((text) => /^\d{0,8}$/.test(text), 'form.not-a-number')
    .transform((text) => (text === '' ? null : Number(text))),
  mailDomain: z
    .string()
    .transform((text) => text.trim().replace(/^.*@/, '').toLowerCase())
    .refine((text) => text === '' || isMailDomain(text), 'organisation.mail-domain')
    .transform((text) => text || null),
})

/** A form of one organisation: shows it, and takes it by doing and going back to the organisation's page. */
function organisationForm(
  path: string,
  show: (view: { visit: Visit; problem: Problem | undefined }, organisation: Organisation) => Page,
  take: (visit: Visit) => (work: Work, organisationId: string) => Promise<void>,
): Route[] {
  const address = `/:association/organisations/:code/${path}`
  const shown: Handler = async (visit, problem) =>
    show({ visit, problem }, await visit.work((work) => organisationOf(visit, work)))
  const taken: Handler = async (visit) => {
    const change = take(visit)
    const organisation = await visit.work(async (work) => {
      const found = await organisationOf(visit, work)
      await change(work, found.id)
      return found
    })
    return seeOther(organisationPath(visit, organisation))
  }
  return [get(address, staff, shown), post(address, staff, taken, shown)]
}

const oneDay = z.object({ day: field.day() })

export const organisationRoutes: readonly Route[] = [
  ...organisationForm('rename', renamePage, (visit) => {
    const typed = parseForm(visit.form, z.object({ name: field.text(300), from: field.day() }))
    return (work, organisationId) => renameOrganisation(work, { organisationId, ...typed })
  }),
  ...organisationForm(
    'begin-membership',
    (view, organisation) => membershipPage(view, organisation, 'begin-membership'),
    (visit) => {
      const { day: from } = parseForm(visit.form, oneDay)
      return (work, organisationId) => beginMembership(work, { organisationId, from })
    },
  ),
  ...organisationForm(
    'end-membership',
    (view, organisation) => membershipPage(view, organisation, 'end-membership'),
    (visit) => {
      const to = addDays(parseForm(visit.form, oneDay).day, 1)
      return (work, organisationId) => endMembership(work, { organisationId, to })
    },
  ),
  ...organisationForm('describe', describePage, (visit) => {
    const typed = parseForm(visit.form, description)
    return async (work, organisationId) => {
      const on = dayOf(work.clock.now())
      const present = await findOrganisation(work.db, work.association, { id: organisationId }, on)
      await describeOrganisation(work, { organisationId, ...typed, tile: present?.tile ?? null })
    }
  }),
]
