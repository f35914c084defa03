import { Refusal } from '../refusal.ts'
import { extract } from './formats.ts'
import type { Answer, Question } from './extract.ts'

/** The extracting child: takes files one at a time over the channel and answers with their text or why there is none. */
async function answer(question: Question): Promise<Answer> {
  try {
    return { id: question.id, extracted: await extract(question.bytes) }
  } catch (error) {
    if (error instanceof Refusal)
      return { id: question.id, refused: { code: error.code, facts: error.facts } }
    return { id: question.id, refused: { code: 'extract.unreadable', facts: { format: null } } }
  }
}

process.on('message', (question: Question) => {
  void answer(question).then((said) => process.send!(said))
})
process.on('disconnect', () => process.exit(0))
