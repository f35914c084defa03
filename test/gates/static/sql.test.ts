import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type SourceFile, isTest, projectSources } from './imports.ts'

/** Where SQL may stand: a room's stores, and the kit that opens the database, the jobs and the embedded server. */
const mayHoldSql = /(^|\/|\.)store\.ts$|^kit\/(db|jobs|postgres)\//

/** A query built, written, sent by a client of one's own, or made of bare text. */
const sqlMarks = new RegExp(
  [
    /\bsql`|\bsql\.\w+\(|\bsql<|\bexecuteQuery\(|\.query(<[^(]*>)?\(|\bCompiledQuery\b/,
    /\.(selectFrom|selectNoFrom|insertInto|replaceInto|updateTable|deleteFrom|mergeInto|withRecursive)\(/,
    /['"`]\s*(select\s[^'"`]*\sfrom|insert\s+into|update\s[^'"`]*\sset|delete\s+from|merge\s+into|with\s[^'"`]*\sas\s*\()\s/,
  ]
    .map(({ source }) => source)
    .join('|'),
)

function sqlBreaches(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => !isTest(file.path) && !mayHoldSql.test(file.path) && sqlMarks.test(file.text))
    .map((file) => `${file.path}: SQL outside a store`)
}

test('SQL stands in stores only', () => {
  assert.deepEqual(sqlBreaches(projectSources()), [])
})

test('the gate sees every way to ask the database in an action', () => {
  const ways = [
    "await db.selectFrom('caseFile').execute()",
    "await db.mergeInto('caseFile as c')",
    'await sql`select 1`.execute(db)',
    "await client.query('commit')",
    'await client.query<{ id: string }>(text)',
    "const text = 'select id from case_file'",
    'const text = `\n  update case_file set title = $1`',
    "await db.executeQuery(CompiledQuery.raw('x'))",
  ]
  for (const text of ways) {
    const planted = [{ path: 'cases/actions.ts', text }]
    assert.deepEqual(sqlBreaches(planted), ['cases/actions.ts: SQL outside a store'], text)
  }
})

test('the gate leaves other words alone', () => {
  const fine = ["'Select a file from the list'", 'a.with(1, 2)']
  for (const text of fine) assert.deepEqual(sqlBreaches([{ path: 'cases/actions.ts', text }]), [], text)
})

/** A store that takes a value for what it wants it to be; what a jsonb column holds is read by `column` (kit/db/column.ts). */
const uncheckedCasts = (files: readonly SourceFile[]): string[] =>
  files
    .filter(
      ({ path, text }) => /(^|\/|\.)store\.ts$/.test(path) && /\bas unknown as\b|\bas string\[\]/.test(text),
    )
    .map(({ path }) => `${path}: what a column holds is not looked at`)

test('what a column of JSON holds is looked at when it is read', () => {
  assert.deepEqual(uncheckedCasts(projectSources()), [])
})

test('the gate sees a column that is taken for what it should hold', () => {
  for (const text of ['row.terms as unknown as Terms', 'words: row.words as string[]'])
    assert.equal(uncheckedCasts([{ path: 'cases/a.store.ts', text }]).length, 1, text)
  assert.deepEqual(uncheckedCasts([{ path: 'cases/store.ts', text: 'kind: row.kind as Kind' }]), [])
})
