import {
  type Instrument,
  type InstrumentKind,
  type NewInstrument,
  instrumentKinds,
} from '../agreements/instrument.ts'
import { readTerms, typedTerms } from '../agreements/typed-terms.ts'
import { addDays, parseDay } from '../kit/clock.ts'
import { type Draft, type DraftNominations, emptyDraft } from './draft.ts'
import type { Nominations, VersionText } from './version.ts'

/** Från utkast till version: what a draft that lacks nothing says, read; and a sent version as a draft to write on. */

/** What others are called today. */
export interface Names {
  readonly sender: string
  /** The association, where it passes on what a member sends. */
  readonly passedOnBy: string | null
  /** The association's bodies, by id. */
  readonly bodies: ReadonlyMap<string, string>
}

/** @param names the name of the sender today, and of others that the letter names */
export function versionOf(draft: Draft, { sender, passedOnBy, bodies }: Names): VersionText {
  const nominations = nominationsOf(draft, bodies)
  return {
    title: draft.title.trim(),
    answerBy: orNull(draft.answerBy),
    letter: {
      kind: draft.kind,
      dnr: draft.dnr.trim(),
      dated: draft.dated.trim(),
      sender,
      parts: draft.parts.filter((part) => part.text.trim() !== ''),
      basis: draft.basis.body.trim() === '' ? null : { ...draft.basis },
      decisionIsSignature: draft.decisionIsSignature,
      told: draft.thirdBodies.map((body) => body.name.trim()),
      contact: contactOf(draft),
      answerTo: orNull(draft.answerTo),
      ...(nominations && { nominations }),
      ...(passedOnBy && { passedOnBy }),
    },
    clauses: draft.clauses.map(({ text, onlyFor }, index) => ({
      number: index + 1,
      text: text.trim(),
      onlyFor: onlyFor.length > 0 ? onlyFor : null,
    })),
    documents: draft.documents.map(({ role, title, filename, sha256 }) => ({
      role,
      title,
      filename,
      sha256,
    })),
  }
}

function nominationsOf({ kind, nominations }: Draft, bodies: Names['bodies']): Nominations | null {
  if (kind !== 'enquiry' || !nominations) return null
  const { body, project, from, to } = nominations
  const called = body ? bodies.get(body) : project.trim()
  if (!called) return null
  const seat = body ? { bodyId: body } : { project: called }
  return { seat, to: called, from: parseDay(from.trim()), until: parseDay(to.trim()) }
}

const orNull = (text: string): string | null => text.trim() || null

function contactOf({ contact }: Draft): VersionText['letter']['contact'] {
  const title = contact.title.trim()
  return title === '' ? null : { title, email: orNull(contact.email) }
}

/** The instrument that the draft makes; null where it makes none. @throws RangeError when its terms cannot be read */
export function instrumentOf(draft: Draft): NewInstrument | null {
  const { instrument } = draft
  if (instrument.use !== 'new') return null
  const { terms } = readTerms(instrument.terms)
  if (!terms) throw new RangeError('the terms of the instrument cannot be read')
  return {
    id: instrument.id,
    kind: kindOf(instrument.kind),
    title: instrument.title.trim(),
    validFrom: orNull(instrument.validFrom) ?? (terms.entry.kind === 'fixed' ? terms.entry.on : null),
    validTo: terms.validTo && addDays(terms.validTo, 1),
    terms,
    followsId: orNull(instrument.follows),
    replacesId: orNull(instrument.replaces),
    thirdBody: draft.thirdBodies[0]?.name.trim() || null,
    decisionsCollectedFor: null,
  }
}

const kindOf = (text: string): InstrumentKind => instrumentKinds.find((kind) => kind === text) ?? 'agreement'

/** What was sent, as a draft of its next version. The addressees are not in it: they are added and dropped one by one. */
export function draftOf(
  sent: VersionText,
  rest: {
    readonly senderId: string
    readonly instrument: Instrument | null
    readonly thirdBodies: Draft['thirdBodies']
  },
): Draft {
  const { letter } = sent
  return {
    kind: letter.kind,
    sender: rest.senderId,
    dated: letter.dated,
    dnr: letter.dnr,
    title: sent.title,
    parts: letter.parts,
    clauses: sent.clauses.map((clause) => ({ text: clause.text, onlyFor: clause.onlyFor ?? [] })),
    answerBy: sent.answerBy ?? '',
    answerTo: letter.answerTo ?? '',
    contact: { title: letter.contact?.title ?? '', email: letter.contact?.email ?? '' },
    basis: letter.basis ?? { body: '', on: '', paragraph: '' },
    decisionIsSignature: letter.decisionIsSignature,
    addressees: [],
    thirdBodies: rest.thirdBodies,
    documents: sent.documents,
    instrument: instrumentDraft(rest.instrument),
    ...(letter.nominations && { nominations: nominationsDraft(letter.nominations) }),
    source: null,
  }
}

const nominationsDraft = ({ seat, from, until }: Nominations): DraftNominations => ({
  body: 'bodyId' in seat ? seat.bodyId : '',
  project: 'project' in seat ? seat.project : '',
  from: from ?? '',
  to: until ?? '',
})

function instrumentDraft(instrument: Instrument | null): Draft['instrument'] {
  if (!instrument) return { ...emptyDraft('enquiry', '').instrument }
  const { id, kind, title, validFrom, followsId, replacesId, terms } = instrument
  return {
    use: 'existing',
    id,
    kind,
    title,
    validFrom: validFrom ?? '',
    follows: followsId ?? '',
    replaces: replacesId ?? '',
    terms: typedTerms(terms),
  }
}
