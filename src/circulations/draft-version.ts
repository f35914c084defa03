import {
  type Instrument,
  type InstrumentKind,
  type NewInstrument,
  instrumentKinds,
} from '../agreements/instrument.ts'
import { readTerms, typedTerms } from '../agreements/typed-terms.ts'
import { addDays } from '../kit/clock.ts'
import { type Draft, emptyDraft } from './draft.ts'
import type { VersionText } from './version.ts'

/** Från utkast till version: what a draft that lacks nothing says, read; and a sent version as a draft to write on. */

/** @param sender the name of the sender today */
export function versionOf(draft: Draft, sender: string): VersionText {
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
    source: null,
  }
}

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
