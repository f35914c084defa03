/** Entities that Swedish offices' mail programs write; any other stays as it is. */
const entities = new Map(
  (
    'amp & lt < gt > quot " apos \' sect § para ¶ aring å auml ä ouml ö Aring Å Auml Ä Ouml Ö eacute é Eacute É uuml ü ' +
    'ndash – mdash — lsquo ‘ rsquo ’ ldquo “ rdquo ” bull • hellip … euro € copy © deg ° times × middot · frac12 ½ ' +
    'aelig æ oslash ø'
  )
    .split(' ')
    .reduce<[string, string][]>((pairs, word, index, all) => {
      if (index % 2 === 0) pairs.push([word, all[index + 1]!])
      return pairs
    }, [])
    .concat([
      ['nbsp', '\u00a0'],
      ['shy', '\u00ad'],
    ]),
)

const lineTags = new Set(
  'address article blockquote br dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tr ul'.split(
    ' ',
  ),
)
const hidden = new Set(['script', 'style', 'head', 'title', 'template', 'noscript'])

/**
 * The text of an HTML letter as it reads: lines where the layout has them, cells with a tab between. Nothing is fetched
 * or run. Takes time in proportion to the length, whatever is in it.
 */
export function htmlText(html: string): string {
  const lower = html.toLowerCase()
  const out: string[] = []
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    out.push(collapsed(html.slice(at, open === -1 ? html.length : open)))
    if (open === -1) break
    const { next, text } = tagAt(lower, open)
    out.push(text)
    at = next
  }
  return tidied(decodeEntities(out.join('')))
}

const collapsed = (text: string): string => text.replace(/[ \t\r\n\f]+/g, ' ')

/** What a tag amounts to in the text, and where the text goes on. */
function tagAt(lower: string, open: number): { next: number; text: string } {
  if (lower.startsWith('<!--', open)) return { next: after(lower, '-->', open + 4), text: '' }
  const [, end, name] = /^<(\/?)([a-z!?][a-z0-9]*)/.exec(lower.slice(open, open + 24)) ?? []
  // A lone "<" is text: "a < b".
  if (name === undefined) return { next: open + 1, text: '<' }
  const next = after(lower, '>', open + 1)
  if (hidden.has(name) && end === '')
    return { next: after(lower, '>', after(lower, `</${name}`, next)), text: '' }
  if (name === 'td' || name === 'th') return { next, text: end === '/' ? '\t' : '' }
  return { next, text: lineTags.has(name) ? '\n' : '' }
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from)
  return found === -1 ? text.length : found + mark.length
}

function decodeEntities(text: string): string {
  return text.replace(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8}\d{0,2});?/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities.get(name) ?? whole
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
      ? String.fromCodePoint(code)
      : '\ufffd'
  })
}

const tidied = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
