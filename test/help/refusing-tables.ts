import assert from 'node:assert/strict'
import pg from 'pg'
import type { Connection } from '../../src/kit/db/db.ts'

/** A fingerprint of what stands in each table, by its name. */
type Contents = Readonly<Record<string, string>>

/** Who is signed in or looks at a page is left out, and of the queue's own tables all but the jobs. */
const contentsQuery = `
select format('%I.%I', n.nspname, c.relname) as name,
  query_to_xml(format('select md5(string_agg(t::text, '''' order by t::text)) from %I.%I t', n.nspname, c.relname),
    true, true, '')::text as contents
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind = 'r' and (n.nspname = 'public' and c.relname not in ('session', 'presence')
  or n.nspname = 'pgboss' and c.relname like 'j%')
order by 1`

/**
 * Does something once to see which tables it writes to, then again and again while one of these refuses every change:
 * each time it must tell that it failed and leave no table otherwise than it was.
 * @param attempt does it with something new each time; false where it told that it could not
 */
export async function assertWholeOrNotAtAll(
  connection: Connection,
  attempt: () => Promise<boolean>,
): Promise<readonly string[]> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query(`create or replace function refuse() returns trigger language plpgsql
      as $$ begin raise exception 'this table refuses today'; end $$`)
    const before = await contentsOf(client)
    assert.ok(await attempt(), 'it can be done')
    const written = changed(before, await contentsOf(client))
    assert.ok(written.length > 0, 'it was told that it was done, and nothing had been written')
    for (const table of written) await assertNothingWithout(client, table, attempt)
    assert.ok(await attempt(), 'it can be done again')
    return written
  } finally {
    await client.end()
  }
}

async function assertNothingWithout(
  client: pg.Client,
  table: string,
  attempt: () => Promise<boolean>,
): Promise<void> {
  await client.query(
    `create trigger refuse before insert or update or delete on ${table} for each row execute function refuse()`,
  )
  const before = await contentsOf(client)
  const done = await attempt()
  assert.equal(done, false, `${table} refused, and yet it was told that it was done`)
  const left = changed(before, await contentsOf(client))
  assert.deepEqual(left, [], `${table} refused, and yet there is something new in ${left.join(', ')}`)
  await client.query(`drop trigger refuse on ${table}`)
}

async function contentsOf(client: pg.Client): Promise<Contents> {
  const { rows } = await client.query<{ name: string; contents: string }>(contentsQuery)
  return Object.fromEntries(rows.map(({ name, contents }) => [name, contents]))
}

const changed = (before: Contents, after: Contents): string[] =>
  Object.keys(after).filter((name) => after[name] !== before[name])
