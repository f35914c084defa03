import type { Evidence, Found } from './source.ts'

/** Fält i en läsrapport: one field of a report with the words it rests on. */
export interface Field {
  readonly name: string
  readonly value: unknown
  readonly evidence: Evidence & { readonly more?: readonly Evidence[] }
}

const bare = ({ quote, start, end }: Evidence): Evidence => ({ quote, start, end })

/** The field, or nothing where it was not found. */
export const one = (name: string, found: Found<unknown> | null): Field[] =>
  found ? [{ name, value: found.value, evidence: bare(found) }] : []

/** A list, or nothing where it is empty. */
export function many(name: string, all: readonly Found<unknown>[]): Field[] {
  const [first, ...rest] = all
  if (!first) return []
  const evidence = rest.length > 0 ? { ...bare(first), more: rest.map(bare) } : bare(first)
  return [{ name, value: all.map((each) => each.value), evidence }]
}

/** A field that rests on another field's words. */
export const same = (name: string, value: unknown, evidence: Evidence): Field[] => [
  { name, value, evidence: bare(evidence) },
]
