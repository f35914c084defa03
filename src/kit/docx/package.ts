import { posix } from 'node:path'
import { strToU8, unzipSync } from 'fflate'
import { Refusal } from '../refusal.ts'
import { type Xml, xml, xmlDocument } from '../xml.ts'
import { office, override, packages, relation, spaces, wordType } from './file.ts'
import { wordNamespace } from './styles.ts'

/** Of the file as it is sent, and of all that is packed in it. A template holds a letterhead, not pictures of the town. */
const largest = { fileMb: 5, unpackedMb: 40 }

type Beside = 'styles' | 'numbering'

/** Somebody else's Word file as its parts (ISO/IEC 29500-2): what is not set stays as it was. */
export class WordPackage {
  readonly parts: Map<string, Uint8Array>
  /** What no relation of the text begins with. */
  readonly freeRelation: string
  private readonly main: string

  /** @throws Refusal `docx.not-word`, `docx.broken`, `docx.macros`, `docx.too-large` {limitMb} */
  constructor(bytes: Uint8Array) {
    this.parts = unpacked(bytes)
    const types = this.text(contentTypes)
    if (/macroEnabled/i.test(types) || [...this.parts.keys()].some((name) => /vbaProject/i.test(name)))
      throw new Refusal('docx.macros')
    const target = this.targetOf('_rels/.rels', '', 'officeDocument')
    if (target === null || !types.includes(`${wordType}.document.main+xml`))
      throw new Refusal('docx.not-word')
    this.main = target
    const taken = this.text(this.relations)
    let free = 'own'
    while (taken.includes(`"${free}`)) free += '-'
    this.freeRelation = free
  }

  /** The part with the text, parted where the text begins and ends. @throws Refusal `docx.broken`, `docx.not-word` */
  body(): { readonly start: string; readonly text: string; readonly end: string } {
    const whole = this.text(this.main)
    const found = /^([\s\S]*?<w:body(?:\s[^>]*)?>)([\s\S]*)(<\/w:body>[\s\S]*)$/.exec(whole)
    if (!found) throw new Refusal('docx.broken')
    const [, start = '', text = '', end = ''] = found
    // Its strict form is another language with the same words (part 1 against part 4): few can read it.
    if (!start.includes(`"${wordNamespace}"`)) throw new Refusal('docx.not-word')
    return { start, text, end }
  }

  setBody(whole: string): void {
    this.set(this.main, whole)
  }

  /** The part of that kind that belongs to the text; an empty one where it has none. */
  beside(kind: Beside): string {
    const name = this.besideName(kind)
    return name === null ? xmlDocument(xml(`w:${kind}`, spaces)) : this.text(name)
  }

  setBeside(kind: Beside, text: string): void {
    const there = this.besideName(kind)
    const name = there ?? posix.join(posix.dirname(this.main), `${this.freeRelation}-${kind}.xml`)
    this.set(name, text)
    if (there !== null) return
    this.add(contentTypes, [override(`/${name}`, `${wordType}.${kind}+xml`)])
    this.relate([relation(`${this.freeRelation}-${kind}`, `${office}/${kind}`, `/${name}`)])
  }

  /** More relations of the text. */
  relate(more: readonly Xml[]): void {
    if (more.length === 0) return
    if (!this.parts.has(this.relations))
      this.set(this.relations, xmlDocument(xml('Relationships', { xmlns: `${packages}/relationships` })))
    this.add(this.relations, more)
  }

  private add(name: string, more: readonly Xml[]): void {
    this.set(name, appended(this.text(name), more.map(({ source }) => source).join('')))
  }

  private get relations(): string {
    return posix.join(posix.dirname(this.main), '_rels', `${posix.basename(this.main)}.rels`)
  }

  private besideName(kind: Beside): string | null {
    return this.targetOf(this.relations, posix.dirname(this.main), kind)
  }

  private targetOf(relations: string, from: string, type: string): string | null {
    const tags = this.text(relations).match(/<Relationship\s[^>]*>/g) ?? []
    const tag = tags.find((each) => attributeOf(each, 'Type') === `${office}/${type}`)
    const target = tag && attributeOf(tag, 'Target')
    if (!target) return null
    const name = target.startsWith('/') ? target.slice(1) : posix.join(from, target)
    return this.parts.has(name) ? name : null
  }

  private text(name: string): string {
    const bytes = this.parts.get(name)
    return bytes ? new TextDecoder().decode(bytes) : ''
  }

  private set(name: string, text: string): void {
    this.parts.set(name, strToU8(text))
  }
}

const contentTypes = '[Content_Types].xml'

function unpacked(bytes: Uint8Array): Map<string, Uint8Array> {
  const tooLarge = new Refusal('docx.too-large', { limitMb: largest.fileMb })
  if (bytes.length > largest.fileMb * 2 ** 20) throw tooLarge
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new Refusal('docx.not-word')
  let sum = 0
  const fits = ({ originalSize }: { originalSize: number }): boolean => {
    sum += originalSize
    return sum <= largest.unpackedMb * 2 ** 20
  }
  const files = unzipped(bytes, fits)
  if (sum > largest.unpackedMb * 2 ** 20) throw tooLarge
  return new Map(Object.entries(files).filter(([name]) => !name.endsWith('/')))
}

function unzipped(
  bytes: Uint8Array,
  filter: (file: { originalSize: number }) => boolean,
): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter })
  } catch {
    throw new Refusal('docx.broken')
  }
}

const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** An attribute of a start tag, read; null where it has none. */
export function attributeOf(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)
  const value = found?.[1] ?? found?.[2]
  return value?.replace(/&(amp|lt|gt|quot|apos);/g, (_, sign: string) => signs[sign]!) ?? null
}

/** Puts more at the end of the root element, which may have been empty. */
export function appended(source: string, more: string): string {
  const trimmed = source.trimEnd()
  const opened = trimmed.endsWith('/>')
    ? trimmed.replace(
        /<([\w:]+)([^<>]*)\/>$/,
        (_, name: string, rest: string) => `<${name}${rest}></${name}>`,
      )
    : trimmed
  const at = opened.lastIndexOf('</')
  return opened.slice(0, at) + more + opened.slice(at)
}
