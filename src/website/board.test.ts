import assert from 'node:assert/strict'
import { test } from 'node:test'
import { standingOf } from '../ledger/standing.ts'
import { type BoardMember, boardOf, byKind, daysLeft, kindsInUse } from './board.ts'
import { piecesOf, plainExcerpt, markEnd, markStart, searchQuery } from './search.ts'

const at = { known: '2015-05-27T10:00:00.000Z', lastDay: '2015-06-15', terms: null }
const member = (organisation: string, name: string): [string, BoardMember] => [
  organisation,
  {
    organisation,
    code: organisation,
    name,
    kind: 'municipality',
    label: name.slice(0, 3),
    column: null,
    row: null,
  },
]
const placed = (organisation: string) => ({
  standing: standingOf(organisation, [], at),
  sent: '2015-03-20T08:00:00.000Z',
  party: false,
  periods: [],
})
const facts = {
  on: '2015-05-27',
  known: at.known,
  lastDay: at.lastDay,
  placed: [placed('0188'), placed('0115'), placed('0160')],
  members: new Map([member('0188', 'Österåker'), member('0115', 'Ale'), member('0160', 'Åmål')]),
  acts: [],
  evidence: [],
  postings: new Map(),
  unread: new Set<string>(),
  returned: new Map<string, string>(),
}

test('members stand in Swedish order: å, ä, ö last', () => {
  assert.deepEqual(
    boardOf(facts).rows.map((row) => row.name),
    ['Ale', 'Åmål', 'Österåker'],
  )
})

test('only the standings in use are in the key, with their number', () => {
  assert.deepEqual(kindsInUse(boardOf(facts)), [{ kind: 'silent', count: 3 }])
  assert.equal(byKind(boardOf(facts)).length, 3)
})

test('the days left are counted from the day it was known', () => {
  assert.equal(daysLeft(boardOf(facts)), 19)
  assert.equal(daysLeft(boardOf({ ...facts, lastDay: null })), null)
})

test('a period of a party begins on its first day and is over on its last', () => {
  const periods = [{ from: '2015-01-01', to: '2016-01-01', because: [] }]
  const board = boardOf({ ...facts, on: '2014-12-31', placed: [{ ...placed('0115'), periods }] })
  assert.equal(board.rows[0]?.effective, '2015-01-01')
})

test('who has acted and is not in the register is shown all the same', () => {
  assert.equal(boardOf({ ...facts, members: new Map() }).rows.length, 3)
})

test('a question is the beginnings of its words, and nothing in it is an operator', () => {
  assert.equal(searchQuery("räddning & !('a' | b):*"), "'räddning':* & 'a':* & 'b':*")
  assert.equal(searchQuery(' –!&| '), null)
})

test('an excerpt is cut where its marks are', () => {
  const excerpt = `om ${markStart}samverkan${markEnd} i länet`
  assert.deepEqual(piecesOf(excerpt), [
    { text: 'om ', match: false },
    { text: 'samverkan', match: true },
    { text: ' i länet', match: false },
  ])
  assert.equal(plainExcerpt(excerpt), 'om samverkan i länet')
})
