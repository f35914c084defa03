import type { Elements } from './attributes.ts'
import { type Component, Element, type Markup } from './markup.ts'

/**
 * What the compilers turn TSX into: `<a href="/">x</a>` becomes `jsx('a', { href: '/', children: 'x' })`. They find it as
 * `#html/jsx-runtime` (`imports` in package.json); see docs/decisions/0030-pages-written-as-bytes.md.
 */
export function jsx(of: string | Component, props: Readonly<Record<string, unknown>>): Element {
  return new Element(of, props)
}

/** With several children. */
export const jsxs = jsx

/** `<>…</>` */
export const Fragment = ({ children }: { children?: Markup }): Markup => children

/** How TypeScript checks TSX. */
export declare namespace JSX {
  type Element = Markup
  type ElementType = keyof Elements | Component
  type IntrinsicElements = Elements
  interface ElementChildrenAttribute {
    children: unknown
  }
  interface IntrinsicAttributes {
    key?: string | number
  }
}
