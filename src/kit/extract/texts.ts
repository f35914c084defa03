import type { Sentences } from '../sentences.ts'

/** What is said of a file whose text cannot be read. */
export const sentences: Sentences = {
  sv: {
    'extract.encrypted': 'Filen är låst med lösenord. Be avsändaren om en olåst fil.',
    'extract.no-text':
      'Filen innehåller ingen text, troligen är den en inskannad bild. Läs den för hand, eller be om en fil med text.',
    'extract.unreadable': 'Filens text gick inte att läsa. Öppna filen och klistra in texten i stället.',
    'extract.too-slow': ({ seconds }) =>
      `Filens text gick inte att läsa inom ${seconds} sekunder. Öppna filen och klistra in texten i stället.`,
  },
  en: {
    'extract.encrypted': 'The file is locked with a password. Ask the sender for one that is not.',
    'extract.no-text':
      'The file holds no text; it is probably a scanned image. Read it by hand, or ask for a file with text.',
    'extract.unreadable': 'The text of the file could not be read. Open the file and paste the text instead.',
    'extract.too-slow': ({ seconds }) =>
      `The text of the file could not be read within ${seconds} seconds. Open the file and paste the text instead.`,
  },
}
