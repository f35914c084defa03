import { type SourceFile, importsOf, isTest, roleOf, roomOf, roles, targetOf } from './imports.ts'

type Role = (typeof roles)[number] | 'noun'

/** Words and rules: they may be used by every role. */
const words = ['noun', 'texts'] as const

/**
 * What a file of each role may use, beside kit: down the house, never up. What a role is stands in CONTRIBUTING.
 * Routes, jobs and the command are the ways in; only they open a transaction, and only routes have pages.
 */
const uses: Readonly<Record<Role, readonly Role[]>> = {
  noun: words,
  texts: words,
  schema: [...words, 'schema'],
  cookie: words,
  form: [...words, 'form'],
  // A child does some steps of a job; the job that sends for it is in a file of its own.
  worker: [...words, 'worker', 'jobs'],
  store: [...words, 'store'],
  view: [...words, 'form', 'store', 'view'],
  actions: [...words, 'store', 'view', 'actions'],
  pages: [...words, 'form', 'pages'],
  jobs: [...words, 'store', 'view', 'actions', 'worker', 'jobs'],
  routes: [...words, 'schema', 'cookie', 'form', 'store', 'view', 'actions', 'pages', 'jobs', 'routes'],
  command: [...roles, 'noun'],
  script: [...roles, 'noun'],
}

/** Whose types it may name beside: what is shown is made by those. Nothing of them is there when the program runs. */
const names: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  texts: ['actions'],
  view: ['actions'],
  actions: ['jobs'],
  pages: ['store', 'view', 'actions', 'routes'],
}

/** Kit and app have no roles: kit knows no room, and app puts all together. */
const hasRole = (path: string): boolean => path.includes('/') && !['kit', 'app'].includes(roomOf(path))

/** Files that use a role which is not for theirs, one sentence each. */
export function directionBreaches(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => hasRole(path) && !isTest(path))
    .flatMap(({ path, text }) => {
      const role: Role = roleOf(path) ?? 'noun'
      return importsOf(text)
        .filter(({ module }) => module.startsWith('.'))
        .map(({ module, typesOnly }) => ({ target: targetOf(path, module), typesOnly }))
        .filter(({ target }) => hasRole(target) && roomOf(target) !== '..')
        .filter(({ target, typesOnly }) => {
          const used: Role = roleOf(target) ?? 'noun'
          return !uses[role].includes(used) && !(typesOnly && names[role]?.includes(used))
        })
        .map(({ target }) => `${path}: ${role} may not use ${target}`)
    })
}
