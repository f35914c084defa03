import { type Day, dayOf } from '../kit/clock.ts'
import { newId } from '../kit/id.ts'
import { NotFound, Refusal } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { log } from '../log/actions.ts'
import { type OrganisationKind, isSlug, nameOn } from './organisation.ts'
import {
  type Description,
  type RegisterEntry,
  endName,
  findMemberships,
  findNames,
  findOrganisation,
  findRegister,
  insertAssociation,
  insertName,
  insertOrganisation,
  lockOrganisation,
  updateDescription,
} from './store.ts'
import { endMembershipRow, insertMembership } from './membership.store.ts'

/**
 * Makes a new association with its own organisation, and enters it: the rest of the transaction works as that tenant.
 * The transaction was opened for no association.
 * @returns the association's number
 * @throws Refusal `association.slug-form`, `association.slug-taken`
 */
export async function foundAssociation(
  work: Omit<Work, 'association'>,
  founding: { slug: string; name: string; mailFrom: string | null },
): Promise<number> {
  const { slug, name, mailFrom } = founding
  if (!isSlug(slug)) throw new Refusal('association.slug-form', { slug })
  const hubId = newId()
  const createdAt = work.clock.now()
  const association = await insertAssociation(work.db, { slug, hubId, mailFrom, createdAt })
  if (association === null) throw new Refusal('association.slug-taken', { slug })
  await insertOrganisation(work.db, association, { id: hubId, kind: 'association', code: null, name })
  await log(
    { ...work, association },
    { verb: 'association.founded', subject: hubId, payload: { slug, name } },
  )
  return association
}

/**
 * Makes municipalities and regions of the national register members from that day. Those the association does not know
 * yet become its organisations. One that is a member from that very day already is left as it is (a form sent twice).
 * @throws Refusal `organisation.unknown-code`, `membership.already`; then none is added
 */
export async function addMembers(
  work: Work,
  { codes, from }: { codes: readonly string[]; from: Day },
): Promise<void> {
  const register = new Map((await findRegister(work.db, codes)).map((entry) => [entry.code, entry]))
  for (const code of codes) {
    const entry = register.get(code)
    if (!entry) throw new Refusal('organisation.unknown-code', { code })
    await beginMembership(work, { organisationId: await organisationOf(work, entry), from })
  }
}

/** The association's own organisation for that entry of the register, made when it is not there. */
async function organisationOf(work: Work, entry: RegisterEntry): Promise<string> {
  const { kind, code, name } = entry
  const made = await insertOrganisation(work.db, work.association, { id: newId(), kind, code, name })
  if (made) return made
  const there = await findOrganisation(work.db, work.association, { code }, today(work))
  if (!there) throw new Error(`organisation ${code} has no name today`)
  return there.id
}

const today = (work: Work): Day => dayOf(work.clock.now())

/**
 * An organisation that the association has to do with, a member or not: an authority, a company, another association.
 * @throws Refusal `organisation.code-taken`
 */
export async function addOrganisation(
  work: Work,
  organisation: { id: string; kind: OrganisationKind; code: string | null; name: string },
): Promise<void> {
  const made = await insertOrganisation(work.db, work.association, organisation)
  if (!made) {
    const sent = await findNames(work.db, work.association, organisation.id)
    if (sent.length > 0) return
    throw new Refusal('organisation.code-taken', { code: organisation.code })
  }
  const { id: subject, ...payload } = organisation
  await log(work, { verb: 'organisation.added', subject, payload })
}

/** @throws Refusal `membership.already` when it is a member on that day or becomes one later; NotFound */
export async function beginMembership(
  work: Work,
  { organisationId, from }: { organisationId: string; from: Day },
): Promise<void> {
  await hold(work, organisationId)
  const memberships = await findMemberships(work.db, work.association, organisationId)
  if (memberships.some((membership) => membership.validFrom === from)) return
  if (memberships.some((membership) => membership.validTo === null || membership.validTo > from)) {
    throw new Refusal('membership.already', { name: await nameToday(work, organisationId) })
  }
  const row = { id: newId(), organisationId, validFrom: from }
  await insertMembership(work.db, work.association, row)
  await log(work, { verb: 'membership.begun', subject: organisationId, payload: { from } })
}

/**
 * Ends the membership that holds on the day before `to`.
 * @param to the first day it is no longer a member
 * @throws Refusal `membership.none`; NotFound
 */
export async function endMembership(
  work: Work,
  { organisationId, to }: { organisationId: string; to: Day },
): Promise<void> {
  await hold(work, organisationId)
  const memberships = await findMemberships(work.db, work.association, organisationId)
  if (memberships.some((membership) => membership.validTo === to)) return
  const open = memberships.find((membership) => membership.validTo === null && membership.validFrom < to)
  if (!open) throw new Refusal('membership.none', { name: await nameToday(work, organisationId), to })
  await endMembershipRow(work.db, work.association, open.id, to)
  await log(work, { verb: 'membership.ended', subject: organisationId, payload: { to } })
}

/**
 * Gives the organisation a new name from that day; the old one stays readable and is used for days before.
 * @throws Refusal `organisation.name-used` (it has, or has had, that very name), `organisation.rename-order` (the day is
 *   not after the one its present name began)
 */
export async function renameOrganisation(
  work: Work,
  { organisationId, name, from }: { organisationId: string; name: string; from: Day },
): Promise<void> {
  await hold(work, organisationId)
  const names = await findNames(work.db, work.association, organisationId)
  const present = names.at(-1)!
  if (present.name === name && present.validFrom === from) return
  if (names.some((earlier) => earlier.name === name)) throw new Refusal('organisation.name-used', { name })
  if (present.validFrom !== null && present.validFrom >= from)
    throw new Refusal('organisation.rename-order', { name: present.name, from: present.validFrom })
  await endName(work.db, work.association, organisationId, present.name, from)
  await insertName(work.db, work.association, organisationId, { name, validFrom: from, validTo: null })
  const payload = { before: present.name, name, from }
  await log(work, { verb: 'organisation.renamed', subject: organisationId, payload })
}

/** Inhabitants, mail domain and square on the map. */
export async function describeOrganisation(
  work: Work,
  { organisationId, ...description }: { organisationId: string } & Description,
): Promise<void> {
  await hold(work, organisationId)
  await updateDescription(work.db, work.association, organisationId, description)
  await log(work, { verb: 'organisation.described', subject: organisationId, payload: description })
}

async function hold(work: Work, organisationId: string): Promise<void> {
  const there = await lockOrganisation(work.db, work.association, organisationId)
  if (!there) throw new NotFound()
}

async function nameToday(work: Work, organisationId: string): Promise<string> {
  const names = await findNames(work.db, work.association, organisationId)
  return nameOn(names, today(work)) ?? ''
}
