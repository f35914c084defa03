import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** The rooms in the order in which they may know each other: a room imports itself and those before it. */
export const rooms = [
  'kit',
  'log',
  'organisations',
  'people',
  'cases',
  'reading',
  'ledger',
  'followups',
  'decisions',
  'agreements',
  'circulations',
  'answers',
  'delays',
  'letters',
  'lodgings',
  'intake',
  'meetings',
  'errands',
  'duty',
  'prices',
  'archive',
  'website',
  'app',
] as const

/** Files that touch the world are named by a role, alone or last: `store.ts`, `minutes.store.ts`. */
export const roles = [
  'schema',
  'cookie',
  'form',
  'store',
  'view',
  'actions',
  'routes',
  'pages',
  'jobs',
  'texts',
  'command',
  'worker',
  'script',
] as const

/** Kit that reads no clock, disk, network or database, and so may be imported by a noun file. */
const pureKit = [
  'actor',
  'clock',
  'day-off',
  'day-words',
  'docx/document',
  'files/kind',
  'hash',
  'id',
  'language',
  'memory',
  'office-hours',
  'present',
  'refusal',
  'sentences',
  'text',
]

export interface SourceFile {
  readonly path: string
  readonly text: string
}

export function sourceFiles(root: string): SourceFile[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

export interface Import {
  readonly module: string
  /** Only types: nothing of it is there when the program runs. */
  readonly typesOnly: boolean
}

/** What a file takes from elsewhere: after `from`, in `import '…'`, in `import(…)` and `require(…)`. */
export function importsOf(text: string): Import[] {
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s(?:([^'"`;]*?)\sfrom\s)?['"]([^'"]+)['"]|(?:import|require)\(\s*['"`]([^'"`]+)/g
  return [...text.matchAll(pattern)].map(([, names, module, called]) => ({
    module: module ?? called ?? '',
    typesOnly: names !== undefined && onlyTypes(names),
  }))
}

function onlyTypes(names: string): boolean {
  if (names.startsWith('type ')) return true
  const each = names
    .replace(/[{}]/g, '')
    .split(',')
    .map((name) => name.trim())
  return names.startsWith('{') && each.filter(Boolean).every((name) => name.startsWith('type '))
}

export const roomOf = (path: string): string => path.split('/')[0] ?? ''

export function roleOf(path: string): (typeof roles)[number] | null {
  const name = path
    .split('/')
    .at(-1)!
    .replace(/(\.test)?\.tsx?$/, '')
  const last = name.split('.').at(-1)!
  return roles.find((role) => role === last) ?? null
}

export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path)

/** A noun file is pure: it is in a room, not in kit or app, and is not named by a role. */
export function isNoun(path: string): boolean {
  const room = roomOf(path)
  return path.includes('/') && !['kit', 'app'].includes(room) && roleOf(path) === null && !isTest(path)
}

const kitName = (path: string): string => /^kit\/(.*)\.tsx?$/.exec(path)?.[1] ?? ''

/** A noun file, or kit that noun files may import. Kit's own clock and dice are made there, and asked for by name. */
export const isPureFile = (path: string): boolean =>
  isNoun(path) || (pureKit.includes(kitName(path)) && !['clock', 'id'].includes(kitName(path)))

/** The file that an import of our own names, from `src/`. */
export const targetOf = (path: string, module: string): string => relative('.', join(dirname(path), module))

/** The packages that pure kit is made of. */
const purePackages: Readonly<Record<string, string>> = { 'kit/hash.ts': 'node:crypto' }

function breachOf(file: SourceFile, module: string): string | null {
  const room = roomOf(file.path)
  if (!module.startsWith('.')) return impurePackage(file.path, module)
  const target = targetOf(file.path, module)
  // The demo's data lie beside the migrations; only the program's own commands lay them out.
  if (room === 'app' && target.startsWith('../db/')) return null
  const targetRoom = roomOf(target)
  const order = rooms.findIndex((name) => name === room)
  const targetOrder = rooms.findIndex((name) => name === targetRoom)
  if (target.includes('/') && targetOrder === -1) return `${file.path}: ${targetRoom} is not a room`
  if (order >= 0 && targetOrder > order) return `${file.path}: ${room} may not import ${targetRoom}`
  return isPureFile(file.path) ? impureImport(file.path, target) : null
}

const impurePackage = (path: string, module: string): string | null =>
  isPureFile(path) && purePackages[path] !== module
    ? `${path}: a pure file imports the package ${module}`
    : null

function impureImport(path: string, target: string): string | null {
  if (roomOf(target) === 'kit') {
    return pureKit.includes(kitName(target)) ? null : `${path}: a pure file imports ${target}, which is not`
  }
  return roleOf(target) && roleOf(target) !== 'texts' ? `${path}: a noun file imports ${target}` : null
}

/** Breaches of the one-way rule and of the pure nouns, one sentence each. */
export function importBreaches(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => !isTest(file.path))
    .flatMap((file) => {
      const known = rooms.some((room) => room === roomOf(file.path)) || !file.path.includes('/')
      const stray = known ? [] : [`${file.path}: ${roomOf(file.path)} is not a room`]
      const breaches = importsOf(file.text).map(({ module }) => breachOf(file, module))
      return [...stray, ...breaches.filter((breach) => breach !== null)]
    })
}

export const projectRoot = new URL('../../../', import.meta.url).pathname
export const projectSources = (): SourceFile[] => {
  const root = join(projectRoot, 'src')
  return existsSync(root) ? sourceFiles(root) : []
}
