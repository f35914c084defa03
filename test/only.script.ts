import { spawn } from 'node:child_process'
import { globSync } from 'node:fs'

/**
 * `npm run only -- killed-program PROGRAM_KILLS=150`: runs the test files that are named by the end of their path
 * (`standing`, `ledger/standing`, `src/ledger/standing.test.ts`), with switches as they are told of in CONTRIBUTING, on
 * the package's own Node.
 */
const root = new URL('../', import.meta.url).pathname
const given = process.argv.slice(2)
const switches = given.filter((word) => /^[A-Z_]+=/.test(word))
const options = given.filter((word) => word.startsWith('--'))
const names = given.filter((word) => !switches.includes(word) && !options.includes(word))
const all = globSync('{src,test}/**/*.test.{ts,tsx}', { cwd: root })

const filesNamed = (name: string): string[] =>
  all.filter((path) =>
    [path, path.replace(/\.test\.tsx?$/, '')].some((each) => `/${each}`.endsWith(`/${name}`)),
  )

const files = names.flatMap(filesNamed)
const unknown = names.filter((name) => filesNamed(name).length === 0)
if (files.length === 0 || unknown.length > 0) {
  console.error(`npm run only -- NAME… [SWITCH=value…]: no test file ends with "${unknown.join('", "')}"`)
  process.exit(2)
}
const env = {
  ...process.env,
  ...Object.fromEntries(switches.map((word) => word.split(/=(.*)/s).slice(0, 2))),
}
const program = [
  '--import',
  'tsx',
  '--test',
  '--test-force-exit',
  '--test-reporter=spec',
  ...options,
  ...files,
]
const run = spawn(process.execPath, program, { cwd: root, env, stdio: 'inherit' })
run.on('exit', (code) => (process.exitCode = code ?? 1))
