import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type Minutes,
  type MinutesItem,
  minutesHash,
  minutesText,
  presenceLine,
  publicMinutes,
} from './minutes.ts'

const item = (facts: Partial<MinutesItem>): MinutesItem => ({
  id: 'i1',
  number: '2',
  title: 'Rådslag Infrastruktur',
  isClosed: false,
  text: 'Materialet var utsänt.',
  proposals: null,
  vote: null,
  recused: [],
  decides: 'Kommundirektörsgruppen beslutar',
  clauses: ['godkänna materialet.'],
  outcome: 'decided',
  outcomeWords: null,
  reservations: null,
  followups: [{ number: 3, who: null, what: 'allt material på remiss', when: 'efter 2' }],
  extractRecipients: ['Bjuv'],
  ...facts,
})
const minutes: Minutes = {
  association: 'Skåne Nordväst',
  body: 'Kommundirektörsgruppen',
  number: '1/2012',
  time: 'torsdag 26 januari 2012 kl. 13.00–17.00',
  place: 'Stadsbiblioteket',
  members: [
    {
      organisation: 'Bjuv',
      presence: 'present',
      holders: [{ holder: 'kommundirektör', notes: ['på distans'] }],
    },
    { organisation: 'Perstorp', presence: 'absent', holders: [] },
  ],
  officers: [],
  guests: [],
  secretary: 'sekreteraren',
  adjusters: ['kommundirektör, Helsingborg'],
  items: [item({}), item({ id: 'i2', number: '3', title: 'Anställning', isClosed: true, text: 'Hemligt' })],
}

test('the text says everything once, in order', () => {
  const text = minutesText(minutes)
  assert.equal(presenceLine(minutes.members), '1 av 2 medlemmar närvarande, 1 frånvarande')
  for (const line of [
    'Bjuv: närvarande, kommundirektör (på distans)',
    'att godkänna materialet.',
    'Uppdrag 3: allt material på remiss → efter 2',
    'Protokollsutdrag skickas till: Bjuv',
    'Justeras: kommundirektör, Helsingborg',
  ])
    assert.ok(text.split('\n').includes(line), line)
})

test('a closed item keeps its number in public, and nothing else', () => {
  const text = minutesText(publicMinutes(minutes))
  assert.match(text, /\n3 Slutet ärende\n/)
  assert.doesNotMatch(text, /Anställning|Hemligt/)
})

test('any change of a word changes the hash', () => {
  assert.equal(minutesHash(minutes), minutesHash(structuredClone(minutes)))
  const changed = { ...minutes, items: [item({ clauses: ['godkänna materialet'] })] }
  assert.notEqual(minutesHash(minutes), minutesHash(changed))
})
