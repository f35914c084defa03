import { type Instant, endOfTime } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import type { Question, QuestionAnswer, QuestionChannel } from './question.ts'

/** The questions of a circulation with their answers, as known at `known`, first to last. */
export async function findQuestions(
  db: Db,
  association: number,
  circulation: string,
  known: Instant = endOfTime,
): Promise<Question[]> {
  const rows = await db
    .selectFrom('question')
    .select(['id', 'circulationId as circulation', 'number', 'organisationId as organisation', 'askedBy'])
    .select(['receivedOn', 'channel', 'text', 'recordedAt as recorded'])
    .where('associationId', '=', association)
    .where('circulationId', '=', circulation)
    .where('recordedAt', '<=', known)
    .orderBy('number')
    .execute()
  if (rows.length === 0) return []
  const answers = await findAnswers(
    db,
    association,
    rows.map(({ id }) => id),
    known,
  )
  return rows.map((row) => ({
    ...row,
    channel: row.channel as QuestionChannel,
    answers: answers.filter(({ question }) => question === row.id),
  }))
}

async function findAnswers(
  db: Db,
  association: number,
  questions: readonly string[],
  known: Instant,
): Promise<(QuestionAnswer & { readonly question: string })[]> {
  return await db
    .selectFrom('questionAnswer')
    .select(['questionId as question', 'number', 'wording', 'answer', 'answeredAt as answered'])
    .select('registryEntryId as entry')
    .where('associationId', '=', association)
    .where('questionId', 'in', [...questions])
    .where('answeredAt', '<=', known)
    .orderBy('number')
    .execute()
}

/** @param entry of the register, where it has been entered */
export async function insertQuestion(
  db: Db,
  association: number,
  { circulation, organisation, recorded, answers: _none, ...row }: Question,
  entry: string | null,
): Promise<void> {
  await db
    .insertInto('question')
    .values({
      ...row,
      associationId: association,
      circulationId: circulation,
      organisationId: organisation,
      recordedAt: recorded,
      registryEntryId: entry,
    })
    .execute()
}

export async function insertQuestionAnswer(
  db: Db,
  association: number,
  question: string,
  { answered, entry, ...row }: QuestionAnswer,
): Promise<void> {
  await db
    .insertInto('questionAnswer')
    .values({
      ...row,
      associationId: association,
      questionId: question,
      answeredAt: answered,
      registryEntryId: entry,
    })
    .execute()
}
