import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { answeredAs, answersLeft, movedAnswer, withAnswer, withoutAnswer } from './letter-answers.ts'
import type { Match } from '../letters/matching.ts'

const match = (circulation: string, organisation: string | null): Match => ({
  circulation,
  organisation,
  part: 0,
  act: 'adopted',
  reasons: [{ code: 'sender_domain', fact: 'ortaby.example' }],
})
const two = [match('rekommendation', 'ortaby'), match('remiss', 'ortaby')]
const places = (matches: readonly Match[]) =>
  matches.map(({ circulation, organisation }) => `${circulation} ${organisation}`)

describe('the answers of a letter', () => {
  test('one that is added says that a person chose it, and claims nothing about what it says', () => {
    const added = withAnswer(two, { circulation: 'rekommendation', organisation: 'ortbby', part: 2 })
    assert.deepEqual(added.at(-1), {
      circulation: 'rekommendation',
      organisation: 'ortbby',
      part: 2,
      act: null,
      reasons: [{ code: 'by_hand', fact: null }],
    })
  })

  test('one that is moved keeps its place and its part, and is not doubled where it is there already', () => {
    const to = { circulation: 'rekommendation', organisation: 'ortbby' }
    assert.deepEqual(places(movedAnswer(two, two[0]!, to)), ['rekommendation ortbby', 'remiss ortaby'])
    const onto = { circulation: 'rekommendation', organisation: 'ortaby' }
    assert.deepEqual(places(movedAnswer(two, two[1]!, onto)), ['rekommendation ortaby'])
  })

  test('one that is struck out leaves the others', () => {
    assert.deepEqual(places(withoutAnswer(two, two[0]!)), ['remiss ortaby'])
  })

  test('what was registered for another member was the proposal that was looked at', () => {
    const act = { circulation: 'remiss', organisation: 'ortbby' }
    assert.deepEqual(places(answeredAs(two, [], act)), ['rekommendation ortaby', 'remiss ortbby'])
    assert.deepEqual(answersLeft(answeredAs(two, [], act), [act]), [two[0]])
  })

  test('where several could be meant, none is taken for it', () => {
    const both = [match('remiss', 'ortaby'), match('remiss', 'ortbby')]
    const act = { circulation: 'remiss', organisation: 'ortcby' }
    assert.deepEqual(places(answeredAs(both, [], act)), places(both))
  })
})
