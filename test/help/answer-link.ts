import assert from 'node:assert/strict'
import { openLetter } from '../../src/intake/letter.jobs.ts'
import { findUnread } from '../../src/letters/part.store.ts'
import { findAssociation } from '../../src/organisations/store.ts'
import type { Office } from './office.ts'

/** The link to answer by that a letter prints, from its first stroke on. */
export function linkIn(letter: string): string {
  const found = /https?:\/\/[^/\s]+(\/[^/\s]+\/answer\/[\w-]+)/.exec(letter)?.[1]
  assert.ok(found, letter)
  return found
}

/** Opens what has come to the inbox, as the program's job does, without waiting for it. */
export async function openWaiting({ database, clock }: Office, slug: string): Promise<void> {
  const found = await database.transaction(null, (db) => findAssociation(db, slug))
  const association = found!.id
  const unread = await database.transaction(association, (db) => findUnread(db, association))
  for (const letter of unread) await openLetter({ database, clock, own: [] }, { association, letter })
}
