import type { Piece } from './layout.ts'

/**
 * Taggad sida: a page whose file says itself what each piece of it is (ISO 32000-1 § 14.8). Its text is put together by what the
 * tags say: a heading over two lines is one, a paragraph's lines are one paragraph, and the page's own head and foot are left out.
 */
export interface Tag {
  /** "P", "H2", "LI", "TR" … */
  readonly role: string
  readonly children: readonly (Tag | TagContent)[]
}
export interface TagContent {
  readonly type: string
  readonly id: string
}

/** As pdf.js hands a page over: text, and where marked stretches of it begin and end. */
export type MarkedItem = PlacedText | { readonly type: string; readonly id?: string | null }
export interface PlacedText {
  readonly str: string
  readonly transform: readonly unknown[]
  readonly width: number
  readonly height: number
}

interface Block {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'row'
  readonly text: string
  readonly pieces: readonly Piece[]
  /** It may have begun on the page before: a list's item without its mark, a paragraph without a name in bold at its head. */
  readonly mayGoOn: boolean
}

/** A hyphen that only divides a word at the end of its line. */
const softHyphen = '\u00ad'

/** The pages' texts, and where each begins in the whole. */
export function taggedText(pages: readonly { readonly tags: Tag; readonly items: readonly MarkedItem[] }[]): {
  text: string
  pages: number[]
} {
  const starts: number[] = []
  let text = ''
  let last: Block | undefined
  for (const { tags, items } of pages) {
    const page = new Page(items)
    const blocks = page.blocksIn(tags).filter((block) => block.text !== '')
    for (const [index, block] of blocks.entries()) {
      const gap = last ? gapBetween(last, block, index === 0 ? page.edge : null) : ''
      text = (gap === '' ? text.replace(/\u00ad$/, '') : text) + gap
      if (index === 0) starts.push(text.length)
      text += block.text
      last = block
    }
    if (blocks.length === 0) starts.push(text.length)
  }
  return { text: text.replaceAll(softHyphen, ''), pages: starts }
}

/** @param edge of the page, where the two stand on different pages */
function gapBetween(last: Block, next: Block, edge: number | null): string {
  if (last.kind !== next.kind) return '\n\n'
  const rest = edge !== null && next.mayGoOn ? breakBefore(last, next, edge) : '\n'
  if (rest !== '\n') return rest
  return next.kind === 'item' || next.kind === 'row' ? '\n' : '\n\n'
}

function breakBefore(last: Block, next: Block, edge: number): string {
  const [from, to] = [last.pieces.at(-1), next.pieces[0]]
  return from && to ? breakOf(from, to, edge) : '\n'
}

const isTag = (child: Tag | TagContent): child is Tag => 'role' in child
const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ')
const idsIn = (node: Tag): string[] =>
  node.children.flatMap((child) => (isTag(child) ? idsIn(child) : [child.id]))

class Page {
  /** Where lines end at the latest. */
  readonly edge: number
  private readonly byId: Map<string, Piece[]>

  constructor(items: readonly MarkedItem[]) {
    this.byId = piecesById(items)
    this.edge = Math.max(0, ...[...this.byId.values()].flat().map(({ x, width }) => x + width))
  }

  blocksIn(node: Tag): Block[] {
    const tags = node.children.filter(isTag)
    if (/^H\d?$/.test(node.role)) return [this.block('heading', node, oneLine(this.textOf(node)))]
    if (node.role === 'LI') return [this.block('item', node, tags.map((tag) => this.textOf(tag)).join(' '))]
    // Cells stand four spaces apart, as in other formats.
    if (node.role === 'TR')
      return [
        this.block(
          'row',
          node,
          tags
            .map((tag) => oneLine(this.textOf(tag)))
            .join('    ')
            .trimEnd(),
        ),
      ]
    const holdsText = node.role === 'P' || tags.length < node.children.length
    if (holdsText) return [this.block('paragraph', node, this.textOf(node))]
    return tags.flatMap((child) => this.blocksIn(child))
  }

