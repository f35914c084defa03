import { system } from '../kit/actor.ts'
import { ChildReader } from '../kit/child/child-reader.ts'
import { type Clock, parseInstant } from '../kit/clock.ts'
import type { Database, Db } from '../kit/db/db.ts'
import { fileBytes } from '../kit/files/store.ts'
import { type Jobs, queueAll } from '../kit/jobs/jobs.ts'
import type { JobData } from '../kit/jobs/queues.ts'
import { logger } from '../kit/logger.ts'
import { domainOf } from '../kit/mail/address.ts'
import { headIn } from '../kit/mime/internet-letter.ts'
import { letterParts } from '../kit/mime/letter-parts.ts'
import type { LetterHead, UnreadReason } from '../kit/mime/unpacked.ts'
import { associationIds } from '../kit/mail/store.ts'
import { findOwnAssociation } from '../organisations/store.ts'
import type { Contents, PartReading } from './contents.ts'
import { findKnown, findOurPapers } from './known.store.ts'
import { findLetter } from './letter.store.ts'
import { type OpenPart, openParts } from './part-reading.jobs.ts'
import { findUnread } from './part.store.ts'
import { wordsToRead } from './quoted.ts'
import type { ReadingRequest, WorkerReading } from './reading.worker.ts'
import { type TakeCalendar, keepReading } from './reading.actions.ts'

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
  for (const association of await desk.database.transaction(null, associationIds)) {
    await desk.database.transaction(association, async (db) => {
      const unread = await findUnread(db, association)
      if (unread.length > 0)
        await queueAll(
          db,
          'letter',
          unread.map((letter) => ({ association, letter })),
        )
    })
  }
  jobs.work('letter', (data) => openLetter(desk, data))
}

const rules = new ChildReader<ReadingRequest, WorkerReading[]>(
  new URL('./reading.worker.ts', import.meta.url),
  {
    patience: 30_000,
    megabytes: 512,
    idle: 30_000,
  },
)

/**
 * Opens one letter: takes it apart, reads its texts, proposes whose answer it is. All that is found is kept in one
 * transaction; cut short, it is begun anew, and done twice it is kept once. Never fails for what is in the letter.
 */
export async function openLetter(
  desk: OpeningDesk,
  { association, letter: id }: JobData['letter'],
): Promise<void> {
  const { database, clock } = desk
  const raw = await database.transaction(association, (db) => rawOf(db, association, id))
  if (!raw) return
  await using files = new AsyncDisposableStack()
  const unpacked = await letterParts(raw)
  const failed: UnreadReason | null = typeof unpacked === 'string' ? unpacked : null
  const parts = typeof unpacked === 'string' ? [] : await openParts(unpacked.parts, files)
  const head: LetterHead = typeof unpacked === 'string' ? headIn(raw) : unpacked.head
  const [contents, known] = await database.transaction(association, (db) =>
    Promise.all([
      contentsOf(desk, { db, association }, head, parts),
      findKnown(db, association, answersIn(head, parts)),
    ]),
  )
  const names = known.organisations.flatMap((organisation) => organisation.names)
  const readings = await readTexts(contents, names)
  await database.transaction(association, (db) =>
    keepReading(
      { db, association, actor: system('intake'), clock },
      { id, head, parts, failed, contents: { ...contents, readings }, known },
      desk.takeCalendar,
    ),
  )
  logger.info('letter.opened', { letter: id, parts: parts.length })
}

async function rawOf(db: Db, association: number, id: string): Promise<Buffer | null> {
  const letter = await findLetter(db, association, id)
  return letter?.state === 'received' ? await fileBytes(db, association, letter.sha256) : null
}

const answersIn = (head: LetterHead, parts: readonly OpenPart[]): string[] =>
  [head, ...parts.map(({ part }) => part.head)].flatMap((each) => each?.answers ?? [])

async function contentsOf(
  { own }: OpeningDesk,
  { db, association }: { db: Db; association: number },
  head: LetterHead,
  parts: readonly OpenPart[],
): Promise<Omit<Contents, 'readings' | 'envelope'>> {
  const hashes = parts.flatMap(({ part }) => part.sha256 ?? [])
  const [{ mailFrom }, ours] = await Promise.all([
    findOwnAssociation(db, association),
    findOurPapers(db, association, hashes),
  ])
  return {
    head,
    parts: parts.map(({ part }) => part),
    home: [...own, mailFrom].flatMap((address) => (address ? [domainOf(address.replace(/>$/, ''))] : [])),
    ours,
  }
}

/** What the texts say; nothing where the rules did not come to an end, and a person reads them instead. */
async function readTexts(
  { parts, home }: Pick<Contents, 'parts' | 'home'>,
  organisations: readonly string[],
): Promise<Map<number, PartReading>> {
  const ours = home.map((domain) => `@${domain}`)
  const texts = parts.flatMap(({ position, role, text }) =>
    text === null ? [] : [{ position, text: role === 'text' ? wordsToRead(text, ours) : text }],
  )
  const readings = new Map<number, PartReading>()
  for (const { position, text } of texts) {
    const [reading] = (await rules.read({ texts: [text], organisations }).catch(() => null)) ?? []
    if (!reading) continue
    const { mail, ...rest } = reading
    const sentAt = mail?.sent ? parseInstant(mail.sent.replace(' ', 'T')) : null
    readings.set(position, { ...rest, mail: mail && { from: mail.from, sentAt } })
  }
  return readings
}
