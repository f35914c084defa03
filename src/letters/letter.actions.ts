import { unawaited } from '../kit/db/connection.ts'
import { isSmall, storeFiles, storeSmallFiles } from '../kit/files/store.ts'
import type { ReceivedFile } from '../kit/files/receive.ts'
import { newId } from '../kit/id.ts'
import { queue } from '../kit/jobs/jobs.ts'
import type { LetterIdentity } from '../kit/mime/identity.ts'
import type { Work } from '../kit/work.ts'
import { holdChain, logAll } from '../log/actions.ts'
import type { Arrival } from './door.ts'
import { findIdentities, insertLetters, lockIdentities } from './letter.store.ts'

/** A letter at the door. */
export interface AtDoor {
  /** As `receiveAnything` gives it, before the transaction. */
  readonly received: ReceivedFile
  readonly identity: LetterIdentity
  readonly arrival: Arrival
}

export interface Taken {
  readonly id: string
  readonly isNew: boolean
}

/**
 * Takes letters in: their raw bytes, their places in the inbox, and the job that reads them, all or nothing. The doors may
 * say that they have them once the transaction has committed, and not before. One that is there already is left as it is.
 */
export async function takeLetters(work: Work, letters: readonly AtDoor[]): Promise<Taken[]> {
  const { db, association } = work
  const keys = letters.map(({ identity }) => identity.key.toString('hex'))
  const [, known] = await Promise.all([
    lockIdentities(db, association, keys),
    findIdentities(db, association, keys),
  ])
  const taken = keys.map((key): Taken => {
    const there = known.get(key)
    if (there) return { id: there, isNew: false }
    const id = newId()
    known.set(key, id)
    return { id, isNew: true }
  })
  const fresh = letters.flatMap((letter, index) => {
    const { id, isNew } = taken[index]!
    return isNew ? [{ ...letter, id }] : []
  })
  if (fresh.length > 0) await enter(work, fresh)
  return taken
}

/** @see takeLetters */
export async function takeLetter(work: Work, letter: AtDoor): Promise<Taken> {
  const [taken] = await takeLetters(work, [letter])
  return taken!
}

type Fresh = AtDoor & { readonly id: string }

/** All of it goes in one packet with the hold of the chain, and the entries of the log in one with the end. */
async function enter(work: Work, letters: readonly Fresh[]): Promise<void> {
  const { db, association, clock } = work
  const takenAt = clock.now()
  const files = letters.map(({ received }) => received)
  const large = files.filter((file) => !isSmall(file))
  if (large.length > 0) await storeFiles(work, large)
  storeSmallFiles(work, files.filter(isSmall))
  const rows = letters.map(({ received: { sha256 }, ...letter }) => ({ ...letter, sha256, takenAt }))
  unawaited(db, insertLetters(db, association, rows))
  const job = { association, letters: letters.map(({ id }) => id) }
  await Promise.all([queue(db, 'letter', job), holdChain(work)])
  await logAll(
    work,
    rows.map(({ id, arrival, sha256 }) => ({
      verb: 'letter.received',
      subject: id,
      payload: { door: arrival.door, sha256 },
    })),
  )
}
