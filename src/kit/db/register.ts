import { readFile } from 'node:fs/promises'
import type pg from 'pg'

const folder = new URL('../../../db/register/', import.meta.url)

/** The national register's tables, their files in `db/register/`, and their columns in the files' order. */
const registers = [
  { table: 'municipality', columns: ['code', 'name', 'formal_name', 'county_code'] },
  { table: 'region', columns: ['code', 'name', 'county_name'] },
] as const

/** Lays in the national register and brings changed names up to date; codes that left the register stay readable. */
export async function loadRegister(client: pg.Client): Promise<void> {
  for (const { table, columns } of registers) {
    const text = await readFile(new URL(`${table}.csv`, folder), 'utf8')
    const rows = text
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','))
    const updates = columns.slice(1).map((column) => `${column} = excluded.${column}`)
    const unnested = columns.map((_, index) => `$${index + 1}::text[]`).join(', ')
    await client.query(
      `insert into ${table} (${columns.join(', ')}) select * from unnest(${unnested})
       on conflict (code) do update set ${updates.join(', ')}
       where (${columns.map((column) => `${table}.${column}`).join(', ')}) is distinct from (${columns.map((column) => `excluded.${column}`).join(', ')})`,
      columns.map((_, index) => rows.map((row) => row[index])),
    )
  }
}
