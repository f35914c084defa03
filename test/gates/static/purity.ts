import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type SourceFile, isPureFile, isTest, projectRoot, roleOf } from './imports.ts'

/** What of the world needs no import: the clock, chance, the network, the process, timers, and ways round this list. */
const worldly = [
  'Date performance setTimeout setInterval setImmediate queueMicrotask',
  'crypto fetch WebSocket EventSource XMLHttpRequest BroadcastChannel Worker',
  'process console navigator localStorage sessionStorage document window',
  'globalThis global self require eval Function',
].flatMap((names) => names.split(' '))

/** What in otherwise pure kit reads the clock or throws dice. */
const worldlyKit = [
  { group: ['**/kit/clock.ts'], importNames: ['systemClock', 'clockFrom'] },
  { group: ['**/kit/id.ts'], importNames: ['newId'] },
]

const pure = {
  'no-restricted-globals': ['error', ...worldly],
  'no-restricted-properties': [
    'error',
    { object: 'Math', property: 'random' },
    { object: 'Intl', property: 'DateTimeFormat' },
    { object: 'Atomics', property: 'wait' },
  ],
  'no-restricted-imports': ['error', { patterns: worldlyKit }],
}

/** Who works in a room is told the time and the settings, and opens no connection; a day's arithmetic is its own. */
const told = {
  'no-restricted-globals': ['error', ...worldly.filter((name) => name !== 'Date')],
  'no-restricted-properties': [
    'error',
    { object: 'Date', property: 'now' },
    { object: 'Math', property: 'random' },
  ],
  'no-restricted-imports': ['error', { patterns: [worldlyKit[0]] }],
}

const toldRoles = ['store', 'view', 'form', 'actions', 'pages', 'texts', 'schema']
const isTold = ({ path }: SourceFile): boolean => !isTest(path) && toldRoles.includes(roleOf(path) ?? '')

/** What files reach of the world without being given it, as lint sees it; one line each. */
export function purityBreaches(files: readonly SourceFile[]): string[] {
  const dynamic = files.filter(({ path, text }) => isPureFile(path) && /(?<!typeof )\bimport\(/.test(text))
  const unasked = files.filter(
    (file) => isTold(file) && /\bnew Date(?!\()|\bnew Date\(\s*\)|(?<!new )\bDate\(/.test(file.text),
  )
  return [
    ...linted(
      files.filter(({ path }) => isPureFile(path)),
      pure,
    ),
    ...linted(files.filter(isTold), told),
    ...dynamic.map(({ path }) => `${path}: a pure file imports while it runs`),
    ...unasked.map(({ path }) => `${path}: reads the machine's clock`),
  ]
}

function linted(files: readonly SourceFile[], rules: object): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'radslag-pure-'))
  try {
    for (const { path, text } of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    return files.length === 0 ? [] : diagnosticsOf(folder, rules)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function diagnosticsOf(folder: string, rules: object): string[] {
  const asked = join(folder, 'pure.json')
  writeFileSync(asked, JSON.stringify({ plugins: [], categories: { correctness: 'off' }, rules }))
  const program = join(projectRoot, 'node_modules/.bin/oxlint')
  const { stdout, stderr } = spawnSync(program, ['-c', asked, '--format', 'json', '.'], {
    cwd: folder,
    encoding: 'utf8',
  })
  if (!stdout.startsWith('{')) throw new Error(`oxlint: ${stdout}${stderr}`)
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: { message: string; filename: string; labels: { span: { line: number } }[] }[]
  }
  return diagnostics.map(
    ({ message, filename, labels: [label] }) => `${filename}:${label?.span.line}: ${message}`,
  )
}
