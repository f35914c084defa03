import { strToU8, zipSync } from 'fflate'
import type { Language } from '../language.ts'
import { type Xml, xml, xmlDocument } from '../xml.ts'
import { type Body, bodyOf, bullets, textWidth } from './body.ts'
import type { WordDocument } from './document.ts'
import { stylesXml, wordNamespace } from './styles.ts'

/** What a .docx is served as. */
export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Files in the package have a day; this one, so that equal documents are equal bytes. */
export const noDay = new Date(2000, 0, 1, 12)

/**
 * A Word file (ISO/IEC 29500, transitional): headings, lists and tables with header rows as such, so that they can be
 * navigated and read aloud; the head and the foot on each page. Equal documents give equal bytes.
 */
export function docxFile(document: WordDocument): Buffer {
  const body = bodyOf(document)
  const locale = locales[document.language ?? 'sv']
  const parts: Record<string, Xml> = {
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': packageRelations,
    'docProps/core.xml': properties(document, locale),
    'word/document.xml': xml('w:document', spaces, body.xml),
    'word/styles.xml': stylesXml(locale),
    'word/numbering.xml': numbering(body.numberedLists),
    'word/settings.xml': settings(locale),
    'word/header1.xml': header(document),
    'word/footer1.xml': footer(document),
    'word/_rels/document.xml.rels': documentRelations(body),
  }
  const files = Object.entries(parts).map(([name, part]) => [name, strToU8(xmlDocument(part))])
  return Buffer.from(zipSync(Object.fromEntries(files) as Record<string, Uint8Array>, { mtime: noDay }))
}

const locales: Readonly<Record<Language, string>> = { sv: 'sv-SE', en: 'en-GB' }

export const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
export const packages = 'http://schemas.openxmlformats.org/package/2006'
export const spaces = { 'xmlns:w': wordNamespace, 'xmlns:r': office }

export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

const contentTypes = xml(
  'Types',
  { xmlns: `${packages}/content-types` },
  xml('Default', {
    Extension: 'rels',
    ContentType: 'application/vnd.openxmlformats-package.relationships+xml',
  }),
  xml('Default', { Extension: 'xml', ContentType: 'application/xml' }),
  override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
  override('/word/document.xml', `${wordType}.document.main+xml`),
  ...['styles', 'numbering', 'settings'].map((name) =>
    override(`/word/${name}.xml`, `${wordType}.${name}+xml`),
  ),
  override('/word/header1.xml', `${wordType}.header+xml`),
  override('/word/footer1.xml', `${wordType}.footer+xml`),
)

export function override(name: string, type: string): Xml {
  return xml('Override', { PartName: name, ContentType: type })
}

export function relation(id: string, type: string, target: string, external = false): Xml {
  return xml('Relationship', { Id: id, Type: type, Target: target, TargetMode: external && 'External' })
}

const packageRelations = xml(
  'Relationships',
  { xmlns: `${packages}/relationships` },
  relation('document', `${office}/officeDocument`, 'word/document.xml'),
  relation('core', `${packages}/relationships/metadata/core-properties`, 'docProps/core.xml'),
)

function documentRelations({ links }: Body): Xml {
  const own = ['styles', 'numbering', 'settings'].map((name) =>
    relation(name, `${office}/${name}`, `${name}.xml`),
  )
  return xml(
    'Relationships',
    { xmlns: `${packages}/relationships` },
    ...own,
    relation('header', `${office}/header`, 'header1.xml'),
    relation('footer', `${office}/footer`, 'footer1.xml'),
    ...links.map((href, index) => relation(`link${index + 1}`, `${office}/hyperlink`, href, true)),
  )
}

function properties({ title }: WordDocument, locale: string): Xml {
  return xml(
    'cp:coreProperties',
    {
      'xmlns:cp': `${packages}/metadata/core-properties`,
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
    },
    xml('dc:title', {}, title.normalize('NFC')),
    xml('dc:creator', {}, 'Rådslag'),
    xml('dc:language', {}, locale),
  )
}

function settings(locale: string): Xml {
  const compatible = xml('w:compatSetting', {
    'w:name': 'compatibilityMode',
    'w:uri': 'http://schemas.microsoft.com/office/word',
    'w:val': 15,
  })
  return xml(
    'w:settings',
    spaces,
    xml('w:compat', {}, compatible),
    xml('w:themeFontLang', { 'w:val': locale }),
  )
}

/** Bullets, and one numbering for each numbered list, which begins it anew at 1. */
function numbering(numberedLists: number): Xml {
  const { levels, numberings } = ownNumbering(numberedLists, { level: 0, bullets })
  return xml('w:numbering', spaces, ...levels, ...numberings)
}

/** @param first the ids that ours begin at */
export function ownNumbering(
  numberedLists: number,
  first: { readonly level: number; readonly bullets: number },
): { levels: readonly Xml[]; numberings: readonly Xml[] } {
  const begun = Array.from({ length: numberedLists }, (_, index) =>
    xml(
      'w:num',
      { 'w:numId': first.bullets + 1 + index },
      xml('w:abstractNumId', { 'w:val': first.level + 1 }),
      xml('w:lvlOverride', { 'w:ilvl': 0 }, xml('w:startOverride', { 'w:val': 1 })),
    ),
  )
  const bulleted = xml(
    'w:num',
    { 'w:numId': first.bullets },
    xml('w:abstractNumId', { 'w:val': first.level }),
  )
  return {
    levels: [level(first.level, 'bullet', '•'), level(first.level + 1, 'decimal', '%1.')],
    numberings: [bulleted, ...begun],
  }
}

function level(id: number, format: string, text: string): Xml {
  return xml(
    'w:abstractNum',
    { 'w:abstractNumId': id },
    xml('w:multiLevelType', { 'w:val': 'singleLevel' }),
    xml(
      'w:lvl',
      { 'w:ilvl': 0 },
      xml('w:start', { 'w:val': 1 }),
      xml('w:numFmt', { 'w:val': format }),
      xml('w:lvlText', { 'w:val': text }),
      xml('w:lvlJc', { 'w:val': 'left' }),
      xml('w:pPr', {}, xml('w:ind', { 'w:left': 567, 'w:hanging': 397 })),
    ),
  )
}

const plain = (text: string): Xml =>
  xml('w:r', {}, xml('w:t', { 'xml:space': 'preserve' }, text.normalize('NFC')))
const toTheRight = xml('w:r', {}, xml('w:tab'))
const field = (code: string): Xml => xml('w:fldSimple', { 'w:instr': ` ${code} ` }, plain('1'))

function header({ header: { left = '', right = '' } = {}, paper }: WordDocument): Xml {
  return xml('w:hdr', spaces, line('Header', paper, [plain(left), toTheRight, plain(right)]))
}

const pageWord: Readonly<Record<Language, string>> = { sv: 'Sida', en: 'Page' }

function footer({ footer: left = '', language = 'sv', paper }: WordDocument): Xml {
  const page = [plain(`${pageWord[language]} `), field('PAGE'), plain(' ('), field('NUMPAGES'), plain(')')]
  return xml('w:ftr', spaces, line('Footer', paper, [plain(left), toTheRight, ...page]))
}

/** One line with a stop at the right edge of the text. */
function line(style: string, paper: WordDocument['paper'], runs: readonly Xml[]): Xml {
  const stop = xml('w:tabs', {}, xml('w:tab', { 'w:val': 'right', 'w:pos': textWidth(paper) }))
  return xml('w:p', {}, xml('w:pPr', {}, xml('w:pStyle', { 'w:val': style }), stop), ...runs)
}
