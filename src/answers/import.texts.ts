import { defineTexts } from '../kit/language.ts'
import type { Sentences } from '../kit/sentences.ts'
import type { ListField } from './running-list.ts'

const fieldsSv: Record<ListField, string> = {
  member: 'Medlem (namn eller kod)',
  state: 'Läge',
  decided: 'Beslutsdatum',
  decidedBy: 'Beslut av',
  paragraph: 'Paragraf',
  ownDnr: 'Medlemmens diarienummer',
  received: 'Inkom',
  until: 'Bordlagt till',
  rider: 'Tillägg eller villkor',
  review: 'Ses över',
  note: 'Anteckning',
}
const fieldsEn: Record<ListField, string> = {
  member: 'Member (name or code)',
  state: 'Standing',
  decided: 'Date of decision',
  decidedBy: 'Decided by',
  paragraph: 'Paragraph',
  ownDnr: 'The member’s diary number',
  received: 'Received',
  until: 'Postponed to',
  rider: 'Addition or condition',
  review: 'To be looked at again',
  note: 'Note',
}

/** A registry entry's subject and an act's evidence: documents, so in Swedish. */
export const listSubject = (dnr: string): string => `Löpande lista över svar på ${dnr}`
/** In the place of a rider that the list only says is there. */
export const riderMissing = 'enligt listan, texten saknas'
export const rowNote = (row: number, filename: string): string => `Rad ${row} i ${filename}`

const rowsSv = (count: number): string => (count === 1 ? '1 rad' : `${count} rader`)
const rowsEn = (count: number): string => (count === 1 ? '1 row' : `${count} rows`)

export const importTexts = defineTexts(
  {
    title: 'Läs in en lista över svar',
    lead: 'Har ni fört svaren i en lista? Välj filen (XLSX eller CSV). Ingenting registreras förrän du har sett vad varje rad blir, och allt kan ångras.',
    file: 'Lista',
    read: 'Läs listan',
    mapping: 'Vilken kolumn är vad?',
    noColumn: 'Ingen kolumn',
    preview: 'Visa raderna igen',
    rows: 'Rader',
    row: 'Rad',
    problems: 'Att rätta',
    fine: 'registreras',
    skipped: 'finns redan',
    fields: fieldsSv,
    consequence: (count: number, left: number) =>
      `När du registrerar: ${rowsSv(count)} blir ställningstaganden, märkta som inlästa. ${rowsSv(left)} lämnas. Inga brev skickas.`,
    apply: (count: number) => `Registrera ${rowsSv(count)}`,
    nothing: 'Ingen rad kan registreras',
    nothingLead: 'Rätta kolumnerna ovan, eller listan, och läs den igen.',
    done: (count: number) => `Inlästa ställningstaganden: ${count}.`,
    undo: 'Ångra hela inläsningen',
    undone: (struck: number, kept: number) =>
      kept === 0
        ? `Strukna ställningstaganden: ${struck}.`
        : `Strukna ställningstaganden: ${struck}. Kvar står ${kept}, eftersom något senare bygger på dem.`,
    undoNote: 'Inläsningen av listan ångrades.',
  },
  {
    title: 'Read a list of answers',
    lead: 'Have you kept the answers in a list? Choose the file (XLSX or CSV). Nothing is registered before you have seen what each row becomes, and all of it can be undone.',
    file: 'List',
    read: 'Read the list',
    mapping: 'Which column is what?',
    noColumn: 'No column',
    preview: 'Show the rows again',
    rows: 'Rows',
    row: 'Row',
    problems: 'To correct',
    fine: 'will be registered',
    skipped: 'already there',
    fields: fieldsEn,
    consequence: (count: number, left: number) =>
      `When you register: ${rowsEn(count)} become acts, marked as imported; ${rowsEn(left)} left out. No letters are sent.`,
    apply: (count: number) => `Register ${rowsEn(count)}`,
    nothing: 'No row can be registered',
    nothingLead: 'Correct the columns above, or the list, and read it again.',
    done: (count: number) => `Acts imported: ${count}.`,
    undo: 'Undo the whole import',
    undone: (struck: number, kept: number) =>
      kept === 0
        ? `Acts struck out: ${struck}.`
        : `Acts struck out: ${struck}. Kept: ${kept}, since something later is based on them.`,
    undoNote: 'Inläsningen av listan ångrades.',
  },
)

export const importSentences: Sentences = {
  sv: {
    'import.no-file': 'Välj listan först.',
    'import.unknown-member': ({ value }) => `”${value}” är ingen av mottagarna. Rätta namnet eller koden.`,
    'import.unknown-state': ({ value }) =>
      `”${value}” är inget läge. Skriv till exempel Antagit eller Bordlagt.`,
    'import.not-a-day': ({ value }) =>
      `”${value}” är ingen dag. Skriv år-månad-dag, till exempel 2015-06-15.`,
  },
  en: {
    'import.no-file': 'Choose the list first.',
    'import.unknown-member': ({ value }) =>
      `“${value}” is not one of the recipients. Correct the name or the code.`,
    'import.unknown-state': ({ value }) =>
      `“${value}” is not a standing. Write for example Adopted or Postponed.`,
    'import.not-a-day': ({ value }) =>
      `“${value}” is not a date. Write year-month-day, for example 2015-06-15.`,
  },
}
