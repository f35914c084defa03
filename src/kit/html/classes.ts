/** Joins class names, leaving out what is false or missing: `classes('chip', current && 'current')`. */
export function classes(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}
