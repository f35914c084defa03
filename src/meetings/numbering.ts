/** Numrering: meetings in their body and year, paragraphs through the year; each number given once and none left out. */

/** The number after those given. */
export function nextNumber(given: readonly number[]): number {
  return Math.max(0, ...given) + 1
}

/** Whether the numbers are first, first + 1, … without a gap or a double, in whatever order they come. */
export function isGapFree(numbers: readonly number[], first = 1): boolean {
  const sorted = numbers.toSorted((one, other) => one - other)
  return sorted.every((number, index) => number === first + index)
}

/**
 * Gives the paragraphs of a meeting their numbers when it is closed: items in the order of the agenda, from where the year stands.
 * An item left out of the minutes (`isMinuted` false) gets none.
 */
export function numberParagraphs<T extends { readonly isMinuted: boolean }>(
  items: readonly T[],
  lastGiven: number,
): (T & { paragraph: number | null })[] {
  let last = lastGiven
  return items.map((item) => ({ ...item, paragraph: item.isMinuted ? ++last : null }))
}
