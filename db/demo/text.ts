import { readFileSync } from 'node:fs'

/** One of the demo's own texts, lying beside this file. */
export const demoText = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')
