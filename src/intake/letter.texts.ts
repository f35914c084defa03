import type { Sentences } from '../kit/sentences.ts'

/** What is said of a letter that cannot be taken in. */
export const letterSentences: Sentences = {
  sv: {
    'letter.whose':
      'Det framgår inte vilket förbund brevet är till. Ange INBOX_ASSOCIATION, eller ge förbunden egna adresser.',
  },
  en: {
    'letter.whose':
      'Nothing says which association the letter is for. Set INBOX_ASSOCIATION, or give the associations addresses of their own.',
  },
}
