import { sql } from 'kysely'
import { standingAct } from '../cases/registry.store.ts'
import type { Db } from '../kit/db/db.ts'
import { findInboxLetter, type InboxLetter } from './inbox.store.ts'
import { type LetterPart, findParts } from '../letters/part.store.ts'
import { waitingSorts } from '../letters/letter.ts'

/** Several letters that are one answer. */

/** A letter that is a part of the answer in another. */
export interface JoinedLetter {
  readonly letter: InboxLetter
  readonly parts: readonly LetterPart[]
}

export async function findJoined(db: Db, association: number, letterId: string): Promise<JoinedLetter[]> {
  const rows = await db
    .selectFrom('letter')
    .select('id')
    .where('associationId', '=', association)
    .where('joinedId', '=', letterId)
    .orderBy('receivedAt')
    .execute()
  const joined: JoinedLetter[] = []
  for (const { id } of rows) {
    const letter = await findInboxLetter(db, association, id)
    if (letter) joined.push({ letter, parts: await findParts(db, association, id) })
  }
  return joined
}

export interface Joinable {
  readonly id: string
  readonly receivedAt: string
  readonly subject: string | null
  readonly from: string | null
}

const domainOf = (letter: 'l' | 'own') => sql`split_part(${sql.ref(letter)}.head->'from'->>'address', '@', 2)`

/** Letters that it may be a part of: those that wait, and the latest that have been registered; the same sender's first. */
export async function findJoinable(db: Db, association: number, letterId: string): Promise<Joinable[]> {
  return await db
    .selectFrom('letter as l')
    .select(['l.id', 'l.receivedAt'])
    .select([
      sql<string | null>`l.head->>'subject'`.as('subject'),
      sql<string | null>`l.head->'from'->>'address'`.as('from'),
    ])
    .where('l.associationId', '=', association)
    .where('l.id', '<>', letterId)
    .where('l.sorted', 'in', [...waitingSorts.filter((sort) => sort !== 'bounced'), 'returned', 'registered'])
    .orderBy(
      sql`${domainOf('l')} is not distinct from
        (select ${domainOf('own')} from letter own where own.association_id = ${association} and own.id = ${letterId})`,
      'desc',
    )
    .orderBy('l.receivedAt', 'desc')
    .limit(60)
    .execute()
}

/** Brevets plats i diariet: where a letter has been entered in the register. */
export interface LetterEntry {
  readonly entryId: string
  readonly caseId: string
  /** The case's. */
  readonly dnr: string
  readonly number: number
  /** The acts that rest on it: one that holds, only such as have been struck out, or none, for it was no answer. */
  readonly acts: 'standing' | 'struck' | 'none'
  readonly voidedAt: string | null
}

export async function findLetterEntries(
  db: Db,
  association: number,
  letterId: string,
): Promise<LetterEntry[]> {
  return await db
    .selectFrom('letterEntry as e')
    .innerJoin('registryEntry as r', (join) =>
      join.onRef('r.associationId', '=', 'e.associationId').onRef('r.id', '=', 'e.entryId'),
    )
    .innerJoin('caseFile as c', (join) =>
      join.onRef('c.associationId', '=', 'r.associationId').onRef('c.id', '=', 'r.caseId'),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('act as a')
          .whereRef('a.associationId', '=', 'r.associationId')
          .whereRef('a.registryEntryId', '=', 'r.id')
          .select(sql<boolean | null>`bool_or(${standingAct('a')})`.as('anyStands'))
          .as('x'),
      (join) => join.onTrue(),
    )
    .select(['e.entryId', 'r.caseId', 'c.dnr', 'r.number', 'r.voidedAt'])
    .select(
      sql<LetterEntry['acts']>`case when x.any_stands then 'standing' when not x.any_stands then 'struck'
        else 'none' end`.as('acts'),
    )
    .where('e.associationId', '=', association)
    .where('e.letterId', '=', letterId)
    .orderBy('c.dnr')
    .orderBy('r.number')
    .execute()
}

/** A paper of the letter that is in the register already, from another letter or by hand. */
export interface FiledPaper {
  readonly filename: string
  readonly dnr: string
  readonly number: number
}

export async function findFiledPapers(db: Db, association: number, letterId: string): Promise<FiledPaper[]> {
  return await db
    .selectFrom('letterPart as p')
    .innerJoin('document as d', (join) =>
      join.onRef('d.associationId', '=', 'p.associationId').onRef('d.sha256', '=', 'p.sha256'),
    )
    .innerJoin('registryEntry as r', (join) =>
      join.onRef('r.associationId', '=', 'd.associationId').onRef('r.id', '=', 'd.registryEntryId'),
    )
    .innerJoin('caseFile as c', (join) =>
      join.onRef('c.associationId', '=', 'r.associationId').onRef('c.id', '=', 'r.caseId'),
    )
    .leftJoin('letterEntry as e', (join) =>
      join
        .onRef('e.associationId', '=', 'r.associationId')
        .onRef('e.entryId', '=', 'r.id')
        .onRef('e.letterId', '=', 'p.letterId'),
    )
    .select(['d.filename', 'c.dnr', 'r.number'])
    .distinct()
    .where('p.associationId', '=', association)
    .where('p.letterId', '=', letterId)
    .where('p.role', '=', 'attachment')
    .where('r.direction', '=', 'received')
    .where('r.voidedAt', 'is', null)
    .where('e.letterId', 'is', null)
    .orderBy('r.number')
    .execute()
}
