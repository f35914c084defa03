import { defineTexts } from '../kit/language.ts'

export const presenceTexts = defineTexts(
  {
    there: ({ who, since }: { who: string; since: string }) =>
      `${who} har också punkten öppen, sedan ${since}.`,
    changed: ({ who, at }: { who: string; at: string }) =>
      `${who} skrev i punkten ${at}. Läs om sidan för att se texten. Det du skriver sparas bredvid, så inget går förlorat.`,
  },
  {
    there: ({ who, since }: { who: string; since: string }) =>
      `${who} has the item open too, since ${since}.`,
    changed: ({ who, at }: { who: string; at: string }) =>
      `${who} wrote in the item at ${at}. Load the page again to see the text. What you write is kept beside it, so nothing is lost.`,
  },
)
