import { unawaited } from '../kit/db/connection.ts'
import type { ReceivedFile } from '../kit/files/receive.ts'
import { isSmall, storeFiles, storeSmallFiles } from '../kit/files/store.ts'
import { bounceMails } from '../kit/mail/actions.ts'
import type { LetterHead, UnreadReason } from '../kit/mime/unpacked.ts'
import type { Instant } from '../kit/clock.ts'
import type { Work } from '../kit/work.ts'
import { type Contents, passedOf, postOf, signsOf } from '../letters/contents.ts'
import { isForGood, readDeliveryStatus, returnedIds, saidOf } from '../letters/delivery-report.ts'
import { timesOf } from '../letters/forwarding.ts'
import { findOurPapers, findSent } from '../letters/known.store.ts'
import type { LetterState } from '../letters/letter.ts'
import { findLodgingOfLetter } from '../lodgings/lodging.store.ts'
import { saidByMember } from '../lodgings/lodged-answer.ts'
import { type Match, matchLetter } from '../letters/matching.ts'
import type { OpenPart } from '../letters/part-reading.jobs.ts'
import {
  type HeldLetter,
  type LetterPart,
  type ReadLetter,
  findCopied,
  holdUnread,
  insertParts,
  insertReports,
  settleRead,
} from '../letters/part.store.ts'
import { type Known, matchCodes } from '../letters/pointer.ts'
import { type Sorting, sortingOf } from '../letters/sorting.ts'

/** A letter that has been taken apart and read, to be kept. */
export interface Opened {
  readonly id: string
  readonly head: LetterHead
  readonly parts: readonly OpenPart[]
  /** Why nothing of it could be read; null where it could. */
  readonly failed: UnreadReason | null
}

/** What letters are seen against. */
export interface Around {
  readonly known: Omit<Known, 'sent'>
  /** The office's own domains. */
  readonly home: readonly string[]
  /** Another room's: takes a calendar's own answer to a call; false where it is none of its. */
  readonly takeCalendar: TakeCalendar | undefined
}

/** Takes the text of a calendar file that has come (METHOD:REPLY); false where it is nobody's that we have called. */
export type TakeCalendar = (work: Work, text: string) => Promise<boolean>

const isCalendar = ({ mediaType }: LetterPart): boolean =>
  /^(?:text\/calendar|application\/ics)\b/i.test(mediaType)
const isReport = ({ mediaType }: LetterPart): boolean => mediaType === 'message/delivery-status'

/** A machine's answer changes more than its own letter: it is kept by itself. */
export const standsAlone = ({ parts }: Opened): boolean =>
  parts.some(({ part }) => isCalendar(part) || isReport(part))

/**
 * Keeps what was found in letters, and what is proposed of each. One that has been read meanwhile is left as it is.
 * @param letters of different Message-IDs, so that none is another's copy; one that stands alone is the only one
 */
export async function keepReadings(work: Work, letters: readonly Opened[], around: Around): Promise<void> {
  const { db, association } = work
  const { held, sent, ours, copies } = await findMet(work, letters)
  const left = letters.filter(({ id }) => held.has(id))
  await keepFiles(
    work,
    left.flatMap(({ parts }) => parts.flatMap(({ file }) => file ?? [])),
  )
  const seen = { ...around, ours, known: { ...around.known, sent } }
  const kept = left.map((letter) => seenLetter(letter, { ...seen, held: held.get(letter.id)! }))
  await insertParts(db, association, kept)
  const ends = await Promise.all(
    kept.map((letter) => endOf(work, letter, { ...seen, copyId: copies.get(letter.id) ?? null })),
  )
  unawaited(db, settleRead(db, association, ends))
}

/** The letters, held, and what in the association they may have to do with, in one packet. */
async function findMet({ db, association }: Work, letters: readonly Opened[]) {
  const answers = letters.flatMap(({ head, parts }) => answersIn(head, parts))
  const hashes = letters.flatMap(({ parts }) => parts.flatMap(({ part }) => part.sha256 ?? []))
  const mayBeCopies = letters.map(({ id, head, parts }) => {
    return { id, messageId: head.messageId, parts: parts.map(({ part }) => part) }
  })
  const ids = letters.map(({ id }) => id)
  const [held, sent, ours, copies] = await Promise.all([
    holdUnread(db, association, ids),
    answers.length === 0 ? [] : findSent(db, association, answers),
    findOurPapers(db, association, hashes),
    findCopied(db, association, mayBeCopies),
  ])
  return { held, sent, ours, copies }
}

async function keepFiles(work: Work, files: readonly ReceivedFile[]): Promise<void> {
  const large = files.filter((file) => !isSmall(file))
  if (large.length > 0) await storeFiles(work, large)
  storeSmallFiles(work, files.filter(isSmall))
}

const answersIn = (head: LetterHead, parts: readonly OpenPart[]): string[] =>
  [head, ...parts.map(({ part }) => part.head)].flatMap((each) => each?.answers ?? [])

interface Seen extends Around, Pick<Contents, 'ours'> {
  readonly known: Known
}

