import type { Instrument } from '../agreements/instrument.ts'
import { termsTexts } from '../agreements/terms.texts.ts'
import type { TypedTerms } from '../agreements/typed-terms.ts'
import type { Case } from '../cases/case.ts'
import type { FieldProps } from '../kit/html/field.tsx'
import type { Visit } from '../kit/http/visit.ts'
import type { Language } from '../kit/language.ts'
import { oneLine, shortened } from '../kit/text.ts'
import type { Body } from '../organisations/body.ts'
import { isAtHome } from '../organisations/contact.ts'
import type { Organisation } from '../organisations/organisation.ts'
import type { Draft } from './draft.ts'
import { caseAndEntry } from './draft-proposal.ts'
import type { Lack } from './draft-lack.ts'
import { draftTexts } from './draft.texts.ts'

/** What the form is made of: the draft and all that can be chosen in it. */
export interface DraftMatter {
  readonly id: string
  /** The circulation's address. */
  readonly href: string
  /** As saved, or as typed when the form comes back. */
  readonly draft: Draft
  readonly revision: number
  /** A next version: the recipients and the case stand. */
  readonly sent: boolean
  /** What was just done: saved, or brought back by an undo. */
  readonly done: 'saved' | 'undone' | null
  readonly newCaseId: string
  readonly case: Case | null
  readonly prefixes: readonly string[]
  readonly lacks: readonly Lack[]
  readonly conflicts: readonly { readonly field: string; readonly saved: string }[]
  /** The association's own bodies, to name representatives to. */
  readonly bodies: readonly Pick<Body, 'id' | 'name'>[]
  readonly instruments: readonly Pick<Instrument, 'id' | 'title' | 'validFrom'>[]
  readonly organisations: readonly Organisation[]
  readonly memberIds: ReadonlySet<string>
  /** Registrars' addresses, by organisation. */
  readonly addresses: ReadonlyMap<string, string>
}

export interface DraftRecipient {
  readonly id: string
  readonly name: string
  readonly chosen: boolean
  readonly email: string
  /** Why the address should be looked at. */
  readonly remark: string | null
}

type FieldLabel = keyof (typeof draftTexts)['sv']['labels']
type Field = Pick<FieldProps, 'name' | 'label' | 'error'> & { readonly reasons: readonly string[] }

/** The form as its sections see it. */
export interface DraftForm extends Omit<DraftMatter, 'lacks' | 'organisations' | 'memberIds' | 'addresses'> {
  readonly language: Language
  readonly lacks: readonly (Lack & { readonly sentence: string })[]
  readonly members: readonly DraftRecipient[]
  readonly others: readonly DraftRecipient[]
  readonly caseChoice: string
  readonly caseDnr: string
  field(name: FieldLabel): Field
  term(name: keyof TypedTerms): Field
  error(field: string): string | undefined
  reasons(field: string): readonly string[]
  labelOf(field: string): string
  fileHref(file: { readonly sha256: string; readonly filename: string }): string
}

/** A quotation longer than this is cut: the whole stands marked in the letter beside. */
const longestQuote = 160

export function draftForm(visit: Visit, matter: DraftMatter): DraftForm {
  const { language } = visit
  const words = draftTexts[language]
  const { draft } = matter
  const lacks = matter.lacks.map((lack) => ({ ...lack, sentence: visit.say(lack.code, lack.facts) }))
  const error = (field: string): string | undefined => lacks.find((lack) => lack.field === field)?.sentence
  const reasons = (field: string): string[] => reasonsOf(draft, field, words)
  const known: Readonly<Record<string, string>> = words.labels
  const labelOf = (field: string): string =>
    known[field.split('.')[0] ?? ''] ?? known[`${field.split('.')[0]}Text`] ?? field
  return {
    ...matter,
    language,
    lacks,
    ...recipientsOf(matter, words),
    caseChoice: proposedChoice(matter),
    caseDnr: matter.case ? '' : caseAndEntry(draft.dnr).caseDnr,
    field: (name) => ({ name, label: words.labels[name], error: error(name), reasons: reasons(name) }),
    term: (name) => ({
      name: `terms.${name}`,
      label: termsTexts[language].termFields[name],
      error: error(`terms.${name}`),
      reasons: reasons(`terms.${name}`),
    }),
    error,
    reasons,
    labelOf,
    fileHref: ({ sha256, filename }) =>
      `${matter.href}/draft/files/${sha256}/${encodeURIComponent(filename)}`,
  }
}

type Words = (typeof draftTexts)['sv']

/** The words of the letter that a proposed field rests on, as they stand there. */
function reasonsOf(draft: Draft, field: string, words: Words): string[] {
  const found = draft.source?.quotes[field]
  if (!found) return []
  const quote = words.fromLetter(shortened(oneLine(found.quote), longestQuote))
  const yearless = field === 'answerBy' && !/\d{4}/.test(found.quote)
  return yearless ? [quote, words.yearInferred] : [quote]
}

/** A number in the letter is most likely that of a case; without one the next of a series is. */
function proposedChoice({ case: file, draft, prefixes }: DraftMatter): string {
  if (file) return 'keep'
  if (draft.dnr.trim() !== '') return 'written'
  return prefixes.length > 0 ? 'numbered' : 'keep'
}

function recipientsOf(
  { organisations, memberIds, addresses, draft }: DraftMatter,
  words: Words,
): { members: DraftRecipient[]; others: DraftRecipient[] } {
  const chosen = new Map(draft.addressees.map((addressee) => [addressee.organisationId, addressee]))
  const rows = organisations.map(({ id, name, mailDomain }): DraftRecipient => {
    const addressee = chosen.get(id)
    const email = addressee?.email ?? addresses.get(id) ?? ''
    const away = email.includes('@') && !isAtHome(email, mailDomain)
    return {
      id,
      name,
      chosen: addressee !== undefined,
      email,
      remark: away ? words.awayFromHome(mailDomain!) : null,
    }
  })
  return {
    members: rows.filter((row) => memberIds.has(row.id)),
    others: rows.filter((row) => !memberIds.has(row.id)),
  }
}
