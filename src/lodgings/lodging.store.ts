import { sql } from 'kysely'
import { z } from 'zod'
import type { Instant } from '../kit/clock.ts'
import { column } from '../kit/db/column.ts'
import { type Db, json } from '../kit/db/db.ts'
import type { Work } from '../kit/work.ts'
import type { Sorted } from '../letters/letter.ts'
import { type Lodging, type Written, isAnswer, nothingWritten } from './lodging.ts'

/** What members are writing by their links, and what they have lodged. */

export interface AnswerDraft {
  readonly written: Written
  readonly revision: number
  /** The open page that saved it last. */
  readonly writer: string
  readonly savedAt: Instant
}

/** The form as a member wrote it, in a draft and in what it has lodged. */
export const writtenIn = column<Written>(
  'lodging',
  'written',
  z.object({
    fields: z.record(z.string(), z.string()),
    files: z.array(z.object({ sha256: z.string(), filename: z.string() })),
    text: z.string(),
    pages: z.array(z.number()),
  }),
)

const draftOf = (row: Omit<AnswerDraft, 'written'> & { written: unknown }): AnswerDraft => ({
  ...row,
  written: writtenIn(row.written),
})

export async function findAnswerDraft(
  db: Db,
  association: number,
  addresseeId: string,
): Promise<AnswerDraft | null> {
  const row = await db
    .selectFrom('answerDraft')
    .select(['written', 'revision', 'writer', 'savedAt'])
    .where('associationId', '=', association)
    .where('addresseeId', '=', addresseeId)
    .executeTakeFirst()
  return row ? draftOf(row) : null
}

/** Holds an addressee until the transaction ends: whoever saves or lodges for it at once waits. */
export async function lockAddressee(db: Db, association: number, id: string): Promise<void> {
  await db
    .selectFrom('addressee')
    .select('id')
    .where('associationId', '=', association)
    .where('id', '=', id)
    .forUpdate()
    .execute()
}

export async function saveAnswerDraft(
  db: Db,
  association: number,
  addresseeId: string,
  draft: AnswerDraft,
): Promise<void> {
  const { revision, writer, savedAt } = draft
  const content = { written: json(draft.written), revision, writer, savedAt }
  await db
    .insertInto('answerDraft')
    .values({ associationId: association, addresseeId, ...content })
    .onConflict((conflict) => conflict.columns(['associationId', 'addresseeId']).doUpdateSet(content))
    .execute()
}

export async function deleteAnswerDraft(db: Db, association: number, addresseeId: string): Promise<void> {
  await db
    .deleteFrom('answerDraft')
    .where('associationId', '=', association)
    .where('addresseeId', '=', addresseeId)
    .execute()
}

export interface NewLodging extends Omit<Lodging, 'sorted'> {
  readonly linkId: string
}

export async function insertLodging(db: Db, association: number, lodging: NewLodging): Promise<void> {
  await db
    .insertInto('lodging')
    .values({ ...lodging, written: json(lodging.written), associationId: association })
    .execute()
}

function lodgings(db: Db, association: number) {
  return db
    .selectFrom('lodging as g')
    .innerJoin('letter as l', (join) =>
      join.onRef('l.associationId', '=', 'g.associationId').onRef('l.id', '=', 'g.letterId'),
    )
    .select(['g.id', 'g.addresseeId', 'g.number', 'g.version', 'g.written', 'g.lodgedAt', 'g.letterId'])
    .select('l.sorted')
    .where('g.associationId', '=', association)
    .orderBy('g.lodgedAt')
}

const lodgingOf = (
  row: Omit<Lodging, 'written' | 'sorted'> & { written: unknown; sorted: string },
): Lodging => ({
  ...row,
  written: writtenIn(row.written),
  sorted: row.sorted as Sorted,
})

/** Everything that an addressee has lodged, the first first. */
export async function findLodgings(db: Db, association: number, addresseeId: string): Promise<Lodging[]> {
  const rows = await lodgings(db, association).where('g.addresseeId', '=', addresseeId).execute()
  return rows.map(lodgingOf)
}

/** What lies ready to be written on: what was saved, else what was lodged last, else nothing. */
export async function findDraftFor(
  { db, association, clock }: Pick<Work, 'db' | 'association' | 'clock'>,
  addresseeId: string,
): Promise<AnswerDraft> {
  const saved = await findAnswerDraft(db, association, addresseeId)
  if (saved) return saved
  const last = (await findLodgings(db, association, addresseeId)).findLast(isAnswer)
  return { written: last?.written ?? nothingWritten, revision: 0, writer: '', savedAt: clock.now() }
}

/** Everything that an organisation has lodged in all of its matters. */
export async function findLodgingsOf(db: Db, association: number, organisation: string): Promise<Lodging[]> {
  const mine = sql<boolean>`g.addressee_id in (select a.id from addressee a
    where a.association_id = ${association} and a.organisation_id = ${organisation})`
  const rows = await lodgings(db, association).where(mine).execute()
  return rows.map(lodgingOf)
}

/** What a letter was lodged as, and in which matter; null where it came another way. */
export async function findLodgingOfLetter(
  db: Db,
  association: number,
  letterId: string,
): Promise<(Lodging & { circulationId: string; organisationId: string }) | null> {
  const row = await lodgings(db, association)
    .innerJoin('addressee as a', (join) =>
      join.onRef('a.associationId', '=', 'g.associationId').onRef('a.id', '=', 'g.addresseeId'),
    )
    .select(['a.circulationId', 'a.organisationId'])
    .where('g.letterId', '=', letterId)
    .executeTakeFirst()
  return row ? { ...row, ...lodgingOf(row) } : null
}
