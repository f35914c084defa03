import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { addBareAssociation } from '../../../test/help/association.ts'
import { freshDatabase } from '../../../test/help/database.ts'
import { newId } from '../id.ts'
import type { Db } from './db.ts'
import { often } from './often.ts'
import { insertRows } from './rows.ts'

const { database } = await freshDatabase()
const associationId = await addBareAssociation(database, 'ofta')
const within = <T>(run: (db: Db) => Promise<T>): Promise<T> => database.transaction(associationId, run)

test('a query that is asked often is written once, and answers for what it is given each time', async () => {
  let written = 0
  const sum = often((_, { a, b }: { a: number; b: readonly number[] }) => {
    written += 1
    return sql<{
      sum: number
    }>`select ${a}::integer + sum(each)::integer as sum from unnest(${b}::integer[]) each`
  })
  assert.deepEqual(await within((db) => sum(db, { a: 1, b: [2, 3] })), [{ sum: 6 }])
  assert.deepEqual(
    await within((db) => Promise.all([sum(db, { a: 1, b: [1] }), sum(db, { a: 5, b: [5, 5] })])),
    [[{ sum: 2 }], [{ sum: 15 }]],
  )
  assert.equal(written, 1)
})

const hash = (byte: number): Buffer => Buffer.alloc(32, byte)

test('rows go in as many as there are, with bytes, and half a character is told as missing', async () => {
  const row = { associationId, size: 1, storedAt: '2015-05-20T07:12:01.000Z' }
  const rows = [
    { ...row, sha256: hash(1), mediaType: 'text/plain' },
    { ...row, sha256: hash(2), mediaType: 'half \ud800' },
  ]
  await within((db) => insertRows(db, 'file', []))
  await within((db) => insertRows(db, 'file', rows))
  await within((db) => insertRows(db, 'file', [{ ...row, sha256: hash(3), mediaType: 'alone \ud800' }]))
  const found = await within((db) => db.selectFrom('file').selectAll().orderBy('sha256').execute())
  assert.deepEqual(found, [
    rows[0],
    { ...rows[1], mediaType: 'half \ufffd' },
    { ...row, sha256: hash(3), mediaType: 'alone \ufffd' },
  ])
})

test('a row that is there is written over where that is asked for, and refused where it is not', async () => {
  const organisation = { associationId, id: newId(), kind: 'municipality', mailDomain: 'ortaby.example' }
  const moved = { ...organisation, mailDomain: 'ortbby.example' }
  await within((db) => insertRows(db, 'organisation', [organisation]))
  await within((db) => insertRows(db, 'organisation', [moved], ['associationId', 'id']))
  const domains = await within((db) => db.selectFrom('organisation').select(['id', 'mailDomain']).execute())
  assert.deepEqual(
    domains.filter(({ id }) => id === organisation.id),
    [{ id: organisation.id, mailDomain: 'ortbby.example' }],
  )
  await assert.rejects(
    within((db) => insertRows(db, 'organisation', [moved])),
    { code: '23505' },
  )
})
