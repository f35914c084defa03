import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { easterSunday, isDayOff } from '../kit/day-off.ts'
import { type Adjuster, adjustBy, checkAnswer, roundOf } from './justering.ts'
import { nextWorkingDay } from './legal-time.ts'
import { boardNotice } from './notice-board.ts'

test('a lawful time that ends on a day off ends on the next working day', () => {
  const after = (day: string) => nextWorkingDay(day)
  assert.equal(after('2026-04-03'), '2026-04-07') // Good Friday to the Tuesday after Easter
  assert.equal(after('2026-06-06'), '2026-06-08')
  assert.equal(after('2026-06-19'), '2026-06-22') // Midsummer's Eve
  assert.equal(after('2026-12-24'), '2026-12-28')
  assert.equal(after('2026-12-31'), '2027-01-04')
  assert.equal(after('2026-05-14'), '2026-05-15') // Ascension Day; the Friday after is no day off
  assert.ok(!isDayOff('2026-05-25')) // Whit Monday is none since 2005
  assert.deepEqual([2008, 2012, 2024, 2026, 2038].map(easterSunday), [
    '2008-03-23',
    '2012-04-08',
    '2024-03-31',
    '2026-04-05',
    '2038-04-25',
  ])
})

test('a notice is posted within two days and stays up for the appeal time; the last of several boards counts', () => {
  const facts = {
    decidedOn: '2026-02-20',
    adjustedOn: '2026-03-01',
    postedOn: ['2026-03-02', '2026-03-04', '2026-03-03'],
  }
  assert.deepEqual(boardNotice('gemensam_namnd', facts), {
    postBy: '2026-03-03',
    appealableUntil: '2026-03-25',
    takenDownFrom: '2026-03-26',
    finalFrom: '2026-03-26',
  })
  assert.equal(boardNotice('municipality', { ...facts, postedOn: [] })!.appealableUntil, null)
})

test('an association under its own statutes never gets a notice, and nothing says that it can be appealed', () => {
  const facts = { decidedOn: '2026-02-20', adjustedOn: '2026-03-01', postedOn: ['2026-03-02'] }
  assert.equal(boardNotice('kommunforbund', facts), null)
  assert.equal(boardNotice('avtalssamverkan', facts), null)
  assert.equal(adjustBy('kommunforbund', '2026-02-20'), null)
})

interface Vectors {
  readonly overklagande_KL13_5: {
    tillkannagivet: string
    sista_overklagandedag: string
    far_tas_ned_tidigast: string
    laga_kraft_om_ej_overklagat: string
  }[]
  readonly justering_KL5_69: { sammantrade: string; senast_justerat: string }[]
  readonly anslag_KL8_12: { justerat: string; tillkannages_senast: string }[]
}
const vectorFile = new URL('../../../shared/standards/vectors.json', import.meta.url)

test('the days agree with the reference vectors', { skip: !existsSync(vectorFile) }, () => {
  const vectors = JSON.parse(readFileSync(vectorFile, 'utf8')) as Vectors
  for (const each of vectors.overklagande_KL13_5) {
    const posted = each.tillkannagivet
    const notice = boardNotice('municipality', { decidedOn: posted, adjustedOn: posted, postedOn: [posted] })!
    assert.equal(notice.appealableUntil, each.sista_overklagandedag, posted)
    assert.equal(notice.takenDownFrom, each.far_tas_ned_tidigast, posted)
    assert.equal(notice.finalFrom, each.laga_kraft_om_ej_overklagat, posted)
  }
  for (const each of vectors.justering_KL5_69)
    assert.equal(adjustBy('municipality', each.sammantrade), each.senast_justerat)
  for (const each of vectors.anslag_KL8_12) {
    const facts = { decidedOn: each.justerat, adjustedOn: each.justerat, postedOn: [] }
    assert.equal(boardNotice('kommunalforbund', facts)!.postBy, each.tillkannages_senast)
  }
})

const answer = (confirmed: boolean, textHash = 'one') =>
  ({
    confirmed,
    manner: 'page',
    at: '2012-01-30T10:00:00.000Z',
    reason: confirmed ? null : 'Punkt 4 är fel återgiven.',
    textHash,
  }) as const
const adjuster = (given: Adjuster['answer']): Adjuster => ({
  id: 'a',
  holder: 'kommundirektör, Helsingborg',
  email: null,
  role: 'adjuster',
  itemId: null,
  answer: given,
})

test('minutes can be sealed when all have answered and somebody has confirmed; a refusal is recorded', () => {
  const round = (...given: (boolean | null)[]) =>
    roundOf(
      given.map((each) => adjuster(each === null ? null : answer(each))),
      'one',
    )
  assert.equal(round(true), 'sealable')
  assert.equal(round(true, null), 'waiting')
  assert.equal(round(true, false), 'sealable')
  assert.equal(round(false, false), 'refused')
  assert.equal(round(), 'waiting')
})

test('a confirmation is of one text: after a change it no longer counts', () => {
  const first = adjuster(answer(true))
  assert.equal(roundOf([first], 'two'), 'waiting')
  checkAnswer(first, answer(true, 'two'), 'two')
  assert.throws(() => checkAnswer(first, answer(true, 'one'), 'two'), { code: 'justering.other-text' })
  assert.throws(() => checkAnswer(first, answer(true), 'one'), { code: 'justering.answered' })
  assert.throws(() => checkAnswer(adjuster(null), { ...answer(false), reason: ' ' }, 'one'), {
    code: 'justering.reason',
  })
})
