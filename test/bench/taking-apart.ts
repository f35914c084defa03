import { findWaiting } from '../../src/letters/letter.store.ts'
import type { OpeningDesk } from '../../src/intake/letter.jobs.ts'
import { unpackRaws } from '../../src/letters/opening-child.jobs.ts'
import { receiveParts } from '../../src/letters/part-reading.jobs.ts'
import { type Opened, keepReadings } from '../../src/intake/reading.actions.ts'
import { system } from '../../src/kit/actor.ts'
import type { UnpackedLetter, UnreadReason } from '../../src/kit/mime/unpacked.ts'

/** Nothing is known that a letter could be matched against. */
const around = {
  known: { circulations: [], organisations: [], tokens: [], own: { texts: [], prefixes: [] } },
  home: [],
  takeCalendar: undefined,
}

/**
 * Takes recorded letters apart and keeps their heads, texts and files, with the program's own steps: the child that
 * unpacks, the files, and the transaction that keeps what was found. What comes after is left out: no text is taken out of
 * a file, nothing is read, and there is nothing to match with.
 */
export async function takeApart(
  { database, clock }: OpeningDesk,
  association: number,
  ids: readonly string[],
): Promise<void> {
  const letters = await database.reading(association, (db) => findWaiting(db, association, ids))
  await using files = new AsyncDisposableStack()
  const unpacked = await unpackRaws(letters.map(({ raw }) => raw!))
  const opened: Opened[] = []
  for (const [index, { id }] of letters.entries()) opened.push(await apart(id, unpacked[index]!, files))
  const work = { association, actor: system('intake'), clock }
  await database.transaction(association, (db) => keepReadings({ ...work, db }, opened, around))
}

async function apart(
  id: string,
  unpacked: UnpackedLetter | UnreadReason,
  files: AsyncDisposableStack,
): Promise<Opened> {
  if (typeof unpacked === 'string') throw new Error(`a letter of the bench is ${unpacked}`)
  const parts = unpacked.parts.map((part) => ({
    unpacked: part,
    found: { text: part.text, pages: [], scanned: false, why: null },
    reading: null,
    laid: null,
  }))
  return { id, head: unpacked.head, failed: null, parts: await receiveParts(parts, files) }
}
