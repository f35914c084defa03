import { defineTexts } from '../kit/language.ts'

/** The words of the template that minutes go out on. */
export const templateTexts = defineTexts(
  {
    template: 'Mall för protokoll i Word',
    templateHint:
      'Word-dokument (.docx), högst 5 MB. Protokoll och utdrag som Word-fil får mallens sidhuvud, sidfot, marginaler och typsnitt. Text som står i själva mallen följer inte med, men dess egenskaper gör det, till exempel författare.',
    chosen: 'Nuvarande mall',
    replaced: 'Väljer du en ny fil ersätter den mallen.',
    received: 'Mottagen',
    remove: 'Ta bort mallen',
  },
  {
    template: 'Template for minutes in Word',
    templateHint:
      'Word document (.docx), at the most 5 MB. Minutes and extracts as Word files take its header, footer, margins and fonts. Text in the template itself is left out, but its properties go along, such as the author.',
    chosen: 'Present template',
    replaced: 'A new file replaces it.',
    received: 'Received',
    remove: 'Remove the template',
  },
)
