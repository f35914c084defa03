import { z } from 'zod'
import { column } from '../kit/db/column.ts'
import { type Db, json } from '../kit/db/db.ts'
import { match } from '../letters/letter-column.store.ts'
import { sortings } from '../letters/letter.ts'
import type { LetterPlace, LetterStep, StepKind, StepMade } from './letter-step.ts'

/** What has been done with letters by hand. */

export async function insertStep(db: Db, association: number, step: LetterStep): Promise<void> {
  await db
    .insertInto('letterStep')
    .values({ ...step, associationId: association, before: json(step.before), made: json(step.made) })
    .execute()
}

const placeIn = column<LetterPlace>(
  'letter_step',
  'before',
  z.object({
    sorted: z.enum(sortings),
    sortedReason: z.string().nullable(),
    assignedId: z.string().nullable(),
    snoozedTo: z.string().nullable(),
    joinedId: z.string().nullable(),
    proposals: z.array(match),
  }),
)

const madeIn = column<StepMade>(
  'letter_step',
  'made',
  z.object({
    entries: z.array(z.string()).exactOptional(),
    takenUp: z.array(z.string()).exactOptional(),
    caseId: z.string().exactOptional(),
    mail: z.string().exactOptional(),
  }),
)

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
        before: placeIn(row.before),
        made: madeIn(row.made),
      }
    : null
}
