import type { Day } from '../kit/clock.ts'
import { dayWords } from '../kit/day-words.ts'
import { defineTexts } from '../kit/language.ts'

export const startTexts = defineTexts(
  {
    title: 'Rådslag',
    lead: 'Här beslutar förbund av kommuner och deras medlemmar tillsammans: från rekommendation till beslut i varje kommun, med underlag.',
    associations: 'Förbund',
    noAssociations: 'Inget förbund ännu',
    noAssociationsLead: 'Logga in som administratör och lägg till ett förbund.',
    found: 'Lägg till ett förbund',
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
    more: 'Mer',
  },
  {
    title: 'Rådslag',
    lead: 'Here associations of municipalities and their members decide together: from recommendation to a decision in every municipality, with evidence.',
    associations: 'Associations',
    noAssociations: 'No association yet',
    noAssociationsLead: 'Sign in as administrator and add an association.',
    found: 'Add an association',
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
    agreements: 'Agreements and who is a party',
    members: 'Members',
    more: 'More',
  },
)
