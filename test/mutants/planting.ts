import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../gates/static/imports.ts'
import { databaseUrl } from '../help/server.ts'
import type { Mutant, Sight } from './mutant.ts'

const parts = ['src', 'test', 'db', 'docs', 'package.json', 'tsconfig.json', '.oxlintrc.json']

/** A copy of the project to plant errors in, with a link to its packages. */
export function copyOf(): string {
  const copy = mkdtempSync(join(tmpdir(), 'radslag-mutant-'))
  for (const part of parts) cpSync(join(projectRoot, part), join(copy, part), { recursive: true })
  symlinkSync(join(projectRoot, 'node_modules'), join(copy, 'node_modules'))
  return copy
}

export const dropCopy = (copy: string): void => rmSync(copy, { recursive: true, force: true })

/** How a test ended: with nothing to say, or with the words of its error; null where it did not run to an end. */
type End = { readonly red: string | null } | null

/**
 * Plants the error and runs only the tests that must see it.
 * @param template URL of a migrated database on the server that the tests may clone
 * @returns what is wrong with the tests, one sentence each: the mutant lives, or a test is red for another reason, which
 * proves nothing; empty where every one is green without the error and red with it, for the reason that is named
 */
export async function faultsOf(mutant: Mutant, copy: string, template: string): Promise<string[]> {
  const path = join(copy, mutant.file)
  const text = readFileSync(path, 'utf8')
  if (text.split(mutant.right).length !== 2) return [`${mutant.file} does not say once: ${mutant.right}`]
  const env = environment(mutant, template)
  const faults: string[] = []
  for (const sight of mutant.seenBy) {
    const before = await endOf(copy, sight, env)
    writeFileSync(
      path,
      text.replace(mutant.right, () => mutant.wrong),
    )
    const after = await endOf(copy, sight, env)
    writeFileSync(path, text)
    faults.push(...judged(sight, before, after))
  }
  return faults
}

export function judged({ file, test, says }: Sight, before: End, after: End): string[] {
  const which = `${file}: "${test}"`
  if (before === null) return [`${which} does not run to an end without it`]
  if (before.red !== null) return [`${which} is red without it: ${before.red}`]
  if (after === null) return [`${which} does not run to an end with it, which proves nothing`]
  if (after.red === null) return [`${which} does not see it: the mutant LIVES`]
  return says.test(after.red) ? [] : [`${which} is red for another reason than ${says}: ${after.red}`]
}

/** Tests of a mutated migration make their template themselves, on the same server. */
function environment({ file }: Mutant, template: string): NodeJS.ProcessEnv {
  const { NODE_TEST_CONTEXT: _, QUERY_RECORD: __, TEST_POSTGRES: ___, ...env } = process.env
  return file.startsWith('db/migrations/')
    ? { ...env, TEST_DATABASE_URL: databaseUrl(template, 'postgres') }
    : { ...env, TEST_POSTGRES: template }
}

/** Far more than a test needs that is alone: machines have other things to do. */
const longest = 300_000

function endOf(copy: string, { file, test }: Sight, env: NodeJS.ProcessEnv): Promise<End> {
  const pattern = `^${test.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`
  const only = ['--test', '--test-force-exit', '--test-reporter=tap', `--test-name-pattern=${pattern}`]
  const program = ['--import', 'tsx', ...only, file]
  return new Promise((resolve) => {
    execFile(process.execPath, program, { cwd: copy, env, maxBuffer: 1e8, timeout: longest }, (_, output) => {
      resolve(endIn(output, test))
    })
  })
}

/** What the report says of the test whose name begins so. A test of many is red when one of them is. */
export function endIn(report: string, test: string): End {
  const ends = report
    .split(/^(?=\s*(?:not )?ok \d+ - )/m)
    .map((part) => ({ part, named: /^\s*(not )?ok \d+ - (.*)/.exec(part) }))
    .filter(({ named }) => named?.[2]?.startsWith(test) && !/# SKIP/.test(named[2]))
  if (ends.length === 0) return null
  const red = ends.find(({ named }) => named?.[1])
  if (!red) return { red: null }
  const said = /^\s*error: (?:\|-\n)?([\s\S]*?)\n\s*(?:code|name|stack):/m.exec(red.part)?.[1]
  return { red: (said ?? red.part).replace(/\s+/g, ' ').trim() }
}
