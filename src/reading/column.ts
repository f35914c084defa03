import { everyMatch, swedish } from './pattern.ts'
import { joinedParts, linesOf, part } from './source.ts'
import type { Source } from './source.ts'

/**
 * Högerspalt: receivers set out to the right of the decision, which a program that takes text out of pages line by line mixes into
 * its sentences. The column is moved below the lines it stands beside.
 */
const heading = swedish(
  '(?<![ ])[ ]{3,}(?=(?:(?:beslut(?:et)? )?(?:skickas|sänds|expedieras|delges|översänds)(?: till)?|expediering|utdrag(?: till)?|sändlista|kopia till)[ ]*:?[ ]*$)',
  'i',
)
/** No printed line is longer. */
const longestLine = 300
const gap = / {2,}(?=\S)/g

interface Line {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Where on the line the column's cell begins; the line's length where it has none; null where its words go across the column. */
function cellAt({ text }: Line, column: number): number | null {
  if (text.length > longestLine) return null
  const starts = everyMatch(gap, text).map(({ index, 0: spaces }) => index + spaces.length)
  const start = starts.find((each) => Math.abs(each - column) < 4)
  return start ?? (text.trimEnd().length < column ? text.length : null)
}

interface Column {
  readonly left: readonly Source[]
  readonly right: readonly Source[]
  /** How many lines it stands beside. */
  readonly length: number
}

/** The column that begins on the first of the lines: to the first empty line below a name, or one that goes across. */
function columnFrom(source: Source, lines: readonly Line[], column: number): Column {
  const left: Source[] = []
  const right: Source[] = []
  for (const line of lines) {
    const at = cellAt(line, column)
    if (at === null || (right.length > 1 && line.text.trim() === '')) break
    left.push(part(source, line.start, line.start + at), part(source, line.end, line.end + 1))
    if (at < line.text.length) right.push(part(source, line.start + at, line.end + 1))
  }
  return { left, right, length: left.length / 2 }
}

const paragraph = /^[ ]*(?:\p{L}{2,6}[ -]?)?§/u

const anywhere = new RegExp(heading.source, 'im')

/** The text with such columns below the paragraph they stood in, an empty line around them. */
export function columnsApart(source: Source): Source {
  if (!anywhere.test(source.text)) return source
  const lines = linesOf(source.text)
  const pieces: Source[] = []
  let aside: Source[] = []
  for (let index = 0; index < lines.length;) {
    const line = lines[index]!
    const column = columnAt(source, lines, index)
    if (paragraph.test(line.text)) pieces.push(...aside.splice(0))
    if (column) {
      const emptyLine = part(source, line.end, line.end + 1)
      pieces.push(...column.left)
      aside = [...aside, emptyLine, ...column.right, emptyLine]
    } else pieces.push(part(source, line.start, line.end + 1))
    index += column?.length ?? 1
  }
  if (pieces.length === lines.length) return source
  return joinedParts(source.raw, [...pieces, ...aside])
}

function columnAt(source: Source, lines: readonly Line[], index: number): Column | null {
  const { text } = lines[index]!
  const match = text.length > longestLine ? null : heading.exec(text)
  const column = match ? columnFrom(source, lines.slice(index), match.index + match[0].length) : null
  return column && column.right.length > 1 ? column : null
}
