import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aVersion } from '../../test/help/letter.ts'
import type { VersionText } from '../circulations/version.ts'
import { attClause, ownPaper } from './own-paper.ts'

const clauses = [
  { number: 1, text: 'Anta överenskommelsen om samverkan', onlyFor: null },
  { number: 2, text: 'att anvisa medel', onlyFor: null },
]
const version: VersionText = { ...aVersion, clauses }

test('the clauses stand word for word, each begun with "att"', () => {
  const text = ownPaper(version, clauses, 'https://radslag.example/board')
  assert.match(text, /Förslag till beslut\natt anta överenskommelsen om samverkan\natt anvisa medel\n/)
  assert.match(text, /senast den 15 juni 2015/)
  assert.match(text, /likställs med undertecknande/)
  assert.match(text, /Ange KSL\/15\/0016-5/)
})

test('a consultation asks in its own words, and no two members need say the same', () => {
  const letter = { ...version.letter, kind: 'consultation', decisionIsSignature: false } as const
  const asked = [{ number: 1, text: 'Ska kostnaden delas?', onlyFor: null }]
  const text = ownPaper({ ...version, letter }, asked, '')
  assert.match(text, /Det här önskas svar på\n1\. Ska kostnaden delas\?\n/)
  assert.doesNotMatch(text, /likalydande|Förslag till beslut|att ska/)
  assert.match(text, /Svaret skickas till/)
})

test('a consultation without clauses proposes none', () => {
  assert.doesNotMatch(ownPaper(version, [], ''), /Förslag till beslut/)
})

test('"att" is put before a clause once', () => {
  assert.equal(attClause('Att anta avtalet'), 'att anta avtalet')
  assert.equal(attClause('Utse en representant'), 'att utse en representant')
})
