import type { Clock, Instant } from '../clock.ts'
import type { Database, Db } from '../db/db.ts'
import { streamFile } from '../files/store.ts'
import { type Jobs, queue } from '../jobs/jobs.ts'
import type { JobData } from '../jobs/queues.ts'
import { logger } from '../logger.ts'
import { composeMessage } from './compose.ts'
import { type MailState, type OutgoingLetter, mostAttempts } from './letter.ts'
import {
  associationIds,
  countAttempt,
  findLetter,
  holdLetter,
  moveLetters,
  outbox,
  settleLetter,
} from './store.ts'
import type { Delivery, Transport } from './transport.ts'

/** The post office of this process. */
export interface PostOffice {
  readonly database: Database
  readonly clock: Clock
  readonly transport: Transport
  /** Another room's: when a letter that goes by itself may leave, now or later. Left out: at any time. */
  readonly opening?: (db: Db, association: number, now: Instant) => Promise<Instant>
  /** Another room's: what is to be noted when a letter has left, in the transaction that marks it so. */
  readonly left?: (db: Db, association: number, letter: OutgoingLetter) => Promise<void>
}

/** Sends what is due from now on, and first looks after letters whose sender died. Without it letters wait. */
export async function startMail(office: PostOffice, jobs: Jobs): Promise<void> {
  await resumeLetters(office.database)
  jobs.work('mail', (data) => sendLetter(office, data))
}

/**
 * One try with one letter. SMTP is at-least-once: `sending` is committed before the server hears of the letter, so that
 * whatever happens after is known to be in doubt and never silently forgotten or silently repeated.
 * @returns `later` when it is to be tried again
 */
export async function sendLetter(
  office: PostOffice,
  { association, letter: id }: JobData['mail'],
): Promise<'later' | undefined> {
  const { database, transport } = office
  return await database.transaction(association, async (held) => {
    if (!(await holdLetter(held, id))) return undefined
    const letter = await database.transaction(association, (db) =>
      takeLetter(office, db, { association, letter: id }),
    )
    if (!letter) return undefined
    const open = (sha256: string): AsyncIterable<Buffer> => streamFile(database, association, sha256)
    const delivery = await transport.deliver(letter, () => composeMessage(letter, open))
    const end = endOf(letter, delivery, office.clock)
    await database.transaction(association, async (db) => {
      await settleLetter(db, association, id, end)
      if (end.state === 'sent') await office.left?.(db, association, letter)
    })
    logger.info('mail.tried', { letter: id, end: delivery.end, state: end.state })
    return end.state === 'sent' || end.state === 'failed' ? undefined : 'later'
  })
}

/** Marks the letter as leaving; null when there is nothing to send now (undone, sent, given up, the office is closed). */
async function takeLetter(office: PostOffice, db: Db, job: JobData['mail']): Promise<OutgoingLetter | null> {
  const { association, letter: id } = job
  await moveLetters(db, association, { ids: [id] }, ['sending'], 'unsure')
  if (await waitsForOpening(office, db, job)) return null
  await moveLetters(db, association, { ids: [id] }, ['waiting'], 'sending')
  const letter = await findLetter(db, association, id)
  if (letter?.state !== 'sending' && letter?.state !== 'unsure') return null
  const attempts = letter.attempts + 1
  await countAttempt(db, association, id, attempts)
  return { ...letter, attempts }
}

/** A letter that goes by itself leaves in office hours at each try: a mail server that comes back at night gets it in the morning. */
async function waitsForOpening(
  { opening, clock }: PostOffice,
  db: Db,
  job: JobData['mail'],
): Promise<boolean> {
  const letter = await findLetter(db, job.association, job.letter)
  if (!opening || !letter?.byItself || !['waiting', 'unsure'].includes(letter.state)) return false
  const now = clock.now()
  const opens = await opening(db, job.association, now)
  if (opens <= now) return false
  await queue(db, 'mail', job, (Date.parse(opens) - Date.parse(now)) / 1000)
  return true
}

function endOf(letter: OutgoingLetter, delivery: Delivery, clock: Clock) {
  if (delivery.end === 'sent') return { state: 'sent' as const, lastError: null, sentAt: clock.now() }
  const givenUp = delivery.end === 'refused' || letter.attempts >= mostAttempts
  return {
    state: givenUp ? ('failed' as const) : again(letter, delivery),
    lastError: delivery.words,
    sentAt: null,
  }
}

/** Doubt stays until the letter is known to be sent: that it was not taken now says nothing of the time before. */
function again(letter: OutgoingLetter, delivery: Delivery): MailState {
  return letter.state === 'unsure' || delivery.end === 'unsure' ? 'unsure' : 'waiting'
}

/** Letters in `sending` that no living process holds are in doubt: marked so, and queued to be sent again. */
export async function resumeLetters(database: Database): Promise<void> {
  const all = await database.reading(null, associationIds)
  const leaving = await database.readingEach(all, (db, association) =>
    outbox(db, association, { states: ['sending'] }),
  )
  for (const [place, association] of all.entries()) {
    if (leaving[place]!.length === 0) continue
    await database.transaction(association, async (db) => {
      for (const { id } of leaving[place]!) {
        if (!(await holdLetter(db, id))) continue
        await moveLetters(db, association, { ids: [id] }, ['sending'], 'unsure')
        await queue(db, 'mail', { association, letter: id })
      }
    })
  }
}
