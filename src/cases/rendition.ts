/**
 * Återgivning: what the public reads in place of a document that may not be shown as it is. The original stays as it came,
 * byte for byte, and is for the staff.
 */

/** The document's title and its text, masked. */
export interface Rendition {
  readonly title: string
  readonly text: string
}

/** What the public reads in place of the file; null where nothing is masked and the file itself is shown. */
export function renditionOf({ title, text }: { title: string; text: string | null }): Rendition | null {
  return text !== null && hasMaskedNumber(text) ? { title, text } : null
}

/** Personal identity numbers are dots already when a text is taken in; so many in a row are nothing else. */
const maskedNumber = /•{6}/

export const hasMaskedNumber = (text: string): boolean => maskedNumber.test(text)
