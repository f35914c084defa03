import { CompiledQuery, type Insertable } from 'kysely'
import type { Db } from './db.ts'
import { snake } from './naming.ts'
import type { DB } from './schema.ts'

/** Texts by table and columns. */
const written = new Map<string, string>()

/**
 * Inserts rows that have the same columns, as many as there are, by one text that the server keeps: with a list of values
 * each number of rows is a query of its own. A jsonb column takes its value as it is.
 * @param replacing the columns that name a row: one that is there already is written over
 */
export async function insertRows<Table extends keyof DB>(
  db: Db,
  table: Table,
  rows: readonly Insertable<DB[Table]>[],
  replacing: readonly Extract<keyof DB[Table], string>[] = [],
): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first)
  const key = [table, ...columns, '/', ...replacing].join(' ')
  const text = written.get(key) ?? insertion(table, columns, replacing)
  written.set(key, text)
  await db.executeQuery(CompiledQuery.raw(text, [rowsInJson(rows)]))
}

/** Rows as `json_populate_recordset` reads them, by their columns' own names. */
export function rowsInJson(rows: readonly object[]): string {
  const named = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [snake(name), inJson(value)])),
  )
  return JSON.stringify(named)
}

function insertion(table: string, columns: readonly string[], replacing: readonly string[]): string {
  const names = columns.map(snake).join(', ')
  const rest = columns.filter((column) => !replacing.includes(column)).map(snake)
  const over = rest.map((column) => `${column} = excluded.${column}`).join(', ')
  const conflict = ` on conflict (${replacing.map(snake).join(', ')}) do update set ${over}`
  return `insert into ${snake(table)} (${names}) select ${names} from json_populate_recordset(null::${snake(table)}, $1)${replacing.length > 0 ? conflict : ''}`
}

/** Half a character, as some documents have, is read by no PostgreSQL: it becomes the sign for one that is missing. */
function inJson(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed()
  return Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value
}
