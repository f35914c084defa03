import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { projectRoot } from './imports.ts'
import { projectTexts, textBreaches } from './tree.ts'

test('no text names a machine’s paths or registry, unfinished work or a real address', () => {
  const texts = projectTexts()
  assert.ok(
    texts.some(({ path }) => path === 'README.md') && texts.some(({ path }) => path === 'src/main.ts'),
  )
  assert.deepEqual(textBreaches(texts), [])
})

test('the gate sees each of them', () => {
  const at = '@'
  const planted = [
    ['/ho', 'me/someone/radslag'].join(''),
    ['"resolved"', ': "https://npm.inside/tsx-4.tgz"'].join(''),
    ['// TO', 'DO later'].join(''),
    `registrator${at}kommun.se`,
    `Registrator${at}kommun.example.com`,
  ]
  for (const text of planted) assert.equal(textBreaches([{ path: 'a.ts', text }]).length, 1, text)
  const fine = [`a${at}svar.kommun.example.`, `Registrator${at}Bjuv.EXAMPLE`, 'src/home/page', '@types/node']
  for (const text of fine) assert.deepEqual(textBreaches([{ path: 'a.ts', text }]), [], text)
})

/** The caps that every file is held to; lint is where they are enforced. */
test('lint holds the caps', () => {
  const read = (name: string) => JSON.parse(readFileSync(join(projectRoot, name), 'utf8')) as unknown
  const { rules, overrides } = read('.oxlintrc.json') as {
    rules: Record<string, unknown>
    overrides: { files: string[]; rules: Record<string, unknown> }[]
  }
  const lines = (max: number) => ['error', { max, skipComments: true, skipBlankLines: true }]
  assert.deepEqual(rules['max-lines'], ['error', { max: 300 }])
  assert.deepEqual(rules['max-lines-per-function'], lines(40))
  assert.deepEqual(rules['complexity'], ['error', { max: 10 }])
  for (const name of [
    'typescript/no-explicit-any',
    'import/no-default-export',
    'import/no-cycle',
    'no-console',
  ])
    assert.equal(rules[name], 'error', name)
  const loosened = overrides
    .filter((each) => 'max-lines' in each.rules || 'complexity' in each.rules)
    .map(({ files }) => files)
  assert.deepEqual(loosened, [['src/kit/db/schema.ts']], 'only what is generated may be longer')
})

test('lint refuses a file, a function and a maze over the caps', () => {
  const folder = mkdtempSync(join(tmpdir(), 'radslag-lint-'))
  const lines = (count: number) => 'console.info(1)\n'.repeat(count)
  const branches = Array.from({ length: 10 }, (_, index) => `if (n === ${index}) return ${index}`).join('\n')
  const file = `export function long() {\n${lines(41)}}\nexport function maze(n: number): number {\n${branches}\nreturn n\n}\n${lines(300)}`
  writeFileSync(join(folder, 'planted.ts'), file)
  const program = join(projectRoot, 'node_modules/.bin/oxlint')
  const config = join(projectRoot, '.oxlintrc.json')
  const { stdout } = spawnSync(program, ['-c', config, '--format', 'unix', folder], { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  for (const rule of ['max-lines', 'max-lines-per-function', 'complexity', 'no-console'])
    assert.match(stdout, new RegExp(`\\(${rule}\\)`), rule)
})

/** Commands of package.json that no guide names; what is part of `check` is named by it. */
function unnamed(scripts: Readonly<Record<string, string>>, guides: readonly string[]): string[] {
  const partOfCheck = ['format:check', 'lint', 'types', 'gates']
  return Object.keys(scripts)
    .filter((name) => !partOfCheck.includes(name))
    .filter((name) => !guides.some((text) => new RegExp(`npm (run (-s )?)?${name}\\b`).test(text)))
}

test('README or CONTRIBUTING names every command', () => {
  const guides = ['README.md', 'CONTRIBUTING.md'].map((name) => readFileSync(join(projectRoot, name), 'utf8'))
  const { scripts } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  assert.deepEqual(unnamed(scripts, guides), [])
})

test('the gate sees a command that no guide names', () => {
  assert.deepEqual(unnamed({ test: '', demo: '', lint: '' }, ['npm install && npm test']), ['demo'])
})

/** Decisions whose number is another's too, or is not that of their heading. */
function misnumbered(decisions: readonly { name: string; text: string }[]): string[] {
  const number = (name: string): string => name.slice(0, 4)
  return decisions
    .filter(
      ({ name, text }, index) =>
        decisions.findIndex((each) => number(each.name) === number(name)) !== index ||
        !text.startsWith(`# ${Number(number(name))}. `),
    )
    .map(({ name }) => name)
}

test('every decision has a number of its own', () => {
  const folder = join(projectRoot, 'docs/decisions')
  const decisions = readdirSync(folder).map((name) => ({
    name,
    text: readFileSync(join(folder, name), 'utf8'),
  }))
  assert.ok(decisions.length > 20)
  assert.deepEqual(misnumbered(decisions), [])
})

test('the gate sees a number that is given twice, and one that the heading does not have', () => {
  const planted = [
    { name: '0001-one.md', text: '# 1. One' },
    { name: '0001-other.md', text: '# 1. Other' },
    { name: '0003-three.md', text: '# 4. Four' },
  ]
  assert.deepEqual(misnumbered(planted), ['0001-other.md', '0003-three.md'])
})
