import { type Db, json } from '../kit/db/db.ts'
import type { LetterPlace, LetterStep, StepKind, StepMade } from './letter-step.ts'

/** What has been done with letters by hand. */

export async function insertStep(db: Db, association: number, step: LetterStep): Promise<void> {
  await db
    .insertInto('letterStep')
    .values({ ...step, associationId: association, before: json(step.before), made: json(step.made) })
    .execute()
}

/** The step that brought the letter to that revision; null where none did. */
export async function findStep(
  db: Db,
  association: number,
  letterId: string,
  revision: number,
): Promise<LetterStep | null> {
  const row = await db
    .selectFrom('letterStep')
    .select(['letterId', 'revision', 'done', 'before', 'made', 'doneAt'])
    .where('associationId', '=', association)
    .where('letterId', '=', letterId)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return row
    ? {
        ...row,
        done: row.done as StepKind,
        before: row.before as unknown as LetterPlace,
        made: row.made as unknown as StepMade,
      }
    : null
}
