import type { Db } from '../kit/db/db.ts'
import type { Reconciled } from '../log/reconciliation.store.ts'
import { type Facts, hashAnew } from '../log/reconciliation.ts'
import { minutesHash } from './minutes.ts'
import { findKeptMinutes } from './minutes.store.ts'
import { findEditions } from './edition.store.ts'
import { expectedMinutes, factsOfEditions, factsOfMinutes } from './reconciliation.ts'

/** Meetings that have minutes, by id, with the hashes of every version. */
export async function findMinutesFacts(
  db: Db,
  association: number,
  meetings: readonly string[],
): Promise<Map<string, Facts>> {
  const found = new Map<string, Facts>()
  for (const meeting of meetings) {
    const kept = await findKeptMinutes(db, association, meeting)
    if (kept.length === 0) continue
    const versions = kept.map(({ textHash, content, archiveSha256, accessibleSha256 }) => ({
      hash: textHash,
      counted: hashAnew(() => minutesHash(content)),
      archive: archiveSha256,
      accessible: accessibleSha256,
    }))
    const editions = await findEditions(
      db,
      association,
      kept.map(({ id }) => id),
    )
    found.set(meeting, { ...factsOfMinutes(versions), ...factsOfEditions(editions) })
  }
  return found
}

const making = ['meeting.closed', 'minutes.sealed', 'minutes.corrected']

export const reconciled: readonly Reconciled[] = [
  {
    kind: 'minutes',
    making,
    changing: ['minutes.masked'],
    places: [{ table: 'minutes', key: 'meeting_id' }],
    find: findMinutesFacts,
    expected: expectedMinutes,
  },
]
