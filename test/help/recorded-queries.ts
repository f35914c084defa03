import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { getCallSites } from 'node:util'
import { PostgresQueryCompiler } from 'kysely'

/** A query that store functions made in a test run. */
export interface RecordedQuery {
  readonly text: string
  /** Those on the way to it, `log/store.ts findHead`: the one that made it, and the store functions that called that. */
  readonly by: readonly string[]
}

const made = new Map<string, Set<string>>()
const storeFile = /\/src\/((?:.+[/.])?store\.ts)$/

// Kysely compiles a query when the store function executes it, so that function is still on the stack.
// oxlint-disable-next-line typescript/unbound-method -- it is called with the compiler that it was taken from
const compileQuery = PostgresQueryCompiler.prototype.compileQuery
PostgresQueryCompiler.prototype.compileQuery = function recorded(...given) {
  const compiled = compileQuery.apply(this, given)
  const by = isTransaction(compiled.sql) ? [] : storeFunctions()
  if (by.length > 0) {
    const known = made.get(compiled.sql) ?? new Set()
    made.set(compiled.sql, known)
    for (const name of by) known.add(name)
  }
  return compiled
}

/** A stream opens transactions of its own; there is nothing to plan in their ends. */
const isTransaction = (text: string): boolean => /^(begin|commit|rollback)\b/.test(text)

function storeFunctions(): string[] {
  return getCallSites(60).flatMap(({ scriptName, functionName }) => {
    const file = storeFile.exec(scriptName)?.[1]
    return file && functionName ? [`${file} ${functionName}`] : []
  })
}

const folder = process.env['QUERY_RECORD']
if (folder) process.on('exit', () => writeRecord(folder))

function writeRecord(into: string): void {
  writeFileSync(join(into, `${process.pid}.json`), JSON.stringify(recorded()))
}

/** What this process has recorded so far. */
export function recorded(): RecordedQuery[] {
  return [...made].map(([text, by]) => ({ text, by: [...by] }))
}

/** What the processes of a test run recorded. */
export function readRecord(from: string): RecordedQuery[] {
  return readdirSync(from).flatMap(
    (file) => JSON.parse(readFileSync(join(from, file), 'utf8')) as RecordedQuery[],
  )
}
