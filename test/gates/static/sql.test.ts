import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type SourceFile, isTest, projectSources } from './imports.ts'

/** Where SQL may stand: a room's stores, and the kit that opens the database, the jobs and the embedded server. */
const mayHoldSql = /(^|\/|\.)store\.ts$|^kit\/(db|jobs|postgres)\//

const sqlMarks = /\bsql`|\bsql\.raw|\.(selectFrom|insertInto|updateTable|deleteFrom)\(/

function sqlBreaches(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => !isTest(file.path) && !mayHoldSql.test(file.path) && sqlMarks.test(file.text))
    .map((file) => `${file.path}: SQL outside a store`)
}

test('SQL stands in stores only', () => {
  assert.deepEqual(sqlBreaches(projectSources()), [])
})

test('the gate sees a query in an action', () => {
  const planted = [{ path: 'cases/actions.ts', text: "await db.selectFrom('caseFile').execute()" }]
  assert.deepEqual(sqlBreaches(planted), ['cases/actions.ts: SQL outside a store'])
})
