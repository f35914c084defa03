import assert from 'node:assert/strict'
import { test } from 'node:test'
import { jsonBytes, withShared } from './shared-json.ts'

test('a shared part is written once, and reads as if all were written together', () => {
  const rows = [{ name: 'Åstorp', none: null }, { name: '"null}"' }]
  let made = 0
  const answer = (known: string) =>
    jsonBytes(
      withShared({ known, none: null }, 'rows', rows, () => {
        made += 1
        return rows
      }),
    ).toString()
  for (const known of ['2015-05-25', '"null}'])
    assert.equal(answer(known), JSON.stringify({ known, none: null, rows }))
  assert.equal(made, 1)
})

test('identity numbers are masked in the shared part and in the rest', () => {
  const number = '19811218-9876'
  const written = jsonBytes(withShared({ who: number }, 'rows', [], () => [`pnr ${number}`])).toString()
  assert.doesNotMatch(written, /9876/)
  assert.doesNotMatch(jsonBytes({ who: number }).toString(), /9876/)
})
