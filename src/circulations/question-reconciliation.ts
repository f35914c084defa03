import { type Facts, type Told, factsHash } from '../log/reconciliation.ts'

/** Avstämning av frågor: what a question and its answers should be, by what was logged of them. */

/** Who asked is never shown to the public, and stands in the log as a hash. */
export const askerHash = ({ askedBy }: { readonly askedBy: string | null }): string => factsHash({ askedBy })

/** An answer as it stands in the tables, or as it was logged. */
export interface StandingAnswer {
  readonly number: number
  readonly answer: string | null
  readonly wording: string | null
  readonly mailed: boolean
}

export const factsOfQuestion = (asked: Facts, answers: readonly StandingAnswer[]): Facts => ({
  ...asked,
  answers: answers.map(({ number, answer, wording, mailed }) => ({ number, answer, wording, mailed })),
})

export function expectedQuestion(told: readonly Told[]): Facts {
  const said = told.filter(({ verb }) => verb === 'question.answered')
  return factsOfQuestion(
    told.find(({ verb }) => verb === 'question.asked')!.payload!,
    said.map(({ payload }) => payload as unknown as StandingAnswer),
  )
}
