import type { Language } from './language.ts'
import type { Facts } from './refusal.ts'

/** What a refusal says to a person: plain text, or made of the refusal's facts. */
export type Sentence = string | ((facts: Facts) => string)

/** A room's refusal codes, each with its sentence in both languages. */
export interface Sentences {
  readonly sv: Readonly<Record<string, Sentence>>
  readonly en: Readonly<Record<string, Sentence>>
}

/** Finds the sentence of a code among the rooms' catalogues. */
export class SentenceBook {
  private readonly books: readonly Sentences[]
  constructor(books: readonly Sentences[]) {
    this.books = books
  }
  /** The codes that have a sentence in that language. */
  codes(language: Language): string[] {
    return this.books.flatMap((book) => Object.keys(book[language]))
  }
  /** A code without a sentence is shown as itself: the gate on refusal texts sees to it that there is none. */
  say(code: string, facts: Facts, language: Language): string {
    const sentence = this.books.map((book) => book[language][code]).find((found) => found !== undefined)
    return typeof sentence === 'function' ? sentence(facts) : (sentence ?? code)
  }
}
