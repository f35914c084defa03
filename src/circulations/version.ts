import type { Day } from '../kit/clock.ts'
import { sha256 } from '../kit/hash.ts'
import type { CirculationKind, Clause, DocumentRole } from './circulation.ts'

/**
 * Version: the text of a circulation as it was sent, frozen and hashed. A later change is a new version, which the
 * addressees are told of; an answer remembers which version it answers.
 */

export interface LetterPart {
  readonly heading: string
  readonly text: string
}

/** The decision that a recommendation rests on. */
export interface Basis {
  readonly body: string
  readonly on: Day
  readonly paragraph: string
}

/** What the letter says beside title, answer date and clauses. */
export interface Letter {
  readonly kind: CirculationKind
  readonly dnr: string
  readonly dated: Day
  /** The sender's name on that day. */
  readonly sender: string
  readonly parts: readonly LetterPart[]
  readonly basis: Basis | null
  /** Beslut om antagande likställs med undertecknande. */
  readonly decisionIsSignature: boolean
  /** Third bodies, by name, that are told of the decisions. */
  readonly told: readonly string[]
  /** Whom to ask, by title; not the registrar. */
  readonly contact: { readonly title: string; readonly email: string | null } | null
  /** The office's plain address, for those who cannot answer to their own. */
  readonly answerTo: string | null
  /** Of an enquiry: to what the members are asked to name somebody. */
  readonly nominations?: Nominations
  /** The association, by name, where it passes on what a member offers or asks. */
  readonly passedOnBy?: string
}

/** Namnge företrädare: the seat, and the days of the mandates. */
export interface Nominations {
  readonly seat: { readonly bodyId: string } | { readonly project: string }
  /** What the seat is called. */
  readonly to: string
  readonly from: Day | null
  /** The last day; null: until further notice. */
  readonly until: Day | null
}

/** Brevets bilagor: what goes with it, the signed letter first. */
export interface VersionDocument {
  readonly role: DocumentRole
  readonly title: string
  readonly filename: string
  /** Hexadecimal. */
  readonly sha256: string
}

export interface VersionText {
  readonly title: string
  readonly answerBy: Day | null
  readonly letter: Letter
  readonly clauses: readonly Clause[]
  readonly documents: readonly VersionDocument[]
}

/**
 * The one way of writing a version's whole content, for its hash: JSON with the keys in this order, text in NFC. Names
 * of files do not count, their bytes do.
 */
export function canonicalText(version: VersionText): string {
  const { letter } = version
  return JSON.stringify([
    ['title', version.title],
    ['answerBy', version.answerBy],
    ['kind', letter.kind],
    ['dnr', letter.dnr],
    ['dated', letter.dated],
    ['sender', letter.sender],
    ['parts', letter.parts.map((part) => [part.heading, part.text])],
    ['basis', letter.basis && [letter.basis.body, letter.basis.on, letter.basis.paragraph]],
    ['decisionIsSignature', letter.decisionIsSignature],
    ['told', letter.told],
    ['contact', letter.contact && [letter.contact.title, letter.contact.email]],
    ['answerTo', letter.answerTo],
    ...sometimes(letter),
    [
      'clauses',
      version.clauses.map((clause) => [clause.number, clause.text, clause.onlyFor?.toSorted() ?? null]),
    ],
    ['documents', version.documents.map((document) => [document.role, document.title, document.sha256])],
  ]).normalize('NFC')
}

/** What few letters say stands in the hash only where it is said: the hashes of the others are as they were. */
function sometimes({ nominations, passedOnBy }: Letter): [string, unknown][] {
  return [
    ...(nominations
      ? [['nominations', [nominations.to, nominations.from, nominations.until]] as [string, unknown]]
      : []),
    ...(passedOnBy ? [['passedOnBy', passedOnBy] as [string, unknown]] : []),
  ]
}

/** SHA-256 of the canonical text. */
export function textHash(version: VersionText): Buffer {
  return sha256(canonicalText(version))
}
