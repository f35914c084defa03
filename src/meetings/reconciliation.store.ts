import type { Db } from '../kit/db/db.ts'
import type { Reconciled } from '../log/reconciliation.store.ts'
import { type Facts, hashAnew } from '../log/reconciliation.ts'
import { minutesHash } from './minutes.ts'
import { findEditions } from './edition.store.ts'
import { minutesIn } from './minutes.store.ts'
import { type StandingMinutes, expectedMinutes, factsOfEditions, factsOfMinutes } from './reconciliation.ts'

/** Read as they stand: one that is so altered that it is no minutes has a hash all the same. */
async function findVersions(
  db: Db,
  association: number,
  meeting: string,
): Promise<(StandingMinutes & { id: string })[]> {
  const rows = await db
    .selectFrom('minutes')
    .select(['id', 'content', 'textHash', 'archiveSha256', 'accessibleSha256'])
    .where('associationId', '=', association)
    .where('meetingId', '=', meeting)
    .orderBy('version')
    .execute()
  return await Promise.all(
    rows.map(async ({ id, textHash, content, archiveSha256, accessibleSha256 }) => ({
      id,
      hash: textHash,
      counted: await hashAnew(async () => minutesHash(minutesIn(content))),
      archive: archiveSha256?.toString('hex') ?? null,
      accessible: accessibleSha256?.toString('hex') ?? null,
    })),
  )
}

/** Meetings that have minutes, by id, with the hashes of every version. */
export async function findMinutesFacts(
  db: Db,
  association: number,
  meetings: readonly string[],
): Promise<Map<string, Facts>> {
  const found = new Map<string, Facts>()
  for (const meeting of meetings) {
    const versions = await findVersions(db, association, meeting)
    if (versions.length === 0) continue
    const ids = versions.map(({ id }) => id)
    const editions = await findEditions(db, association, ids)
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
