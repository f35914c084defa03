import { defineTexts } from '../kit/language.ts'

export const entryTexts = defineTexts(
  {
    waitsInhabitants: (have: number, need: number) =>
      `Medlemmar med ${have.toLocaleString('sv-SE')} invånare har antagit. Det behövs ${need.toLocaleString('sv-SE')}.`,
    undone: 'Den skulle ha varit i kraft, men en domstol har upphävt ett beslut som den vilade på.',
    withoutInhabitants: (names: string) =>
      `Det går inte att räkna efter invånare förrän invånarantalet är inlagt för ${names}.`,
    notCounted: 'det går inte att räkna förrän alla invånarantal är inlagda.',
    dateUnknown: 'har antagit, men dagen som räknas är inte känd',
    whatIf: 'Vad händer om …',
    member: 'Medlem',
    choose: 'Välj',
    answer: 'Svar',
    answers: { adopts: 'antar', declines: 'inte antar' },
    ask: 'Räkna ut',
    supposed: (member: string, answer: string) => `Om ${member} ${answer}:`,
    enters: (day: string) => `den träder i kraft ${day}.`,
    stillMissing: (count: number) =>
      count === 1
        ? 'den är inte i kraft, en medlem saknas.'
        : `den är inte i kraft, ${count} medlemmar saknas.`,
    cannot: 'den kan inte träda i kraft så länge besluten står fast.',
  },
  {
    waitsInhabitants: (have, need) =>
      `Members with ${have.toLocaleString('en')} inhabitants have adopted. ${need.toLocaleString('en')} are needed.`,
    undone: 'It would have been in force, but a court has set aside a decision that it rested on.',
    withoutInhabitants: (names) =>
      `It cannot be counted by inhabitants until their number has been entered for ${names}.`,
    notCounted: 'it cannot be worked out until every number of inhabitants has been entered.',
    dateUnknown: 'has adopted, but the day that counts is not known',
    whatIf: 'What if …',
    member: 'Member',
    choose: 'Choose',
    answer: 'Answer',
    answers: { adopts: 'adopts', declines: 'does not adopt' },
    ask: 'Work it out',
    supposed: (member, answer) => `If ${member} ${answer}:`,
    enters: (day) => `it enters into force ${day}.`,
    stillMissing: (count) =>
      count === 1
        ? 'it is not in force, one member is missing.'
        : `it is not in force, ${count} members are missing.`,
    cannot: 'it cannot enter into force as long as the decisions stand.',
  },
)
