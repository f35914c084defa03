import assert from 'node:assert/strict'
import { test } from 'node:test'
import { projectSources } from './imports.ts'
import { migrationTexts, schemaPage, tableBreaches, wordBreaches, wordsOf, wordsPage } from './words.ts'

const words = wordsOf(wordsPage())

test('docs/words.md has the Swedish word of every noun file, and nothing else', () => {
  assert.deepEqual(wordBreaches(projectSources(), words, migrationTexts()), [])
})

test('docs/words.md has the word of every table', () => {
  assert.deepEqual(tableBreaches(schemaPage(), words), [])
})

test('no word stands twice on one line, and every line has its English', () => {
  for (const { swedish, english } of words) {
    assert.deepEqual(swedish, [...new Set(swedish)])
    assert.notEqual(english, '', swedish.join(', '))
  }
})

test('the gate sees a noun without its word, a word that is not on the page, and one whose file is gone', () => {
  const planted = [
    { path: 'cases/case.ts', text: '/** Mapp: where papers lie. */' },
    { path: 'cases/paper.ts', text: '/** What papers are. */' },
  ]
  const page =
    '| Swedish | English |\n| --- | --- |\n| ärende | case | cases/case.ts | |\n| akt | file | cases/act.ts | |'
  assert.deepEqual(wordBreaches(planted, wordsOf(page)), [
    'cases/case.ts: "mapp" is not in docs/words.md',
    'cases/paper.ts: does not open with its Swedish word and a colon',
    'cases/case.ts: the room says nothing of "ärende", which docs/words.md places there',
    'cases/act.ts: not there, for "akt" in docs/words.md',
  ])
})

test('the gate sees a table without a word, and a word whose table is gone', () => {
  const page =
    '| Swedish | English |\n| --- | --- |\n| ärende | case (`case_file` in SQL) | cases/case.ts | |\n| diariehändelse | registry, registry entry | cases/registry.ts | |'
  const schema = 'create table registry_entry (\n  id uuid\n);\ncreate table paper (\n  id uuid\n);'
  assert.deepEqual(tableBreaches(schema, wordsOf(page)), [
    'paper: a table without its word in docs/words.md',
    'case_file: in docs/words.md, but no table',
  ])
})
