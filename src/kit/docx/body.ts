import { type Xml, type XmlChild, xml } from '../xml.ts'
import { type Block, type Inline, type Run, type TableBlock, type WordDocument, runsOf } from './document.ts'

/** The text of a document as WordprocessingML (ISO/IEC 29500-1 § 17), with what the other parts must know of it. */
export interface Body {
  readonly xml: Xml
  /** Addresses in their order; the n-th is the relation `link<n>`. */
  readonly links: readonly string[]
  /** How many numbered lists there are, each with a numbering of its own: 2, 3 … */
  readonly numberedLists: number
}

/** What the text is written into: our own document, or an office's template. */
export interface Fit {
  /** Of the text's column, in twentieths of a point. */
  readonly width: number
  /** The id there of one of our styles. */
  readonly style: (id: string) => string
  /** The numbering of bullets; those of numbered lists come after it. */
  readonly bullets: number
  /** What the relations of links begin with. */
  readonly link: string
}

/** Twentieths of a point: the paper, and what is left between the margins. */
const papers = {
  a4: { wide: 11906, high: 16838, landscape: false },
  'a4-landscape': { wide: 16838, high: 11906, landscape: true },
  'a3-landscape': { wide: 23811, high: 16838, landscape: true },
} as const
const margin = 1134

/** Of the text's column, in twentieths of a point. */
export const textWidth = (paper: WordDocument['paper'] = 'a4'): number => papers[paper].wide - 2 * margin

/** The numbering of bullets; those of numbered lists come after it. */
export const bullets = 1

export function bodyOf(document: WordDocument): Body {
  const fit = { width: textWidth(document.paper), style: (id: string) => id, bullets, link: 'link' }
  const { blocks, links, numberedLists } = writtenBlocks(document.blocks, fit)
  const references = ['header', 'footer'].map((kind) =>
    xml(`w:${kind}Reference`, { 'w:type': 'default', 'r:id': kind }),
  )
  const body = xml('w:body', {}, ...blocks, section(document.paper, ...references))
  return { xml: body, links, numberedLists }
}

export function writtenBlocks(
  all: readonly Block[],
  fit: Fit,
): Omit<Body, 'xml'> & { readonly blocks: readonly Xml[] } {
  const writer = new BodyWriter(fit)
  const blocks = all.flatMap((block) => writer.block(block))
  return { blocks, links: writer.links, numberedLists: writer.numberedLists }
}

class BodyWriter {
  readonly links: string[] = []
  numberedLists = 0
  private readonly fit: Fit

  constructor(fit: Fit) {
    this.fit = fit
  }

  block(block: Block): Xml[] {
    switch (block.kind) {
      case 'heading':
        return [this.paragraph(`Heading${block.level}`, block.content)]
      case 'paragraph':
        return [this.paragraph(styleIds[block.style], block.content, block.keepWithNext && xml('w:keepNext'))]
      case 'list':
        return this.list(block.items, block.numbered)
      case 'table':
        return this.table(block)
      default:
        return [xml('w:p', {}, xml('w:r', {}, xml('w:br', { 'w:type': 'page' })))]
    }
  }

  private list(items: readonly Inline[], numbered: boolean): Xml[] {
    if (numbered) this.numberedLists += 1
    const { bullets: first } = this.fit
    const id = numbered ? first + this.numberedLists : first
    const numbering = xml('w:numPr', {}, xml('w:ilvl', { 'w:val': 0 }), xml('w:numId', { 'w:val': id }))
    return items.map((item) => this.paragraph('ListParagraph', item, numbering))
  }

