import { type Markup, once } from '../html/markup.ts'
import { writing } from './post-form.tsx'

const written = new WeakMap<object, Map<string, Markup>>()

/**
 * A part of a page that is the same for everybody: written the first time it is asked for, and put into each page after
 * that for as long as what it is made of is held. It knows nothing of the visit: a form in it would carry its sender's token.
 * @param of what the part is made of; it is not changed
 * @param key tells parts of the same apart: which one, its language, whatever else it is made of
 */
export function shared(of: object, key: string, make: () => Markup): Markup {
  const parts = written.get(of) ?? new Map<string, Markup>()
  written.set(of, parts)
  const part = parts.get(key) ?? writing(null, () => once(make()))
  parts.set(key, part)
  return part
}
