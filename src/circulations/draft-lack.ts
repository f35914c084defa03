import { readTerms } from '../agreements/typed-terms.ts'
import { type Day, parseDay } from '../kit/clock.ts'
import type { Facts } from '../kit/refusal.ts'
import { addressProblem } from '../organisations/contact.ts'
import { type CirculationKind, demands, slugOfDnr } from './circulation.ts'
import type { Draft } from './draft.ts'

/**
 * Vad utkastet saknar: the reasons why a draft may not be sent yet, each with the form field that mends it. A draft is
 * saved with any of them; it is sent with none.
 */
export interface Lack {
  /** A sentence in `texts.ts`. */
  readonly code: string
  /** The form's name for the field. */
  readonly field: string
  readonly facts?: Facts
}

/** What the world says of the draft. */
export interface DraftSetting {
  /** The day at the office. */
  readonly today: Day
  /** Whether a case has been chosen. */
  readonly inCase: boolean
  /** Whether another circulation has its Dnr. */
  readonly dnrTaken: boolean
  /** Every organisation that it may be sent to, by id, and whether it is a member today. */
  readonly organisations: ReadonlyMap<string, { readonly name: string; readonly isMember: boolean }>
  /** Ids of the instruments that are there. */
  readonly instruments: ReadonlySet<string>
  /** As it was sent, when what is written is its next version: this and the recipients stand. Answers rest on it. */
  readonly sent: { readonly kind: CirculationKind; readonly instrumentId: string | null } | null
}

type Check = (draft: Draft, setting: DraftSetting) => readonly (Lack | null | false)[]

/** Everything that is missing or cannot be read, in the order of the form. Empty: it may be sent. */
export function lacksToSend(draft: Draft, setting: DraftSetting): Lack[] {
  const checks = [
    standing,
    caseAndDates,
    titleAndText,
    clauses,
    nominations,
    basis,
    instrument,
    addressees,
    others,
  ]
  return checks.flatMap((check) => check(draft, setting)).filter((lack) => lack !== null && lack !== false)
}

const lack = (code: string, field: string, facts?: Facts): Lack => ({
  code,
  field,
  ...(facts && { facts }),
})
const blank = (text: string): boolean => text.trim() === ''
const tooLong = (text: string, most: number, field: string): Lack | false =>
  Array.from(text).length > most && lack('circulation.lacks-shorter-text', field, { most })

const standing: Check = ({ kind, instrument: { use, id } }, { sent }) => [
  sent !== null && sent.kind !== kind && lack('circulation.kind-stands', 'kind'),
  sent !== null &&
    sent.instrumentId !== (use === 'none' ? null : id) &&
    lack('circulation.instrument-stands', 'instrumentUse'),
]

const caseAndDates: Check = (draft, setting) => [
  !setting.inCase && lack('circulation.lacks-case', 'case'),
  blank(draft.dnr) || slugOfDnr(draft.dnr) === ''
    ? lack('circulation.lacks-dnr', 'dnr')
    : setting.dnrTaken && lack('circulation.dnr-taken', 'dnr', { dnr: draft.dnr }),
  tooLong(draft.dnr, 100, 'dnr'),
  blank(draft.dated) ? lack('circulation.lacks-date', 'dated') : unreadable(draft.dated, 'dated'),
  ...answerDay(draft, setting),
]

const unreadable = (text: string, field: string): Lack | false =>
  parseDay(text.trim()) === null && lack('circulation.not-a-day', field, { typed: text.slice(0, 40) })

function answerDay(draft: Draft, { today, sent }: DraftSetting): (Lack | false)[] {
  if (blank(draft.answerBy)) return [lack('circulation.lacks-answer-day', 'answerBy')]
  const day = parseDay(draft.answerBy.trim())
  if (day === null) return [unreadable(draft.answerBy, 'answerBy')]
  return [!sent && day < today && lack('circulation.answer-day-passed', 'answerBy', { day, today })]
}

const titleAndText: Check = (draft) => [
  blank(draft.title) ? lack('circulation.lacks-title', 'title') : tooLong(draft.title, 10_000, 'title'),
  draft.parts.every((part) => blank(part.text)) && lack('circulation.lacks-text', 'partText'),
]

const clauses: Check = (draft, { organisations }) => [
  demands[draft.kind].clauses &&
    draft.clauses.length === 0 &&
    lack('circulation.lacks-clauses', 'clauseText'),
  ...draft.clauses.map((clause) => tooLong(clause.text, 20_000, 'clauseText')),
  ...draft.clauses.map(
    (clause, index) =>
      clause.onlyFor.some((id) => !organisations.has(id)) &&
      lack('circulation.clause-for-stranger', 'clauseText', { clause: index + 1 }),
  ),
]

