import type { Markup } from '../kit/html/markup.ts'
import { staff } from '../kit/actor.ts'
import type { Day } from '../kit/clock.ts'
import { dayWords } from '../kit/day-words.ts'
import { Actions, Button, LinkButton } from '../kit/html/button.tsx'
import { DateField } from '../kit/html/field.tsx'
import { FieldRow, Form } from '../kit/html/form.tsx'
import { Card } from '../kit/html/layout.tsx'
import { PageHead } from '../kit/html/navigation.tsx'
import { Empty, UndoNotice } from '../kit/html/notice.tsx'
import { type Column, DataTable } from '../kit/html/table.tsx'
import type { Page, Visit } from '../kit/http/visit.ts'
import type { Contact } from './contact.ts'
import { lastDay } from './membership.ts'
import { type Organisation, addressPart } from './organisation.ts'
import type { Member } from './store.ts'
import { type Words, texts } from './texts.ts'

export interface MemberList {
  readonly on: Day
  readonly members: readonly Member[]
  /** Not members on that day; the association's own organisation first. Empty for visitors. */
  readonly others: readonly Organisation[]
  readonly hubId: string
  /** Empty for visitors: contacts are for the staff. */
  readonly contacts: readonly Contact[]
  /** The list of contacts just read in, which can be taken back. */
  readonly imported: string | null
}

/** Where an organisation's page lies, and the pages under it. */
export function organisationPath(
  visit: Pick<Visit, 'association'>,
  organisation: Pick<Organisation, 'id' | 'code'>,
  ...under: readonly string[]
): string {
  return organisationsPath(visit, addressPart(organisation), ...under)
}

export function organisationsPath(visit: Pick<Visit, 'association'>, ...under: readonly string[]): string {
  return ['', visit.association.slug, 'organisations', ...under].join('/')
}

/** The members on a day; for the staff also who is missing a registrar, and the other organisations. */
export function membersPage(visit: Visit, list: MemberList): Page {
  const words = texts[visit.language]
  const isStaff = staff(visit.actor)
  const lead = words.membersLead({ count: list.members.length, on: dayWords(list.on, visit.language) })
  const body = (
    <>
      {list.imported !== null && <ImportDone visit={visit} id={list.imported} />}
      <PageHead title={words.members} actions={isStaff && <StaffLinks visit={visit} />}>
        <p>{lead}</p>
      </PageHead>
      <DayForm visit={visit} on={list.on} />
      <Card>
        <DataTable
          caption={lead}
          columns={memberColumns(visit, list)}
          rows={list.members}
          rowId={(member) => addressPart(member)}
          empty={<Empty title={words.noMembers}>{isStaff && <p>{words.noMembersNext}</p>}</Empty>}
        />
      </Card>
      {isStaff && <Others visit={visit} list={list} />}
    </>
  )
  return { title: words.members, nav: 'organisations', body, description: lead }
}

function StaffLinks({ visit }: { visit: Visit }) {
  const words = texts[visit.language]
  const links = [
    ['add', words.addMembers],
    ['add-other', words.addOther],
    ['import-contacts', words.importContacts],
    ['tiles', words.tiles],
  ] as const
  return links.map(([path, label]) => <LinkButton href={organisationsPath(visit, path)}>{label}</LinkButton>)
}

function ImportDone({ visit, id }: { visit: Visit; id: string }) {
  const words = texts[visit.language]
  return (
    <UndoNotice
      action={organisationsPath(visit, 'import-contacts', 'undo')}
      undo={words.undo}
      hidden={{ csrf: visit.csrfToken, id }}
    >
      {words.imported}
    </UndoNotice>
  )
}

function DayForm({ visit, on }: { visit: Visit; on: Day }) {
  const words = texts[visit.language]
  return (
    <Form method="get" action={organisationsPath(visit)} label={words.on}>
      <FieldRow>
        <DateField name="on" label={words.on} value={on} hint={words.dayHint} />
        <Actions>
          <Button look="secondary">{words.show}</Button>
        </Actions>
      </FieldRow>
    </Form>
  )
}

function memberColumns(visit: Visit, list: MemberList): Column<Member>[] {
  const words = texts[visit.language]
  const isStaff = staff(visit.actor)
  const registrarOf = (member: Member): Markup =>
    list.contacts.find((contact) => contact.organisationId === member.id && contact.purpose === 'registrar')
      ?.email ?? <em>{words.missing}</em>
  return [
    {
      header: words.name,
      head: true,
      cell: (member) => <NameLink visit={visit} organisation={member} />,
    },
    { header: words.code, tight: true, cell: (member) => member.code },
    { header: words.kind, cell: (member) => words.kinds[member.kind] },
    { header: words.memberFrom, tight: true, cell: (member) => member.memberFrom },
    { header: words.memberTo, tight: true, cell: (member) => until(member, words) },
    ...(isStaff ? [{ header: words.registrar, cell: registrarOf }] : []),
  ]
}

function until(member: Member, words: Words): string {
  return lastDay({ validFrom: member.memberFrom, validTo: member.memberTo }) ?? words.untilFurther
}

function NameLink({ visit, organisation }: { visit: Visit; organisation: Organisation }) {
  return (
    <a href={organisationPath(visit, organisation)} lang="sv">
      {organisation.name}
    </a>
  )
}

function Others({ visit, list }: { visit: Visit; list: MemberList }) {
  const words = texts[visit.language]
  const columns: Column<Organisation>[] = [
    {
      header: words.name,
      head: true,
      cell: (each) => <NameLink visit={visit} organisation={each} />,
    },
    {
      header: words.kind,
      cell: (each) => (each.id === list.hubId ? words.hub : words.kinds[each.kind]),
    },
  ]
  return (
    <Card title={words.others}>
      <DataTable caption={words.others} columns={columns} rows={list.others} rowId={(each) => each.id} />
    </Card>
  )
}
