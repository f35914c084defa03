import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { neverRun, planBreaches } from '../gates/queries.ts'
import { projectSources } from '../gates/static/imports.ts'
import { readRecord } from './recorded-queries.ts'
import { startTestServer, type TestServer } from './server.ts'

let server: TestServer | null = null
const record = mkdtempSync(join(tmpdir(), 'radslag-queries-'))

/** One PostgreSQL for the whole test run; the processes of the test files inherit its address. */
export async function globalSetup(): Promise<void> {
  server = await startTestServer()
  process.env['TEST_POSTGRES'] = server.template
  process.env['QUERY_RECORD'] = record
}

/** Ends with what needs the whole run: every query of the stores is planned, and store functions that no test ran are named. */
export async function globalTeardown(): Promise<void> {
  if (!server) return
  const queries = readRecord(record)
  const breaches = await planBreaches({ connectionString: server.template }, queries)
  // A machine without a browser or a mail server skips the tests that run some of them: there it is told only.
  const untested = isWholeRun() ? neverRun(projectSources(), queries) : []
  for (const told of [...breaches, ...untested]) process.stderr.write(`stores: ${told}\n`)
  if (breaches.length > 0 || (untested.length > 0 && process.env['CI'] === 'true')) process.exitCode = 1
  rmSync(record, { recursive: true })
  await server.stop()
}

/** `npm test` as it is, and not some files or some tests of them. */
function isWholeRun(): boolean {
  const chosen = process.execArgv.some((option) => /^--test-(name|skip|only|shard)/.test(option))
  return !chosen && process.argv.slice(1).join(' ') === 'src/**/*.test.ts test/**/*.test.ts'
}