const nominations: Check = ({ kind, nominations: seat }) => {
  if (kind !== 'enquiry' || !seat) return []
  const [from, to] = [seat.from, seat.to].map((text) => parseDay(text.trim()))
  return [
    blank(seat.body) === blank(seat.project) && lack('circulation.lacks-one-seat', 'seatProject'),
    !blank(seat.from) && unreadable(seat.from, 'seatFrom'),
    !blank(seat.to) && unreadable(seat.to, 'seatTo'),
    Boolean(from && to && to < from) && lack('circulation.seat-ends-before-it-begins', 'seatTo'),
  ]
}

const basis: Check = ({ kind, basis: { body, on, paragraph } }) => {
  const begun = ![body, on, paragraph].every(blank)
  if (!begun && !demands[kind].basis) return []
  return [
    blank(body) && lack('circulation.lacks-basis-body', 'basisBody'),
    blank(on) ? lack('circulation.lacks-basis-day', 'basisOn') : unreadable(on, 'basisOn'),
    blank(paragraph) && lack('circulation.lacks-basis-paragraph', 'basisParagraph'),
  ]
}

const instrument: Check = (draft, setting) => {
  const { use, id } = draft.instrument
  const needsText = demands[draft.kind].instrument || use !== 'none'
  const hasText = draft.documents.some((document) => document.role === 'instrument')
  return [
    needsText && !hasText && lack('circulation.lacks-instrument-text', 'files'),
    use === 'existing' && !setting.instruments.has(id) && lack('circulation.lacks-instrument', 'instrument'),
    ...(use === 'new' ? newInstrument(draft) : []),
  ]
}

function newInstrument(draft: Draft): (Lack | false)[] {
  const { title, validFrom } = draft.instrument
  return [
    blank(title)
      ? lack('circulation.lacks-instrument-title', 'instrumentTitle')
      : tooLong(title, 10_000, 'instrumentTitle'),
    !blank(validFrom) && unreadable(validFrom, 'validFrom'),
    endsTooEarly(draft) && { code: 'instrument.ends-before-it-begins', field: 'validFrom' },
    ...terms(draft),
  ]
}

function endsTooEarly({
  instrument: {
    validFrom,
    terms: { validTo },
  },
}: Draft): boolean {
  const [from, to] = [validFrom, validTo].map((text) => parseDay(text.trim()))
  return from !== null && to !== null && to! < from!
}

function terms(draft: Draft): Lack[] {
  const { faults } = readTerms(draft.instrument.terms)
  return faults.map(({ code, field }) => ({ code, field: `terms.${field}` }))
}

const addressees: Check = (draft, { organisations, sent }) => {
  if (sent) return []
  const asked = draft.addressees.filter((addressee) => addressee.role === 'to')
  return [
    asked.length === 0 && lack('circulation.lacks-addressees', 'to'),
    ...draft.addressees.map(({ organisationId, role, email }) => {
      const organisation = organisations.get(organisationId)
      const field = `email.${organisationId}`
      if (!organisation) return lack('circulation.unknown-addressee', 'to')
      if (role === 'to' && !organisation.isMember)
        return lack('circulation.addressee-not-member', 'to', { name: organisation.name })
      return addressLack(email, field, organisation.name)
    }),
  ]
}

function addressLack(email: string, field: string, name: string): Lack | false {
  if (blank(email)) return lack('circulation.addressee-without-address', field, { name })
  return (
    addressProblem(email) !== null &&
    lack('circulation.bad-address', field, { name, address: email.slice(0, 100) })
  )
}

const others: Check = (draft) => [
  ...draft.thirdBodies.map(({ name }) => tooLong(name, 300, 'thirdName')),
  ...draft.documents.map(({ title }) => tooLong(title, 1_000, 'files')),
  ...draft.thirdBodies.map(
    ({ name, email }) =>
      blank(name) &&
      lack('circulation.third-body-without-name', 'thirdName', { address: email.slice(0, 100) }),
  ),
  ...draft.thirdBodies.map(({ name, email }) => !blank(name) && addressLack(email, 'thirdEmail', name)),
  !blank(draft.answerTo) && addressLack(draft.answerTo, 'answerTo', draft.answerTo),
  !blank(draft.contact.email) && addressLack(draft.contact.email, 'contactEmail', draft.contact.title),
]
