/** Radbrytning: puts the pieces of a PDF page together into lines as they stand on the paper. */
export interface Piece {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  /** Height of the type, in the page's units; 0 where the file does not say. */
  readonly height: number
}

const usualHeight = 11

/** The page's text: a new line where the height changes, an empty one where the gap is larger, wide spaces between columns. */
export function pageText(pieces: readonly Piece[]): string {
  let text = ''
  let last: Piece | null = null
  for (const piece of pieces) {
    if (piece.text === '') continue
    if (last) text += between(last, piece)
    text += piece.text
    last = piece
  }
  return text.replace(/[ \t]+$/gm, '').trim()
}

function between(last: Piece, next: Piece): string {
  const height = last.height || next.height || usualHeight
  const drop = Math.abs(last.y - next.y)
  if (drop > height * 0.6) return drop > height * 1.75 ? '\n\n' : '\n'
  const gap = next.x - (last.x + last.width)
  if (gap > height * 1.2) return '    '
  const touching = gap < height * 0.12 || last.text.endsWith(' ') || next.text.startsWith(' ')
  return touching ? '' : ' '
}
