/** The text of a page in HTML, or of another language with tags like it. */

const entities: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  sect: '§',
  aring: 'å',
  auml: 'ä',
  ouml: 'ö',
  Aring: 'Å',
  Auml: 'Ä',
  Ouml: 'Ö',
  ndash: '–',
}

/** The text of a page: blocks on lines of their own, scripts and styles left out. Nothing is run or fetched. */
export function htmlText(html: string): string {
  return html
    .replace(/<(script|style|head)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/\s+/g, ' ')
    .replace(/<(?:\/(?:p|div|h[1-6]|li|tr|table|ul|ol)|br)\b[^>]*>/gi, '\n')
    .replace(/<\/t[dh]>/gi, '    ')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d{1,6});/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .replace(/&(\w{2,6});/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/^ +/gm, '')
    .trim()
}
