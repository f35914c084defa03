import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { projectRoot } from '../gates/static/imports.ts'
import { mutants } from './mutants.ts'

const read = (file: string): string => readFileSync(join(projectRoot, file), 'utf8')

// `npm run mutants` plants them; here only that they can still be planted.
test('every mutant finds the line it changes, once, and the tests that must see it', () => {
  for (const { name, file, right, seenBy } of mutants) {
    assert.equal(read(file).split(right).length, 2, `${name}: ${file} no longer says ${right}`)
    for (const [testFile, ...tests] of seenBy)
      for (const each of tests) assert.ok(read(testFile).includes(each), `${testFile} has no test "${each}"`)
  }
})
