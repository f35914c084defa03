import type { Sentences } from '../kit/sentences.ts'

/** What the room refuses, and what a draft lacks: each says what to do. */
export const sentences: Sentences = {
  sv: {
    'circulation.lacks-case': 'Välj ärendet som brevet hör till, eller ta ett nytt nummer.',
    'circulation.lacks-dnr': 'Skriv diarienumret som ska stå i brevet.',
    'circulation.dnr-taken': ({ dnr }) =>
      `Ett annat brev har redan skickats med ${dnr}. Ge det här ett annat nummer.`,
    'circulation.lacks-date': 'Skriv brevets datum.',
    'circulation.not-a-day': ({ typed }) =>
      `”${typed}” är inte en dag i kalendern. Skriv år-månad-dag, till exempel 2015-06-15.`,
    'circulation.lacks-answer-day': 'Skriv den sista dagen att svara.',
    'circulation.answer-day-passed': ({ day, today }) =>
      `Svarsdagen ${day} har redan varit (i dag är det ${today}). Välj en senare dag.`,
    'circulation.lacks-title': 'Skriv vad brevet gäller.',
    'circulation.lacks-shorter-text': ({ most }) => `Korta texten till högst ${Number(most)} tecken.`,
    'circulation.lacks-text': 'Brevet har ingen text. Fyll i minst en del.',
    'circulation.lacks-clauses': 'Skriv minst en beslutspunkt som medlemmarna kan anta.',
    'circulation.clause-for-stranger': ({ clause }) =>
      `Beslutspunkt ${clause} gäller en organisation som inte finns i registret. Välj om.`,
    'circulation.lacks-basis-body': 'Skriv vilket organ som har beslutat att skicka brevet.',
    'circulation.lacks-basis-day': 'Skriv vilken dag beslutet togs.',
    'circulation.lacks-basis-paragraph': 'Skriv beslutets paragraf, till exempel § 12.',
    'circulation.lacks-instrument-text':
      'Bifoga texten som medlemmarna ska ta ställning till. Utan den skickas brevet inte.',
    'circulation.lacks-instrument': 'Välj en överenskommelse som finns i registret.',
    'circulation.lacks-instrument-title': 'Skriv vad överenskommelsen heter.',
    'circulation.lacks-addressees': 'Välj minst en medlem som ska svara.',
    'circulation.unknown-addressee': 'En adressat finns inte längre i registret. Välj om adressaterna.',
    'circulation.addressee-not-member': ({ name }) =>
      `${name} är inte medlem i dag och kan bara få brevet för kännedom.`,
    'circulation.addressee-without-address': ({ name }) => `${name} saknar e-postadress. Skriv en.`,
    'circulation.bad-address': ({ name, address }) =>
      `Adressen ”${address}” till ${name} går inte att skicka till. Rätta den.`,
    'circulation.third-body-without-name': ({ address }) =>
      `Skriv vad mottagaren med adressen ”${address}” heter.`,
  },
  en: {
    'circulation.lacks-case': 'Choose the case that the letter belongs to, or take a new number.',
    'circulation.lacks-dnr': 'Write the diary number that the letter is to bear.',
    'circulation.dnr-taken': ({ dnr }) =>
      `Another letter has been sent as ${dnr}. Give this one another number.`,
    'circulation.lacks-date': 'Write the date of the letter.',
    'circulation.not-a-day': ({ typed }) =>
      `“${typed}” is not a day in the calendar. Write year-month-day, for example 2015-06-15.`,
    'circulation.lacks-answer-day': 'Write the last day to answer.',
    'circulation.answer-day-passed': ({ day, today }) =>
      `The last day, ${day}, has passed (today is ${today}). Choose a later one.`,
    'circulation.lacks-title': 'Write what the letter is about.',
    'circulation.lacks-shorter-text': ({ most }) => `Shorten the text to ${Number(most)} characters at most.`,
    'circulation.lacks-text': 'The letter has no text. Fill in at least one part.',
    'circulation.lacks-clauses': 'Write at least one clause for the members to adopt.',
    'circulation.clause-for-stranger': ({ clause }) =>
      `Clause ${clause} applies to an organisation that is not in the register. Choose again.`,
    'circulation.lacks-basis-body': 'Write which body decided to send the letter.',
    'circulation.lacks-basis-day': 'Write on which day that was decided.',
    'circulation.lacks-basis-paragraph': 'Write the paragraph of the decision, such as § 12.',
    'circulation.lacks-instrument-text':
      'Attach the text that the members are to take a stand on. Without it the letter is not sent.',
    'circulation.lacks-instrument': 'Choose an agreement that is in the register.',
    'circulation.lacks-instrument-title': 'Write what the agreement is called.',
    'circulation.lacks-addressees': 'Choose at least one member that is to answer.',
    'circulation.unknown-addressee':
      'An addressee is no longer in the register. Choose the addressees again.',
    'circulation.addressee-not-member': ({ name }) =>
      `${name} is not a member today, and can only be sent the letter for information.`,
    'circulation.addressee-without-address': ({ name }) => `${name} has no e-mail address. Write one.`,
    'circulation.bad-address': ({ name, address }) =>
      `No letter can be sent to the address “${address}” of ${name}. Mend it.`,
    'circulation.third-body-without-name': ({ address }) =>
      `Write the name of the recipient whose address is “${address}”.`,
  },
}
