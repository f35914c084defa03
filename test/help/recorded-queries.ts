import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { getCallSites } from 'node:util'
import { OpenTransaction } from '../../src/kit/db/connection.ts'

/** A query that store functions made in a test run. */
export interface RecordedQuery {
  readonly text: string
  /** Those on the way to it, `log/store.ts findHead`: the one that made it, and the store functions that called that. */
  readonly by: readonly string[]
}

const made = new Map<string, Set<string>>()
const storeFile = /\/src\/((?:.+[/.])?store\.ts)$/

// A query is sent in the moment the store function asks it, so that function is still on the stack.
// oxlint-disable-next-line typescript/unbound-method -- it is called with the transaction that it was taken from
const executeQuery = OpenTransaction.prototype.executeQuery
OpenTransaction.prototype.executeQuery = async function recorded(this: OpenTransaction, asked) {
  const by = storeFunctions()
  if (by.length > 0) {
    const known = made.get(asked.sql) ?? new Set()
    made.set(asked.sql, known)
    for (const name of by) known.add(name)
  }
  return await executeQuery.call(this, asked)
} as typeof executeQuery

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
