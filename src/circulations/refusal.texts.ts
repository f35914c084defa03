import type { Sentences } from '../kit/sentences.ts'
import { questionSentences } from './question.texts.ts'

/** What the room refuses, and what a draft lacks: each says what to do. */
export const sentences: Sentences = {
  sv: {
    ...questionSentences.sv,
    'reminder.not-days': ({ most }) =>
      `Skriv hela dagar mellan 1 och 365, med komma emellan, högst ${Number(most)} stycken. Till exempel 30, 14, 3.`,
    'reminder.has-left': 'Påminnelserna har redan börjat gå och kan inte stoppas.',
    'circulation.lacks-case': 'Välj ärendet som brevet hör till, eller ta ett nytt nummer.',
    'circulation.lacks-dnr': 'Skriv diarienumret som ska stå i brevet.',
    'circulation.dnr-taken': ({ dnr }) =>
      `Ett annat brev har redan skickats med ${dnr}. Ge det här ett annat nummer.`,
    'circulation.kind-stands':
      'En ny version är av samma slag som den förra. Gäller det något annat, skriv ett nytt brev.',
    'circulation.instrument-stands':
      'En ny version gäller samma överenskommelse som den förra. Gäller det en annan, skriv ett nytt brev.',
    'circulation.lacks-date': 'Skriv brevets datum.',
    'circulation.not-a-day': ({ typed }) =>
      `”${typed}” är inte en dag i kalendern. Skriv år-månad-dag, till exempel 2015-06-15.`,
    'circulation.lacks-answer-day': 'Skriv den sista dagen att svara.',
    'circulation.answer-day-passed': ({ day, today }) =>
      `Svarsdagen ${day} har redan passerat (i dag är det ${today}). Välj en senare dag.`,
    'circulation.lacks-title': 'Skriv vad brevet gäller.',
    'circulation.lacks-shorter-text': ({ most }) => `Korta texten till högst ${Number(most)} tecken.`,
    'circulation.lacks-text': 'Brevet har ingen text. Fyll i minst en del.',
    'circulation.lacks-clauses': 'Skriv minst en beslutspunkt som medlemmarna kan anta.',
    'circulation.clause-for-stranger': ({ clause }) =>
      `Beslutspunkt ${clause} gäller en organisation som inte finns i registret. Välj om.`,
    'circulation.lacks-one-seat':
      'Välj ett organ eller skriv ett projekt som medlemmarna ska namnge företrädare till, inte båda.',
    'circulation.seat-ends-before-it-begins': 'Uppdraget slutar innan det börjar. Rätta någon av dagarna.',
    'circulation.lacks-basis-body': 'Skriv vilket organ som har beslutat att skicka brevet.',
    'circulation.lacks-basis-day': 'Skriv vilken dag beslutet fattades.',
    'circulation.lacks-basis-paragraph': 'Skriv beslutets paragraf, till exempel § 12.',
    'circulation.lacks-instrument-text':
      'Bifoga texten som medlemmarna ska ta ställning till. Utan den skickas brevet inte.',
    'circulation.lacks-instrument': 'Välj en överenskommelse som finns i registret.',
    'circulation.lacks-instrument-title': 'Skriv vad överenskommelsen heter.',
    'circulation.lacks-addressees': 'Välj minst en medlem som ska svara.',
    'circulation.has-answered': ({ name }) =>
      `${name} har redan svarat och kan inte tas bort. Om svaret är fel, rätta eller stryk det först.`,
    'circulation.unknown-addressee': 'En mottagare finns inte längre i registret. Välj om mottagarna.',
    'circulation.addressee-not-member': ({ name }) =>
      `${name} är inte medlem i dag och kan bara få brevet för kännedom.`,
    'circulation.addressee-without-address': ({ name }) => `${name} saknar e-postadress. Skriv en.`,
    'circulation.bad-address': ({ name, address }) =>
      `Det går inte att skicka till ${name} på adressen ”${address}”. Rätta den.`,
    'circulation.third-body-without-name': ({ address }) =>
      `Skriv vad mottagaren med adressen ”${address}” heter.`,
    'circulation.not-ready': ({ count }) =>
      `Brevet skickades inte. ${Number(count) === 1 ? 'En uppgift saknas' : `${Number(count)} uppgifter saknas`} – se listan.`,
    'circulation.changed-meanwhile':
      'Någon annan har sparat utkastet medan du skrev. Din text står kvar nedan, och det som skiljer visas bredvid. Spara igen för att behålla din.',
    'circulation.draft-moved':
      'Utkastet har ändrats efter förhandsgranskningen. Läs det en gång till innan du skickar.',
    'circulation.already-sent':
      'Brevet är redan skickat. Det du skrev står kvar nedan; kopiera det till en ny version.',
    'circulation.not-sent': 'Brevet är inte skickat än.',
    'circulation.recalled': 'Brevet är återkallat och kan inte ändras.',
    'circulation.nothing-changed': 'Inget är ändrat, så ingen ny version skickades.',
    'circulation.too-late-to-undo':
      'Det är för sent att ångra: brev har börjat skickas. Återkalla brevet i stället, eller skicka en ny version.',
    'circulation.undo-only-first':
      'Bara det första brevet kan ångras. Skicka en ny version med den gamla texten.',
    'circulation.lacks-reason': 'Skriv skälet. Det står i brevet till alla.',
    'circulation.already-addressed': ({ name }) => `${name} finns redan bland mottagarna.`,
    'circulation.nothing-to-read': 'Klistra in brevets text eller välj en fil.',
    'circulation.file-without-text': ({ filename }) =>
      `${filename} har ingen text som går att läsa (kanske är den inskannad). Klistra in texten i stället; filen följer med ändå.`,
    'answer-link.revoked':
      'Länken är återkallad, så ingen ny skickas. Svara på mejlet eller kontakta avsändaren.',
    'circulation.letter-not-resendable': 'Brevet är på väg eller framme och skickas inte om.',
  },
  en: {
    ...questionSentences.en,
    'reminder.not-days': ({ most }) =>
      `Write whole days between 1 and 365 with commas between, at most ${Number(most)}. For example 30, 14, 3.`,
    'reminder.has-left': 'The reminders have begun to leave and cannot be stopped.',
    'circulation.lacks-case': 'Choose the case that the letter belongs to, or take a new number.',
    'circulation.lacks-dnr': 'Write the diary number that the letter is to have.',
    'circulation.dnr-taken': ({ dnr }) =>
      `Another letter has been sent as ${dnr}. Give this one another number.`,
    'circulation.kind-stands':
      'A new version is of the same kind as the previous one. If it is about something else, write a new letter.',
    'circulation.instrument-stands':
      'A new version is about the same agreement as the previous one. If it is about another, write a new letter.',
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
    'circulation.lacks-one-seat':
      'Choose a body or write a project that the members are to name somebody to, not both.',
    'circulation.seat-ends-before-it-begins': 'The mandate ends before it begins. Correct one of the days.',
    'circulation.lacks-basis-body': 'Write which body decided to send the letter.',
    'circulation.lacks-basis-day': 'Write on which day that was decided.',
    'circulation.lacks-basis-paragraph': 'Write the paragraph of the decision, such as § 12.',
    'circulation.lacks-instrument-text':
      'Attach the text that the members are to take a position on. Without it the letter is not sent.',
    'circulation.lacks-instrument': 'Choose an agreement that is in the register.',
    'circulation.lacks-instrument-title': 'Write what the agreement is called.',
    'circulation.lacks-addressees': 'Choose at least one member that is to answer.',
    'circulation.has-answered': ({ name }) =>
      `${name} has already answered and cannot be removed. If the answer is wrong, correct it or strike it out first.`,
    'circulation.unknown-addressee': 'A recipient is no longer in the register. Choose the recipients again.',
    'circulation.addressee-not-member': ({ name }) =>
      `${name} is not a member today, and can only be sent the letter for information.`,
    'circulation.addressee-without-address': ({ name }) => `${name} has no e-mail address. Write one.`,
    'circulation.bad-address': ({ name, address }) =>
      `No letter can be sent to ${name} at the address “${address}”. Correct it.`,
    'circulation.third-body-without-name': ({ address }) =>
      `Write the name of the recipient whose address is “${address}”.`,
    'circulation.not-ready': ({ count }) =>
      `The letter was not sent. ${Number(count) === 1 ? 'One thing is missing' : `${Number(count)} things are missing`} – see the list.`,
    'circulation.changed-meanwhile':
      'Somebody else has saved the draft while you were writing. Your text is below, and what differs is shown beside it. Save again to keep yours.',
    'circulation.draft-moved':
      'The draft has been changed since the preview. Read it once more before you send it.',
    'circulation.already-sent':
      'The letter has already been sent. What you wrote is below; copy it to a new version.',
    'circulation.not-sent': 'The letter has not been sent yet.',
    'circulation.recalled': 'The letter has been recalled and cannot be changed.',
    'circulation.nothing-changed': 'Nothing has been changed, so no new version was sent.',
    'circulation.too-late-to-undo':
      'It is too late to undo: letters have begun to leave. Recall the letter instead, or send a new version.',
    'circulation.undo-only-first':
      'Only the first letter can be undone. Send a new version with the old text.',
    'circulation.lacks-reason': 'Write the reason. It is included in the letter to everybody.',
    'circulation.already-addressed': ({ name }) => `${name} is already among the recipients.`,
    'circulation.nothing-to-read': 'Paste the text of the letter, or choose a file.',
    'circulation.file-without-text': ({ filename }) =>
      `${filename} has no text that can be read (it may be scanned). Paste the text instead; the file is kept anyway.`,
    'answer-link.revoked':
      'The link has been revoked, so no new one is sent. Answer the mail or contact the sender.',
    'circulation.letter-not-resendable': 'The letter is on its way or has arrived, and is not sent again.',
  },
}
