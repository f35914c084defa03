import assert from 'node:assert/strict'
import { test } from 'node:test'
import { columnsApart } from './column.ts'
import { evidenceOf, sourceOf } from './source.ts'

const aside = [
  'Beslut                                   Skickas till',
  'Nämnden antar avtalet och lämnar         Kommunstyrelsen',
  'det till handlingarna.                   Förbundet',
  '',
  'Bakgrund',
  'Avtalet är nytt.',
].join('\n')

test('receivers to the right of a decision stand below it, and lead back to where they were', () => {
  const apart = columnsApart(sourceOf(aside))
  const lines = apart.text.split('\n').map((line) => line.trim())
  assert.deepEqual(
    lines.filter((line) => line !== ''),
    [
      'Beslut',
      'Nämnden antar avtalet och lämnar',
      'det till handlingarna.',
      'Bakgrund',
      'Avtalet är nytt.',
      'Skickas till',
      'Kommunstyrelsen',
      'Förbundet',
    ],
  )
  const start = apart.text.indexOf('Förbundet')
  const { quote } = evidenceOf(apart, { start, end: start + 'Förbundet'.length })
  assert.equal(quote, 'Förbundet')
})

test('a heading with nothing beside it, and words that go across, are left where they are', () => {
  const below = 'Beslut\nAvtalet antas.\n\nSkickas till\nFörbundet\n'
  assert.equal(columnsApart(sourceOf(below)).text, below)
  const across = `${'Ord '.repeat(10)}     Skickas till\n${'Ett långt ord '.repeat(6)}\n`
  assert.equal(columnsApart(sourceOf(across)).text, across)
})

test('a run of spaces is walked once, however long', () => {
  const start = process.cpuUsage()
  columnsApart(sourceOf(' '.repeat(400_000)))
  assert.ok(process.cpuUsage(start).user < 1_000_000)
})
