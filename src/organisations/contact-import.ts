import type { Facts } from '../kit/refusal.ts'
import type { Contact, Purpose } from './contact.ts'
import { addressProblem, tidyAddress } from './contact.ts'
import { isSameName } from './organisation.ts'

/** Inläsning av kontakter: rows of an office's own list become proposed contacts, and a sentence for each row that cannot. Nothing is stored here. */
export const importFields = ['organisation', 'body', 'purpose', 'title', 'email'] as const
export type ImportField = (typeof importFields)[number]

/** Which column holds each field, counted from 0; null where the list has none. */
export type Mapping = Readonly<Record<ImportField, number | null>>

/** Words that head such columns, in the order in which they are tried: a code names its municipality more surely than a name. */
const headings: Readonly<Record<ImportField, readonly RegExp[]>> = {
  organisation: [/kommunkod|^kod$|^code$/, /kommun|organisation|region|medlem|municipality|member/],
  body: [/organ$|nämnd|styrelse|förvaltning|body|committee/],
  purpose: [/syfte|avser|purpose|^typ$|^type$/],
  title: [/titel|befattning|funktion|roll|kontakt|title|function|role|namn|name/],
  email: [/e-?post|mail|mejl|adress|address/],
}

/** Proposes a column for each field from the list's first row. Each column is used once. */
export function guessMapping(heading: readonly string[]): Mapping {
  const words = heading.map((text) => text.trim().toLowerCase())
  const used = new Set<number>()
  const mapping: Record<ImportField, number | null> = { ...emptyMapping }
  for (const field of ['email', 'organisation', 'body', 'purpose', 'title'] as const) {
    const column = headings[field]
      .map((pattern) => words.findIndex((word, index) => !used.has(index) && pattern.test(word)))
      .find((index) => index >= 0)
    if (column === undefined) continue
    mapping[field] = column
    used.add(column)
  }
  return mapping
}

const emptyMapping: Mapping = { organisation: null, body: null, purpose: null, title: null, email: null }

/** What the list is held against. */
export interface KnownOrganisation {
  readonly id: string
  readonly code: string | null
  /** Its name today. */
  readonly name: string
  /** All it is or was called, with the register's formal name. */
  readonly names: readonly string[]
  readonly bodies: readonly { readonly id: string; readonly name: string }[]
}

export interface RowProblem {
  /** Counted from 1 as in the list, heading included. */
  readonly row: number
  readonly field: ImportField
  readonly code: string
  readonly facts: Facts
}

export interface ProposedContact extends Omit<Contact, 'id'> {
  readonly row: number
  readonly organisationName: string
  /** `retitled`: the address is there under another title, which ends. `repeated`: an earlier row says the same. */
  readonly change: 'added' | 'unchanged' | 'retitled' | 'repeated'
  /** The contact that a retitled one takes the place of. */
  readonly replaces: string | null
}

export interface Proposal {
  readonly contacts: readonly ProposedContact[]
  readonly problems: readonly RowProblem[]
  /** Contacts for the same organisation and purpose that the list does not name; ended only when the person asks for it. */
  readonly missing: readonly Contact[]
}

/**
 * Reads the rows against what is known.
 * @param rows all rows of the list, the heading first; rows without any text are passed over
 * @param current the contacts that have not ended
 */
export function proposeContacts(
  rows: readonly (readonly string[])[],
  mapping: Mapping,
  known: readonly KnownOrganisation[],
  current: readonly Contact[],
): Proposal {
  const read = rows.slice(1).flatMap((cells, index) => {
    const empty = cells.every((cell) => cell.trim() === '')
    return empty ? [] : [readRow(cells, index + 2, mapping, known)]
  })
  const contacts = markChanges(
    read.flatMap((row) => row.contacts),
    current,
  )
  return { contacts, problems: read.flatMap((row) => row.problems), missing: missingFrom(contacts, current) }
}

/** The number of changes that applying the proposal makes, not counting the missing ones. */
export function countChanges(proposal: Proposal): number {
  return proposal.contacts.filter(isChange).length
}

export function isChange(contact: ProposedContact): boolean {
  return contact.change === 'added' || contact.change === 'retitled'
}

interface ReadRow {
  readonly contacts: readonly Unmarked[]
  readonly problems: readonly RowProblem[]
}
type Unmarked = Omit<ProposedContact, 'change' | 'replaces'>

