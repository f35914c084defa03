import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { migrations } from '../../../src/kit/db/migrate.ts'
import { schemaFile } from '../schema-files.ts'
import { migrationLine } from '../schema.ts'

/** The migrations that a description of the schema was made of, as its head tells. */
const described = (text: string): string[] => text.split('\n\n')[0]!.split('\n').slice(1)

async function migrationLines(): Promise<string[]> {
  return (await migrations()).map(({ name, hash }) => migrationLine(name, hash))
}

test('docs/schema.sql is of the migrations as they are (npm run schema)', async () => {
  assert.deepEqual(described(readFileSync(schemaFile, 'utf8')), await migrationLines())
})

test('the gate sees a migration that was changed after that', async () => {
  const [first = '', ...rest] = described(readFileSync(schemaFile, 'utf8'))
  assert.notDeepEqual([`${first.slice(0, -1)}x`, ...rest], await migrationLines())
})
