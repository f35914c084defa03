import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { freshDatabase } from './database.ts'

test('each test file has a migrated database of its own, and sees it as the program does', async () => {
  const [one, other] = await Promise.all([freshDatabase(), freshDatabase()])
  const seen = await Promise.all(
    [one, other].map(({ database }) =>
      database.transaction(null, async (db) => {
        const { rows } = await sql<{ who: string; which: string; municipalities: number }>`
          select current_user as who, current_database() as which, (select count(*) from municipality) as municipalities`.execute(
          db,
        )
        return rows[0]!
      }),
    ),
  )
  assert.deepEqual(
    seen.map(({ who }) => who),
    ['radslag_app', 'radslag_app'],
  )
  assert.deepEqual(
    seen.map(({ municipalities }) => municipalities),
    [290, 290],
  )
  assert.notEqual(seen[0]!.which, seen[1]!.which)
})
