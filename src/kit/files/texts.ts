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
    'file.kind-not-allowed': ({ ending, takes }) =>
      `Filer av det slaget${inBrackets(ending)} tas inte emot här. ` +
      (takes
        ? `Det som går bra är ${listed(takes, kindsSv, 'eller')}.`
        : 'Spara filen som PDF, DOCX, XLSX, ODT, text, CSV eller bild (PNG, JPEG, TIFF). Mejl (EML, MSG) och ZIP går också bra.'),
  },
  en: {
    'file.empty': 'The file is empty. Check it and choose it again.',
    'file.not-stored': 'The file could not be saved just now. Try again in a moment.',
    'file.too-large': ({ limitMb }) =>
      `The file is larger than ${limitMb} MB. Split it, or save it in a format that takes less space.`,
    'file.not-what-it-says': ({ says, is }) =>
      isProgram(is)
        ? `The file is named as ${upper(says)} but is a program (${upper(is)}). Do not open it. Ask whoever sent it.`
        : `The file is named as ${upper(says)} but holds something else${inBrackets(is)}. Open it, save it again and choose it again.`,
    'file.kind-not-allowed': ({ ending, takes }) =>
      `Files of that kind${inBrackets(ending)} are not accepted here. ` +
      (takes
        ? `What can be sent is ${listed(takes, kindsEn, 'or')}.`
        : 'Save it as PDF, DOCX, XLSX, ODT, text, CSV or an image (PNG, JPEG, TIFF). Mail (EML, MSG) and ZIP are fine too.'),
  },
}

type Fact = Facts[string] | undefined

/** What the kinds are called; those not named here are called by their own names, in capitals. */
const kindsSv: Readonly<Record<string, string>> = {
  docx: 'Word (DOCX)',
  odt: 'OpenDocument (ODT)',
  txt: 'text (TXT)',
  png: 'bild (PNG)',
  eml: 'mejl (EML)',
  msg: 'mejl från Outlook (MSG)',
}
const kindsEn: Readonly<Record<string, string>> = {
  docx: 'Word (DOCX)',
  odt: 'OpenDocument (ODT)',
  txt: 'text (TXT)',
  png: 'an image (PNG)',
  eml: 'mail (EML)',
  msg: 'mail from Outlook (MSG)',
}

/** @param kinds with a space between */
function listed(kinds: Fact, names: Readonly<Record<string, string>>, or: string): string {
  const words = String(kinds)
    .split(' ')
    .map((kind) => names[kind] ?? upper(kind))
  return `${words.slice(0, -1).join(', ')} ${or} ${words.at(-1)}`
}

const upper = (kind: Fact): string => String(kind ?? '').toUpperCase()

/** What a machine runs when it is opened. */
const isProgram = (kind: Fact): boolean => ['exe', 'elf', 'macho', 'dll', 'msi'].includes(String(kind ?? ''))

const inBrackets = (kind: Fact): string => (kind ? ` (${upper(kind)})` : '')
