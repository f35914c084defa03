import { findPublication } from '../cases/publication.store.ts'
import { storeFile } from '../kit/files/store.ts'
import type { Work } from '../kit/work.ts'
import { log } from '../log/actions.ts'
import { type Edition, findEdition, insertEdition } from './edition.store.ts'
import { maskedMinutes, needsEdition, wordsHash } from './edition.ts'
import { type KeptMinutes, findKeptMinutes } from './minutes.store.ts'
import { printMinutes } from './print.actions.ts'
import { type FileSeal, fileSeal } from './seal.ts'

/**
 * Makes the masked editions that the meeting's sealed minutes need as they are masked now, each with its files' hashes in the chain; one
 * that is there is left. Called when minutes are sealed or corrected, and when it has been decided what is masked.
 */
export async function makeEditions(work: Work, meetingId: string): Promise<void> {
  const { db, association } = work
  const { maskedWords } = await findPublication(db, association, 'meeting', meetingId)
  for (const minutes of shownMinutes(await findKeptMinutes(db, association, meetingId))) {
    if (!needsEdition(minutes.content, maskedWords)) continue
    if (await findEdition(db, association, minutes.id, wordsHash(maskedWords))) continue
    await makeEdition(work, meetingId, minutes, maskedWords)
  }
}

/** The last whole minutes; before they are sealed, the items that were adjusted at once. */
function shownMinutes(kept: readonly KeptMinutes[]): KeptMinutes[] {
  const sealed = kept.filter(({ state }) => state === 'sealed')
  const whole = sealed.findLast(({ itemId }) => itemId === null)
  return whole ? [whole] : sealed
}

async function makeEdition(
  work: Work,
  meetingId: string,
  minutes: KeptMinutes,
  words: readonly string[],
): Promise<void> {
  const { content: of, writtenAt: at, correction, textHash, version } = minutes
  const content = maskedMinutes(of, words)
  const [archive, accessible] = await printMinutes(content, { at, correction, of })
  const kept = [await keepFile(work, archive!), await keepFile(work, accessible!)] as const
  const extracts: Record<string, string> = {}
  const seals: FileSeal[] = []
  for (const item of content.items) {
    const facts = { at, kind: 'Protokollsutdrag', of }
    const [pdf] = await printMinutes({ ...content, items: [item] }, facts, ['ua-1'])
    extracts[item.id] = await keepFile(work, pdf!)
    seals.push(fileSeal(pdf!))
  }
  await insertEdition(work.db, work.association, {
    minutesId: minutes.id,
    wordsHash: wordsHash(words),
    madeAt: work.clock.now(),
    archiveSha256: kept[0],
    accessibleSha256: kept[1],
    extracts,
  })
  await log(work, {
    verb: 'minutes.masked',
    subject: meetingId,
    payload: {
      minutes: `${of.body} ${of.number}`,
      version,
      textHash,
      words: wordsHash(words).toString('hex'),
      archive: fileSeal(archive!),
      accessible: fileSeal(accessible!),
      extracts: seals,
    },
  })
}

const keepFile = async (work: Work, pdf: Buffer): Promise<string> =>
  (await storeFile(work, pdf, { filename: 'protokoll.pdf' })).sha256

/** The files that the public is given of minutes as they are masked now; null where none have been made. */
export async function findShownEdition(
  { db, association }: Pick<Work, 'db' | 'association'>,
  meetingId: string,
  minutesId: string,
): Promise<Edition | null> {
  const { maskedWords } = await findPublication(db, association, 'meeting', meetingId)
  return await findEdition(db, association, minutesId, wordsHash(maskedWords))
}
