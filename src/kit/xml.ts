import { withoutIdentityNumbers } from './identity-number.ts'

/** XML written by hand, so that nothing typed by anybody can end an element: text is escaped where it is put in. */
export class Xml {
  readonly source: string
  constructor(source: string) {
    this.source = source
  }
}

export type XmlChild = Xml | string | number | null | false | undefined
type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>

/** One element. Attributes and children that are null, false or undefined are left out; strings are escaped. */
export function xml(name: string, attributes: Attributes = {}, ...children: readonly XmlChild[]): Xml {
  const head = Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== undefined && value !== false)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
  const inner = children.map(sourceOf).join('')
  return new Xml(`<${name}${head.join('')}${inner === '' ? '/>' : `>${inner}</${name}>`}`)
}

function sourceOf(child: XmlChild): string {
  if (child === null || child === undefined || child === false) return ''
  return child instanceof Xml ? child.source : escapeXml(String(child))
}

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/**
 * Text as XML 1.0 can hold it: the four signs named, without the characters that no XML may have (§ 2.2), and without
 * personal identity numbers.
 */
export function escapeXml(text: string): string {
  return (
    withoutIdentityNumbers(text.toWellFormed())
      .replace(/[&<>"]/g, (sign) => named[sign]!)
      // oxlint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
  )
}

/** A whole document, with its declaration. */
export function xmlDocument(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root.source}`
}
