import { type Day, dayOf } from '../kit/clock.ts'
import { newId } from '../kit/id.ts'
import type { Work } from '../kit/work.ts'
import { findActs } from '../ledger/store.ts'
import { findNoticeDesk, sendNotices } from './notice.actions.ts'
import {
  type NoticeMatter,
  findNoticeMatter,
  findNoticeParties,
  findNotices,
  findUntold,
} from './notice.store.ts'
import { noticeDayAfter, owedLines } from './notice.ts'

/** The collected notices of one circulation that are owed now. */
export interface OwedNotice {
  readonly matter: NoticeMatter
  /** The days for what has come in, first to last; on the first of them all of it is told. */
  readonly days: readonly Day[]
  /** How many are owed anything. */
  readonly recipients: number
}

/** What third bodies are owed in the whole association, and on which day it is to be told. */
export async function findOwedNotices(work: Work): Promise<OwedNotice[]> {
  const { db, association } = work
  const owed: OwedNotice[] = []
  for (const slug of await findUntold(db, association)) {
    const matter = await findNoticeMatter(db, association, slug)
    if (matter) owed.push(await owedOf(work, matter))
  }
  return owed.filter(({ recipients }) => recipients > 0)
}

async function owedOf({ db, association }: Work, matter: NoticeMatter): Promise<OwedNotice> {
  const acts = await findActs(db, association, matter.circulation)
  const notices = await findNotices(db, association, matter.circulation)
  const parties = await findNoticeParties(db, association, matter.circulation)
  const owed = parties
    .map(({ id }) => {
      const had = notices.filter(({ recipient, state }) => recipient === id && state !== 'cancelled')
      return owedLines(acts, new Set(had.flatMap((notice) => notice.acts)))
    })
    .filter((lines) => lines.length > 0)
  const days = owed.flat().map(({ act }) => noticeDayAfter(dayOf(act.recorded), matter.lastDay))
  return { matter, days: [...new Set(days)].toSorted(), recipients: owed.length }
}

/**
 * Sends all that is owed of one circulation.
 * @param documents where the association's documents are read, as an address
 * @returns how many letters
 */
export async function sendOwedNotices(
  work: Work,
  { slug, documents, from }: { readonly slug: string; readonly documents: string; readonly from: string },
): Promise<number> {
  const { drafts } = await findNoticeDesk(work, { slug, documents })
  if (drafts.length === 0) return 0
  const notices = new Map(drafts.map(({ recipient }) => [recipient.id, newId()]))
  await sendNotices(work, { slug, documents, notices, from })
  return notices.size
}