function readRow(
  cells: readonly string[],
  row: number,
  mapping: Mapping,
  known: readonly KnownOrganisation[],
): ReadRow {
  const problems: RowProblem[] = []
  const cell = (field: ImportField): string => (cells[mapping[field] ?? -1] ?? '').normalize('NFC').trim()
  const problem = (field: ImportField, code: string, facts: Facts = {}): null => {
    problems.push({ row, field, code, facts })
    return null
  }
  const organisation = findOrganisation(cell('organisation'), known, problem)
  const bodyId = organisation && findBody(cell('body'), organisation, problem)
  const purpose = readPurpose(cell('purpose'), problem)
  const title = readTitle(cell('title'), purpose, problem)
  const addresses = readAddresses(cell('email'), problem)
  if (problems.length > 0 || !organisation || !purpose || !title) return { contacts: [], problems }
  const shared = { row, organisationId: organisation.id, organisationName: organisation.name, bodyId }
  return { contacts: addresses.map((email) => ({ ...shared, purpose, title, email })), problems }
}

type Report = (field: ImportField, code: string, facts?: Facts) => null

function findOrganisation(
  text: string,
  known: readonly KnownOrganisation[],
  problem: Report,
): KnownOrganisation | null {
  if (text === '') return problem('organisation', 'contact-import.organisation-missing')
  // Excel drops the leading zero of a code: 114 is 0114, and a region's 1 is 01.
  const codes = /^\d{1,4}$/.test(text) ? [text, text.padStart(4, '0'), text.padStart(2, '0')] : []
  const byCode = known.find((organisation) => organisation.code !== null && codes.includes(organisation.code))
  if (byCode) return byCode
  const found = known.filter((organisation) => organisation.names.some((name) => isSameName(name, text)))
  if (found.length > 1) return problem('organisation', 'contact-import.organisation-ambiguous', { text })
  return found[0] ?? problem('organisation', 'contact-import.organisation-unknown', { text })
}

function findBody(text: string, organisation: KnownOrganisation, problem: Report): string | null {
  if (text === '') return null
  const body = organisation.bodies.find((body) => isSameName(body.name, text))
  return body?.id ?? problem('body', 'contact-import.body-unknown', { text, organisation: organisation.name })
}

const purposeWords: readonly (readonly [Purpose, RegExp])[] = [
  ['registrar', /registrator|registrar|diari|brevlåda|funktion/i],
  ['questions', /fråg|question|kontakt/i],
  ['secretary', /sekreterare|secretary/i],
  ['duty', /beredskap|jour|duty|tib\b/i],
]

/** A list without purposes is a list of registrars: it is they who get what is sent. */
function readPurpose(text: string, problem: Report): Purpose | null {
  if (text === '') return 'registrar'
  const found = purposeWords.find(([, words]) => words.test(text))
  return found?.[0] ?? problem('purpose', 'contact-import.purpose-unknown', { text })
}

const usualTitles: Readonly<Record<Purpose, string>> = {
  registrar: 'registrator',
  questions: 'kontakt för frågor',
  secretary: 'sekreterare',
  duty: 'tjänsteman i beredskap',
}

function readTitle(text: string, purpose: Purpose | null, problem: Report): string | null {
  if (text.length > 300) return problem('title', 'contact-import.title-too-long')
  return text || (purpose && usualTitles[purpose])
}

/** One cell may hold several addresses. */
function readAddresses(text: string, problem: Report): string[] {
  const addresses = text.split(/[;,\n]/).flatMap((part) => tidyAddress(part) || [])
  if (addresses.length === 0) problem('email', 'contact.address-missing')
  for (const address of addresses) {
    const code = addressProblem(address)
    if (code) problem('email', code, { address })
  }
  return addresses
}

const placeOf = (contact: Omit<Contact, 'id' | 'title'>): string =>
  [contact.organisationId, contact.purpose, contact.email.toLowerCase()].join(' ')

function markChanges(read: readonly Unmarked[], current: readonly Contact[]): ProposedContact[] {
  const standing = new Map(current.map((contact) => [placeOf(contact), contact]))
  const seen = new Set<string>()
  return read.map((contact) => {
    const place = placeOf(contact)
    if (seen.has(place)) return { ...contact, change: 'repeated', replaces: null }
    seen.add(place)
    const before = standing.get(place)
    if (!before) return { ...contact, change: 'added', replaces: null }
    const same = before.title === contact.title && before.bodyId === contact.bodyId
    return { ...contact, change: same ? 'unchanged' : 'retitled', replaces: same ? null : before.id }
  })
}

function missingFrom(listed: readonly ProposedContact[], current: readonly Contact[]): Contact[] {
  const group = (contact: Omit<Contact, 'id'>): string => `${contact.organisationId} ${contact.purpose}`
  const groups = new Set(listed.map(group))
  const places = new Set(listed.map(placeOf))
  return current.filter((contact) => groups.has(group(contact)) && !places.has(placeOf(contact)))
}
