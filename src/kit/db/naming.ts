/** `associationId` ↔ `association_id`: the same names on both sides of the driver, each in its own dress. */

const snakes = new Map<string, string>()
const camels = new Map<string, string>()

export function snake(name: string): string {
  return kept(snakes, name, () => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
}

export function camel(name: string): string {
  return kept(camels, name, () => name.replace(/_+([^_])/g, (_, letter: string) => letter.toUpperCase()))
}

function kept(names: Map<string, string>, name: string, make: () => string): string {
  const known = names.get(name)
  if (known !== undefined) return known
  const made = make()
  names.set(name, made)
  return made
}
