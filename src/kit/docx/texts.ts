import type { Sentences } from '../sentences.ts'

/** What is said of a file that no text can be laid on. */
export const sentences: Sentences = {
  sv: {
    'docx.not-word':
      'Filen är inget Word-dokument som kan användas som mall. Öppna mallen i Word, välj Spara som och ”Word-dokument (.docx)”, och ladda upp den filen.',
    'docx.broken':
      'Word-filen är skadad och går inte att läsa. Öppna den i Word, spara den på nytt och välj den igen.',
    'docx.macros':
      'Mallen innehåller makron och tas inte emot. Spara den utan makron, som ”Word-dokument (.docx)”.',
    'docx.too-large': ({ limitMb }) =>
      `Mallen är för stor. Den får vara högst ${limitMb} MB. Ta bort eller förminska bilderna i den.`,
  },
  en: {
    'docx.not-word':
      'The file is no Word document that can be a template. Open the template in Word, choose Save as and “Word document (.docx)”, and upload that file.',
    'docx.broken':
      'The Word file is damaged and cannot be read. Open it in Word, save it again and choose it again.',
    'docx.macros':
      'The template holds macros and is not accepted. Save it without them, as “Word document (.docx)”.',
    'docx.too-large': ({ limitMb }) =>
      `The template is too large. It may be ${limitMb} MB at the most. Take away its pictures or make them smaller.`,
  },
}
