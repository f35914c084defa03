/** A page as a browser reads it, as far as stories need: a tree of elements, their text, and what a form would send. */

export interface Element {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: (Element | string)[]
  readonly parent: Element | null
}

const voids = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'wbr',
])
const tag =
  /<!--[\s\S]*?-->|<!doctype[^>]*>|<\/([a-z][a-z0-9-]*)\s*>|<([a-z][a-z0-9-]*)((?:\s+[^\s"'<>/=]+(?:="[^"]*")?)*)\s*(\/?)>/gi
const attribute = /([^\s"'<>/=]+)(?:="([^"]*)")?/g
const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
}

/** Reads the well-formed HTML that the program writes. A tag that is closed wrongly throws: a browser would guess. */
export function parseHtml(html: string): Element {
  const root: Element = { name: '#page', attributes: new Map(), children: [], parent: null }
  let open = root
  let from = 0
  for (const match of html.matchAll(tag)) {
    const [whole, closing, opening, attributes = '', selfClosed] = match
    addText(open, html.slice(from, match.index))
    from = match.index + whole.length
    if (closing) open = close(open, closing.toLowerCase())
    if (!opening) continue
    const element: Element = {
      name: opening.toLowerCase(),
      attributes: attributesOf(attributes),
      children: [],
      parent: open,
    }
    open.children.push(element)
    if (!voids.has(element.name) && !selfClosed) open = element
  }
  addText(open, html.slice(from))
  return root
}

function close(open: Element, name: string): Element {
  if (open.name !== name) throw new Error(`</${name}> closes <${open.name}>: ${textOf(open).slice(0, 80)}`)
  return open.parent!
}

function addText(element: Element, raw: string): void {
  if (raw) element.children.push(decode(raw))
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(attribute)].map(([, name = '', value = '']) => [name.toLowerCase(), decode(value)]),
  )
}

function decode(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (hex) return String.fromCodePoint(Number.parseInt(hex, 16))
      if (decimal) return String.fromCodePoint(Number(decimal))
      return named[name ?? ''] ?? whole
    },
  )
}

/** All elements below, in the page's order. */
export function* elementsIn(element: Element): Generator<Element> {
  for (const child of element.children) {
    if (typeof child === 'string') continue
    yield child
    yield* elementsIn(child)
  }
}

export function findAll(element: Element, holds: (found: Element) => boolean): Element[] {
  return [...elementsIn(element)].filter(holds)
}

export const byName = (element: Element, name: string): Element[] =>
  findAll(element, (found) => found.name === name)

const unread = new Set(['script', 'style', 'head', 'template', 'option'])

/** What a reader sees of it, with runs of white space as one space. */
export function textOf(element: Element): string {
  return rawText(element).replace(/\s+/g, ' ').trim()
}

const blocks =
  /^(?:p|div|li|tr|td|th|h\d|section|article|header|main|nav|dt|dd|label|legend|button|br|pre|ul|ol)$/

function rawText(element: Element): string {
  const parts = element.children.map((child) => {
    if (typeof child === 'string') return child
    if (unread.has(child.name)) return ''
    return blocks.test(child.name) ? ` ${rawText(child)} ` : rawText(child)
  })
  return parts.join('')
}

/** Text as it stands, for a textarea: a browser drops the first line break. */
export function valueOf(textarea: Element): string {
  return textarea.children
    .filter((child) => typeof child === 'string')
    .join('')
    .replace(/^\r?\n/, '')
}

export const attributeOf = (element: Element, name: string): string | null =>
  element.attributes.get(name) ?? null

export function isInside(element: Element, other: Element): boolean {
  for (let at = element.parent; at; at = at.parent) if (at === other) return true
  return false
}
