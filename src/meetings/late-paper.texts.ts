import { defineTexts } from '../kit/language.ts'

export const lateTexts = defineTexts(
  {
    waiting: ({ count }: { count: number }) =>
      count === 1
        ? 'En handling har kommit efter kallelsen och är inte skickad.'
        : `${count} handlingar har kommit efter kallelsen och är inte skickade.`,
    goesTo: ({ count }: { count: number }) =>
      `${count === 1 ? 'Den' : 'De'} går som en PDF till dem som är kallade. Det kan ångras i 30 sekunder.`,
    who: ({ count }: { count: number }) => (count === 1 ? '1 mottagare' : `${count} mottagare`),
    preview: 'Visa vad som skickas (PDF)',
    send: 'Skicka sena handlingar',
    sent: ({ count }: { count: number }) =>
      count === 1
        ? 'De sena handlingarna skickas till en mottagare.'
        : `De sena handlingarna skickas till ${count} mottagare.`,
    sentOn: ({ day }: { day: string }) => `sen handling, utskickad ${day}`,
    shown: 'Publicering',
    publication: 'Bestäm',
    undo: 'Ångra',
    seconds: 's',
  },
  {
    waiting: ({ count }) =>
      count === 1
        ? 'One paper came after the call and has not been sent.'
        : `${count} papers came after the call and have not been sent.`,
    goesTo: ({ count }) =>
      `${count === 1 ? 'It goes' : 'They go'} as a PDF to those who have been called. It can be undone for 30 seconds.`,
    who: ({ count }) => (count === 1 ? '1 recipient' : `${count} recipients`),
    preview: 'See what is sent (PDF)',
    send: 'Send late papers',
    sent: ({ count }) =>
      count === 1
        ? 'The late papers are being sent to one recipient.'
        : `The late papers are being sent to ${count} recipients.`,
    sentOn: ({ day }) => `late, sent on ${day}`,
    shown: 'Publication',
    publication: 'Decide',
    undo: 'Undo',
    seconds: 's',
  },
)
