import { defineTexts } from '../kit/language.ts'

export const presenceTexts = defineTexts(
  {
    there: ({ who, since }: { who: string; since: string }) =>
      `${who} har också punkten öppen, sedan ${since}.`,
    changed: ({ who, at }: { who: string; at: string }) =>
      `${who} skrev i punkten ${at}. Ladda om sidan för att se texten. Det du skriver sparas bredvid, så inget går förlorat.`,
  },
  {
    there: ({ who, since }: { who: string; since: string }) =>
      `${who} has the item open too, since ${since}.`,
    changed: ({ who, at }: { who: string; at: string }) =>
      `${who} wrote in the item at ${at}. Reload the page to see the text. What you write is saved beside it, so nothing is lost.`,
  },
)
