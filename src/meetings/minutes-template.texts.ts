import { defineTexts } from '../kit/language.ts'

/** The words of the template that minutes go out on. */
export const templateTexts = defineTexts(
  {
    template: 'Mall för protokoll i Word',
    templateHint:
      'Word-dokument (.docx), högst 5 MB. Protokoll och utdrag som Word-fil får mallens sidhuvud, sidfot, marginaler och typsnitt. Mallens egen text utelämnas. Filens egenskaper följer med, till exempel författarens namn. En .dotx-fil sparas först som .docx.',
    chosen: 'Nuvarande mall',
    replaced: 'En ny fil ersätter den.',
    received: 'Mottagen',
    remove: 'Ta bort mallen',
  },
  {
    template: 'Template for minutes in Word',
    templateHint:
      'Word document (.docx), at most 5 MB. Minutes and extracts as Word files take its header, footer, margins and fonts. The text of the template is left out. The file’s properties are included, such as its author’s name. Save a .dotx file as .docx first.',
    chosen: 'Current template',
    replaced: 'A new file replaces it.',
    received: 'Received',
    remove: 'Remove the template',
  },
)
