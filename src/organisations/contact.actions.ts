import { type Day, dayOf } from '../kit/clock.ts'
import { newId } from '../kit/id.ts'
import { NotFound, Refusal } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { log } from '../log/actions.ts'
import { entriesAbout } from '../log/store.ts'
import type { Body } from './body.ts'
import { endBodyRow, findBodies, findBody, insertBody } from './body.store.ts'
import { type Contact, addressProblem, tidyAddress } from './contact.ts'
import {
  type KnownOrganisation,
  type Mapping,
  type Proposal,
  countChanges,
  isChange,
  proposeContacts,
} from './contact-import.ts'
import {
  endContactRows,
  findContact,
  findContacts,
  insertContact,
  reviveContactRows,
} from './contact.store.ts'
import { findAllNames, findOrganisations, findRegister } from './store.ts'

/** @throws Refusal `body.name-taken` when the organisation has a body of that name */
export async function addBody(work: Work, body: Omit<Body, 'validTo'>): Promise<void> {
  const made = await insertBody(work.db, work.association, { ...body, validTo: null })
  if (!made) {
    if (await findBody(work.db, work.association, body.id)) return
    throw new Refusal('body.name-taken', { name: body.name })
  }
  const { id: subject, ...payload } = body
  await log(work, { verb: 'body.added', subject, payload })
}

/** @param to the first day there is no such body @throws Refusal `body.ends-too-early`; NotFound */
export async function endBody(work: Work, { id, to }: { id: string; to: Day }): Promise<void> {
  const body = await findBody(work.db, work.association, id)
  if (!body) throw new NotFound()
  if (body.validTo === to) return
  if (body.validFrom !== null && body.validFrom >= to)
    throw new Refusal('body.ends-too-early', { name: body.name, from: body.validFrom })
  await endBodyRow(work.db, work.association, id, to)
  await log(work, { verb: 'body.ended', subject: id, payload: { to } })
}

/**
 * The address is not written in the log, where it would outlive the contact.
 * @throws Refusal `contact.address-*`, `contact.body-elsewhere` (another organisation's body), `contact.already`
 */
export async function addContact(work: Work, contact: Contact): Promise<void> {
  const email = tidyAddress(contact.email)
  const problem = addressProblem(email)
  if (problem) throw new Refusal(problem, { address: email })
  if (contact.bodyId !== null) {
    const body = await findBody(work.db, work.association, contact.bodyId)
    if (body?.organisationId !== contact.organisationId) throw new Refusal('contact.body-elsewhere')
  }
  const made = await insertContact(work.db, work.association, { ...contact, email })
  if (!made) {
    if (await findContact(work.db, work.association, contact.id)) return
    throw new Refusal('contact.already')
  }
  const { organisationId, bodyId, purpose } = contact
  await log(work, {
    verb: 'contact.added',
    subject: contact.id,
    payload: { organisationId, bodyId, purpose },
  })
}

/** Letters go there no more; the row stays, for what was sent there. @throws NotFound */
export async function endContact(work: Work, id: string): Promise<void> {
  const contact = await findContact(work.db, work.association, id)
  if (!contact) throw new NotFound()
  if (contact.endedAt !== null) return
  await endContactRows(work.db, work.association, [id], work.clock.now())
  await log(work, { verb: 'contact.ended', subject: id, payload: {} })
}

/** Takes back the ending of a contact, unless the same address has been added again meanwhile. @throws NotFound */
export async function restoreContact(work: Work, id: string): Promise<void> {
  const contact = await findContact(work.db, work.association, id)
  if (!contact) throw new NotFound()
  if (contact.endedAt === null) return
  await reviveContactRows(work.db, work.association, [id])
  await log(work, { verb: 'contact.restored', subject: id, payload: {} })
}

/** What applying the list would change, and which rows cannot be read. */
export async function previewContacts(
  work: Work,
  list: { rows: readonly (readonly string[])[]; mapping: Mapping },
): Promise<Proposal> {
  const current = await findContacts(work.db, work.association)
  return proposeContacts(list.rows, list.mapping, await knownOrganisations(work), current)
}

