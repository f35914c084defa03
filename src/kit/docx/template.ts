import { zipSync } from 'fflate'
import type { Xml } from '../xml.ts'
import { type Fit, section, textWidth, writtenBlocks } from './body.ts'
import type { WordDocument } from './document.ts'
import { noDay, office, ownNumbering, relation } from './file.ts'
import { WordPackage, appended, attributeOf } from './package.ts'
import { type OwnStyle, ownStyles } from './styles.ts'

/** Mall: an office's own Word document, whose paper, heads and feet, styles and theme another text takes over. */
export interface Template {
  readonly bytes: Uint8Array
}

/**
 * Looks through a file to see that texts can be laid on it.
 * @throws Refusal `docx.not-word`, `docx.broken`, `docx.macros`, `docx.too-large` {limitMb}
 */
export function readTemplate(bytes: Uint8Array): Template {
  docxOnTemplate({ title: '', blocks: [{ kind: 'list', items: [''], numbered: true }] }, { bytes })
  return { bytes }
}

/**
 * A Word file on an office's template: the document's blocks stand in place of the template's own text, in the template's
 * styles of the same names; what it lacks of styles and numberings is added, and every other part is as it was, byte
 * for byte. Head and foot are the template's: what the document's own would have said must stand in its blocks.
 * @throws Refusal as `readTemplate`
 */
export function docxOnTemplate({ blocks, paper }: WordDocument, { bytes }: Template): Buffer {
  const word = new WordPackage(bytes)
  const { start, text, end } = word.body()
  const last = lastSection(text) || section(paper).source
  const styles = new TemplateStyles(word.beside('styles'))
  const numbering = word.beside('numbering')
  const first = { level: nextId(numbering, 'abstractNumId'), bullets: nextId(numbering, 'numId') }
  const fit: Fit = {
    width: columnOf(last),
    style: (id) => styles.idOf(id),
    bullets: first.bullets,
    link: word.freeRelation,
  }
  const written = writtenBlocks(blocks, fit)
  word.setBody(withRelations(start) + sourceOf(written.blocks) + last + end)
  if (styles.added.length > 0) word.setBeside('styles', appended(styles.source, sourceOf(styles.added)))
  if (blocks.some(({ kind }) => kind === 'list')) {
    const { levels, numberings } = ownNumbering(written.numberedLists, first)
    word.setBeside('numbering', withNumberings(numbering, sourceOf(levels), sourceOf(numberings)))
  }
  word.relate(
    written.links.map((href, index) =>
      relation(`${fit.link}${index + 1}`, `${office}/hyperlink`, href, true),
    ),
  )
  return Buffer.from(zipSync(Object.fromEntries(word.parts), { mtime: noDay }))
}

const sourceOf = (elements: readonly Xml[]): string => elements.map(({ source }) => source).join('')

/** Links are told by relations, which a text without pictures and links may never have named. */
function withRelations(start: string): string {
  if (/\sxmlns:r\s*=/.test(start)) return start
  return start.replace(/<w:document\b/, (name) => `${name} xmlns:r="${office}"`)
}

/**
 * The last section of the template's text, empty where it has none. A head or foot that it does not name is that of the
 * section before (§ 17.10.5), which leaves with the text: so it is named here.
 */
function lastSection(text: string): string {
  const now = text.replace(/<w:sectPrChange\b[\s\S]*?<\/w:sectPrChange>/g, '')
  const sections = [...now.matchAll(/<w:sectPr\b(?:[^>]*\/>|[\s\S]*?<\/w:sectPr>)/g)].map(([found]) => found)
  const references = /<w:(header|footer)Reference\b[^>]*\/>/g
  const named = new Map<string, string>()
  for (const [tag, kind] of sections.flatMap((each) => [...each.matchAll(references)]))
    named.set(`${kind} ${attributeOf(tag, 'w:type')}`, tag)
  const last = sections.at(-1)
  if (last === undefined) return ''
  const opened = last.replace(references, '').replace(/^(<w:sectPr\b[^>]*?)\/>$/, '$1></w:sectPr>')
  return opened.replace(/^<w:sectPr\b[^>]*>/, (tag) => tag + [...named.values()].join(''))
}

/** How wide the text is, in twentieths of a point. */
function columnOf(sectPr: string): number {
  const size = /<w:pgSz\b[^>]*>/.exec(sectPr)?.[0] ?? ''
  const margins = /<w:pgMar\b[^>]*>/.exec(sectPr)?.[0] ?? ''
  const taken = ['w:left', 'w:right', 'w:gutter'].map((side) => Number(attributeOf(margins, side) ?? 0))
  const width = taken.reduce((left, side) => left - side, Number(attributeOf(size, 'w:w')))
  return width > 0 ? width : textWidth()
}

/** Finds our styles by name in a template, whatever their ids are (Swedish Word calls "heading 1" Rubrik1), and makes those that it lacks. */
class TemplateStyles {
  readonly added: Xml[] = []
  readonly source: string
  private readonly there = new Map<string, string>()
  private readonly found = new Map<string, string>()

  constructor(source: string) {
    this.source = source
    for (const [element, tag = ''] of source.matchAll(/(<w:style\s[^>]*>)[\s\S]*?<\/w:style>/g)) {
      const name = attributeOf(/<w:name\s[^>]*>/.exec(element)?.[0] ?? '', 'w:val')
      const id = attributeOf(tag, 'w:styleId')
      if (name && id) this.there.set(`${attributeOf(tag, 'w:type')} ${name.toLowerCase()}`, id)
    }
  }

  /** The id, in the template, of one of our styles. */
  idOf = (own: string): string => {
    const known = this.found.get(own)
    if (known !== undefined) return known
    const style = ownStyles.find(({ id }) => id === own)!
    const there = this.thereOf(style)
    const id = there ?? this.free(own)
    this.found.set(own, id)
    if (there === undefined) this.added.push(style.made(this.idOf))
    return id
  }

  private thereOf({ type, names }: OwnStyle): string | undefined {
    return names.map((name) => this.there.get(`${type} ${name.toLowerCase()}`)).find(Boolean)
  }

  private free(wanted: string): string {
    const taken = new Set([...this.there.values(), ...this.found.values()].map((id) => id.toLowerCase()))
    let id = wanted
    while (taken.has(id.toLowerCase())) id += '0'
    return id
  }
}

/** One more than the largest of those ids. */
function nextId(numbering: string, name: 'abstractNumId' | 'numId'): number {
  const element = name === 'numId' ? 'num' : 'abstractNum'
  const ids = [...numbering.matchAll(new RegExp(`<w:${element}\\s[^>]*>`, 'g'))].map(([tag]) =>
    Number(attributeOf(tag, `w:${name}`)),
  )
  return Math.max(0, ...ids) + 1
}

/** All levels come before all numberings (§ 17.9.16). */
function withNumberings(source: string, levels: string, numberings: string): string {
  const opened = appended(source, '')
  const at = (next: RegExp): number => opened.search(next)
  const afterLevels = at(/<w:num[\s>]|<w:numIdMacAtCleanup|<\/w:numbering>/)
  const afterAll = at(/<w:numIdMacAtCleanup|<\/w:numbering>/)
  return (
    opened.slice(0, afterLevels) +
    levels +
    opened.slice(afterLevels, afterAll) +
    numberings +
    opened.slice(afterAll)
  )
}
