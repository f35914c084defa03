import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'

/**
 * Errors that somebody could make: each is planted in a copy of the room, and the proof there must turn red. The first
 * six are tried every time, all of them with `MUTANTS=all` (half a minute).
 */
const mutants: [name: string, file: string, right: string, wrong: string][] = [
  ['a proposal is an answer', 'standing-words.ts', 'submitted: open(', 'submitted: answer('],
  ['a condition counts unmet', 'ground.ts', 'terms?.conditionsAllowed === true', 'true'],
  ['an objection is not heard', 'ground.ts', '.length === 0)', '.length >= 0)'],
  [
    'a quashed decision still stands',
    'history.ts',
    'step.retracted !== null || step.quashed !== null',
    'step.retracted !== null',
  ],
  [
    'a correction comes after what it corrects',
    'history.ts',
    'dayOf(first.recorded)',
    'dayOf(step.act.recorded)',
  ],
  [
    'a struck-out act still speaks',
    'history.ts',
    'recorded.filter((step) => meaning(step.act) !== null)',
    'recorded.filter(() => true)',
  ],
  [
    'later knowledge leaks',
    'history.ts',
    'act.recorded <= known',
    'act.recorded <= known || acts.length % 7 === 0',
  ],
  ['a stay is never lifted', 'history.ts', "?.type === 'stayed'", '!== undefined'],
  ['a note to the file undoes a yes', 'ground.ts', 'if (position) return position', ''],
  ['what is replaced stands', 'ground.ts', '!isVoid(step) && !isReplaced(step)', '!isVoid(step)'],
  ['who accedes is bound from the beginning', 'consent.ts', "&& step.type !== 'acceded' ", ''],
  ['who comes back was never away', 'consent.ts', '&& !returning', ''],
  ['the last day of notice is the first day out', 'withdrawal.ts', ': monthsRun, 1)', ': monthsRun, 0)'],
  ['a year’s end is forgotten', 'withdrawal.ts', 'rule.yearEndOnly ?', 'rule.months < 0 ?'],
  ['half is more than half', 'threshold.ts', 'Math.ceil', 'Math.floor'],
  ['a period has one day too many', 'consent.ts', 'day < period.to', 'day <= period.to'],
  ['an agreement that has run out still binds', 'party.ts', 'terms.validTo)', 'null)'],
  ['an answer past its day is not late', 'standing.ts', 'answers.every', 'answers.some'],
]

/** A small copy of the project with one line changed; the same commands in every run, so that it is red every time. */
function proofWith(file: string, right: string, wrong: string): Promise<string> {
  const root = new URL('../../', import.meta.url).pathname
  const copy = mkdtempSync(join(tmpdir(), 'radslag-mutant-'))
  for (const part of ['src/kit', 'src/ledger', 'test/help']) {
    mkdirSync(join(copy, part), { recursive: true })
    const isNeeded = (path: string): boolean => !path.endsWith('.tsx') && !path.includes('postgres')
    cpSync(join(root, part), join(copy, part), { recursive: true, filter: isNeeded })
  }
  for (const one of ['package.json', 'tsconfig.json']) cpSync(join(root, one), join(copy, one))
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  const path = join(copy, 'src/ledger', file)
  const text = readFileSync(path, 'utf8')
  assert.ok(text.includes(right), `${file} no longer says: ${right}`)
  writeFileSync(path, text.replace(right, wrong))
  const env = { ...process.env, COMMANDS: '12000', SEED: '2015', NODE_TEST_CONTEXT: '' }
  const proof = ['--import', 'tsx', '--test-reporter=tap', 'src/ledger/proof.test.ts']
  return new Promise((resolve) => {
    execFile(process.execPath, proof, { cwd: copy, env, maxBuffer: 1e8 }, (_, output) => {
      rmSync(copy, { recursive: true })
      resolve(output)
    })
  })
}

test('every error still has the line it is planted in', () => {
  for (const [name, file, right] of mutants)
    assert.ok(readFileSync(new URL(file, import.meta.url), 'utf8').includes(right), name)
})

describe('the proof turns red when', { concurrency: 2 }, () => {
  const tried = process.env.MUTANTS === 'all' ? mutants : mutants.slice(0, 6)
  for (const [name, file, right, wrong] of tried) {
    test(name, async () => {
      const output = await proofWith(file, right, wrong)
      assert.match(output, /^not ok/m)
      assert.match(output, /AssertionError|Property failed/)
    })
  }
  test('but not when nothing is wrong', async () => {
    assert.doesNotMatch(await proofWith('act.ts', 'Ställningstagande', 'Ställningstagande'), /^not ok/m)
  })
})