async function knownOrganisations(work: Work): Promise<KnownOrganisation[]> {
  const on = dayOf(work.clock.now())
  const organisations = await findOrganisations(work.db, work.association, on)
  const names = await findAllNames(work.db, work.association)
  const bodies = await findBodies(work.db, work.association)
  const codes = organisations.flatMap((organisation) => organisation.code ?? [])
  const register = await findRegister(work.db, codes)
  return organisations.map(({ id, code, name }) => ({
    id,
    code,
    name,
    names: [
      ...names.filter((row) => row.organisationId === id).map((row) => row.name),
      ...register.filter((entry) => entry.code === code).flatMap((entry) => [entry.name, entry.formalName]),
    ],
    bodies: bodies.filter((body) => body.organisationId === id),
  }))
}

export interface ContactImport {
  /** From the form: a list sent twice is applied once. */
  readonly id: string
  readonly rows: readonly (readonly string[])[]
  readonly mapping: Mapping
  /** Leave out the rows that cannot be read. Otherwise one such row refuses the whole list. */
  readonly skipProblems: boolean
  /** End the contacts that stand for the same organisation and purpose but not in the list. */
  readonly endMissing: boolean
}

/**
 * Applies a list of contacts, all of it or nothing.
 * @throws Refusal `contact-import.has-problems`, `contact-import.nothing-to-do`
 */
export async function importContacts(
  work: Work,
  list: ContactImport,
): Promise<{ added: number; ended: number }> {
  const earlier = await findImport(work, list.id)
  if (earlier) return { added: earlier.added.length, ended: earlier.ended.length }
  const proposal = await previewContacts(work, list)
  const problems = new Set(proposal.problems.map((problem) => problem.row)).size
  if (problems > 0 && !list.skipProblems) throw new Refusal('contact-import.has-problems', { rows: problems })
  const missing = list.endMissing ? proposal.missing : []
  if (countChanges(proposal) + missing.length === 0) throw new Refusal('contact-import.nothing-to-do')
  const changes = proposal.contacts.filter(isChange)
  const ended = [...changes.flatMap((change) => change.replaces ?? []), ...missing.map(({ id }) => id)]
  await endContactRows(work.db, work.association, ended, work.clock.now())
  const added: string[] = []
  for (const { organisationId, bodyId, purpose, title, email } of changes) {
    const contact = { id: newId(), organisationId, bodyId, purpose, title, email }
    if (await insertContact(work.db, work.association, contact)) added.push(contact.id)
  }
  await log(work, { verb: 'contacts.imported', subject: list.id, payload: { added, ended } })
  return { added: added.length, ended: ended.length }
}

/**
 * Takes back an applied list: what it added ends, what it ended holds again.
 * @throws NotFound when no list with that id was applied
 */
export async function undoContactImport(work: Work, id: string): Promise<void> {
  const done = await findImport(work, id)
  if (!done) throw new NotFound()
  if (done.undone) return
  await endContactRows(work.db, work.association, done.added, work.clock.now())
  await reviveContactRows(work.db, work.association, done.ended)
  await log(work, { verb: 'contacts.import_undone', subject: id, payload: {} })
}

/** An applied list as the log remembers it; there is no other record. Null when none was applied under that id. */
export async function findImport(
  work: Work,
  id: string,
): Promise<{ added: string[]; ended: string[]; undone: boolean } | null> {
  const entries = await entriesAbout(work.db, work.association, id)
  const applied = entries.find((entry) => entry.verb === 'contacts.imported')
  if (!applied) return null
  const lists = JSON.parse(applied.payload ?? '{"added":[],"ended":[]}') as {
    added: string[]
    ended: string[]
  }
  return { ...lists, undone: entries.some((entry) => entry.verb === 'contacts.import_undone') }
}
