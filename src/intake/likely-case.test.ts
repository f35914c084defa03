import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type CaseAtHand, likelyCases } from './likely-case.ts'

const file = (number: number, title: string, more: Partial<CaseAtHand> = {}): CaseAtHand => ({
  id: String(number),
  dnr: `PROV/15/00${number}`,
  title,
  isOpen: true,
  fromSender: false,
  ...more,
})

const order = (letter: { subject: string; text?: string }, cases: readonly CaseAtHand[]) =>
  likelyCases({ text: '', ...letter }, cases).map(({ dnr, because }) => [dnr.slice(-2), because])

describe('the case that a letter may belong in', () => {
  test('one whose number the letter names comes first, however it is written', () => {
    const cases = [file(19, 'Upphandling av elbilar'), file(16, 'Samverkan'), file(17, 'Elbilar')]
    assert.deepEqual(order({ subject: 'Elbilar', text: 'Ert dnr: prov 15-0016, handling 5.' }, cases), [
      ['16', 'named'],
      ['19', 'words'],
      ['17', 'words'],
    ])
  })

  test('a number within a longer one is not named', () => {
    assert.deepEqual(order({ subject: 'PROV/15/00161' }, [file(16, 'Samverkan')]), [['16', null]])
  })

  test('the same sender goes before a word in common, and two words before the sender', () => {
    const cases = [
      file(21, 'Nytt avtal'),
      file(20, 'Kollektivtrafik', { fromSender: true }),
      file(19, 'Remiss: regional kollektivtrafikplan för skärgården'),
    ]
    assert.deepEqual(order({ subject: 'Avtal om bilar' }, cases), [
      ['20', 'sender'],
      ['21', 'words'],
      ['19', null],
    ])
    assert.equal(order({ subject: 'Regional plan för skärgården, remiss' }, cases)[0]![0], '19')
  })

  test('otherwise the newest, and open ones before closed', () => {
    const cases = [file(21, 'A', { isOpen: false }), file(20, 'B'), file(19, 'C')]
    assert.deepEqual(
      order({ subject: '' }, cases).map(([dnr]) => dnr),
      ['20', '19', '21'],
    )
  })
})
