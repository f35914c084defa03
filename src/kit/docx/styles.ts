import { type Xml, type XmlChild, xml } from '../xml.ts'

/** Looks under the names that word processors know, so that an office's own template takes over when it is applied. */
interface Style {
  readonly id: string
  readonly name: string
  readonly based?: string
  readonly paragraph?: readonly XmlChild[]
  readonly run?: readonly XmlChild[]
}

const size = (points: number): Xml => xml('w:sz', { 'w:val': points * 2 })
const space = (before: number, after: number): Xml =>
  xml('w:spacing', { 'w:before': before * 20, 'w:after': after * 20 })
const outline = (level: number): Xml => xml('w:outlineLvl', { 'w:val': level })
const grey = xml('w:color', { 'w:val': '46525B' })
const bold = xml('w:b')

const headings: readonly Style[] = [20, 15, 12].map((points, index) => ({
  id: `Heading${index + 1}`,
  name: `heading ${index + 1}`,
  based: 'Normal',
  paragraph: [xml('w:keepNext'), xml('w:keepLines'), space(index === 0 ? 0 : 14, 6), outline(index)],
  run: [bold, size(points)],
}))

const styles: readonly Style[] = [
  ...headings,
  { id: 'Lead', name: 'Subtitle', based: 'Normal', paragraph: [space(0, 10)], run: [size(13)] },
  { id: 'Quiet', name: 'Caption', based: 'Normal', run: [grey, size(9)] },
  { id: 'Quote', name: 'Quote', based: 'Normal', paragraph: [xml('w:ind', { 'w:left': 567 })] },
  { id: 'ListParagraph', name: 'List Paragraph', based: 'Normal' },
  { id: 'TableText', name: 'Table Text', based: 'Normal', paragraph: [space(2, 2)], run: [size(10)] },
  {
    id: 'TableHead',
    name: 'Table Heading',
    based: 'TableText',
    paragraph: [xml('w:keepNext')],
    run: [bold],
  },
  { id: 'Header', name: 'header', based: 'Normal', run: [grey, size(9)] },
  { id: 'Footer', name: 'footer', based: 'Normal', run: [grey, size(9)] },
]

/** `word/styles.xml` for a language such as `sv-SE`. */
export function stylesXml(language: string): Xml {
  const font = 'Calibri'
  const fonts = xml('w:rFonts', { 'w:ascii': font, 'w:hAnsi': font, 'w:cs': font })
  const text = xml('w:rPr', {}, fonts, size(11), xml('w:lang', { 'w:val': language, 'w:eastAsia': language }))
  const defaults = xml(
    'w:docDefaults',
    {},
    xml('w:rPrDefault', {}, text),
    xml('w:pPrDefault', {}, xml('w:pPr', {}, space(0, 6))),
  )
  const normal = xml(
    'w:style',
    { 'w:type': 'paragraph', 'w:default': 1, 'w:styleId': 'Normal' },
    xml('w:name', { 'w:val': 'Normal' }),
    xml('w:qFormat'),
  )
  const all = ownStyles.filter(({ id }) => id !== 'Normal').map(({ made }) => made(ownId))
  return xml('w:styles', { 'xmlns:w': wordNamespace }, defaults, normal, ...all)
}

const ownId = (id: string): string => id

/** One of our looks, to be looked for by name in a document that is not ours, and made there where it is missing. */
export interface OwnStyle {
  readonly id: string
  readonly type: 'paragraph' | 'character' | 'table'
  /** As word processors write them whatever language they speak; the first that is there is taken. */
  readonly names: readonly string[]
  /** Our id of what it is based on. */
  readonly based: string | undefined
  /** @param idOf the id, in the document that it is made for, of one of ours */
  readonly made: (idOf: (id: string) => string) => Xml
}

export const wordNamespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

function styleXml({ id, name, based, paragraph, run }: Style, idOf: (id: string) => string): Xml {
  return xml(
    'w:style',
    { 'w:type': 'paragraph', 'w:styleId': idOf(id) },
    xml('w:name', { 'w:val': name }),
    based && xml('w:basedOn', { 'w:val': idOf(based) }),
    xml('w:qFormat'),
    paragraph && xml('w:pPr', {}, ...paragraph),
    run && xml('w:rPr', {}, ...run),
  )
}

const linkStyle = (id: string): Xml =>
  xml(
    'w:style',
    { 'w:type': 'character', 'w:styleId': id },
    xml('w:name', { 'w:val': 'Hyperlink' }),
    xml('w:rPr', {}, xml('w:color', { 'w:val': '0A5270' }), xml('w:u', { 'w:val': 'single' })),
  )

const rules = xml(
  'w:tblBorders',
  {},
  ...['top', 'bottom', 'insideH'].map((side) =>
    xml(`w:${side}`, { 'w:val': 'single', 'w:sz': 4, 'w:space': 0, 'w:color': '8A949B' }),
  ),
)

function tableStyle(id: string, name: string, borders: Xml | null): Xml {
  const sides = [
    xml('w:left', { 'w:w': 80, 'w:type': 'dxa' }),
    xml('w:right', { 'w:w': 80, 'w:type': 'dxa' }),
  ]
  return xml(
    'w:style',
    { 'w:type': 'table', 'w:styleId': id },
    xml('w:name', { 'w:val': name }),
    xml('w:tblPr', {}, borders, xml('w:tblCellMar', {}, ...sides)),
  )
}

export const ownStyles: readonly OwnStyle[] = [
  ...[{ id: 'Normal', name: 'Normal' }, ...styles].map((style: Style) => ({
    id: style.id,
    type: 'paragraph' as const,
    names: [style.name],
    based: style.based,
    made: (idOf: (id: string) => string) => styleXml(style, idOf),
  })),
  {
    id: 'Hyperlink',
    type: 'character',
    names: ['Hyperlink'],
    based: undefined,
    made: (idOf) => linkStyle(idOf('Hyperlink')),
  },
  {
    id: 'Plain',
    type: 'table',
    names: ['Plain'],
    based: undefined,
    made: (idOf) => tableStyle(idOf('Plain'), 'Plain', null),
  },
  {
    id: 'Ruled',
    type: 'table',
    names: ['Table Grid', 'Ruled'],
    based: undefined,
    made: (idOf) => tableStyle(idOf('Ruled'), 'Ruled', rules),
  },
]
