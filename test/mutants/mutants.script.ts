import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../../src/kit/postgres/postgres.ts'
import { type Mutant, mutants } from './mutants.ts'

/**
 * `npm run mutants [-- words of a name]`: plants each error in a copy of the project and runs the tests that must see
 * it, first without the error: a test that is red anyway sees nothing. Exit code 1 when a mutant lives.
 */
const root = new URL('../../', import.meta.url).pathname
const parts = ['src', 'test', 'bin', 'db', 'docs', 'package.json', 'tsconfig.json', '.oxlintrc.json']

function copyOf(): string {
  const copy = mkdtempSync(join(tmpdir(), 'radslag-mutant-'))
  for (const part of parts) cpSync(join(root, part), join(copy, part), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  return copy
}

interface Colours {
  readonly red: readonly string[]
  readonly green: readonly string[]
}

/** The names of the tests in a file that are red and green. */
function run(copy: string, file: string, server: string): Promise<Colours> {
  const env = { ...process.env, TEST_DATABASE_URL: server }
  const program = ['--import', 'tsx', '--test', '--test-reporter=tap', file]
  return new Promise((resolve) => {
    execFile(process.execPath, program, { cwd: copy, env, maxBuffer: 1e8, timeout: 240_000 }, (_, output) => {
      const named = (pattern: RegExp) => [...output.matchAll(pattern)].map(([, name = '']) => name)
      resolve({ red: named(/^\s*not ok \d+ - (.*)$/gm), green: named(/^\s*ok \d+ - (.*)$/gm) })
    })
  })
}

/** How each file's tests are without any mutant. */
const unharmed = new Map<string, Colours>()

/** What should have turned red and did not, one sentence each; nothing when the mutant is dead. */
async function survivals(copy: string, mutant: Mutant, server: string): Promise<string[]> {
  const path = join(copy, mutant.file)
  const text = readFileSync(path, 'utf8')
  if (text.split(mutant.right).length !== 2) return [`${mutant.file} does not say once: ${mutant.right}`]
  for (const [file] of mutant.seenBy)
    if (!unharmed.has(file)) unharmed.set(file, await run(copy, file, server))
  writeFileSync(
    path,
    text.replace(mutant.right, () => mutant.wrong),
  )
  const lives: string[] = []
  for (const [file, ...tests] of mutant.seenBy)
    lives.push(...unseen(file, tests, unharmed.get(file)!, await run(copy, file, server)))
  writeFileSync(path, text)
  return lives
}

function unseen(file: string, tests: readonly string[], before: Colours, after: Colours): string[] {
  return tests.flatMap((test) => {
    const among = (names: readonly string[]) => names.some((name) => name.startsWith(test))
    if (among(before.red) || !among(before.green)) return [`${file}: "${test}" is not green without it`]
    return among(after.red) ? [] : [`${file}: "${test}" does not see it`]
  })
}

const wanted = process.argv.slice(2).join(' ')
const dataDir = mkdtempSync(join(tmpdir(), 'radslag-mutants-'))
const postgres = await startPostgres({ dataDir, fsync: false, log: () => {} })
const copy = copyOf()
let living = 0
try {
  for (const mutant of mutants.filter(({ name }) => name.includes(wanted))) {
    const began = performance.now()
    const lives = await survivals(copy, mutant, postgres.url)
    const seconds = ((performance.now() - began) / 1000).toFixed(1).padStart(5)
    console.log(`${lives.length === 0 ? 'dead ' : 'LIVES'} ${seconds} s  ${mutant.name}`)
    for (const reason of lives) console.log(`                ${reason}`)
    if (lives.length > 0) living += 1
  }
} finally {
  await postgres.stop()
  for (const folder of [copy, dataDir]) rmSync(folder, { recursive: true, force: true })
}
process.exitCode = living === 0 ? 0 : 1
