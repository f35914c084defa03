import { dayOf } from '../../src/kit/clock.ts'
import type { Work } from '../../src/kit/work.ts'
import { newId } from '../../src/kit/id.ts'
import { addBody, addContact } from '../../src/organisations/contact.actions.ts'
import { findContacts } from '../../src/organisations/contact.store.ts'
import { addMembers, describeOrganisation } from '../../src/organisations/actions.ts'
import { slugOf } from '../../src/organisations/organisation.ts'
import { type Member, findMembers } from '../../src/organisations/store.ts'
import { demoText } from './text.ts'

interface MemberRow {
  readonly code: string
  readonly label: string
  readonly column: number
  readonly row: number
}

/** The municipalities of an association with their squares on its map. */
function memberRows(association: string): MemberRow[] {
  const lines = demoText('members.csv').trim().split('\n').slice(1)
  return lines
    .map((line) => line.split(','))
    .filter(([slug]) => slug === association)
    .map(([, code = '', label = '', column, row]) => ({
      code,
      label,
      column: Number(column),
      row: Number(row),
    }))
}

/** Makes them members with their boards, their councils and an invented registrar's address each. */
export async function furnishMembers(
  work: Work,
  { slug, from, today }: { slug: string; from: string; today: string },
): Promise<Map<string, Member>> {
  const rows = memberRows(slug)
  await addMembers(work, { codes: rows.map((row) => row.code), from })
  const members = await findMembers(work.db, work.association, today)
  for (const member of members) {
    const row = rows.find(({ code }) => code === member.code)
    if (row) await furnishMember(work, member, row)
  }
  return new Map(members.map((member) => [member.code ?? '', member]))
}

async function furnishMember(
  work: Work,
  { id, name }: Member,
  { label, column, row }: MemberRow,
): Promise<void> {
  const mailDomain = `${slugOf(name)}.example`
  const tile = { column, row, label }
  await describeOrganisation(work, { organisationId: id, inhabitants: null, mailDomain, tile })
  for (const [body, kind] of [
    ['Kommunstyrelsen', 'board'],
    ['Kommunfullmäktige', 'council'],
  ] as const)
    await addBody(work, {
      id: newId(),
      organisationId: id,
      name: body,
      kind,
      governance: 'municipality',
      validFrom: null,
    })
  await addContact(work, {
    id: newId(),
    organisationId: id,
    bodyId: null,
    purpose: 'registrar',
    title: 'registrator',
    email: `registrator@${mailDomain}`,
  })
}

/** Today's members with their registrars' addresses, as a letter is addressed to them. */
export async function addressedMembers(work: Work) {
  const members = await findMembers(work.db, work.association, dayOf(work.clock.now()))
  const contacts = await findContacts(work.db, work.association)
  return members.map(({ id, kind }) => {
    const registrar = contacts.find((each) => each.organisationId === id && each.purpose === 'registrar')
    return { id, kind, email: registrar?.email ?? null }
  })
}
