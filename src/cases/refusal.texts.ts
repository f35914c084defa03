import type { Sentences } from '../kit/sentences.ts'

/** What the room's refusals say. */
export const caseSentences: Sentences = {
  sv: {
    'case.unknown-dnr': ({ dnr }) => `Det finns inget ärende med diarienumret ${dnr}.`,
    'series.prefix-form': 'Seriens beteckning ska vara 1–12 stora bokstäver, till exempel KSL.',
    'series.there-already': ({ prefix, year }) => `Serien ${prefix} för ${year} finns redan.`,
    'series.numbers-taken': ({ last }) =>
      `Nummer ${last} är redan använt. Låt serien börja på ett högre nummer.`,
    'series.unknown': ({ prefix }) => `Det finns ingen diarieserie ${prefix}. Lägg till serien först.`,
    'case.dnr-taken': ({ dnr, title }) =>
      `Diarienumret ${dnr} finns redan: ”${title}”. Öppna det ärendet eller skriv ett annat nummer.`,
    'case.dnr-unreadable': 'Diarienumret måste ha minst en bokstav eller siffra och högst 100 tecken.',
    'case.number-in-own-series': ({ prefix, next }) =>
      `Numret hör till förbundets egen serie ${prefix}, som delar ut sina nummer själv. Nästa nummer är ${next}. Välj serien i stället för att skriva numret.`,
    'case.voided': ({ dnr }) => `Ärendet ${dnr} är makulerat och kan inte ändras.`,
    'case.closes-too-early': ({ openedOn }) =>
      `Ärendet öppnades ${openedOn} och kan inte avslutas före den dagen.`,
    'case.closes-in-future': ({ on }) =>
      `Dagen ${on} ligger i framtiden. Avsluta ärendet med dagens datum eller ett tidigare.`,
    'case.has-entries': ({ dnr, entries }) =>
      `Ärendet ${dnr} har ${entries} ${entries === 1 ? 'händelse' : 'händelser'}. Makulera dem först, om de är felregistrerade.`,
    'entry.happens-in-future': ({ on }) =>
      `Dagen ${on} ligger i framtiden. Skriv den dag då handlingen kom in, skickades eller upprättades.`,
    'entry.number-not-free': ({ dnr, next }) =>
      `Numret kan inte användas i ärendet ${dnr}. Nästa lediga nummer är ${next}.`,
    'entry.carries-act':
      'Ett registrerat svar, ett skickat brev eller en överenskommelse bygger på handlingen. Rätta det först.',
    'entry.voided': 'Händelsen är makulerad. Lägg handlingen i en ny händelse.',
  },
  en: {
    'case.unknown-dnr': ({ dnr }) => `There is no case with the diary number ${dnr}.`,
    'series.prefix-form': 'The prefix of a series must be 1–12 capital letters, such as KSL.',
    'series.there-already': ({ prefix, year }) => `The series ${prefix} for ${year} already exists.`,
    'series.numbers-taken': ({ last }) =>
      `Number ${last} is already used. Start the series at a higher number.`,
    'series.unknown': ({ prefix }) => `There is no diary number series ${prefix}. Add the series first.`,
    'case.dnr-taken': ({ dnr, title }) =>
      `The diary number ${dnr} is already in use: “${title}”. Open that case, or write another number.`,
    'case.dnr-unreadable':
      'The diary number must have at least one letter or digit, and at most 100 characters.',
    'case.number-in-own-series': ({ prefix, next }) =>
      `The number belongs to the association’s own series ${prefix}, which assigns its own numbers. The next is ${next}. Choose the series instead of writing the number.`,
    'case.voided': ({ dnr }) => `Case ${dnr} is voided and cannot be changed.`,
    'case.closes-too-early': ({ openedOn }) =>
      `The case was opened on ${openedOn} and cannot be closed before that day.`,
    'case.closes-in-future': ({ on }) =>
      `${on} is in the future. Close the case with today’s date or an earlier one.`,
    'case.has-entries': ({ dnr, entries }) =>
      `Case ${dnr} has ${entries} ${entries === 1 ? 'entry' : 'entries'}. Void them first, if they were registered by mistake.`,
    'entry.happens-in-future': ({ on }) =>
      `${on} is in the future. Write the day it was received, sent or drawn up.`,
    'entry.number-not-free': ({ dnr, next }) =>
      `The number cannot be used in case ${dnr}. The next free number is ${next}.`,
    'entry.carries-act':
      'A registered answer, a letter sent or an agreement rests on this entry. Correct that first.',
    'entry.voided': 'The entry is voided. Put the document in a new entry.',
  },
}
