import type pg from 'pg'
import { type Size, layAssociation, logOfActs } from './data.ts'

/** The association's part of the address. */
export const slugOf = (number: number): string => `nr-${number}`

/** So many are copied at once. */
const together = 100

/**
 * What comes one by one over the months, to all associations alike: these tables' rows are laid in turn, so that no page
 * holds two of the same association. What is made at once (who is asked, by a circulation) lies together.
 */
const inTurn = new Set(['act', 'act_evidence', 'registry_entry', 'document', 'file'])

/**
 * Lays out `wanted` associations of ten thousand answers each: one by itself, and copies of it under their own numbers
 * and ids, each with a log of its own that holds.
 * @param client as the superuser, of a database without associations
 * @param said how many are laid so far
 */
export async function layCrowd(
  client: pg.Client,
  wanted: number,
  size: Size,
  said: (laid: number) => void = () => {},
): Promise<void> {
  await layAssociation(client, slugOf(1), size)
  if (wanted > 1) await layCopies(client, wanted, said)
  await client.query('vacuum analyze')
}

async function layCopies(client: pg.Client, wanted: number, said: (laid: number) => void): Promise<void> {
  const tables = await filledTables(client)
  const indexes = await takeAwayIndexes(client, tables)
  for (let laid = 1; laid < wanted;) {
    const last = Math.min(laid + together, wanted)
    await copy(client, tables, laid + 1, last)
    laid = last
    said(laid)
  }
  for (const index of indexes) await client.query(index)
}

interface Table {
  readonly name: string
  /** Without those that PostgreSQL makes itself. */
  readonly columns: readonly { readonly name: string; readonly isId: boolean }[]
}

/** Where the first association has rows; the log is made anew. */
async function filledTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select c.relname as name, json_agg(json_build_object('name', a.attname, 'isId', a.atttypid = 'uuid'::regtype)) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
      and a.attgenerated = '' and a.attname <> 'association_id' and c.relname not in ('log_entry', 'log_payload', 'chain_head')
      and exists (select from pg_attribute k where k.attrelid = c.oid and k.attname = 'association_id')
    group by c.relname order by c.relname`)
  const filled: Table[] = []
  for (const table of rows) {
    const found = await client.query(`select from ${table.name} where association_id = 1 limit 1`)
    if (found.rowCount) filled.push(table)
  }
  return filled
}

/** All that no constraint rests on: made again when the tables are full, which takes less time. */
async function takeAwayIndexes(client: pg.Client, tables: readonly Table[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string; made: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as made
     from pg_index i where i.indrelid::regclass::text = any($1)
       and not exists (select from pg_constraint where conindid = i.indexrelid)`,
    [[...tables.map(({ name }) => name), 'log_entry']],
  )
  for (const { name } of rows) await client.query(`drop index ${name}`)
  return rows.map(({ made }) => made)
}

/** In one transaction, from the first association to each of those between. */
async function copy(client: pg.Client, tables: readonly Table[], first: number, last: number): Promise<void> {
  await client.query('begin')
  await client.query('set local session_replication_role = replica')
  await client.query(`
    insert into association (id, slug, hub_id, created_at) overriding system value
    select n, 'nr-' || n, ${renumbered('hub_id')}, created_at
    from association, generate_series(${first}, ${last}) n where id = 1`)
  for (const table of tables) await client.query(copying(table, first, last))
  for (const statement of logOfActs(first, last)) await client.query(statement)
  await client.query('commit')
}

function copying({ name, columns }: Table, first: number, last: number): string {
  const names = columns.map((column) => column.name).join(', ')
  const values = columns.map((column) => (column.isId ? renumbered(column.name) : column.name)).join(', ')
  return `
    insert into ${name} (association_id, ${names}) select n, ${values}
    from ${name} t, generate_series(${first}, ${last}) n where t.association_id = 1
    order by ${inTurn.has(name) ? 't.ctid, n' : 'n, t.ctid'}`
}

/** The same id within another association: the number in its first digits. */
const renumbered = (column: string): string => `(lpad(to_hex(n), 8, '0') || substr(${column}::text, 9))::uuid`
