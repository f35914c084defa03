import { findCirculations } from '../circulations/store.ts'
import { findVersionText } from '../circulations/version-text.store.ts'
import type { VersionText } from '../circulations/version.ts'
import type { Db } from '../kit/db/db.ts'
import type { StandingKind } from '../ledger/standing-words.ts'
import { isWaiting } from '../letters/letter.ts'
import { findLodgingsOf } from './lodging.store.ts'
import type { ToDecide } from './to-decide.ts'

/** Every circulation that the organisation is asked to answer, with its standing as last computed. */
export async function findToDecide(db: Db, association: number, organisation: string): Promise<ToDecide[]> {
  const rows = await db
    .selectFrom('addressee as a')
    .leftJoin('standing as s', (join) =>
      join
        .onRef('s.associationId', '=', 'a.associationId')
        .onRef('s.circulationId', '=', 'a.circulationId')
        .onRef('s.organisationId', '=', 'a.organisationId'),
    )
    .select(['a.id', 'a.circulationId', 's.kind', 's.answered', 's.decidedOn', 's.untilOn'])
    .where('a.associationId', '=', association)
    .where('a.organisationId', '=', organisation)
    .where('a.role', '=', 'to')
    .where('a.droppedAt', 'is', null)
    .execute()
  const asked = new Map(rows.map((row) => [row.circulationId, row]))
  const circulations = await findCirculations(db, association)
  const lodged = (await findLodgingsOf(db, association, organisation)).filter(isWaiting)
  return circulations.flatMap((circulation) => {
    const row = asked.get(circulation.id)
    if (!row) return []
    const kind = (row.kind ?? 'silent') as StandingKind
    const until = kind === 'postponed' ? row.untilOn : null
    const lodgedAt = lodged.findLast(({ addresseeId }) => addresseeId === row.id)?.lodgedAt ?? null
    const standing = { kind, answered: row.answered ?? false, decided: row.decidedOn, until }
    return [{ addresseeId: row.id, circulation, ...standing, lodgedAt }]
  })
}

/** The letters' texts, by circulation. */
export async function findLetterTexts(
  db: Db,
  association: number,
  asked: readonly ToDecide[],
): Promise<ReadonlyMap<string, VersionText>> {
  const texts = new Map<string, VersionText>()
  for (const { circulation } of asked) {
    const text = await findVersionText(db, association, circulation.id, circulation.version)
    if (text) texts.set(circulation.id, text)
  }
  return texts
}
