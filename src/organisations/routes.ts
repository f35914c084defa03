import { z } from 'zod'
import { anyone, staff } from '../kit/actor.ts'
import { field, parseForm } from '../kit/form.ts'
import { asOf } from '../kit/http/as-of.ts'
import { type Handler, type Route, type Visit, get, post, seeOther } from '../kit/http/visit.ts'
import type { Sheet } from '../kit/table.ts'
import { addMembers, addOrganisation } from './actions.ts'
import { contactRoutes } from './contact.routes.ts'
import { findContacts } from './contact.store.ts'
import { membersSchema } from './api.schema.ts'
import { contactImportRoutes } from './contact-import.routes.ts'
import { addMembersPage, addOtherPage } from './form.pages.tsx'
import { lastDay } from './membership.ts'
import { isSameName, organisationKinds } from './organisation.ts'
import { organisationRoutes } from './organisation.routes.ts'
import { type MemberList, membersPage, organisationsPath } from './pages.tsx'
import { findMembers, findOrganisations, findOwnAssociation, findRegister } from './store.ts'
import { tileRoutes } from './tile.routes.ts'
import { texts } from './texts.ts'

async function memberList(visit: Visit): Promise<MemberList> {
  const { on } = asOf(visit)
  const imported = visit.url.searchParams.get('imported')
  return await visit.work(async ({ db, association }) => {
    const members = await findMembers(db, association, on)
    const { hubId } = await findOwnAssociation(db, association)
    const shown = { on, members, hubId, others: [], contacts: [], imported: null }
    if (!staff(visit.actor)) return shown
    const all = await findOrganisations(db, association, on)
    const others = all.filter(({ id }) => members.every((member) => member.id !== id))
    return { ...shown, others, contacts: await findContacts(db, association), imported }
  })
}

const showMembers: Handler = async (visit) => membersPage(visit, await memberList(visit))

const membersData = async (visit: Visit) => {
  const { on, members } = await memberList(visit)
  const listed = members.map(({ code, name, kind, memberFrom, memberTo }) => ({
    code,
    name,
    kind,
    member: { from: memberFrom, to: lastDay({ validFrom: memberFrom, validTo: memberTo }) },
  }))
  return { association: visit.association.slug, on, members: listed }
}

const membersTable = async (visit: Visit): Promise<Sheet> => {
  const words = texts[visit.language]
  const { on, members } = await memberList(visit)
  return {
    name: `${visit.association.slug} ${words.members.toLowerCase()} ${on}`,
    columns: [words.code, words.name, words.kind, words.memberFrom, words.memberTo],
    rows: members.map(({ code, name, kind, memberFrom, memberTo }) => [
      code,
      name,
      words.kinds[kind],
      memberFrom,
      lastDay({ validFrom: memberFrom, validTo: memberTo }),
    ]),
  }
}

const showAddMembers: Handler = async (visit, problem) => addMembersPage({ visit, problem })

const takeAddMembers: Handler = async (visit) => {
  const typed = parseForm(visit.form, z.object({ codes: field.lines(), from: field.day() }))
  const lines = typed.codes.split(/[\n,;]/).flatMap((line) => line.trim() || [])
  await visit.work(async (work) => {
    const register = await findRegister(work.db)
    // What is neither code nor name goes on as it was typed, to be refused by name.
    const codes = lines.map(
      (line) =>
        register.find(({ name, formalName }) => isSameName(name, line) || isSameName(formalName, line))
          ?.code ?? line,
    )
    await addMembers(work, { codes: [...new Set(codes)], from: typed.from })
  })
  return seeOther(`${organisationsPath(visit)}?on=${typed.from}`)
}

const showAddOther: Handler = async (visit, problem) => addOtherPage({ visit, problem })

const takeAddOther: Handler = async (visit) => {
  const form = z.object({ id: field.id(), name: field.text(300), kind: field.oneOf(organisationKinds) })
  const typed = parseForm(visit.form, form)
  await visit.work((work) => addOrganisation(work, { ...typed, code: null }))
  return seeOther(organisationsPath(visit, typed.id))
}

export const routes: readonly Route[] = [
  get('/:association/organisations', anyone, showMembers, {
    data: membersData,
    table: membersTable,
    api: { summary: 'The members on a day', schema: membersSchema },
  }),
  get('/:association/organisations/add', staff, showAddMembers),
  post('/:association/organisations/add', staff, takeAddMembers, showAddMembers),
  get('/:association/organisations/add-other', staff, showAddOther),
  post('/:association/organisations/add-other', staff, takeAddOther, showAddOther),
  ...tileRoutes,
  ...contactImportRoutes,
  ...organisationRoutes,
  ...contactRoutes,
]
