import { answerRequests } from '../child/child-reader.ts'
import { Refusal } from '../refusal.ts'
import type { Answer } from './extract.ts'
import { extract } from './formats.ts'

/** The extracting child: takes files one at a time and answers with their text or why there is none. */
answerRequests(async (bytes: Uint8Array): Promise<Answer> => {
  try {
    return { extracted: await extract(bytes) }
  } catch (error) {
    if (error instanceof Refusal) return { refused: { code: error.code, facts: error.facts } }
    return { refused: { code: 'extract.unreadable', facts: { format: null } } }
  }
})
