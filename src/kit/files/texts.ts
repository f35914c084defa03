import type { Facts } from '../refusal.ts'

/** What is said of a file that cannot be taken. */
export const fileRefusals = {
  'file.empty': {
    sv: () => 'Filen är tom. Kontrollera filen och välj den igen.',
    en: () => 'The file is empty. Check it and choose it again.',
  },
  'file.too-large': {
    sv: (facts: Facts) =>
      `Filen är större än ${facts['limitMb']} MB. Dela upp den, eller spara den i ett format som tar mindre plats.`,
    en: (facts: Facts) =>
      `The file is larger than ${facts['limitMb']} MB. Split it, or save it in a format that takes less space.`,
  },
  'file.not-what-it-says': {
    sv: (facts: Facts) =>
      `Filen heter som en ${upper(facts['says'])}-fil men innehåller något annat` +
      `${facts['is'] ? ` (${upper(facts['is'])})` : ''}. Öppna den, spara den på nytt och välj den igen.`,
    en: (facts: Facts) =>
      `The file is named as ${upper(facts['says'])} but holds something else` +
      `${facts['is'] ? ` (${upper(facts['is'])})` : ''}. Open it, save it anew and choose it again.`,
  },
  'file.kind-not-allowed': {
    sv: (facts: Facts) =>
      `Filer av det slaget${facts['ending'] ? ` (${facts['ending']})` : ''} tas inte emot. ` +
      'Spara filen som PDF, DOCX, XLSX, ODT, text, CSV eller bild (PNG, JPEG, TIFF). Mejl (EML, MSG) och ZIP går också bra.',
    en: (facts: Facts) =>
      `Files of that kind${facts['ending'] ? ` (${facts['ending']})` : ''} are not accepted. ` +
      'Save it as PDF, DOCX, XLSX, ODT, text, CSV or an image (PNG, JPEG, TIFF). Mail (EML, MSG) and ZIP are fine too.',
  },
} as const

function upper(kind: Facts[string] | undefined): string {
  return String(kind ?? '').toUpperCase()
}
