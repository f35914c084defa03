import { Kysely, PostgresDialect } from 'kysely'
import { PostgresDialect as PostgresTypes, generate } from 'kysely-codegen'
import pg from 'pg'
import type { Connection } from '../../src/kit/db/db.ts'

/**
 * The migrated database in words, for `docs/schema.sql`: tables with their columns, constraints, indexes, policies,
 * rights and comments, then views and functions. Printed from the catalogue, since no pg_dump is shipped with the program.
 */
export async function describeSchema(connection: Connection): Promise<string> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    const migrations = await rows(client, migrationQuery)
    const tables = await rows(client, tableQuery)
    const views = await rows(client, viewQuery)
    const functions = await rows(client, functionQuery)
    const parts = [...tables, '-- Views', ...views, '-- Functions', ...functions, '']
    return [[head, ...migrations].join('\n'), ...parts].join('\n\n')
  } finally {
    await client.end()
  }
}

async function rows(client: pg.Client, query: string): Promise<string[]> {
  const result = await client.query<{ text: string }>(query)
  return result.rows.map((row) => row.text)
}

/** The TypeScript of every table, for `src/kit/db/schema.ts`: days and moments are text, whole numbers are numbers. */
export async function describeTypes(connection: Connection): Promise<string> {
  const pool = new pg.Pool(connection)
  // A connection that is being closed when its database is dropped says so; nobody waits for it any more.
  pool.on('error', () => {})
  const db = new Kysely<never>({ dialect: new PostgresDialect({ pool }) })
  try {
    return await generate({
      db,
      dialect: new PostgresTypes({ dateParser: 'string' }),
      camelCase: true,
      excludePattern: 'pgboss.*',
      typeMapping: { timestamptz: 'string', int8: 'number', bytea: 'Buffer' },
      outFile: null,
    })
  } finally {
    await db.destroy()
  }
}

/** The line of `docs/schema.sql` that says which text of a migration it describes. */
export const migrationLine = (name: string, sha256: string): string => `-- ${name} ${sha256.slice(0, 16)}`

const head = '-- The database as migrated. Written by `npm run schema`; a gate keeps it true. Not to be run.'

const migrationQuery = `select '-- ' || name || ' ' || left(sha256, 16) as text from migration order by name collate "C"`

const tableQuery = `
select concat_ws(E'\\n',
  '-- ' || obj_description(c.oid, 'pg_class'),
  'create table ' || c.relname || ' (' || (
    select string_agg(E'\\n  ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
      || coalesce(' collate "' || nullif(co.collname, 'default') || '"', '')
      || case when a.attnotnull then ' not null' else '' end
      || case a.attidentity when 'a' then ' generated always as identity' else '' end
      || case when a.attgenerated = 's' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
              else coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') end, ',' order by a.attnum)
    from pg_attribute a
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    left join pg_collation co on co.oid = a.attcollation
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)
  || coalesce((
    select string_agg(E',\\n  ' || pg_get_constraintdef(k.oid), '' order by k.contype, pg_get_constraintdef(k.oid) collate "C")
    from pg_constraint k where k.conrelid = c.oid and k.contype <> 'n'), '') || E'\\n);',
  (select string_agg(pg_get_indexdef(i.indexrelid) || ';', E'\\n' order by pg_get_indexdef(i.indexrelid) collate "C")
   from pg_index i where i.indrelid = c.oid
   and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))),
  (select string_agg('policy ' || p.polname || coalesce(' to ' || nullif(p.polroles[1], 0)::regrole, '') || ' using (' || pg_get_expr(p.polqual, p.polrelid) || ')'
      || coalesce(' with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '') || ';', E'\\n' order by p.polname)
   from pg_policy p where p.polrelid = c.oid),
  case when c.relrowsecurity and c.relforcerowsecurity then 'row level security forced;' end,
  (select 'grant ' || string_agg(lower(g.privilege_type), ', ' order by g.privilege_type) || ' to radslag_app;'
   from aclexplode(c.relacl) g where g.grantee = (select oid from pg_roles where rolname = 'radslag_app'))
) as text
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname = 'public' and c.relkind = 'r'
order by c.relname`

const viewQuery = `
select concat_ws(E'\\n',
  '-- ' || obj_description(c.oid, 'pg_class'),
  'create view ' || c.relname || ' as ' || regexp_replace(pg_get_viewdef(c.oid), '\\s+', ' ', 'g'),
  'owner ' || c.relowner::regrole || ';',
  (select 'grant ' || string_agg(lower(g.privilege_type), ', ' order by g.privilege_type) || ' to radslag_app;'
   from aclexplode(c.relacl) g where g.grantee = (select oid from pg_roles where rolname = 'radslag_app'))
) as text
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname = 'public' and c.relkind = 'v'
order by c.relname`

const functionQuery = `
select pg_get_functiondef(p.oid) || ';' as text
from pg_proc p join pg_namespace n on n.oid = p.pronamespace
where n.nspname = 'public' and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
order by p.proname`
