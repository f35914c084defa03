import { system } from '../kit/actor.ts'
import { type Clock, systemClock } from '../kit/clock.ts'
import type { Database, Db } from '../kit/db/db.ts'
import { streamFile } from '../kit/files/store.ts'
import { clearWorkspaces, layOut, openWorkspace } from '../kit/files/workspace.ts'
import { lotsOf } from '../kit/gathering.ts'
import { type Jobs, findQueued, queueAll } from '../kit/jobs/jobs.ts'
import type { JobData } from '../kit/jobs/queues.ts'
import { logger } from '../kit/logger.ts'
import { domainOf } from '../kit/mail/address.ts'
import { associationIds } from '../kit/mail/store.ts'
import { findOwnAssociation } from '../organisations/store.ts'
import { findKnown } from '../letters/known.store.ts'
import { type WaitingLetter, findWaiting } from '../letters/letter.store.ts'
import { openLaid, openRaws } from '../letters/opening-child.jobs.ts'
import type { OpenedLetter } from '../letters/opening.jobs.ts'
import { receiveParts, seeParts } from '../letters/part-reading.jobs.ts'
import { findUnread } from '../letters/part.store.ts'
import { type Around, type Opened, type TakeCalendar, keepReadings, standsAlone } from './reading.actions.ts'

/** The desk where letters are opened, in this process. */
export interface OpeningDesk {
  readonly database: Database
  readonly clock: Clock
  /** The installation's own addresses, beside the associations' own. */
  readonly own: readonly string[]
  /** Another room's: takes a calendar's own answer to a call; false where it is none of its. */
  readonly takeCalendar?: TakeCalendar
}

/** Opens the letters that come from now on, and first those whose opening was cut short. */
export async function startLetters(desk: OpeningDesk, jobs: Jobs): Promise<void> {
  await clearWorkspaces(Date.parse(systemClock.now()))
  const all = await desk.database.reading(null, associationIds)
  const unread = await desk.database.readingEach(all, async (db, association) => ({
    association,
    letters: await findUnread(db, association),
  }))
  await desk.database.transaction(null, (db) => queueMissing(db, unread))
  // While one lot is being kept, the next is being read.
  for (let worker = 0; worker < 2; worker++)
    jobs.workMany('letter', jobsAtOnce, (found) => openByAssociation(desk, found))
}

/** Jobs that are taken together: letters that come one by one have each its own. */
const jobsAtOnce = 8

async function queueMissing(db: Db, unread: readonly JobData['letter'][]): Promise<void> {
  const queued = new Set((await findQueued(db, 'letter')).flatMap(({ letters }) => letters))
  const missing = unread.flatMap(({ association, letters }) =>
    lotsOf(
      letters.filter((id) => !queued.has(id)),
      weightless,
      lot,
    ).map((some) => ({ association, letters: some })),
  )
  if (missing.length > 0) await queueAll(db, 'letter', missing)
}

async function openByAssociation(desk: OpeningDesk, jobs: readonly JobData['letter'][]): Promise<void> {
  const groups = Map.groupBy(jobs, ({ association }) => association)
  await eachOf([...groups], ([association, group]) =>
    openLetters(
      desk,
      association,
      group.flatMap(({ letters }) => letters),
    ),
  )
}

/** Letters that are opened and kept together: 4 MB at most, beside those that are opened from file to file. */
export const lot = { count: 16, weight: 0 }
const weightless = (): number => 0

/**
 * Opens letters: takes them apart, reads their texts, proposes whose answers they are. All that is found in one is kept in
 * one transaction; cut short, it is begun anew, and done twice it is kept once. Never fails for what is in a letter.
 */
export async function openLetters(
  desk: OpeningDesk,
  association: number,
  ids: readonly string[],
): Promise<void> {
  await eachOf(lotsOf(ids, weightless, lot), (some) => openLot(desk, association, some))
}

/** @see openLetters */
export const openLetter = (
  desk: OpeningDesk,
  { association, letter }: { readonly association: number; readonly letter: string },
): Promise<void> => openLetters(desk, association, [letter])

async function openLot(desk: OpeningDesk, association: number, ids: readonly string[]): Promise<void> {
  const { letters, around } = await desk.database.reading(association, (db) =>
    findToOpen(desk, { db, association }, ids),
  )
  const { home, known } = around
  const reading = { home, organisations: known.organisations.flatMap(({ names }) => names) }
  const lot = { association, around, reading }
  const small = letters.filter(isSmall)
  const large = letters.filter((letter) => !isSmall(letter))
  await eachOf(
    [
      ...(small.length > 0 ? [() => openSmall(desk, lot, small)] : []),
      ...large.map((letter) => () => openLarge(desk, lot, letter)),
    ],
    (open) => open(),
  )
}

