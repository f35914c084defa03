/** A test that must turn red, and the words by which it says why. */
export interface Sight {
  readonly file: string
  /** Its name, or how it begins. */
  readonly test: string
  /** In the words of its error: red for another reason is no proof. */
  readonly says: RegExp
}

/** An error that somebody could make, and the tests that must see it. */
export interface Mutant {
  readonly name: string
  readonly file: string
  readonly right: string
  readonly wrong: string
  readonly seenBy: readonly Sight[]
  /** Tried in every run of the tests; the others with MUTANTS=all. */
  readonly always?: true
}
