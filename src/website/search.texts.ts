import { defineTexts } from '../kit/language.ts'

export const searchTexts = defineTexts(
  {
    title: 'Sök',
    question: 'Vad söker du?',
    hint: 'Ord eller början av ord, eller ett diarienummer. Alla ord måste finnas.',
    search: 'Sök',
    found: (count: number) => (count === 1 ? '1 träff' : `${count} träffar, de bästa först`),
    none: 'Inga träffar',
    noneLead: 'Försök med färre ord eller bara början av ett ord.',
    kinds: {
      circulation: 'Rekommendation eller remiss',
      instrument: 'Överenskommelse',
      case: 'Ärende',
      document: 'Handling',
      act: 'Medlemsbeslut',
      item: 'Punkt på ett möte',
      decision: 'Beslut',
      followup: 'Åtgärd',
    },
  },
  {
    title: 'Search',
    question: 'What are you looking for?',
    hint: 'Words or beginnings of words, or a diary number. Every word must be there.',
    search: 'Search',
    found: (count: number) => (count === 1 ? '1 hit' : `${count} hits, the best first`),
    none: 'No hits',
    noneLead: 'Try fewer words, or only the beginning of a word.',
    kinds: {
      circulation: 'Recommendation or consultation',
      instrument: 'Agreement',
      case: 'Case',
      document: 'Document',
      act: 'Decision of a member',
      item: 'Item of a meeting',
      decision: 'Decision',
      followup: 'Follow-up',
    },
  },
)
