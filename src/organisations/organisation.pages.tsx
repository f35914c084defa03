import type { Markup } from '../kit/html/markup.ts'
import { staff } from '../kit/actor.ts'
import { type Day, dayOf } from '../kit/clock.ts'
import { LinkButton } from '../kit/html/button.tsx'
import { Card } from '../kit/html/layout.tsx'
import { Crumbs, PageHead } from '../kit/html/navigation.tsx'
import { Empty, UndoNotice } from '../kit/html/notice.tsx'
import { Aside, type Column, DataTable } from '../kit/html/table.tsx'
import { crumbsLabel } from '../kit/http/form-page.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import type { Page, Visit } from '../kit/http/visit.ts'
import { type Body, lawOf } from './body.ts'
import { type Contact, isAtHome } from './contact.ts'
import { type Period, holdsOn, lastDay } from './membership.ts'
import type { Name, Organisation } from './organisation.ts'
import { organisationPath, organisationsPath } from './pages.tsx'
import { type Words, texts } from './texts.ts'

export interface OrganisationView {
  readonly organisation: Organisation
  readonly names: readonly Name[]
  readonly memberships: readonly Period[]
  readonly bodies: readonly Body[]
  /** Empty for visitors: contacts are for the staff. */
  readonly contacts: readonly Contact[]
  /** The contact just ended, which can be restored. */
  readonly ended: string | null
}

/**
 * One organisation: names, memberships, bodies; for the staff its contacts and what can be changed.
 * @param more what later rooms show of it: its answers, its agreements
 */
export function organisationPage(visit: Visit, view: OrganisationView, more: Markup = null): Page {
  const words = texts[visit.language]
  const { organisation } = view
  const isStaff = staff(visit.actor)
  const body = (
    <>
      <Crumbs
        label={crumbsLabel(visit)}
        trail={[{ label: words.members, href: organisationsPath(visit) }]}
        here={organisation.name}
      />
      {view.ended !== null && <ContactEnded visit={visit} view={view} contact={view.ended} />}
      <PageHead
        title={organisation.name}
        lang="sv"
        facts={<Facts view={view} words={words} />}
        actions={isStaff && <Changes visit={visit} view={view} />}
      />
      {more}
      <Bodies visit={visit} view={view} />
      {isStaff && <Contacts visit={visit} view={view} />}
    </>
  )
  return { title: organisation.name, nav: 'organisations', body }
}

function Facts({ view, words }: { view: OrganisationView; words: Words }) {
  const { organisation, names, memberships } = view
  const earlier = names.filter((name) => name.validTo !== null)
  const facts = [
    organisation.code === null
      ? words.kinds[organisation.kind]
      : `${words.kinds[organisation.kind]} ${organisation.code}`,
    ...memberships.map((period) => words.membershipOf({ from: period.validFrom ?? '', to: lastDay(period) })),
    ...(memberships.length === 0 ? [words.notMember] : []),
  ]
  const former = earlier.map((name) => words.namesUntil({ name: name.name, day: lastDay(name) ?? '' }))
  return (
    <>
      <p>{facts.join(' · ')}</p>
      {former.length > 0 && (
        <p>
          {words.earlierNames}: {former.join(', ')}
        </p>
      )}
    </>
  )
}

function Changes({ visit, view }: { visit: Visit; view: OrganisationView }) {
  const words = texts[visit.language]
  const open = view.memberships.some((period) => period.validTo === null)
  const links = [
    ['rename', words.rename],
    open ? ['end-membership', words.endMembership] : ['begin-membership', words.beginMembership],
    ['describe', words.describe],
  ] as const
  return links.map(([path, label]) => (
    <LinkButton href={organisationPath(visit, view.organisation, path)}>{label}</LinkButton>
  ))
}

function Bodies({ visit, view }: { visit: Visit; view: OrganisationView }) {
  const words = texts[visit.language]
  const today = dayOf(visit.site.clock.now())
  const isStaff = staff(visit.actor)
  return (
    <Card title={words.bodies}>
      <DataTable
        caption={words.bodies}
        columns={[...bodyColumns(words, today), ...(isStaff ? [endBodyColumn(visit, view, today)] : [])]}
        rows={view.bodies}
        rowId={(body) => body.id}
        empty={<Empty title={words.noBodies} />}
      />
      {isStaff && (
        <LinkButton href={organisationPath(visit, view.organisation, 'bodies', 'add')}>
          {words.addBody}
        </LinkButton>
      )}
    </Card>
  )
}

function bodyColumns(words: Words, today: Day): Column<Body>[] {
  const name = (body: Body): Markup => (
    <>
      <span lang="sv">{body.name}</span>
      {body.validTo !== null && <Aside>{words.ended({ day: lastDay(body) ?? '' })}</Aside>}
    </>
  )
  return [
    { header: words.name, head: true, cell: name },
    { header: words.bodyKind, cell: (body) => words.bodyKinds[body.kind] },
    { header: words.governance, cell: (body) => words.governances[body.governance] },
    { header: words.law, cell: (body) => words.laws[lawOf(body.governance, today)] },
  ]
}

function endBodyColumn(visit: Visit, view: OrganisationView, today: Day): Column<Body> {
  const words = texts[visit.language]
  const link = (body: Body): Markup => (
    <a href={organisationPath(visit, view.organisation, 'bodies', body.id, 'end')}>
      {words.end}
      <span className="unseen"> {body.name}</span>
    </a>
  )
  return {
    header: words.action,
    cell: (body) => (holdsOn(body, today) && body.validTo === null ? link(body) : null),
  }
}

function Contacts({ visit, view }: { visit: Visit; view: OrganisationView }) {
  const words = texts[visit.language]
  return (
    <Card title={words.contacts}>
      <p>{words.contactsLead}</p>
      <DataTable
        caption={words.contacts}
        columns={contactColumns(visit, view)}
        rows={view.contacts}
        rowId={(contact) => contact.id}
        empty={<Empty title={words.noContacts} />}
      />
      <LinkButton href={organisationPath(visit, view.organisation, 'contacts', 'add')}>
        {words.addContact}
      </LinkButton>
    </Card>
  )
}

function contactColumns(visit: Visit, view: OrganisationView): Column<Contact>[] {
  const words = texts[visit.language]
  const { organisation, bodies } = view
  const { mailDomain } = organisation
  const email = (contact: Contact): Markup => (
    <>
      {contact.email}
      {!isAtHome(contact.email, mailDomain) && <Aside>{words.elsewhere({ domain: mailDomain ?? '' })}</Aside>}
    </>
  )
  const end = (contact: Contact): Markup => (
    <PostForm action={organisationPath(visit, organisation, 'contacts', contact.id, 'end')}>
      <button className="button quiet small">
        {words.end}
        <span className="unseen"> {contact.email}</span>
      </button>
    </PostForm>
  )
  return [
    { header: words.email, head: true, cell: email },
    { header: words.purpose, cell: (contact) => words.purposes[contact.purpose] },
    { header: words.title, cell: (contact) => contact.title },
    {
      header: words.body,
      cell: (contact) => bodies.find((body) => body.id === contact.bodyId)?.name ?? words.wholeOrganisation,
    },
    { header: words.action, cell: end },
  ]
}

function ContactEnded({ visit, view, contact }: { visit: Visit; view: OrganisationView; contact: string }) {
  const words = texts[visit.language]
  return (
    <UndoNotice
      action={organisationPath(visit, view.organisation, 'contacts', contact, 'restore')}
      undo={words.undo}
      hidden={{ csrf: visit.csrfToken }}
    >
      {words.contactEnded}
    </UndoNotice>
  )
}
