import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { projectRoot } from '../gates/static/imports.ts'
import { startTestServer, type TestServer } from '../help/server.ts'
import { letterMutants } from './letter-mutants.ts'
import { copyOf, dropCopy, endIn, faultsOf, judged } from './planting.ts'
import { recordMutants } from './record-mutants.ts'

const mutants = [...recordMutants, ...letterMutants]

const read = (file: string): string => readFileSync(join(projectRoot, file), 'utf8')

test('every mutant finds the line it changes, once, and the tests that must see it', () => {
  for (const { name, file, right, seenBy } of mutants) {
    assert.equal(read(file).split(right).length, 2, `${name}: ${file} no longer says ${right}`)
    for (const { file: testFile, test: each } of seenBy)
      assert.ok(read(testFile).includes(each), `${testFile} has no test "${each}"`)
  }
})

const tried = process.env['MUTANTS'] === 'all' ? mutants : mutants.filter(({ always }) => always)

describe('the tests turn red, for the reason that is named, when', { concurrency: 2 }, () => {
  let server: TestServer | null = null
  let template = process.env['TEST_POSTGRES']
  before(async () => {
    template ??= (server = await startTestServer()).template
  })
  after(() => server?.stop())

  for (const mutant of tried) {
    test(mutant.name, async () => {
      const copy = copyOf()
      try {
        assert.deepEqual(await faultsOf(mutant, copy, template!), [])
      } finally {
        dropCopy(copy)
      }
    })
  }
})

describe('a test’s end', () => {
  const report = `TAP version 13
# Subtest: letters
    # Subtest: a letter is kept
    ok 1 - a letter is kept
      ---
      duration_ms: 1
      ...
    # Subtest: a letter is one letter
    not ok 2 - a letter is one letter
      ---
      failureType: 'testCodeFailure'
      error: |-
        two letters
        
        1 !== 2
        
      code: 'ERR_ASSERTION'
      ...
    1..2
not ok 1 - letters
`
  const sight = { file: 'a.test.ts', test: 'a letter is one', says: /two letters/ }
  test('is read from the report, with its words', () => {
    assert.deepEqual(endIn(report, 'a letter is kept'), { red: null })
    assert.match(endIn(report, 'a letter is one')?.red ?? '', /^two letters 1 !== 2$/)
    assert.equal(endIn(report, 'a letter is lost'), null)
    assert.equal(endIn('ok 1 - a letter is kept # SKIP no server', 'a letter is kept'), null)
  })
  test('proves something only when it was green and is red for the reason named', () => {
    const green = { red: null }
    assert.deepEqual(judged(sight, green, { red: 'two letters' }), [])
    assert.match(judged(sight, green, green).join(), /LIVES/)
    assert.match(judged(sight, green, { red: 'syntax error' }).join(), /another reason/)
    assert.match(judged(sight, green, null).join(), /proves nothing/)
    assert.match(judged(sight, { red: 'two letters' }, { red: 'two letters' }).join(), /red without it/)
    assert.match(judged(sight, null, { red: 'two letters' }).join(), /does not run to an end without/)
  })
})
