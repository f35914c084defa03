import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { Refusal } from '../refusal.ts'
import { refusalOf } from './cluster.ts'
import { packageFolder, programFor } from './program.ts'
import { copyFolders } from './program-copy.ts'
import { mendLinks } from './program-links.ts'
import { runnerOf, spawnAs } from './runner.ts'

const folder = mkdtempSync(join(tmpdir(), 'radslag-program-'))
const version = `0.0.0-test-${process.pid}`
const copies = (): string[] =>
  copyFolders()
    .filter((parent) => existsSync(parent))
    .flatMap((parent) =>
      readdirSync(parent)
        .filter((name) => name.includes(version))
        .map((name) => join(parent, name)),
    )

after(() => {
  for (const made of [folder, ...copies()]) rmSync(made, { recursive: true, force: true })
})

/** The package as npm unpacks it: no links. */
function unpacked(name: string): string {
  const tree = join(folder, name)
  cpSync(packageFolder(), tree, { recursive: true, filter: (from) => !lstatSync(from).isSymbolicLink() })
  writeFileSync(join(tree, 'package.json'), JSON.stringify({ version }))
  return tree
}

const links = (tree: string): string[] =>
  (JSON.parse(readFileSync(join(tree, 'native', 'pg-symlinks.json'), 'utf8')) as { target: string }[]).map(
    ({ target }) => join(tree, target),
  )

test('the links between library names are mended, also by two starts at once', () => {
  const tree = unpacked('mended')
  const run = (): number | null => spawnSync(join(tree, 'native', 'bin', 'postgres'), ['--version']).status
  assert.notEqual(run(), 0)
  assert.equal(mendLinks(tree), true)
  assert.equal(mendLinks(tree), true)
  assert.deepEqual(
    links(tree).filter((link) => !existsSync(link)),
    [],
  )
  assert.equal(run(), 0)
})

test('a package that its user cannot reach or mend is copied once, and runs from the copy', async () => {
  const tree = unpacked('closed')
  const said: string[] = []
  const runner = runnerOf(folder) ?? { uid: process.getuid!(), gid: process.getgid!() }
  chmodSync(join(tree, 'native', 'lib'), 0o555)
  const program = await programFor(runner, (event) => said.push(event), tree)
  const [copy] = copies()
  assert.ok(copy && program.postgres.startsWith(copy))
  assert.deepEqual(said, ['embedded.runs-from-copy'])
  assert.equal(program.major, 18)
  const run = spawnSync(program.initdb, ['--version'], { ...spawnAs(runner), cwd: '/', encoding: 'utf8' })
  assert.match(run.stdout, /^initdb \(PostgreSQL\) 18/)
  const made = lstatSync(copy).ctimeMs
  await programFor(runner, () => {}, tree)
  assert.deepEqual(copies(), [copy])
  assert.equal(lstatSync(copy).ctimeMs, made)
  chmodSync(join(tree, 'native', 'lib'), 0o755)
})

test('a program that does not run here is refused with the reason', async () => {
  const tree = unpacked('foreign')
  writeFileSync(join(tree, 'package.json'), JSON.stringify({ version: `${version}-foreign` }))
  writeFileSync(join(tree, 'native', 'bin', 'postgres'), '#!/bin/sh\necho wrong machine >&2; exit 1\n')
  await assert.rejects(
    programFor(null, () => {}, tree),
    (error: unknown) => {
      return (
        error instanceof Refusal &&
        error.code === 'postgres.does-not-run' &&
        String(error.facts['why']).includes('wrong machine')
      )
    },
  )
})

test('a full disk is called that, whoever says it', () => {
  const byNode = Object.assign(new Error('write'), { code: 'ENOSPC' })
  const byPostgres = new Error('FATAL:  could not write lock file "postmaster.pid": No space left on device')
  for (const error of [byNode, byPostgres]) {
    const refusal = refusalOf(error, '/data')
    assert.ok(refusal instanceof Refusal)
    assert.equal(refusal.code, 'postgres.disk-full')
  }
})
