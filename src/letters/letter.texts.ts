import type { Sentences } from '../kit/sentences.ts'

/** What is said of a letter that cannot be taken in. */
export const letterSentences: Sentences = {
  sv: {
    'letter.whose':
      'Det förbund som brevlådan hör till finns inte, eller så finns inget förbund alls. Kontrollera namnet efter # i IMAP_URL.',
  },
  en: {
    'letter.whose':
      'The association that the mailbox belongs to does not exist, or there is none at all. See the name after # in IMAP_URL.',
  },
}