/** What letters of one lot are opened and kept by. */
interface Lot {
  readonly association: number
  readonly around: Around
  readonly reading: Reading
}
type Reading = Parameters<typeof openLaid>[2]

async function openSmall(desk: OpeningDesk, lot: Lot, letters: readonly SmallLetter[]): Promise<void> {
  await using files = new AsyncDisposableStack()
  await using folder = await openWorkspace()
  const raws = letters.map(({ raw }) => raw)
  const opened: Opened[] = []
  for (const [index, letter] of (await openRaws(raws, folder, lot.reading)).entries())
    opened.push(await receive(letters[index]!, letter, files))
  await keepAll(desk, lot, opened)
}

async function openLarge(desk: OpeningDesk, lot: Lot, letter: WaitingLetter): Promise<void> {
  await using files = new AsyncDisposableStack()
  await using folder = await openWorkspace()
  const laid = await layOut(folder, 'letter', streamFile(desk.database, lot.association, letter.sha256))
  await keepAll(desk, lot, [await receive(letter, await openLaid(laid, folder, lot.reading), files)])
}

async function receive(
  { id }: WaitingLetter,
  { head, failed, parts }: OpenedLetter,
  files: AsyncDisposableStack,
): Promise<Opened> {
  return { id, head, failed, parts: await receiveParts(parts, files) }
}

const none = (): Opened[] => []

/** One that cannot be kept leaves those beside it. */
async function keepAll(desk: OpeningDesk, lot: Lot, opened: readonly Opened[]): Promise<void> {
  const [together, alone] = apart(opened)
  const keep = (some: readonly Opened[]) => keepOpened(desk, lot.association, some, lot.around)
  const left = together.length === 0 ? [] : await keep(together).then(none, () => together)
  await eachOf([...left, ...alone], async (one) =>
    keep([{ ...one, parts: await seeParts(one.parts, lot.reading) }]),
  )
}

/** A lot of these passes through memory; the others are opened from file to file. */
type SmallLetter = WaitingLetter & { readonly raw: Buffer }
const isSmall = (letter: WaitingLetter): letter is SmallLetter => letter.raw !== null

async function keepOpened(
  { database, clock }: OpeningDesk,
  association: number,
  letters: readonly Opened[],
  around: Around,
): Promise<void> {
  await database.transaction(association, (db) =>
    keepReadings({ db, association, actor: system('intake'), clock }, letters, around),
  )
  for (const { id, parts } of letters) logger.info('letter.opened', { letter: id, parts: parts.length })
}

/** Those that are kept together, and those by themselves: with pages to look at, machines' answers, perhaps copies. */
function apart(letters: readonly Opened[]): [Opened[], Opened[]] {
  const together: Opened[] = []
  const alone: Opened[] = []
  const ids = new Set<string>()
  for (const letter of letters) {
    const { messageId } = letter.head
    const isCopy = messageId !== null && ids.has(messageId)
    const isSlow = letter.parts.some(({ unseen }) => unseen !== null)
    ;(isCopy || isSlow || standsAlone(letter) ? alone : together).push(letter)
    if (messageId !== null) ids.add(messageId)
  }
  return [together, alone]
}

/** Does each, whatever becomes of the others. @throws what the first that failed threw */
async function eachOf<T>(things: readonly T[], run: (thing: T) => Promise<void>): Promise<void> {
  const faults: unknown[] = []
  for (const thing of things) await run(thing).catch((error: unknown) => faults.push(error))
  if (faults.length > 0) throw faults[0]
}

async function findToOpen(
  { own, takeCalendar }: OpeningDesk,
  { db, association }: { db: Db; association: number },
  ids: readonly string[],
): Promise<{ letters: WaitingLetter[]; around: Around }> {
  const [letters, known, { mailFrom }] = await Promise.all([
    findWaiting(db, association, ids),
    findKnown(db, association),
    findOwnAssociation(db, association),
  ])
  const home = [...own, mailFrom].flatMap((address) => {
    return address ? [domainOf(address.replace(/>$/, ''))] : []
  })
  return { letters, around: { known, home, takeCalendar } }
}
