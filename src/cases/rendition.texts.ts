import { defineTexts } from '../kit/language.ts'

export const renditionTexts = defineTexts(
  {
    masked: 'Maskad återgivning',
    maskedLead:
      'Handlingen innehåller personuppgifter och visas därför som text med uppgifterna maskade. Originalet finns hos registratorn och kan begäras ut.',
  },
  {
    masked: 'Masked rendition',
    maskedLead:
      'The document contains personal data and is therefore shown as text with the data masked. The original is kept by the registrar and can be asked for.',
  },
)
