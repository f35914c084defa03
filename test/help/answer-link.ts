import assert from 'node:assert/strict'

/** The link to answer by that a letter prints, from its first stroke on. */
export function linkIn(letter: string): string {
  const found = /https?:\/\/[^/\s]+(\/[^/\s]+\/answer\/[\w-]+)/.exec(letter)?.[1]
  assert.ok(found, letter)
  return found
}
