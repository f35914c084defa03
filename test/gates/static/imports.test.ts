import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importBreaches, projectSources } from './imports.ts'

test('rooms import one way, and noun files are pure', () => {
  assert.deepEqual(importBreaches(projectSources()), [])
})

test('the gate sees a room that imports a later one', () => {
  const breaches = importBreaches([
    { path: 'ledger/store.ts', text: "import { a } from '../circulations/circulation.ts'" },
  ])
  assert.match(breaches.join(), /ledger may not import circulations/)
})

test('the gate sees a noun file that imports a package, a store or impure kit', () => {
  const planted = [
    "import pg from 'pg'",
    "import { a } from './store.ts'",
    "import { b } from '../kit/db/db.ts'",
  ]
  for (const text of planted) {
    assert.equal(importBreaches([{ path: 'ledger/act.ts', text }]).length, 1, text)
  }
})

test('the gate sees a folder that is no room', () => {
  assert.match(importBreaches([{ path: 'utils/x.ts', text: '' }]).join(), /utils is not a room/)
})
