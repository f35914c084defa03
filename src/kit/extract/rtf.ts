/** RTF: the text of a file in Rich Text Format, as older case systems write extracts. Pictures, styles and fields are left out. */

/** Groups that hold no text of the document. */
const aside =
  /^\\(?:\*|fonttbl|colortbl|stylesheet|info|pict|object|header|footer|headerf|footerf|listtable|listoverridetable|generator|themedata|datastore|xmlnstbl|rsidtbl|fldinst)/

const signs: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  sect: '\n',
  page: '\n',
  row: '\n',
  cell: '    ',
  tab: '    ',
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  '~': ' ',
  _: '-',
  '\\': '\\',
  '{': '{',
  '}': '}',
}

const western = new TextDecoder('windows-1252')
const token =
  /\\'([0-9a-f]{2})|\\u(-?\d{1,6}) ?|\\([a-z]{1,32})(-?\d{1,10})? ?|\\([^a-z])|([{}])|([^\\{}]+)/gi

/** What the reader is in: whether this group is left out, and how many characters stand in for one of Unicode. */
interface Group {
  readonly aside: boolean
  standIns: number
}

/** @param source the bytes as Windows-1252 characters; RTF itself is ASCII */
export function rtfText(source: string): string {
  const groups: Group[] = [{ aside: false, standIns: 1 }]
  let skip = 0
  let text = ''
  for (const match of source.matchAll(token)) {
    const [, hex, unicode, word, number, sign, brace, plain] = match
    const group = groups.at(-1)!
    if (brace) turn(groups, brace, source.slice(match.index + 1, match.index + 40))
    else if (word === 'uc') group.standIns = Number(number ?? 1)
    else if (unicode && !group.aside) {
      text += unicodeOf(unicode)
      skip = group.standIns
    } else if (!group.aside) {
      const said = wordsOf({ hex, word, sign, plain })
      text += said.slice(skip)
      skip = Math.max(0, skip - said.length)
    }
  }
  return text.replace(/[ \t]+\n/g, '\n').trim()
}

/** A group begins within the one around it, or ends. */
function turn(groups: Group[], brace: string, next: string): void {
  const { aside: left, standIns } = groups.at(-1)!
  if (brace === '{') groups.push({ aside: left || aside.test(next), standIns })
  else if (groups.length > 1) groups.pop()
}

const unicodeOf = (written: string): string => String.fromCharCode((Number(written) + 65_536) % 65_536)

function wordsOf(found: {
  hex: string | undefined
  word: string | undefined
  sign: string | undefined
  plain: string | undefined
}): string {
  const { hex, word, sign, plain } = found
  if (hex) return western.decode(Uint8Array.of(Number.parseInt(hex, 16)))
  if (plain) return plain.replace(/[\r\n]/g, '')
  return signs[word ?? sign ?? ''] ?? ''
}
