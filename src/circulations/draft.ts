import type { TypedTerms } from '../agreements/typed-terms.ts'
import { usualTerms } from '../agreements/typed-terms.ts'
import type { AddresseeRole } from './addressee.ts'
import type { CirculationKind, DocumentRole } from './circulation.ts'

/**
 * Utkast: a circulation being written. Every field holds what was typed, finished or not, so that it can be saved at any
 * time and nothing is lost; what it lacks before it may be sent is told by `draft-lack.ts`.
 */
export interface Draft {
  readonly kind: CirculationKind
  /** Organisation id; empty: the association itself. */
  readonly sender: string
  readonly dated: string
  readonly dnr: string
  readonly title: string
  readonly parts: readonly { readonly heading: string; readonly text: string }[]
  readonly clauses: readonly DraftClause[]
  readonly answerBy: string
  /** The office's plain address for answers. */
  readonly answerTo: string
  readonly contact: { readonly title: string; readonly email: string }
  readonly basis: { readonly body: string; readonly on: string; readonly paragraph: string }
  readonly decisionIsSignature: boolean
  readonly addressees: readonly DraftAddressee[]
  /** Third bodies that the association will tell of the decisions. */
  readonly thirdBodies: readonly { readonly name: string; readonly email: string }[]
  readonly documents: readonly DraftDocument[]
  readonly instrument: DraftInstrument
  /** Of an enquiry: to what the members are to name somebody; left out where they are not asked to. */
  readonly nominations?: DraftNominations
  /** The letter that it was read from; null when it was begun empty. */
  readonly source: DraftSource | null
  /** Thrown away before it was sent. It stays, and comes back when it is saved. */
  readonly discarded?: true
}

export interface DraftClause {
  readonly text: string
  /** Organisation ids; empty: for all. */
  readonly onlyFor: readonly string[]
}

export interface DraftAddressee {
  readonly organisationId: string
  readonly role: AddresseeRole
  readonly email: string
}

/** As typed: one of the association's bodies or a project by its name, and the days of the mandates. */
export interface DraftNominations {
  readonly body: string
  readonly project: string
  readonly from: string
  readonly to: string
}

/** A stored file that will go with the letter. */
export interface DraftDocument {
  readonly role: DocumentRole
  readonly title: string
  readonly filename: string
  /** Hexadecimal. */
  readonly sha256: string
}

export interface DraftInstrument {
  /** None: nothing is to be adopted. Existing: a new text, or the same, of an instrument that is there. */
  readonly use: 'none' | 'new' | 'existing'
  /** The existing one, or the id that the new one will get. */
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly validFrom: string
  readonly follows: string
  readonly replaces: string
  readonly terms: TypedTerms
}

/** The letter as it came: evidence, never changed. */
export interface DraftSource {
  readonly text: string
  /** The file it was read from; null when the text was pasted. */
  readonly file: { readonly sha256: string; readonly filename: string } | null
  /** Which words each proposed field rests on, by the field's name. */
  readonly quotes: Readonly<Record<string, Quote>>
}

/** A place in the source's text, in UTF-16 units. */
export interface Quote {
  readonly quote: string
  readonly start: number
  readonly end: number
}

/** @param instrumentId for the instrument that it may come to make */
export function emptyDraft(kind: CirculationKind, instrumentId: string): Draft {
  return {
    kind,
    sender: '',
    dated: '',
    dnr: '',
    title: '',
    parts: [],
    clauses: [],
    answerBy: '',
    answerTo: '',
    contact: { title: '', email: '' },
    basis: { body: '', on: '', paragraph: '' },
    decisionIsSignature: false,
    addressees: [],
    thirdBodies: [],
    documents: [],
    instrument: {
      use: kind === 'recommendation' || kind === 'offer' ? 'new' : 'none',
      id: instrumentId,
      kind: 'agreement',
      title: '',
      validFrom: '',
      follows: '',
      replaces: '',
      terms: usualTerms,
    },
    source: null,
  }
}
