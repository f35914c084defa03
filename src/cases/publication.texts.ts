import type { Day } from '../kit/clock.ts'
import { type Language, defineTexts } from '../kit/language.ts'
import { dayWords } from '../kit/day-words.ts'
import type { PublicationKind, PublicationTerm } from './publication.ts'

const kinds: Record<Language, Record<PublicationKind, string>> = {
  sv: {
    circulation: 'Rekommendation eller remiss',
    agreement: 'Överenskommelse',
    document: 'Handling',
    meeting: 'Möte med protokoll',
    paper: 'Handling till ett möte',
  },
  en: {
    circulation: 'Recommendation or consultation',
    agreement: 'Agreement',
    document: 'Document',
    meeting: 'Meeting with minutes',
    paper: 'Paper of a meeting',
  },
}

const terms: Record<Language, Record<PublicationTerm, string>> = {
  sv: { rule: 'Enligt förbundets regel', open: 'Tills vidare', day: 'Till och med en viss dag' },
  en: { rule: 'By the association’s rule', open: 'Until further notice', day: 'Through a certain day' },
}

export const publicationTexts = defineTexts(
  {
    kinds: kinds.sv,
    terms: terms.sv,
    title: 'Publicering',
    lead: 'Hur länge allmänheten kan se något här, och vad som är borttaget. Det gäller genast: sidan, sökningen, flöden, data och PDF. Originalet finns kvar hos er.',
    rules: 'Så länge visas det, om inget annat bestäms',
    days: (kind: PublicationKind) => `${kinds.sv[kind]}: antal dagar`,
    daysHint: 'Räknat från dagen då det skickades, hölls eller kom in. Tomt: tills vidare.',
    saveRules: 'Spara reglerna',
    endings: 'Borttaget, eller med ett slutdatum',
    noEndings: 'Inget är borttaget',
    noEndingsLead: 'Det som tas bort eller får ett slutdatum listas här.',
    what: 'Vad',
    kind: 'Slag',
    lastDay: 'Visas t.o.m.',
    ground: 'Grund',
    term: 'Visas',
    termHintRule: (days: number | null) =>
      days === null ? 'tills vidare' : days === 1 ? '1 dag' : `${days} dagar`,
    groundHint:
      'Står på sidan som finns kvar på adressen, till exempel ”Personuppgifter, tiden för publicering har gått ut”.',
    takeOff: 'Ta bort från webbplatsen nu',
    maskedWords: 'Ord att maska för allmänheten',
    maskedWordsHint:
      'Ett namn eller ord per rad. De ersätts med [maskat] i allt som allmänheten läser. Personnummer är redan maskade.',
    found: 'Namn som står i texten',
    foundHint: 'Kryssa för dem som ska maskas. Listan kan också innehålla orter och organ.',
    preview: 'Så läser allmänheten',
    noText:
      'Handlingen har ingen text som går att läsa av en maskin. Om ord maskas visas bara rubriken för allmänheten.',
    save: 'Spara',
    saved: 'Sparat. Det gäller från och med nu.',
    shownNow: 'Visas för allmänheten',
    shownTo: (day: Day) => `Visas för allmänheten t.o.m. ${dayWords(day, 'sv')}`,
    goneNow: (day: Day) => `Visas inte för allmänheten sedan ${dayWords(day, 'sv')}`,
    asPublic: 'Till sidan',
    gone: 'Borttaget från webbplatsen',
    goneLead: 'Det som fanns på den här adressen visas inte längre. Det kan begäras ut hos registratorn.',
    goneSince: 'Borttaget sedan',
    byRule: 'Tiden för publicering har gått ut',
  },
  {
    kinds: kinds.en,
    terms: terms.en,
    title: 'Publication',
    lead: 'How long the public can see something here, and what has been taken down. It takes effect at once: the page, the search, feeds, data and PDF. The original stays with you.',
    rules: 'How long things are shown where nothing else is decided',
    days: (kind: PublicationKind) => `${kinds.en[kind]}: number of days`,
    daysHint: 'Counted from the day it was sent, held or received. Empty: until further notice.',
    saveRules: 'Save the rules',
    endings: 'Taken down, or with a last day',
    noEndings: 'Nothing has been taken down',
    noEndingsLead: 'What is taken down or given a last day is listed here.',
    what: 'What',
    kind: 'Kind',
    lastDay: 'Shown through',
    ground: 'Grounds',
    term: 'Shown',
    termHintRule: (days: number | null) =>
      days === null ? 'until further notice' : days === 1 ? '1 day' : `${days} days`,
    groundHint:
      'Shown on the page that remains at the address, for example “Personal data, the time of publication has ended”.',
    takeOff: 'Take it off the website now',
    maskedWords: 'Words to mask for the public',
    maskedWordsHint:
      'One name or word a line. They are replaced by [maskat] in all that the public reads. Personal identity numbers are masked already.',
    found: 'Names found in the text',
    foundHint: 'Tick those to mask. The list may also hold places and bodies.',
    preview: 'What the public reads',
    noText:
      'The document has no text that a machine can read. If words are masked, only the title is shown to the public.',
    save: 'Save',
    saved: 'Saved. It takes effect now.',
    shownNow: 'Shown to the public',
    shownTo: (day: Day) => `Shown to the public through ${dayWords(day, 'en')}`,
    goneNow: (day: Day) => `Not shown to the public since ${dayWords(day, 'en')}`,
    asPublic: 'To the page',
    gone: 'Taken off the website',
    goneLead: 'What was at this address is no longer shown. It can be requested from the registrar.',
    goneSince: 'Taken down since',
    byRule: 'The time of publication has ended',
  },
)
