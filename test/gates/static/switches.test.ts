import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { type SourceFile, isTest, projectRoot } from './imports.ts'
import { projectTexts } from './tree.ts'

/** What tests tell each other or the program; nobody sets them by hand. */
const own = 'PATH DATA_DIR DATABASE_URL SMTP_URL CLOCK_STARTS TEST_POSTGRES QUERY_RECORD X'.split(' ')

/** Switches that tests and measurements read. */
function switchesIn(files: readonly SourceFile[]): string[] {
  const read = files
    .filter(({ path }) => /\.tsx?$/.test(path) && (path.startsWith('test/') || isTest(path)))
    .flatMap(({ text }) => [...text.matchAll(/process\.env(?:\.|\[')([A-Z_]+)/g)].map(([, name]) => name!))
  return [...new Set(read)].filter((name) => !own.includes(name)).toSorted()
}

/** Those that the guide tells of, in its table of switches. */
function switchesTold(guide: string): string[] {
  const table = guide.slice(guide.indexOf('### Switches'), guide.indexOf('## Recipes'))
  return [...table.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name!).toSorted()
}

test('CONTRIBUTING tells of every switch of the tests, once, and of no other', () => {
  const guide = readFileSync(join(projectRoot, 'CONTRIBUTING.md'), 'utf8')
  assert.deepEqual(switchesTold(guide), switchesIn(projectTexts()))
})

test('the gate sees a switch that is not told of, and one that is read no more', () => {
  const files = [{ path: 'test/a.test.ts', text: ['process.env', "['LOST'] ?? process.env.PATH"].join('') }]
  const guide = '### Switches\n\n| `GONE` | a | b |\n\n## Recipes'
  assert.deepEqual([switchesIn(files), switchesTold(guide)], [['LOST'], ['GONE']])
})
