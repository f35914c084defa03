import type { Sentence } from '../kit/sentences.ts'

/** What is refused to a member that lodges its decision, and what its form and its extract give rise to, in plain words. */

const sv = {
  'lodging.changed-meanwhile':
    'En kollega har sparat medan du skrev. Din text står kvar nedan, och det som skiljer visas bredvid. Spara igen för att behålla din.',
  'lodging.lodged-meanwhile':
    'En kollega har redan lämnat in. Läs det först. Lämna in igen om det här ska gälla i stället.',
  'lodging.too-many-files': ({ most }) => `Högst ${Number(most)} filer kan bifogas. Ta bort någon.`,
  'lodging.files-too-large': ({ limitMb }) =>
    `Filerna är tillsammans större än ${Number(limitMb)} MB. Ta bort någon, eller mejla den i stället.`,
  'lodging.day-passed': 'Dagen har redan passerat. Välj en senare dag.',
  'lodging.no-answer': 'Välj vad ni beslutade.',
  'lodging.no-file':
    'Inget protokollsutdrag är bifogat. Registratorn behöver det för att svaret ska kunna registreras.',
  'lodging.not-read':
    'Texten i filen gick inte att läsa, kanske är den inskannad. Registratorn läser den för hand.',
  'lodging.identity-number':
    'I texten finns något som ser ut som ett personnummer. Bifoga helst ett utdrag utan det.',
  'lodging.other-answer': ({ read }) =>
    `Utdraget ser ut att säga något annat än det du har valt: ${read}. Kontrollera svaret.`,
  'lodging.other-day': ({ read, typed }) => `Du har skrivit ${typed}, men utdraget är daterat ${read}.`,
  'lodging.other-paragraph': ({ read, typed }) => `Du har skrivit ${typed}, men i utdraget står ${read}.`,
  'lodging.no-day': 'Skriv gärna till vilken dag ärendet är bordlagt. Då påminner vi inte i onödan.',
  'lodging.no-rider': 'Skriv tillägget eller villkoret så som det står i beslutet.',
} satisfies Record<string, Sentence>

const en: Record<keyof typeof sv, Sentence> = {
  'lodging.changed-meanwhile':
    'A colleague has saved while you were writing. Your text is below, and what differs is shown beside it. Save again to keep yours.',
  'lodging.lodged-meanwhile':
    'A colleague has already submitted an answer. Read it first. Submit again if this is to apply instead.',
  'lodging.too-many-files': ({ most }) => `At most ${Number(most)} files can be attached. Remove one.`,
  'lodging.files-too-large': ({ limitMb }) =>
    `Together the files are larger than ${Number(limitMb)} MB. Remove one, or mail it instead.`,
  'lodging.day-passed': 'That day has passed. Choose a later one.',
  'lodging.no-answer': 'Choose what you decided.',
  'lodging.no-file':
    'No extract of the minutes is attached. The registrar needs it to be able to register the answer.',
  'lodging.not-read':
    'The text of the file could not be read; it may be scanned. The registrar reads it by hand.',
  'lodging.identity-number':
    'There is something in the text that looks like a personal identity number. Attach an extract without it if you can.',
  'lodging.other-answer': ({ read }) =>
    `The extract seems to say something other than what you have chosen: ${read}. Check the answer.`,
  'lodging.other-day': ({ read, typed }) => `You have written ${typed}, but the extract is dated ${read}.`,
  'lodging.other-paragraph': ({ read, typed }) => `You have written ${typed}, but the extract says ${read}.`,
  'lodging.no-day':
    'Please write the day to which the matter is postponed, so that we do not remind you needlessly.',
  'lodging.no-rider': 'Write the addition or the condition as it stands in the decision.',
}

export const lodgingSentences = { sv, en }
