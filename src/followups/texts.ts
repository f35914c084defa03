import type { Sentences } from '../kit/sentences.ts'

export const sentences: Sentences = {
  sv: {
    'followup.nothing-to-do': 'Skriv vad som ska göras, till exempel: Sekreteraren tar in namn → nästa möte.',
    'followup.closed': 'Åtgärden är redan avslutad.',
    'followup.closing-words':
      'Skriv vad som blev gjort, eller välj beslutet eller punkten som avslutar åtgärden.',
  },
  en: {
    'followup.nothing-to-do':
      'Write what is to be done, for example: Sekreteraren tar in namn → next meeting.',
    'followup.closed': 'The follow-up is already closed.',
    'followup.closing-words': 'Write what was done, or choose the decision or item that closes it.',
  },
}
