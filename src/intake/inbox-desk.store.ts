import { findCirculations } from '../circulations/store.ts'
import type { Circulation } from '../circulations/circulation.ts'
import { dayOf, timeOfDay } from '../kit/clock.ts'
import { Form, storedField, storedValue } from '../kit/http/form-body.ts'
import type { Work } from '../kit/work.ts'
import { findOrganisations } from '../organisations/store.ts'
import {
  countWaiting,
  findColleagues,
  findInbox,
  findInboxLetter,
  findLetterActs,
  type InboxLetter,
  type InboxView,
} from './inbox.store.ts'
import { originalName } from './letter.ts'
import type { Match } from './matching.ts'
import { findParts, type LetterPart } from './part.store.ts'

/** The registrar's desk: the list, the letter that is open, and what can be done with it. */
export interface InboxDesk {
  readonly view: InboxView
  readonly letters: readonly InboxLetter[]
  readonly waiting: number
  readonly open: OpenLetter | null
  readonly circulations: readonly Circulation[]
  /** By id. */
  readonly names: ReadonlyMap<string, string>
  readonly colleagues: readonly { readonly id: string; readonly name: string }[]
}

export interface OpenLetter {
  readonly letter: InboxLetter
  readonly parts: readonly LetterPart[]
  /** The proposal that is being looked at. */
  readonly match: Match | null
  readonly circulation: Circulation | null
  /** The part that is shown. */
  readonly part: LetterPart | null
  /** Answers that have been registered from it already. */
  readonly acts: readonly { readonly circulation: string; readonly organisation: string }[]
}

export interface Looking {
  readonly view: InboxView
  readonly letter: string | null
  readonly part: string | null
  /** Slug of a circulation that a person has chosen instead of the proposed one. */
  readonly circulation: string | null
}

/** All that the page shows. Without a letter named, the first one that waits is open. */
export async function findInboxDesk(work: Work, looking: Looking): Promise<InboxDesk> {
  const { db, association, actor, clock } = work
  const today = dayOf(clock.now())
  const letters = await findInbox(db, association, { view: looking.view, today, person: actor.id })
  const circulations = await findCirculations(db, association)
  const named = looking.letter ? await findInboxLetter(db, association, looking.letter) : null
  const letter = looking.letter ? named : (letters[0] ?? null)
  const organisations = await findOrganisations(db, association, today)
  return {
    view: looking.view,
    letters,
    waiting: await countWaiting(db, association, today),
    open: letter && (await openLetterOf(work, letter, looking, circulations)),
    circulations,
    names: new Map(organisations.map(({ id, name }) => [id, name])),
    colleagues: await findColleagues(db),
  }
}

async function openLetterOf(
  { db, association }: Work,
  letter: InboxLetter,
  looking: Looking,
  circulations: readonly Circulation[],
): Promise<OpenLetter> {
  const parts = await findParts(db, association, letter.id)
  const acts = await findLetterActs(db, association, letter.id)
  const chosen = circulations.find(({ slug }) => slug === looking.circulation)
  const match = matchFor(letter.proposals, chosen?.id ?? null, acts)
  const shown = parts.find(({ position }) => String(position) === looking.part)
  const proposed = parts.find(({ position }) => position === match?.part)
  return {
    letter,
    parts,
    acts,
    match,
    circulation: chosen ?? circulations.find(({ id }) => id === match?.circulation) ?? null,
    part: shown ?? proposed ?? parts.find(({ text }) => text !== null) ?? null,
  }
}

/** The first proposal that has not been registered yet; of the circulation that was chosen, where one was. */
function matchFor(
  proposals: readonly Match[],
  chosen: string | null,
  acts: OpenLetter['acts'],
): Match | null {
  const left = proposals.filter(
    (match) =>
      !acts.some(
        ({ circulation, organisation }) =>
          circulation === match.circulation && organisation === match.organisation,
      ),
  )
  return left.find(({ circulation }) => chosen === null || circulation === chosen) ?? null
}

/** The form as it is when the letter is opened: what came, from whom and when, with the papers it rests on. */
export function arrivalForm({ letter, match, part, parts }: OpenLetter): Form {
  const text = part?.text ?? ''
  const fields: [string, string[]][] = [
    ['text', [text]],
    ['pages', [(part?.pages.length ? part.pages : [0]).join(',')]],
    ['member', [match?.organisation ?? '']],
    ['receivedOn', [dayOf(letter.receivedAt)]],
    ['receivedAt', [timeOfDay(letter.receivedAt)]],
    ['channel', ['mail']],
    [storedField('file'), papersOf(letter, part, parts).map(storedValue)],
  ]
  return new Form(new Map(fields))
}

/** The paper with the decision first, then what came with it, last the letter itself. */
export function papersOf(
  letter: InboxLetter,
  first: LetterPart | null,
  parts: readonly LetterPart[],
): { sha256: string; filename: string; text: string | null }[] {
  const files = parts.filter(({ role, sha256 }) => role === 'attachment' && sha256 !== null)
  const ordered = [...files.filter((part) => part === first), ...files.filter((part) => part !== first)]
  const named = ordered.map(({ sha256, filename, position, text }) => ({
    sha256: sha256!,
    filename: filename ?? `bilaga-${position}`,
    text,
  }))
  const original = { sha256: letter.sha256, filename: originalName(letter), text: null }
  // Where the letter's own words are the answer, the letter is the paper that it rests on.
  return first?.role === 'text' ? [original, ...named] : [...named, original]
}