  private block(kind: Block['kind'], node: Tag, text: string): Block {
    const [first] = node.children
    const begins = first !== undefined && isTag(first) && /^(?:Lbl|Span|Strong)$/.test(first.role)
    return { kind, text, pieces: this.piecesOf(node), mayGoOn: !begins }
  }

  private piecesOf(node: Tag): Piece[] {
    return idsIn(node).flatMap((id) => this.byId.get(id) ?? [])
  }

  private textOf(node: Tag): string {
    return joined(this.piecesOf(node), this.edge)
  }
}

/**
 * The pieces of each marked stretch. A stretch within one says what its sign stands for: a hyphen there is a soft one. Where the
 * font's hyphen is itself told as a soft one, pdf.js leaves it out, and the stretch that held it is empty.
 */
function piecesById(items: readonly MarkedItem[]): Map<string, Piece[]> {
  const reader = new MarkedReader()
  for (const item of items)
    if ('str' in item) reader.put(item)
    else if (item.type === 'endMarkedContent') reader.close()
    else reader.open(item.id ?? null)
  return reader.pieces
}

class MarkedReader {
  readonly pieces = new Map<string, Piece[]>()
  private readonly around: { readonly id: string | null; isEmpty: boolean }[] = []
  private last: Piece = { text: '', x: 0, y: 0, width: 0, height: 0 }

  open(id: string | null): void {
    this.around.push({ id, isEmpty: true })
  }

  close(): void {
    const closed = this.around.at(-1)
    const { x, width } = this.last
    if (closed?.isEmpty && closed.id) this.keep({ ...this.last, text: softHyphen, x: x + width, width: 0 })
    this.around.pop()
  }

  put(item: PlacedText): void {
    const isInner = this.around.at(-1)?.id === null
    if (item.str !== '') this.keep(pieceOf(item, isInner && item.str === '-' ? softHyphen : item.str))
  }

  private keep(piece: Piece): void {
    const id = this.around.findLast((each) => each.id !== null)?.id
    if (id) this.pieces.set(id, [...(this.pieces.get(id) ?? []), piece])
    for (const each of this.around) each.isEmpty = false
    this.last = piece
  }
}

export function pieceOf({ transform, width, height }: PlacedText, text: string): Piece {
  return { text, x: Number(transform[4]), y: Number(transform[5]), width, height }
}

/** One block's pieces as its text. @param edge where lines end at the latest */
function joined(pieces: readonly Piece[], edge: number): string {
  let text = ''
  let last: Piece | undefined
  for (const piece of pieces) {
    if (last && isSameLine(last, piece)) text += gapOf(last, piece)
    else if (last) text = text.replace(/\u00ad$/, '') + breakOf(last, piece, edge)
    text += piece.text
    last = piece
  }
  return text.replace(/ +/g, ' ').trim()
}

const isSameLine = (last: Piece, next: Piece): boolean =>
  Math.abs(last.y - next.y) <= (next.height || 11) * 0.6

const gapOf = (last: Piece, next: Piece): string =>
  next.x - (last.x + last.width) > (next.height || 11) * 0.12 ? ' ' : ''

/** "e-" and "arkiv" below it, "2012–" and "2014"; but "in-" and "och utflyttning" are words of their own. */
const endsInHyphen = /\S[-–]$/u
const ownWord = /^(?:och|eller|samt|respektive|till)\b/u

/** Between lines. One that had room for the next word was ended by whoever wrote it. */
function breakOf(last: Piece, next: Piece, edge: number): string {
  if (last.text.endsWith(softHyphen)) return ''
  const word = /^\S*/.exec(next.text)![0].length / Math.max(1, next.text.length)
  const room = edge - (last.x + last.width)
  if (room > next.width * word * 1.1 + (next.height || 11) * 0.3) return '\n'
  return endsInHyphen.test(last.text) && !ownWord.test(next.text) ? '' : ' '
}
