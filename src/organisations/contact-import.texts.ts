import { defineTexts } from '../kit/language.ts'
import type { ImportField, ProposedContact } from './contact-import.ts'

type Change = ProposedContact['change']

const fields: Record<'sv' | 'en', Record<ImportField, string>> = {
  sv: {
    organisation: 'Kommun eller organisation',
    body: 'Organ',
    purpose: 'Ändamål',
    title: 'Befattning',
    email: 'E-postadress',
  },
  en: {
    organisation: 'Municipality or organisation',
    body: 'Body',
    purpose: 'Purpose',
    title: 'Title',
    email: 'E-mail address',
  },
}

const changes: Record<'sv' | 'en', Record<Change, string>> = {
  sv: {
    added: 'Läggs till',
    unchanged: 'Finns redan',
    retitled: 'Byter befattning eller organ',
    repeated: 'Står tidigare i listan',
  },
  en: {
    added: 'Added',
    unchanged: 'Already there',
    retitled: 'Changes title or body',
    repeated: 'Appears earlier in the list',
  },
}

export const texts = defineTexts(
  {
    lead: 'En lista över kontakter, som Excel (XLSX) eller CSV. Inget sparas förrän du har sett vad som ändras.',
    file: 'Listan',
    fileHint: 'Första raden ska ha rubriker, till exempel Kommun, Organ, Befattning och E-post. Högst 10 MB.',
    read: 'Läs listan',
    columns: 'Kolumner i listan',
    field: 'Kolumn',
    noColumn: 'Finns inte i listan',
    column: ({ letter, heading }: { letter: string; heading: string }) =>
      heading ? `${letter}: ${heading}` : letter,
    preview: 'Visa med de här kolumnerna',
    problems: ({ count }: { count: number }) =>
      `${count} ${count === 1 ? 'rad' : 'rader'} går inte att läsa in`,
    result: 'Det här ändras',
    row: 'Rad',
    organisation: 'Organisation',
    change: 'Ändring',
    what: 'Vad som är fel',
    cut: ({ shown, count }: { shown: number; count: number }) =>
      `De första ${shown} av ${count} rader visas.`,
    skip: 'Hoppa över raderna som inte går att läsa in',
    endMissing: ({ count }: { count: number }) =>
      `Avsluta ${count} ${count === 1 ? 'kontakt' : 'kontakter'} för samma organisation och ändamål som inte står i listan`,
    consequence: ({ added, ended }: { added: number; ended: number }) =>
      `När du läser in: ${added} läggs till` +
      (ended > 0 ? ` och ${ended} får ny befattning eller nytt organ.` : '.') +
      ' Allt kan ångras efteråt.',
    apply: 'Läs in',
    otherFile: 'Välj en annan fil',
    fields: fields.sv,
    changes: changes.sv,
  },
  {
    lead: 'A list of contacts, as Excel (XLSX) or CSV. Nothing is saved until you have seen what changes.',
    file: 'The list',
    fileHint:
      'The first line should have headings, such as Municipality, Body, Title and E-mail. 10 MB at most.',
    read: 'Read the list',
    columns: 'Columns of the list',
    field: 'Column',
    noColumn: 'Not in the list',
    column: ({ letter, heading }) => (heading ? `${letter}: ${heading}` : letter),
    preview: 'Show with these columns',
    problems: ({ count }) => `${count} ${count === 1 ? 'row' : 'rows'} cannot be imported`,
    result: 'What changes',
    row: 'Row',
    organisation: 'Organisation',
    change: 'Change',
    what: 'What is wrong',
    cut: ({ shown, count }) => `The first ${shown} of ${count} rows are shown.`,
    skip: 'Leave out the rows that cannot be imported',
    endMissing: ({ count }) =>
      `End ${count} ${count === 1 ? 'contact' : 'contacts'} for the same organisation and purpose that the list does not name`,
    consequence: ({ added, ended }) =>
      `When you import it: ${added} will be added` +
      (ended > 0 ? ` and ${ended} get a new title or body.` : '.') +
      ' All of it can be undone afterwards.',
    apply: 'Import',
    otherFile: 'Choose another file',
    fields: fields.en,
    changes: changes.en,
  },
)
