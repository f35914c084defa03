import type { Sentences } from '../kit/sentences.ts'

export const sentences: Sentences = {
  sv: {
    'read.no-file': ({ path }) => `Filen finns inte eller kan inte öppnas: ${path || '(ingen fil angiven)'}.`,
  },
  en: {
    'read.no-file': ({ path }) =>
      `There is no such file, or it cannot be opened: ${path || '(no file given)'}.`,
  },
}
