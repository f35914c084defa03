import { findSeries } from '../cases/store.ts'
import { findCirculations } from '../circulations/store.ts'
import type { Circulation } from '../circulations/circulation.ts'
import { dayOf, timeOfDay } from '../kit/clock.ts'
import { Form, storedField, storedValue } from '../kit/http/form-body.ts'
import type { Db } from '../kit/db/db.ts'
import type { Work } from '../kit/work.ts'
import { findMembers, findOrganisations } from '../organisations/store.ts'
import {
  countWaiting,
  findColleagues,
  findInbox,
  findInboxLetter,
  findInboxMark,
  findLetterActs,
  type InboxLetter,
} from './inbox.store.ts'
import { type InboxView } from './inbox.ts'
import type { Paper } from './entering.actions.ts'
import { answersLeft } from './letter-answers.ts'
import { findCasesAtHand, searchCases } from './likely-case.store.ts'
import { type LikelyCase, likelyCases } from './likely-case.ts'
import {
  type FiledPaper,
  findFiledPapers,
  findJoinable,
  findJoined,
  findLetterEntries,
  type Joinable,
  type JoinedLetter,
  type LetterEntry,
} from './letter-join.store.ts'
import { findReturned, type WaitingReturn } from './letter-return.store.ts'
import { saidOf } from '../letters/delivery-report.ts'
import { isWaiting, originalName } from '../letters/letter.ts'
import { typedFields } from '../lodgings/lodged.form.ts'
import { findLodgingOfLetter } from '../lodgings/lodging.store.ts'
import type { Lodging } from '../lodgings/lodging.ts'
import type { Match } from '../letters/matching.ts'
import { findSent } from '../letters/known.store.ts'
import { findParts, findReports, type LetterPart } from '../letters/part.store.ts'

/** The registrar's desk: the list, the letter that is open, and what can be done with it. */
export interface InboxDesk {
  readonly view: InboxView
  readonly letters: readonly InboxLetter[]
  /** Of the list: another one when a letter has come, been read or been taken by a colleague. */
  readonly mark: string
  readonly waiting: number
  readonly open: OpenLetter | null
  /** The letter that something was done with just now. */
  readonly left: InboxLetter | null
  readonly circulations: readonly Circulation[]
  /** By id. */
  readonly names: ReadonlyMap<string, string>
  /** Those that may have answered, by name. */
  readonly members: readonly { readonly id: string; readonly name: string }[]
  /** Of the association's series, for a case that a letter opens. */
  readonly prefixes: readonly string[]
  readonly colleagues: readonly { readonly id: string; readonly name: string }[]
}

export interface Bounce {
  readonly recipient: string
  /** The server's status and its own words. */
  readonly said: string
  /** The circulation that the letter was about, and whom it was to; null where that is not known. */
  readonly circulation: string | null
  readonly organisation: string | null
}

export interface OpenLetter {
  readonly letter: InboxLetter
  readonly parts: readonly LetterPart[]
  /** The proposal that is being looked at. */
  readonly match: Match | null
  readonly circulation: Circulation | null
  /** The part that is shown. */
  readonly part: LetterPart | null
  /** What the member itself has filled in, where it was lodged by a link. */
  readonly lodging: Lodging | null
  /** Answers that have been registered from it already. */
  readonly acts: readonly { readonly circulation: string; readonly organisation: string }[]
  /** Letters that are a part of its answer. */
  readonly joined: readonly JoinedLetter[]
  /** Letters that it may be a part of. */
  readonly joinable: readonly Joinable[]
  /** The member's letters that were sent back, and that this one may complete. */
  readonly completes: readonly WaitingReturn[]
  /** Letters of ours that it says did not arrive. */
  readonly bounces: readonly Bounce[]
  /** Papers in it that are in the register already. */
  readonly filed: readonly FiledPaper[]
  /** Where it stands in the register. */
  readonly entries: readonly LetterEntry[]
  /** Cases that it may be entered in, the likeliest first; those that were searched for, where some were. */
  readonly cases: readonly LikelyCase[]
}

export interface Looking {
  readonly view: InboxView
  readonly letter: string | null
  /** The one that something was done with just now: where none is named, the next after it in the list is open. */
  readonly left: { readonly letter: string; readonly did: 'step' | 'registered' } | null
  readonly part: string | null
  /** Slug of a circulation that a person has chosen instead of the proposed one. */
  readonly circulation: string | null
  /** The member whose answer in the letter is looked at, where it has several. */
  readonly member: string | null
  /** What was typed of the case to enter it in. */
  readonly caseWords: string | null
}

/** All that the page shows. Without a letter named or left, the first one that waits is open. */
export async function findInboxDesk(work: Work, looking: Looking): Promise<InboxDesk> {
  const { db, association, actor, clock } = work
  const today = dayOf(clock.now())
  const filter = { view: looking.view, today, person: actor.id }
  const [letters, mark] = await Promise.all([
    findInbox(db, association, filter),
    findInboxMark(db, association, filter),
  ])
  const circulations = await findCirculations(db, association)
  const find = async (id: string | undefined | null) => (id ? findInboxLetter(db, association, id) : null)
  const [named, left] = await Promise.all([find(looking.letter), find(looking.left?.letter)])
  const letter = looking.letter ? named : nextOf(letters, left, looking.left?.did === 'registered')
  const organisations = await findOrganisations(db, association, today)
  const names = new Map(organisations.map(({ id, name }) => [id, name]))
  return {
    view: looking.view,
    letters,
    mark,
    waiting: await countWaiting(db, association, today),
    open: letter ? await openLetterOf(work, letter, looking, { circulations, names }) : null,
    left,
    circulations,
    names,
    members: await findMembers(db, association, today),
    prefixes: [...new Set((await findSeries(db, association)).map(({ prefix }) => prefix))],
    colleagues: await findColleagues(db),
  }
}

