import type { Organisation } from '../organisations/organisation.ts'
import type { LetterReading } from '../reading/letter.ts'
import type { Evidence } from '../reading/source.ts'
import { usualTerms } from '../agreements/typed-terms.ts'
import {
  type Draft,
  type DraftAddressee,
  type DraftInstrument,
  type DraftSource,
  type Quote,
  emptyDraft,
} from './draft.ts'

/**
 * Förslag till utkast: what is read from a letter, put into a draft for a person to correct. Every proposed field keeps the
 * words it rests on, as they stand in the letter, OCR noise and all.
 */
export interface ProposalSetting {
  /** Members today, with the registrar's address of each where it is known. */
  readonly members: readonly (Pick<Organisation, 'id' | 'kind'> & { readonly email: string | null })[]
  /** Every organisation by every name it has had, for knowing the sender. */
  readonly names: readonly { readonly organisationId: string; readonly name: string }[]
  /** For the instrument that the draft may come to make. */
  readonly instrumentId: string
}

export function proposeDraft(
  reading: LetterReading,
  source: Omit<DraftSource, 'quotes'>,
  setting: ProposalSetting,
): Draft {
  const blank = emptyDraft(reading.kind?.value ?? 'recommendation', setting.instrumentId)
  return {
    ...blank,
    sender: senderAmong(words(reading.sender), setting.names),
    dated: words(reading.date),
    dnr: words(reading.dnr),
    title: words(reading.title),
    parts: partsOf(reading),
    clauses: reading.clauses.map((clause) => ({ text: clause.value, onlyFor: [] })),
    answerBy: words(reading.answerBy),
    answerTo: words(reading.answerTo),
    contact: contactOf(reading),
    basis: basisOf(reading),
    decisionIsSignature: reading.decisionIsSignature !== null,
    addressees: addresseesOf(reading, setting),
    thirdBodies: reading.thirdBody ? [{ name: reading.thirdBody.value, email: '' }] : [],
    documents: source.file ? [{ role: 'letter', title: 'Brevet', ...source.file }] : [],
    instrument: instrumentOf(reading, blank.instrument),
    source: { ...source, quotes: quotesOf(reading) },
  }
}

/** What was found, or empty. */
const words = (found: { readonly value: string } | null): string => found?.value ?? ''

function contactOf({ contact }: LetterReading): Draft['contact'] {
  return contact ? { title: contact.value.name, email: contact.value.email ?? '' } : { title: '', email: '' }
}

function basisOf({ basis }: LetterReading): Draft['basis'] {
  if (!basis) return { body: '', on: '', paragraph: '' }
  const { body, date, number } = basis.value
  return { body, on: date ?? '', paragraph: number ?? '' }
}

/**
 * Line breaks inside a paragraph come from the page's width, and go; those between paragraphs stay, but for one in the
 * middle of a sentence, where a page has ended.
 */
function unwrapped(text: string): string {
  return text
    .replace(/(?<![.!?:])\s*\n\s*\n\s*(?=\p{Ll})/gu, '\n')
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraph.replace(/[ \t]*\n[ \t]*/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .join('\n\n')
}

/** Without the signature: the sender's name with people under it is no part of the text. */
function partsOf({ parts, sender }: LetterReading): Draft['parts'] {
  const signature = sender?.value.toLocaleLowerCase('sv')
  return parts
    .filter((part) => part.heading.toLocaleLowerCase('sv') !== signature)
    .map((part) => ({ heading: part.heading, text: unwrapped(part.text) }))
}

// OCR loses dots and rings: "KOMMUNFORBUNDET STOCKHOLMS LAN" is the association's name all the same.
const folded = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

function senderAmong(written: string, names: ProposalSetting['names']): string {
  const wanted = folded(written)
  return names.find(({ name }) => wanted !== '' && folded(name) === wanted)?.organisationId ?? ''
}

/** All members; only the municipalities where the letter speaks to "kommuner" or their boards. */
function addresseesOf({ addressees }: LetterReading, { members }: ProposalSetting): DraftAddressee[] {
  const onlyMunicipalities = /kommun/i.test(addressees?.value ?? '')
  return members
    .filter((member) => !onlyMunicipalities || member.kind === 'municipality')
    .map(({ id, email }) => ({ organisationId: id, role: 'to', email: email ?? '' }))
}

function instrumentOf(reading: LetterReading, blank: DraftInstrument): DraftInstrument {
  if (blank.use !== 'new') return blank
  const title = words(reading.title)
  const from = words(reading.validFrom)
  const entry = from === '' ? {} : { entry: 'fixed', on: from }
  const validTo = reading.untilFurtherNotice ? '' : words(reading.validTo)
  const terms = { ...usualTerms, ...entry, validTo }
  return { ...blank, kind: kindIn(title), title, validFrom: from, terms }
}

function kindIn(title: string): string {
  if (/avsiktsf\S{1,2}rklaring/i.test(title)) return 'declaration'
  if (/prislista/i.test(title)) return 'price_list'
  return /stadgar|f\S{1,2}rbundsordning/i.test(title) ? 'statutes' : 'agreement'
}

/** Which words each form field rests on. */
function quotesOf(reading: LetterReading): Record<string, Quote> {
  const found: readonly (readonly [string, Evidence | null | undefined])[] = [
    ['kind', reading.kind],
    ['sender', reading.sender],
    ['dated', reading.date],
    ['dnr', reading.dnr],
    ['title', reading.title],
    ['answerBy', reading.answerBy],
    ['answerTo', reading.answerTo],
    ['contactTitle', reading.contact],
    ['basisBody', reading.basis],
    ['decisionIsSignature', reading.decisionIsSignature],
    ['to', reading.addressees],
    ['thirdName', reading.thirdBody],
    ['validFrom', reading.validFrom],
    ['terms.validTo', reading.validTo ?? reading.untilFurtherNotice],
    ...reading.clauses.map((clause, index) => [`clause.${index}`, clause] as const),
  ]
  return Object.fromEntries(
    found.flatMap(([field, evidence]) => (evidence ? [[field, quoteOf(evidence)]] : [])),
  )
}

const quoteOf = ({ quote, start, end }: Evidence): Quote => ({ quote, start, end })

/**
 * The case's own number in a document's: `KSL/15/0016-5` is entry 5 of `KSL/15/0016`. A number without such an end is the
 * case's already. Foreign numbers are never taken apart further.
 */
export function caseAndEntry(dnr: string): { readonly caseDnr: string; readonly entry: number | null } {
  const [, caseDnr, entry] = /^(.*[/:]\d+)-(\d{1,4})$/.exec(dnr.trim()) ?? []
  return caseDnr && entry ? { caseDnr, entry: Number(entry) } : { caseDnr: dnr.trim(), entry: null }
}
