import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import pg from 'pg'
import { freshDatabase } from '../help/database.ts'
import { conventionBreaches } from './conventions.ts'
import { schemaFile, typesFile } from './schema-files.ts'
import { describeSchema, describeTypes } from './schema.ts'

const { connection } = await freshDatabase()
/** Another, which is spoilt below. */
const { connection: spoilt } = await freshDatabase()

async function spoil(statements: string): Promise<void> {
  const client = new pg.Client(spoilt)
  await client.connect()
  await client.query(statements)
  await client.end()
}

test('docs/schema.sql describes the migrated database (npm run schema writes it)', async () => {
  assert.equal(await describeSchema(connection), readFileSync(schemaFile, 'utf8'))
})

test('the types of the tables are those of the migrated database', async () => {
  assert.equal(await describeTypes(connection), readFileSync(typesFile, 'utf8'))
})

test('the database keeps to the conventions', async () => {
  assert.deepEqual(await conventionBreaches(connection), [])
})

test('the gate sees a column, a table and a right that break them', async () => {
  const before = await describeSchema(spoilt)
  await spoil(`
    create table "Odd_things" (id integer primary key, changed_on timestamptz, day date);
    create table loose (
      association_id integer not null references association, id uuid primary key,
      unique (id, association_id));
    comment on table loose is 'A tenant table that nobody has closed.';
    alter table act no force row level security;
    create policy open on clause using (true);
    grant update on log_entry to radslag_app;
    grant delete on notice to public;
    grant update on clause to radslag_app;
    grant truncate on contact to radslag_app;
    comment on table contact is null;`)
  const breaches = await conventionBreaches(spoilt)
  const seen = [
    'Odd_things: the name is not singular',
    'Odd_things: no comment says what it means',
    'Odd_things: "Odd_things" is not lower case with underscores',
    'Odd_things.changed_on: the name does not fit the type timestamp with time zone',
    'Odd_things.day: the name does not fit the type date',
    'Odd_things: no association_id, and not listed as shared',
    'act: row-level security is not forced with a policy',
    'clause: row-level security is not forced with a policy',
    'clause: the program may update',
    'contact: no comment says what it means',
    'contact: the program may truncate',
    'log_entry: the program may update',
    'loose: row-level security is not forced with a policy',
    'loose: loose_pkey does not begin with association_id',
    'loose: loose_id_association_id_key does not begin with association_id',
    'notice: the program may delete',
  ]
  assert.deepEqual(breaches.toSorted(), seen.toSorted())
  assert.notEqual(await describeSchema(spoilt), before)
})
