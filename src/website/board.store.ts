import type { Instrument } from '../agreements/instrument.ts'
import { findInstrument } from '../agreements/store.ts'
import { type Posted, findPosted } from '../circulations/reminder.store.ts'
import { type SentVersion, findSentVersions } from '../circulations/version.store.ts'
import type { Db } from '../kit/db/db.ts'
import type { Book } from '../ledger/book.ts'
import { findBook } from '../ledger/standings.store.ts'
import { type KeptEvidence, findEvidence } from '../ledger/store.ts'
import { type NamedOrganisation, findNamedOrganisations } from '../organisations/store.ts'

/** All that the board of one circulation is made of, whichever day and moment it is asked for. */
export interface BoardBook {
  /** At least one. */
  readonly versions: readonly SentVersion[]
  readonly instrument: Instrument | null
  readonly book: Book
  readonly organisations: readonly NamedOrganisation[]
  readonly evidence: readonly KeptEvidence[]
  readonly posted: Posted
}

/** Null where there is no such circulation, or it has not been sent. */
export async function findBoardBook(db: Db, association: number, slug: string): Promise<BoardBook | null> {
  const versions = await findSentVersions(db, association, slug)
  if (versions.length === 0) return null
  const { id, instrumentId } = versions[0]!.circulation
  const [instrument, book, organisations, evidence, posted] = await Promise.all([
    instrumentId ? findInstrument(db, association, { id: instrumentId }) : null,
    findBook(db, association, id),
    findNamedOrganisations(db, association),
    findEvidence(db, association, id),
    findPosted(db, association, id),
  ])
  return { versions, instrument, book, organisations, evidence, posted }
}

/** How many rows it holds, nearly: what it weighs in memory. */
export const weightOf = ({ book, organisations, evidence }: BoardBook): number =>
  book.acts.length + book.record.asked.length + organisations.length + evidence.length
