import type { ReasonCode } from './proposal.ts'

/** What a proposal rests on, in words, and what the stretch of text is marked as. */

export const reasonsSv: Record<ReasonCode, (quote: string) => string> = {
  dnr: (quote) => `diarienumret ${quote} står i texten`,
  title: () => 'handlingens titel står i texten',
  organisation: (quote) => `texten är från ${quote}`,
  body: (quote) => `organet står i texten: ${quote}`,
  date: (quote) => `mötesdagen står i texten: ${quote}`,
  paragraph: (quote) => `paragrafen står i texten: ${quote}`,
  sentence: (quote) => `den avgörande meningen: ”${quote}”`,
  approval: (quote) => `justeringen står i texten: ${quote}`,
}
export const reasonsEn: Record<ReasonCode, (quote: string) => string> = {
  dnr: (quote) => `the diary number ${quote} is in the text`,
  title: () => 'the title is in the text',
  organisation: (quote) => `the text is from ${quote}`,
  body: (quote) => `the body is in the text: ${quote}`,
  date: (quote) => `the day of the meeting is in the text: ${quote}`,
  paragraph: (quote) => `the paragraph is in the text: ${quote}`,
  sentence: (quote) => `the deciding sentence: “${quote}”`,
  approval: (quote) => `the approval is in the text: ${quote}`,
}
export const marksSv: Record<ReasonCode, string> = {
  dnr: 'Diarienummer',
  title: 'Titel',
  organisation: 'Medlem',
  body: 'Organ',
  date: 'Datum',
  paragraph: 'Paragraf',
  sentence: 'Beslut',
  approval: 'Justering',
}
export const marksEn: Record<ReasonCode, string> = {
  dnr: 'Diary number',
  title: 'Title',
  organisation: 'Member',
  body: 'Body',
  date: 'Date',
  paragraph: 'Paragraph',
  sentence: 'Decision',
  approval: 'Approval',
}
