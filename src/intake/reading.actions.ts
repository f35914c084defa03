import type { Instant } from '../kit/clock.ts'
import { storeFile } from '../kit/files/store.ts'
import { bounceMails } from '../kit/mail/actions.ts'
import type { LetterHead, UnreadReason } from '../kit/mime/unpacked.ts'
import type { Work } from '../kit/work.ts'
import { type Contents, passedOf, postOf, signsOf } from './contents.ts'
import { isForGood, readDeliveryStatus, returnedIds } from './delivery-report.ts'
import { timesOf } from './forwarding.ts'
import type { LetterState } from './letter.ts'
import { findLodgingOfLetter } from './lodging.store.ts'
import { saidByMember } from './lodged-answer.ts'
import { type Match, matchLetter } from './matching.ts'
import type { OpenPart } from './part-reading.jobs.ts'
import {
  type LetterPart,
  contentOfParts,
  findCopied,
  holdUnread,
  insertParts,
  insertReports,
  settleRead,
} from './part.store.ts'
import { type Known, matchCodes } from './pointer.ts'
import { type Sorting, sortingOf } from './sorting.ts'

/** A letter that has been taken apart and read, to be kept. */
export interface Opened {
  readonly id: string
  readonly head: LetterHead
  readonly parts: readonly OpenPart[]
  /** Why nothing of it could be read; null where it could. */
  readonly failed: UnreadReason | null
  readonly contents: Omit<Contents, 'envelope'>
  readonly known: Known
}

/** Takes the text of a calendar file that has come (METHOD:REPLY); false where it is nobody's that we have called. */
export type TakeCalendar = (work: Work, text: string) => Promise<boolean>

/** Keeps what was found in a letter, and what is proposed of it. One that has been read meanwhile is left as it is. */
export async function keepReading(work: Work, opened: Opened, takeCalendar?: TakeCalendar): Promise<void> {
  const { db, association } = work
  const { id, head, known } = opened
  const held = await holdUnread(db, association, id)
  if (!held) return
  await Promise.all(opened.parts.flatMap(({ file }) => (file ? [storeFile(work, file)] : [])))
  const parts = opened.parts.map(({ part }) => part)
  await insertParts(db, association, id, parts)
  const contents: Contents = { ...opened.contents, envelope: held.envelope }
  const proposals = await proposalsOf(work, id, matchLetter(postOf(contents), known))
  const messageId = held.messageId ?? head.messageId
  const copyId = await findCopied(db, association, { id, messageId, content: contentOfParts(parts) })
  const isCalendars = takeCalendar !== undefined && (await isTaken(work, parts, takeCalendar))
  const { sorted: found, reason }: Sorting = isCalendars
    ? { sorted: 'automatic', reason: 'calendar_reply' }
    : sort(contents, proposals)
  const sorted = found === 'delivery_report' && (await keepReports(work, opened)) ? 'bounced' : found
  await settleRead(db, association, id, {
    ...stateOf(opened.failed, parts),
    ...arrivedAt(held, contents),
    messageId,
    head,
    sorted: copyId === null ? sorted : 'copy',
    sortedReason: reason,
    copyId,
    proposals,
  })
}

/** Of what a member has lodged by its link it is known whose it is and what it answers. */
async function proposalsOf({ db, association }: Work, id: string, matches: Match[]): Promise<Match[]> {
  const lodging = await findLodgingOfLetter(db, association, id)
  return lodging ? saidByMember(matches, lodging) : matches
}

/** What a member lodges comes when it is lodged, whatever letters lie among its papers. */
function arrivedAt(held: { readonly receivedAt: Instant; readonly door: string }, contents: Contents) {
  if (held.door === 'web') return { receivedAt: held.receivedAt, forwardedAt: null }
  const byHand = ['folder', 'upload'].includes(held.door)
  return timesOf(passedOf(contents), { ...held, byHand }, contents.home)
}

/** Programs send the same calendar twice, within the text and as a file beside it; one of them is enough. */
async function isTaken(work: Work, parts: readonly LetterPart[], take: TakeCalendar): Promise<boolean> {
  for (const { mediaType, text } of parts)
    if (
      /^(?:text\/calendar|application\/ics)\b/i.test(mediaType) &&
      text !== null &&
      (await take(work, text))
    )
      return true
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
async function keepReports(work: Work, { id, parts }: Opened): Promise<boolean> {
  const { db, association, clock } = work
  const all = parts.map(({ part }) => part)
  const reports = all
    .filter(({ mediaType }) => mediaType === 'message/delivery-status')
    .flatMap(({ text }) => readDeliveryStatus(text ?? ''))
  const heads = all.flatMap(({ head }) => head?.messageId ?? [])
  const messageIds = [...heads, ...returnedIds(all.flatMap(({ text }) => text ?? []))]
  if (messageIds.length === 0) return false
  await insertReports(db, association, { letterId: id, messageIds, reportedAt: clock.now() }, reports)
  const lost = reports.find(isForGood)
  if (!lost) return false
  const words = [lost.status, lost.words].filter(Boolean).join(' ')
  return (await bounceMails(work, { messageIds, words })).length > 0
}
