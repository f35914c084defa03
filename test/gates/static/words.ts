import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type SourceFile, isNoun, projectRoot } from './imports.ts'

/** A line of `docs/words.md`. */
export interface Word {
  readonly swedish: readonly string[]
  readonly english: string
  /** Files or rooms, from `src/`. */
  readonly places: readonly string[]
}

export const wordsPage = (): string => readFileSync(join(projectRoot, 'docs/words.md'), 'utf8')

export function wordsOf(page: string): Word[] {
  const lines = page.split('\n').filter((line) => line.startsWith('| ') && !/^\| (---|Swedish )/.test(line))
  return lines.map((line) => {
    const [swedish = '', english = '', places = ''] = line
      .split('|')
      .slice(1)
      .map((cell) => cell.trim())
    return { swedish: swedish.split(', '), english, places: places.split(', ') }
  })
}

/** The Swedish words that a file opens with, in lower case; null where it opens otherwise. */
export function openingOf({ text }: SourceFile): string | null {
  const comment = /\/\*\*([\s\S]*?)\*\//.exec(text)?.[1]
  return /^\s*([^:.]+?): \S/.exec(comment?.replace(/\n \* ?/g, ' ') ?? '')?.[1]?.toLowerCase() ?? null
}

/** What does not agree between the noun files and the page of words, one sentence each. */
export function wordBreaches(files: readonly SourceFile[], words: readonly Word[], comments = ''): string[] {
  const nouns = files.filter(({ path }) => isNoun(path))
  return [
    ...nouns.flatMap((file) => fileBreaches(file, words)),
    ...words.flatMap((word) => strays(word, files, comments)),
  ]
}

function fileBreaches(file: SourceFile, words: readonly Word[]): string[] {
  const opening = openingOf(file)
  if (opening === null) return [`${file.path}: does not open with its Swedish word and a colon`]
  const here = words.filter(({ places }) => places.includes(file.path)).flatMap(({ swedish }) => swedish)
  const known = here.some((word) => opening.includes(word.toLowerCase()))
  return known ? [] : [`${file.path}: "${opening}" is not in docs/words.md`]
}

/**
 * A word whose file is gone, or whose room never says it; a table's word may be said by the migration that made it. A word
 * may stand for a whole room.
 */
function strays(
  { swedish, english, places }: Word,
  files: readonly SourceFile[],
  comments: string,
): string[] {
  const said = english.includes('`') ? comments.toLowerCase() : ''
  return places.flatMap((place) => {
    const room = files.filter(({ path }) => path.startsWith(`${place.split('/')[0]}/`))
    if (place.endsWith('/') ? room.length === 0 : !room.some(({ path }) => path === place))
      return [`${place}: not there, for "${swedish.join(', ')}" in docs/words.md`]
    return swedish
      .map((word) => word.toLowerCase())
      .filter((word) => !said.includes(word) && !room.some(({ text }) => text.toLowerCase().includes(word)))
      .map((word) => `${place}: the room says nothing of "${word}", which docs/words.md places there`)
  })
}

/** What the migrations say, for the comments on their tables. */
export function migrationTexts(): string {
  const folder = join(projectRoot, 'db/migrations')
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n')
}

export const schemaPage = (): string => readFileSync(join(projectRoot, 'docs/schema.sql'), 'utf8')

/** Tables of the database that the page of words says nothing of, and names in it that are no table; one sentence each. */
export function tableBreaches(schema: string, words: readonly Word[]): string[] {
  const tables = [...schema.matchAll(/^create table (\w+)/gm)].map(([, name]) => name!)
  const inSql = words.flatMap(({ english }) => [...english.matchAll(/`(\w+)`/g)].map(([, name]) => name!))
  const known = new Set([...inSql, ...words.flatMap(({ english }) => namesIn(english))])
  return [
    ...tables
      .filter((name) => !known.has(name))
      .map((name) => `${name}: a table without its word in docs/words.md`),
    ...inSql
      .filter((name) => !tables.includes(name))
      .map((name) => `${name}: in docs/words.md, but no table`),
  ]
}

/** "registry, registry entry" as tables would be called. */
const namesIn = (english: string): string[] =>
  english
    .replace(/\(.*?\)/g, '')
    .split(/[,;]/)
    .map((name) => name.trim().replace(/-/g, '').replaceAll(' ', '_'))
