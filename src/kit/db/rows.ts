import { CompiledQuery, type Insertable } from 'kysely'
import type { Db } from './db.ts'
import { snake } from './naming.ts'
import type { DB } from './schema.ts'

/** Texts by table and columns. */
const written = new Map<string, string>()

/**
 * Inserts rows that have the same columns, as many as there are, by a text that the server keeps: with a list of values
 * each number of rows is a query of its own. One alone goes as it is, which takes PostgreSQL half the time. A jsonb column
 * takes its value as it is.
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
  const values = rows.length === 1 ? Object.values<unknown>(first) : []
  const isPlain = values.length > 0 && values.every((value) => !isCompound(value))
  const key = [table, ...columns, isPlain ? '=' : '/', ...replacing].join(' ')
  const text = written.get(key) ?? insertion(table, columns, replacing, isPlain)
  written.set(key, text)
  const given = isPlain ? values.map(wellFormed) : [rowsInJson(rows)]
  await db.executeQuery(CompiledQuery.raw(text, given))
}

/** What the driver and JSON would write differently. */
const isCompound = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Buffer.isBuffer(value)

/** Rows as `json_populate_recordset` reads them, by their columns' own names. */
export function rowsInJson(rows: readonly object[]): string {
  const named = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [snake(name), inJson(value)])),
  )
  return JSON.stringify(named)
}

function insertion(
  table: string,
  columns: readonly string[],
  replacing: readonly string[],
  isOne: boolean,
): string {
  const names = columns.map(snake).join(', ')
  const values = columns.map((_, index) => `$${index + 1}`).join(', ')
  const rows = isOne
    ? `values (${values})`
    : `select ${names} from json_populate_recordset(null::${snake(table)}, $1)`
  const rest = columns.filter((column) => !replacing.includes(column)).map(snake)
  const over = rest.map((column) => `${column} = excluded.${column}`).join(', ')
  const conflict = ` on conflict (${replacing.map(snake).join(', ')}) do update set ${over}`
  return `insert into ${snake(table)} (${names}) ${rows}${replacing.length > 0 ? conflict : ''}`
}

/** Half a character, as some documents have, is read by no PostgreSQL: it becomes the sign for one that is missing. */
const wellFormed = (value: unknown): unknown => (typeof value === 'string' ? value.toWellFormed() : value)

function inJson(value: unknown): unknown {
  return Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : wellFormed(value)
}
