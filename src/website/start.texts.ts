import type { Day } from '../kit/clock.ts'
import { dayWords } from '../kit/day-words.ts'
import { defineTexts } from '../kit/language.ts'
import type { BeginningStep } from './beginning.ts'

export const startTexts = defineTexts(
  {
    title: 'Rådslag',
    lead: 'Här beslutar förbund av kommuner och deras medlemmar tillsammans: från rekommendation till beslut i varje kommun, med underlag.',
    associations: 'Förbund',
    noAssociations: 'Inget förbund ännu',
    noAssociationsNext: 'Lägg till det första förbundet: vad det heter, och vad det ska heta i webbadressen.',
    colleagues: 'Medarbetare',
    noAssociationsLead: 'Logga in som administratör och lägg till ett förbund.',
    found: 'Lägg till ett förbund',
    drafts: 'Utkast att skriva klart',
    untitled: 'Utan rubrik',
    open: 'Väntar på svar',
    noOpen: 'Inget väntar på svar',
    noOpenLead: 'När en rekommendation eller remiss har skickats visas den här tills svarstiden har gått ut.',
    newCirculation: 'Ny rekommendation eller remiss',
    answeredOf: (answered: number, asked: number) => `${answered} av ${asked} har svarat`,
    adopted: (count: number) => `${count} har antagit`,
    answerBy: (day: Day) => `svar senast ${dayWords(day, 'sv')}`,
    noDay: 'ingen sista svarsdag',
    earlier: 'Svarstiden har gått ut',
    all: 'Alla rekommendationer och remisser',
    agreements: 'Överenskommelser och vilka som är parter',
    members: 'Medlemmar',
    watch: 'Bevaka det som händer',
    publication: 'Publicering: hur länge, och vad som är borttaget',
    more: 'Mer',
    begin: {
      title: 'Kom igång',
      done: 'klart',
      steps: {
        members: 'Lägg till medlemmarna',
        contacts: 'Läs in deras registratorer',
        bodies: 'Lägg till förbundets organ',
        mail: 'Se till att breven går fram',
        recommendation: 'Skriv den första rekommendationen eller remissen',
      } satisfies Record<BeginningStep, string>,
      members: (count: number) =>
        count === 0
          ? 'Kommuner och regioner hämtas ur registret.'
          : `${count === 1 ? 'En medlem' : `${count} medlemmar`} i dag.`,
      contacts: (without: number) =>
        without === 0
          ? 'Adresserna som breven går till, ur Excel eller en i taget.'
          : `${without === 1 ? 'En medlem' : `${without} medlemmar`} har ingen registrator än och kan inte få brev.`,
      bodies: (count: number) =>
        count === 0 ? 'Styrelsen och andra som beslutar eller möts.' : `${count} organ är inlagda.`,
      canSend: 'E-postserver och avsändaradress är inställda. Skicka gärna ett provbrev till dig själv.',
      cannotSend:
        'E-postserver eller avsändaradress saknas. Breven väntar i utkorgen tills båda är inställda.',
      recommendation: 'Klistra in eller ladda upp brevet, så föreslås uppgifterna ur det.',
    },
  },
  {
    title: 'Rådslag',
    lead: 'Here associations of municipalities and their members decide together: from recommendation to a decision in every municipality, with evidence.',
    associations: 'Associations',
    noAssociations: 'No association yet',
    noAssociationsNext: 'Add the first association: its name, and its name in the web address.',
    colleagues: 'Colleagues',
    noAssociationsLead: 'Sign in as administrator and add an association.',
    found: 'Add an association',
    drafts: 'Drafts to finish',
    untitled: 'Without a title',
    open: 'Waiting for answers',
    noOpen: 'Nothing is waiting for answers',
    noOpenLead:
      'When a recommendation or consultation has been sent it is shown here until the time for answers has ended.',
    newCirculation: 'New recommendation or consultation',
    answeredOf: (answered: number, asked: number) => `${answered} of ${asked} have answered`,
    adopted: (count: number) => `${count} have adopted`,
    answerBy: (day: Day) => `answer by ${dayWords(day, 'en')}`,
    noDay: 'no last day for answers',
    earlier: 'The time for answers has ended',
    all: 'All recommendations and consultations',
    agreements: 'Agreements and their parties',
    members: 'Members',
    watch: 'Follow what happens',
    publication: 'Publication: for how long, and what has been taken down',
    more: 'More',
    begin: {
      title: 'Getting started',
      done: 'done',
      steps: {
        members: 'Add the members',
        contacts: 'Import their registrars',
        bodies: 'Add the bodies of the association',
        mail: 'See that letters arrive',
        recommendation: 'Write the first recommendation or consultation',
      } satisfies Record<BeginningStep, string>,
      members: (count: number) =>
        count === 0
          ? 'Municipalities and regions are taken from the register.'
          : `${count === 1 ? 'One member' : `${count} members`} today.`,
      contacts: (without: number) =>
        without === 0
          ? 'The addresses that letters go to, from Excel or one at a time.'
          : `${without === 1 ? 'One member has' : `${without} members have`} no registrar yet and can get no letters.`,
      bodies: (count: number) =>
        count === 0
          ? 'The board and others that decide or meet.'
          : `${count === 1 ? 'One body has' : `${count} bodies have`} been added.`,
      canSend:
        'A mail server and an address to send from are set. Send a test letter to yourself to be sure.',
      cannotSend:
        'The mail server or the address to send from is missing. Letters wait in the outbox until both are set.',
      recommendation: 'Paste or upload the letter, and its details are proposed.',
    },
  },
)
