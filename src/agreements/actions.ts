import { NotFound, Refusal } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { log } from '../log/actions.ts'
import { type Instrument, type NewInstrument, instrumentSlug } from './instrument.ts'
import {
  deleteInstrument,
  deleteInstrumentVersion,
  findInstrument,
  findSlugs,
  insertInstrument,
  insertInstrumentVersion,
} from './store.ts'

/**
 * Makes an instrument. One with that id that is there already is left as it is (a form sent twice).
 * @throws Refusal `instrument.unknown-predecessor`
 */
export async function createInstrument(work: Work, made: NewInstrument): Promise<Instrument> {
  const there = await findInstrument(work.db, work.association, { id: made.id })
  if (there) return there
  for (const id of [made.followsId, made.replacesId]) {
    if (id !== null && !(await findInstrument(work.db, work.association, { id })))
      throw new Refusal('instrument.unknown-predecessor')
  }
  const instrument = { ...made, slug: await freeSlug(work, made), lacks: null }
  await insertInstrument(work.db, work.association, { ...instrument, madeAt: work.clock.now() })
  const { id: subject, slug, kind, title, validFrom, validTo, terms, followsId, replacesId } = instrument
  const payload = { slug, kind, title, validFrom, validTo, terms, followsId, replacesId }
  await log(work, { verb: 'instrument.made', subject, payload })
  return instrument
}

async function freeSlug(work: Work, { title, validFrom }: NewInstrument): Promise<string> {
  const slug = instrumentSlug(title, validFrom?.slice(0, 4) ?? null)
  const taken = await findSlugs(work.db, work.association, slug)
  if (!taken.includes(slug)) return slug
  for (let number = 2; ; number += 1) {
    const next = `${slug}-${number}`
    if (!taken.includes(next)) return next
  }
}

/**
 * Adds a document of the register as the instrument's next text.
 * @returns the version's number
 * @throws NotFound
 */
export async function addInstrumentVersion(
  work: Work,
  { instrumentId, documentId }: { instrumentId: string; documentId: string },
): Promise<number> {
  if (!(await findInstrument(work.db, work.association, { id: instrumentId }))) throw new NotFound()
  const row = { instrumentId, documentId, addedAt: work.clock.now() }
  const version = await insertInstrumentVersion(work.db, work.association, row)
  const payload = { version, documentId }
  await log(work, { verb: 'instrument.version_added', subject: instrumentId, payload })
  return version
}

/**
 * Takes back what a dispatch made, when it is undone before any letter has left: the text that `documentId` brought, and
 * the instrument itself where the dispatch made that too.
 */
export async function takeBackInstrument(
  work: Work,
  { instrumentId, documentId, made }: { instrumentId: string; documentId: string; made: boolean },
): Promise<void> {
  await deleteInstrumentVersion(work.db, work.association, documentId)
  if (made) await deleteInstrument(work.db, work.association, instrumentId)
  await log(work, { verb: 'instrument.taken_back', subject: instrumentId, payload: { documentId, made } })
}