/** A letter that is being kept, as it is matched and sorted. */
interface KeptLetter extends Pick<Opened, 'id' | 'failed' | 'head'> {
  readonly held: HeldLetter
  readonly contents: Contents
  readonly parts: readonly LetterPart[]
  readonly messageId: string | null
  readonly matches: Match[]
}

function seenLetter(
  { id, head, failed, parts: opened }: Opened,
  { known, home, ours, held }: Seen & { readonly held: HeldLetter },
): KeptLetter {
  const parts = opened.map(({ part }) => part)
  const readings = new Map(opened.flatMap(({ part, reading }) => (reading ? [[part.position, reading]] : [])))
  const contents: Contents = { head, parts, home, ours, readings, envelope: held.envelope }
  const messageId = held.messageId ?? head.messageId
  return { id, failed, head, held, contents, parts, messageId, matches: matchLetter(postOf(contents), known) }
}

async function endOf(
  work: Work,
  letter: KeptLetter,
  { takeCalendar, copyId }: Pick<Around, 'takeCalendar'> & { readonly copyId: string | null },
): Promise<ReadLetter> {
  const { id, head, held, contents, parts, failed, messageId } = letter
  const proposals = await proposalsOf(work, held, letter.matches)
  const isCalendars = takeCalendar !== undefined && (await isTaken(work, parts, takeCalendar))
  const { sorted: found, reason }: Sorting = isCalendars
    ? { sorted: 'automatic', reason: 'calendar_reply' }
    : sort(contents, proposals)
  const sorted = found === 'delivery_report' && (await keepReports(work, id, parts)) ? 'bounced' : found
  return {
    id,
    ...stateOf(failed, parts),
    ...arrivedAt(held, contents),
    messageId,
    head,
    sorted: copyId === null ? sorted : 'copy',
    sortedReason: reason,
    copyId,
    proposals,
  }
}

/** Of what a member has lodged by its link it is known whose it is and what it answers. */
async function proposalsOf(
  { db, association }: Work,
  { id, door }: Pick<HeldLetter, 'id' | 'door'>,
  matches: Match[],
): Promise<Match[]> {
  const lodging = door === 'web' ? await findLodgingOfLetter(db, association, id) : null
  return lodging ? saidByMember(matches, lodging) : matches
}

/** What a member lodges comes when it is lodged, whatever letters lie among its papers. */
function arrivedAt(held: HeldLetter, contents: Contents) {
  if (held.door === 'web') return { receivedAt: held.receivedAt, forwardedAt: null }
  const byHand = ['folder', 'upload'].includes(held.door)
  const receivedAt = byHand ? savedAt(held, contents.head) : held.receivedAt
  return timesOf(passedOf(contents), { receivedAt, byHand }, contents.home)
}

/** A saved letter says itself when it came; one from Outlook says it only when it has been taken apart. */
function savedAt({ receivedAt }: HeldLetter, { arrivedAt: came, sentAt }: Contents['head']): Instant {
  const said = came ?? sentAt
  return said !== null && said < receivedAt ? said : receivedAt
}

/** Programs send the same calendar twice, within the text and as a file beside it; one of them is enough. */
async function isTaken(work: Work, parts: readonly LetterPart[], take: TakeCalendar): Promise<boolean> {
  for (const part of parts)
    if (isCalendar(part) && part.text !== null && (await take(work, part.text))) return true
  return false
}

/** "Att läsa för hand" when no word of it could be read, and why. */
function stateOf(
  failed: UnreadReason | null,
  parts: readonly LetterPart[],
): { state: LetterState; unreadReason: string | null } {
  const hasText = parts.some((part) => part.text !== null && part.text.trim() !== '')
  if (failed === null && hasText) return { state: 'parsed', unreadReason: null }
  const why = failed ?? parts.find((part) => part.unreadReason)?.unreadReason ?? 'no-text'
  return { state: 'unreadable', unreadReason: why }
}

function sort(contents: Contents, proposals: readonly Match[]): Sorting {
  const lowest = matchCodes.indexOf('case_dnr')
  const pointed = proposals.some(({ reasons }) => matchCodes.indexOf(reasons[0]!.code) <= lowest)
  return sortingOf({ ...signsOf(contents), pointed, matched: proposals.length > 0 })
}

/** A report changes what is known of our own letter's delivery. Whether one did not arrive, so that somebody must act. */
async function keepReports(work: Work, id: string, all: readonly LetterPart[]): Promise<boolean> {
  const { db, association, clock } = work
  const reports = all.filter(isReport).flatMap(({ text }) => readDeliveryStatus(text ?? ''))
  const heads = all.flatMap(({ head }) => head?.messageId ?? [])
  const messageIds = [...heads, ...returnedIds(all.flatMap(({ text }) => text ?? []))]
  if (messageIds.length === 0) return false
  await insertReports(db, association, { letterId: id, messageIds, reportedAt: clock.now() }, reports)
  const lost = reports.find(isForGood)
  if (!lost) return false
  return (await bounceMails(work, { messageIds, words: saidOf(lost) })).length > 0
}