  /** A table is followed by an empty line: two tables that touch would be one. */
  private table(block: TableBlock): Xml[] {
    const widths = this.widths(block)
    const head = block.columns && this.row(block.columns, widths, 'TableHead')
    const rows = block.rows.map((row) => this.row(row, widths, 'TableText'))
    const properties = [
      xml('w:tblStyle', { 'w:val': this.fit.style(block.ruled ? 'Ruled' : 'Plain') }),
      xml('w:tblW', { 'w:w': widths.reduce((sum, width) => sum + width, 0), 'w:type': 'dxa' }),
      xml('w:tblLayout', { 'w:type': 'fixed' }),
      xml('w:tblLook', { 'w:val': head ? '0020' : '0000', 'w:firstRow': head ? 1 : 0 }),
      block.caption && xml('w:tblCaption', { 'w:val': block.caption }),
    ]
    const grid = widths.map((width) => xml('w:gridCol', { 'w:w': width }))
    const table = xml(
      'w:tbl',
      {},
      xml('w:tblPr', {}, ...properties),
      xml('w:tblGrid', {}, ...grid),
      head,
      ...rows,
    )
    return [table, this.paragraph('TableText', '')]
  }

  private widths({ columns, rows, widths }: TableBlock): number[] {
    const count = Math.max(columns?.length ?? 0, ...rows.map((row) => row.length), 1)
    const shares = Array.from({ length: count }, (_, index) => widths?.[index] ?? 1)
    const sum = shares.reduce((total, share) => total + share, 0)
    return shares.map((share) => Math.floor((share / sum) * this.fit.width))
  }

  /** No row is cut between two pages; a header row stands on each. */
  private row(cells: readonly Inline[], widths: readonly number[], style: string): Xml {
    const properties = [xml('w:cantSplit'), style === 'TableHead' && xml('w:tblHeader')]
    const filled = widths.map((width, index) => {
      const size = xml('w:tcPr', {}, xml('w:tcW', { 'w:w': width, 'w:type': 'dxa' }))
      return xml('w:tc', {}, size, this.paragraph(style, cells[index] ?? ''))
    })
    return xml('w:tr', {}, xml('w:trPr', {}, ...properties), ...filled)
  }

  private paragraph(style: string, content: Inline, more: XmlChild = null): Xml {
    const runs = runsOf(content).map((run) => this.run(run))
    return xml(
      'w:p',
      {},
      xml('w:pPr', {}, xml('w:pStyle', { 'w:val': this.fit.style(style) }), more),
      ...runs,
    )
  }

  private run(run: Run): Xml {
    if (!run.href) return runXml(run)
    this.links.push(run.href)
    return xml(
      'w:hyperlink',
      { 'r:id': `${this.fit.link}${this.links.length}`, 'w:history': 1 },
      runXml(run, this.fit.style('Hyperlink')),
    )
  }
}

const styleIds = { normal: 'Normal', lead: 'Lead', quiet: 'Quiet', quote: 'Quote' } as const

function runXml({ text, bold, italic }: Run, style?: string): Xml {
  const properties = [style && xml('w:rStyle', { 'w:val': style }), bold && xml('w:b'), italic && xml('w:i')]
  const set = properties.some(Boolean) && xml('w:rPr', {}, ...properties)
  return xml(
    'w:r',
    {},
    set,
    ...text
      .normalize('NFC')
      .split(/(\r\n|\n|\r|\t)/)
      .map(pieceOf),
  )
}

function pieceOf(piece: string): Xml | null {
  if (piece === '') return null
  if (piece === '\t') return xml('w:tab')
  return /^[\r\n]/.test(piece) ? xml('w:br') : xml('w:t', { 'xml:space': 'preserve' }, piece)
}

/** The paper with its head and foot; the section's properties come last in the body. */
export function section(
  paper: NonNullable<WordDocument['paper']> = 'a4',
  ...references: readonly Xml[]
): Xml {
  const { wide, high, landscape } = papers[paper]
  const sides = Object.fromEntries(['top', 'right', 'bottom', 'left'].map((side) => [`w:${side}`, margin]))
  return xml(
    'w:sectPr',
    {},
    ...references,
    xml('w:pgSz', { 'w:w': wide, 'w:h': high, 'w:orient': landscape && 'landscape' }),
    xml('w:pgMar', { ...sides, 'w:header': 567, 'w:footer': 567, 'w:gutter': 0 }),
  )
}
