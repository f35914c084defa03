import type { Facts } from '../refusal.ts'
import type { Sentences } from '../sentences.ts'

/** What is said of a file that cannot be taken. */
export const sentences: Sentences = {
  sv: {
    'file.empty': 'Filen är tom. Kontrollera filen och välj den igen.',
    'file.not-stored': 'Filen gick inte att spara just nu. Försök igen om en stund.',
    'file.too-large': ({ limitMb }) =>
      `Filen är större än ${limitMb} MB. Dela upp den, eller spara den i ett format som tar mindre plats.`,
    'file.not-what-it-says': ({ says, is }) =>
      isProgram(is)
        ? `Filen heter som en ${upper(says)}-fil men är ett program (${upper(is)}). Öppna den inte. Fråga den som skickade den.`
        : `Filen heter som en ${upper(says)}-fil men innehåller något annat${inBrackets(is)}. Öppna den, spara den på nytt och välj den igen.`,
    'file.kind-not-allowed': ({ ending }) =>
      `Filer av det slaget${inBrackets(ending)} tas inte emot. Spara filen som PDF, DOCX, XLSX, ODT, text, CSV eller bild ` +
      '(PNG, JPEG, TIFF). Mejl (EML, MSG) och ZIP går också bra.',
  },
  en: {
    'file.empty': 'The file is empty. Check it and choose it again.',
    'file.not-stored': 'The file could not be saved just now. Try again in a moment.',
    'file.too-large': ({ limitMb }) =>
      `The file is larger than ${limitMb} MB. Split it, or save it in a format that takes less space.`,
    'file.not-what-it-says': ({ says, is }) =>
      isProgram(is)
        ? `The file is named as ${upper(says)} but is a program (${upper(is)}). Do not open it. Ask whoever sent it.`
        : `The file is named as ${upper(says)} but holds something else${inBrackets(is)}. Open it, save it anew and choose it again.`,
    'file.kind-not-allowed': ({ ending }) =>
      `Files of that kind${inBrackets(ending)} are not accepted. Save it as PDF, DOCX, XLSX, ODT, text, CSV or an image ` +
      '(PNG, JPEG, TIFF). Mail (EML, MSG) and ZIP are fine too.',
  },
}

type Fact = Facts[string] | undefined

const upper = (kind: Fact): string => String(kind ?? '').toUpperCase()

/** What a machine runs when it is opened. */
const isProgram = (kind: Fact): boolean => ['exe', 'elf', 'macho', 'dll', 'msi'].includes(String(kind ?? ''))

const inBrackets = (kind: Fact): string => (kind ? ` (${upper(kind)})` : '')
