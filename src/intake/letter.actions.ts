import { storeFile } from '../kit/files/store.ts'
import type { ReceivedFile } from '../kit/files/receive.ts'
import { newId } from '../kit/id.ts'
import { queue } from '../kit/jobs/jobs.ts'
import type { LetterIdentity } from '../kit/mime/identity.ts'
import type { Work } from '../kit/work.ts'
import { log } from '../log/actions.ts'
import type { Arrival } from './door.ts'
import { findIdentity, insertLetter, lockIdentity } from './letter.store.ts'

/**
 * Takes a letter in: its raw bytes, its place in the inbox, and the job that reads it, all or nothing. The door may say
 * that it has it once the transaction has committed, and not before. One that is there already is left as it is.
 * @param received as `receiveAnything` gives it, before the transaction
 */
export async function takeLetter(
  work: Work,
  received: ReceivedFile,
  { identity, arrival }: { readonly identity: LetterIdentity; readonly arrival: Arrival },
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const { db, association, clock } = work
  await lockIdentity(db, association, identity.key)
  const known = await findIdentity(db, association, identity.key)
  if (known) return { id: known, isNew: false }
  const id = newId()
  const { sha256 } = await storeFile(work, received)
  await insertLetter(db, association, { id, sha256, identity, arrival, takenAt: clock.now() })
  await queue(db, 'letter', { association, letter: id })
  await log(work, { verb: 'letter.received', subject: id, payload: { door: arrival.door, sha256 } })
  return { id, isNew: true }
}
