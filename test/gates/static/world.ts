import { type SourceFile, importsOf, isTest } from './imports.ts'

const command = /(^|\/|\.)command\.ts$/

/** Parts of the world that are reached through a package, and the only files that may. */
const world: readonly {
  readonly what: string
  readonly module: RegExp
  readonly where: readonly RegExp[]
}[] = [
  {
    what: 'the disk',
    module: /^(node:)?fs(\/|$)/,
    where: [/^kit\/(files|db|postgres|typst)\//, /^kit\/html\/assets\.ts$/, command],
  },
  {
    what: 'the network',
    module: /^(node:)?(net|tls|http|https|http2|dgram|dns)(\/|$)|^(hono|@hono|undici)(\/|$)/,
    where: [/^kit\/(http|mail)\//, /^app\/(app|server|metrics\.routes)\.ts$/],
  },
  { what: 'mail servers', module: /^(nodemailer|imapflow|smtp-server)(\/|$)/, where: [/^kit\/mail\//] },
  {
    what: 'the database',
    module: /^(kysely|pg|pg-boss)(\/|$)/,
    where: [/(^|\/|\.)store\.ts$/, /^kit\/(db|jobs)\//],
  },
  {
    what: 'another process',
    module: /^(node:)?(child_process|worker_threads|cluster)$/,
    where: [/^kit\/(child|extract|postgres|typst)\//, command],
  },
  {
    what: 'modules by name',
    module: /^(node:)?(module|vm|repl|inspector|sqlite|wasi)(\/|$)/,
    where: [/^kit\/postgres\//, command],
  },
]

/** Files that reach a part of the world which is another's to touch, one sentence each. */
export function worldBreaches(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => !isTest(path))
    .flatMap(({ path, text }) =>
      importsOf(text)
        .filter(({ typesOnly }) => !typesOnly)
        .flatMap(({ module }) =>
          world
            .filter((part) => part.module.test(module) && !part.where.some((where) => where.test(path)))
            .map(({ what }) => `${path}: ${module} reaches ${what}`),
        ),
    )
}
