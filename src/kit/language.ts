/** The interface's languages. Swedish is the source; English has every key of it, or it does not compile. */
export const languages = ['sv', 'en'] as const
export type Language = (typeof languages)[number]

/** A room's words in both languages. */
export interface Texts<T> {
  readonly sv: T
  readonly en: T
}

/** Makes the room's catalogue; the Swedish one decides which keys there are. */
export function defineTexts<T>(sv: T, en: NoInfer<T>): Texts<T> {
  return { sv, en }
}
