import { type AttributeName, names } from './attributes.ts'
import { addEscaped, addPlain, addWritten, bytesOf } from './page-bytes.ts'

/** What a page is made of: elements of TSX, text and numbers, lists of them; null and false where there is nothing. */
export type Markup = Element | Written | string | number | boolean | null | undefined | readonly Markup[]

type Props = Readonly<Record<string, unknown>>
export type Component = (props: never) => Markup

/** What `<a href="…">` and `<Card>` in TSX are until the page is written. Only the TSX runtime makes them. */
export class Element {
  readonly of: string | Component
  readonly props: Props
  constructor(of: string | Component, props: Props) {
    this.of = of
    this.props = props
  }
}

/** Markup that has been written already; see `once`. */
class Written {
  readonly html: Buffer
  constructor(html: Buffer) {
    this.html = html
  }
}

/** What stands before the first element of a page. */
export const doctype: Markup = new Written(Buffer.from('<!doctype html>'))

/** Written at once and for all: a drawing that stands many times on a page. Nothing of a visit may be in it. */
export function once(markup: Markup): Markup {
  return new Written(write(markup))
}

/**
 * The markup as HTML, in UTF-8. Whatever is text becomes text, whatever stands in it: nothing is taken for HTML but what
 * was written by this function itself.
 * @throws TypeError for what is no markup: an object, a function, an attribute that is none
 */
export function write(markup: Markup): Buffer {
  return bytesOf(() => add(markup))
}

function add(markup: Markup): void {
  if (typeof markup === 'string') addEscaped(markup)
  else if (markup instanceof Element) addElement(markup)
  else if (Array.isArray(markup)) for (const each of markup as readonly Markup[]) add(each)
  else addOther(markup)
}

function addOther(markup: unknown): void {
  if (markup instanceof Written) addWritten(markup.html)
  else if (typeof markup === 'number') addPlain(String(markup))
  else if (markup !== null && markup !== undefined && typeof markup !== 'boolean')
    throw new TypeError(`no markup: ${typeof markup}`)
}

function addElement({ of, props }: Element): void {
  if (typeof of === 'function') {
    add(of(props as never))
    return
  }
  const tag = tags.get(of) ?? newTag(of)
  addPlain(tag.begin)
  for (const name in props) if (name !== 'children') addAttribute(name, props[name])
  if (tag.isVoid) addPlain('/>')
  else addContent(tag, props['children'] as Markup)
}

function addContent(tag: Tag, children: Markup): void {
  addPlain('>')
  // A browser takes away the line break that text in these begins with.
  if (tag.losesLine && typeof children === 'string' && children.startsWith('\n')) addPlain('\n')
  if (children !== undefined) add(children)
  addPlain(tag.end)
}

function addAttribute(name: string, value: unknown): void {
  if (value === undefined || value === null) return
  const attribute = attributes.get(name) ?? newAttribute(name)
  if (typeof value === 'string') addText(attribute, value)
  else if (typeof value === 'number') addValue(attribute, String(value))
  else if (typeof value !== 'boolean') throw new TypeError(`no attribute: ${name} of type ${typeof value}`)
  else if (attribute.saysFalse) addValue(attribute, String(value))
  else if (value) addValue(attribute, '')
}

function addText(attribute: Attribute, value: string): void {
  if (attribute.isAddress && leadsAstray(value)) return
  addPlain(attribute.begin)
  addEscaped(value)
  addPlain('"')
}

function addValue({ begin }: Attribute, value: string): void {
  addPlain(begin)
  addPlain(value)
  addPlain('"')
}

/** Addresses are the program's own or of these kinds. `javascript:` and its like are left out, however they are written. */
const address = /^(?:[/?#]|(?:https?|mailto|tel|webcal):|[^:/?#]*(?:[/?#]|$))/i
const leadsAstray = (value: string): boolean => !value.startsWith('/') && !address.test(value)

interface Tag {
  readonly begin: string
  readonly end: string
  readonly isVoid: boolean
  readonly losesLine: boolean
}

interface Attribute {
  readonly begin: string
  readonly isAddress: boolean
  /** For screen readers and scripts false is a value; for HTML it is that the attribute is not there. */
  readonly saysFalse: boolean
}

const voids = new Set(['br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr'])
const losers = new Set(['pre', 'textarea'])
const addresses = new Set(['href', 'src', 'action', 'formAction'])

/** Those met so far. */
const tags = new Map<string, Tag>()
const attributes = new Map<string, Attribute>()

function newTag(name: string): Tag {
  if (!/^[a-z][a-z0-9]*$/i.test(name)) throw new TypeError(`no element: ${name}`)
  const made = { begin: `<${name}`, end: `</${name}>`, isVoid: voids.has(name), losesLine: losers.has(name) }
  tags.set(name, made)
  return made
}

function newAttribute(name: string): Attribute {
  const saysFalse = /^(?:aria|data)-[a-z]+(?:-[a-z]+)*$/.test(name)
  const written = saysFalse ? name : Object.hasOwn(names, name) && names[name as AttributeName]
  if (!written) throw new TypeError(`no attribute: ${name}`)
  const made = { begin: ` ${written}="`, isAddress: addresses.has(name), saysFalse }
  attributes.set(name, made)
  return made
}
