import type { Db } from '../kit/db/db.ts'
import type { Reconciled } from '../log/reconciliation.store.ts'
import { type Facts, hashAnew } from '../log/reconciliation.ts'
import { type StandingVersion, expectedVersions, factsOfVersions } from './reconciliation.ts'
import { findVersionText } from './version-text.store.ts'
import { textHash } from './version.ts'

/** Circulations that have been sent, by id, with the hashes of their versions' texts. */
export async function findVersionFacts(
  db: Db,
  association: number,
  ids: readonly string[],
): Promise<Map<string, Facts>> {
  const rows = await db
    .selectFrom('circulationVersion')
    .select(['circulationId', 'version', 'textHash'])
    .where('associationId', '=', association)
    .where('circulationId', 'in', ids)
    .orderBy('version')
    .execute()
  const standing: [string, StandingVersion][] = []
  for (const { circulationId, version, textHash: hash } of rows) {
    const counted = await hashAnew(async () =>
      textHash((await findVersionText(db, association, circulationId, version))!).toString('hex'),
    )
    standing.push([circulationId, { version, hash: hash.toString('hex'), counted }])
  }
  const byCirculation = Map.groupBy(standing, ([circulation]) => circulation)
  return new Map(
    [...byCirculation].map(([circulation, versions]) => [
      circulation,
      factsOfVersions(versions.map(([, version]) => version)),
    ]),
  )
}

export const reconciled: readonly Reconciled[] = [
  {
    kind: 'circulation',
    making: ['circulation.sent'],
    changing: ['circulation.version_sent', 'circulation.undone'],
    places: [{ table: 'circulation_version', key: 'circulation_id' }],
    find: findVersionFacts,
    expected: expectedVersions,
  },
]
