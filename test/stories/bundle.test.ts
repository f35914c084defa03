import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, test } from 'node:test'

const project = resolve(import.meta.dirname, '../..')
const root = mkdtempSync(join(tmpdir(), 'radslag-bundle-'))
const cache = join(root, 'node_modules/.cache/radslag')
after(() => rmSync(root, { recursive: true }))

/** The project once more, with packages that are the same and a cache of its own. */
function lay(): void {
  for (const name of ['bin', 'src', 'db', 'package.json', 'package-lock.json', 'tsconfig.json'])
    cpSync(join(project, name), join(root, name), { recursive: true })
  mkdirSync(join(root, 'node_modules'))
  for (const name of readdirSync(join(project, 'node_modules')).filter((each) => each !== '.cache'))
    symlinkSync(join(project, 'node_modules', name), join(root, 'node_modules', name))
}

/** Starts the program, as after a change of its files. Returns the bundles that there are then. */
function started(change: string): string[] {
  writeFileSync(join(root, 'bin', 'changed.txt'), change)
  execFileSync(process.execPath, [join(root, 'bin/radslag.mjs'), '--help'])
  return readdirSync(cache)
}

test('after a change the program is made one file again; the earlier one goes, but not while somebody runs it', () => {
  lay()
  const [first, ...more] = started('a')
  assert.ok(first && more.length === 0 && existsSync(join(cache, first, 'main.mjs')))

  const [second, ...others] = started('bb')
  assert.ok(second && second !== first && others.length === 0, [second, ...others].join(' '))

  writeFileSync(join(cache, second, `${process.pid}.user`), '')
  // What a process left that died while it made a bundle.
  mkdirSync(join(cache, `${'0'.repeat(16)}.4194305`))
  const both = started('ccc')
  assert.equal(both.length, 2)
  assert.ok(both.includes(second) && both.every((name) => existsSync(join(cache, name, 'main.mjs'))))
})