/** The next one that came after it, else the first; the same where it still holds an answer to register. */
function nextOf(
  letters: readonly InboxLetter[],
  left: InboxLetter | null,
  stays: boolean,
): InboxLetter | null {
  const same = stays ? letters.find(({ id }) => id === left?.id) : undefined
  const later = letters.find(({ receivedAt }) => left && receivedAt > left.receivedAt)
  return same ?? later ?? letters[0] ?? null
}

async function openLetterOf(
  work: Work,
  letter: InboxLetter,
  looking: Looking,
  { circulations, names }: Pick<InboxDesk, 'circulations' | 'names'>,
): Promise<OpenLetter> {
  const parts = await findParts(work.db, work.association, letter.id)
  const acts = await findLetterActs(work.db, work.association, letter.id)
  const lodging =
    letter.door === 'web' ? await findLodgingOfLetter(work.db, work.association, letter.id) : null
  const chosen = circulations.find(({ slug }) => slug === looking.circulation)
  const match = matchFor(answersLeft(letter.proposals, acts), chosen?.id ?? null, looking.member)
  const cases = isWaiting(letter) ? await casesFor(work, letter, parts, { looking, names }) : []
  return {
    letter,
    parts,
    acts,
    lodging,
    match,
    cases,
    circulation: chosen ?? circulations.find(({ id }) => id === match?.circulation) ?? null,
    part: partShown(parts, looking, match),
    ...(await around(work, letter, match)),
  }
}

/** What was searched for, where anything was found; else what is likely. */
async function casesFor(
  { db, association }: Work,
  letter: InboxLetter,
  parts: readonly LetterPart[],
  { looking, names }: { readonly looking: Looking; readonly names: ReadonlyMap<string, string> },
): Promise<LikelyCase[]> {
  const searched = looking.caseWords ? await searchCases(db, association, looking.caseWords) : []
  if (searched.length > 0) return searched
  const members = letter.proposals.flatMap(({ organisation }) => names.get(organisation ?? '') ?? [])
  const cases = await findCasesAtHand(db, association, { letter: letter.id, names: members })
  const text = parts.map((part) => part.text ?? '').join('\n')
  return likelyCases({ subject: letter.head?.subject ?? '', text }, cases)
}

function partShown(parts: readonly LetterPart[], { part }: Looking, match: Match | null): LetterPart | null {
  const at = (position: string) => parts.find((each) => String(each.position) === position)
  return at(part ?? '') ?? at(String(match?.part)) ?? parts.find(({ text }) => text !== null) ?? null
}

/** Other letters and registry entries that it has to do with. */
async function around({ db, association }: Work, letter: InboxLetter, match: Match | null) {
  const { circulation = '', organisation = null } = match ?? {}
  const waits = isWaiting(letter)
  const [joined, joinable, completes, filed, entries, bounces] = await Promise.all([
    findJoined(db, association, letter.id),
    waits ? findJoinable(db, association, letter.id) : [],
    organisation ? findReturned(db, association, { circulation, organisation }) : [],
    waits ? findFiledPapers(db, association, letter.id) : [],
    findLetterEntries(db, association, letter.id),
    letter.sorted === 'bounced' ? findBounces(db, association, letter.id) : [],
  ])
  return { joined, joinable, completes, filed, entries, bounces }
}

async function findBounces(db: Db, association: number, letterId: string): Promise<Bounce[]> {
  const reports = await findReports(db, association, letterId)
  const sent = await findSent(
    db,
    association,
    reports.map(({ messageId }) => messageId),
  )
  return reports.map(({ recipient, status, words, messageId }) => {
    const about = sent.find((letter) => letter.messageId === messageId)
    return {
      recipient,
      said: saidOf({ status, words }),
      circulation: about?.circulation ?? null,
      organisation: about?.organisation ?? null,
    }
  })
}

/** The first that has not been registered yet; of the circulation and member that were chosen, where they were. */
function matchFor(left: readonly Match[], circulation: string | null, member: string | null): Match | null {
  const inIt = left.filter((match) => circulation === null || match.circulation === circulation)
  return inIt.find(({ organisation }) => organisation === member) ?? inIt[0] ?? null
}

/** The form as it is when the letter is opened: what came, from whom and when, with the papers it rests on. */
export function arrivalForm(open: OpenLetter): Form {
  const { letter, match, part, lodging } = open
  const text = part?.text ?? ''
  const fields: [string, string[]][] = [
    ['text', [text]],
    ['pages', [(part?.pages.length ? part.pages : [0]).join(',')]],
    ['member', [match?.organisation ?? '']],
    ['receivedOn', [dayOf(letter.receivedAt)]],
    ['receivedAt', [timeOfDay(letter.receivedAt)]],
    ['channel', [lodging ? 'web' : 'mail']],
    ...(lodging ? typedFields(lodging.written) : []),
    [storedField('file'), papersOf(open).map(storedValue)],
  ]
  return new Form(new Map(fields))
}

/** The paper with the decision first, then what came with it, the letter itself, and the letters that belong to it. */
export function papersOf({ letter, part, parts, joined }: OpenLetter): Paper[] {
  const own = papersIn(letter, parts, part)
  return [...own, ...joined.flatMap((other) => papersIn(other.letter, other.parts, null))]
}

function papersIn(letter: InboxLetter, parts: readonly LetterPart[], first: LetterPart | null): Paper[] {
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
