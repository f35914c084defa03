import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dueFormSentences } from '../ledger/due-form.texts.ts'
import type { Finding } from '../ledger/due-form.ts'
import { reasonCodes, returnReasons } from './return-reason.ts'

const finding = (
  code: string,
  facts: Finding['facts'] = {},
  severity: Finding['severity'] = 'ask',
): Finding => ({
  code: `due-form.${code}`,
  severity,
  facts,
})

/** What is never a reason to send anything back. */
const onlyToKnow = ['due-form.grammar-differs', 'due-form.no-paragraph', 'due-form.late']

test('whatever the check may find that is more than to know, the letter has its sentence', () => {
  const codes = Object.keys(dueFormSentences.sv).filter((code) => !onlyToKnow.includes(code))
  assert.deepEqual(codes.toSorted(), reasonCodes.toSorted())
})

test('the member is told what to send, and nothing of how we register', () => {
  const told = returnReasons([
    finding('only-proposal', {}, 'stops'),
    finding('annex-missing', { annex: 'bilaga 1' }, 'stops'),
    finding('wording-differs', { clause: 2, recommended: 'taxebeloppet', adopted: 'skattebeloppet' }),
    finding('wording-differs', { clause: 1, recommended: '', adopted: 'i huvudsak' }),
    finding('late', { received: '2015-06-16', lastDay: '2015-06-15' }, 'note'),
  ])
  assert.equal(told.length, 4)
  assert.match(told[0]!, /Vi behöver protokollsutdraget med själva beslutet/)
  assert.match(told[1]!, /”bilaga 1”, som inte följde med/)
  assert.match(told[2]!, /i stället för ”taxebeloppet” står ”skattebeloppet”/)
  assert.match(told[3]!, /”i huvudsak” är tillagt/)
  assert.doesNotMatch(told.join(), /Läget/)
})
