/** At most so many characters, the last one an ellipsis where something was left out. Never half a character. */
export function shortened(text: string, most: number): string {
  const characters = Array.from(text)
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
}

/** All white space as single spaces, also line breaks: for a line of its own (a subject, a table's cell). */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

/** Line breaks as spaces, and nothing else changed: a browser's line has none in it, but what a program posts may. */
export function withoutBreaks(text: string): string {
  return text.replace(/\s*[\r\n\u2028\u2029]\s*/g, ' ')
}
