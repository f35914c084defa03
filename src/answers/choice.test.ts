import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { circulationKinds } from '../circulations/circulation.ts'
import { isAnswerType } from '../ledger/act-kind.ts'
import { actOf, choicesFor, isDecision } from './choice.ts'

const css = readFileSync(new URL('../kit/html/assets/radslag.css', import.meta.url), 'utf8')
const all = new Set(circulationKinds.flatMap((kind) => [...choicesFor(kind, true)]))

test('what a state leads to is shown when its card is chosen, by a rule of the style sheet for each', () => {
  for (const choice of all) {
    const rule = `.form:has(input[value='${choice}']:checked) [data-choice='${choice}']`
    assert.ok(css.includes(rule), choice)
  }
})

test('each kind asks for its own: a yes, an opinion, an answer; names only where the letter asks for them', () => {
  assert.ok(choicesFor('offer').includes('adopted'))
  assert.ok(!choicesFor('consultation').includes('adopted'))
  assert.ok(choicesFor('enquiry').includes('answered'))
  assert.ok(!choicesFor('enquiry').includes('nominated'))
  assert.equal(choicesFor('enquiry', true)[0], 'nominated')
  for (const choice of all) assert.equal(isAnswerType(actOf(choice).type), isDecision(choice), choice)
})
