import type { Sentences } from '../kit/sentences.ts'

export const sentences: Sentences = {
  sv: {
    'read.is-folder': ({ path }) => `${path} är en mapp. Ange en fil.`,
    'read.no-file': ({ path }) => `Filen finns inte eller kan inte öppnas: ${path || '(ingen fil angiven)'}.`,
  },
  en: {
    'read.is-folder': ({ path }) => `${path} is a folder. Give a file.`,
    'read.no-file': ({ path }) =>
      `There is no such file, or it cannot be opened: ${path || '(no file given)'}.`,
  },
}
