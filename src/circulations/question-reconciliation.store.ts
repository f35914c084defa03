import type { Db } from '../kit/db/db.ts'
import type { Facts } from '../log/reconciliation.ts'
import type { Reconciled } from '../log/reconciliation.store.ts'
import { askerHash, expectedQuestion, factsOfQuestion } from './question-reconciliation.ts'

/** Questions with their answers. */
export async function findQuestionFacts(
  db: Db,
  association: number,
  ids: readonly string[],
): Promise<Map<string, Facts>> {
  const asked = db
    .selectFrom('question')
    .select(['id', 'circulationId as circulation', 'number', 'organisationId as organisation'])
    .select(['receivedOn', 'channel', 'text', 'askedBy'])
    .where('associationId', '=', association)
    .where('id', 'in', ids)
    .execute()
  const said = db
    .selectFrom('questionAnswer')
    .select(['questionId', 'number', 'answer', 'wording', 'registryEntryId'])
    .where('associationId', '=', association)
    .where('questionId', 'in', ids)
    .orderBy('number')
    .execute()
  const [questions, answers] = await Promise.all([asked, said])
  return new Map(
    questions.map(({ id, askedBy, ...question }) => [
      id,
      factsOfQuestion(
        { ...question, askedBy: askerHash({ askedBy }) },
        answers
          .filter(({ questionId }) => questionId === id)
          .map(({ registryEntryId, ...answer }) => ({ ...answer, mailed: registryEntryId !== null })),
      ),
    ]),
  )
}

export const reconciled: readonly Reconciled[] = [
  {
    kind: 'question',
    making: ['question.asked'],
    changing: ['question.answered'],
    places: [
      { table: 'question', key: 'id' },
      { table: 'question_answer', key: 'question_id' },
    ],
    find: findQuestionFacts,
    expected: expectedQuestion,
  },
]
