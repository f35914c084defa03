import { dayWords } from '../kit/day-words.ts'
import { type ComposedLetter, type Recipient, subjectOf } from './letter-text.ts'
import type { AnsweredQuestion } from './question.ts'
import type { VersionText } from './version.ts'

/** Svar till alla: the letter that tells every addressee what one of them has asked, and the answer. */
export function composeAnswerLetter(
  version: VersionText,
  to: Pick<Recipient, 'role'>,
  { question, answer, asker, board }: Pick<AnsweredQuestion, 'question' | 'answer'> & Told,
): ComposedLetter {
  const { title, answerBy, letter } = version
  const remind =
    to.role === 'to' && answerBy
      ? [`Svarsdagen är oförändrad: svara senast den ${dayWords(answerBy, 'sv')}.`]
      : []
  const parts = [
    `Vi har fått en fråga om ${title} (${letter.dnr}). Frågan och svaret går till alla som har fått brevet.`,
    `${asker ? `Fråga från ${asker}` : 'Fråga'}\n${question}`,
    `Svar\n${answer}`,
    ...remind,
    `Alla frågor och svar: ${board}/questions`,
    letter.sender,
  ]
  return { subject: subjectOf(version, 'Frågor och svar: '), text: `${parts.join('\n\n')}\n` }
}

interface Told {
  /** The member that asked, by name; null: it is not said. */
  readonly asker: string | null
  readonly board: string
}
