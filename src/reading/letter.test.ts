import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { isThere, ownFolder, sourceFolder } from '../../test/help/reading-cases.ts'
import { readLetter } from './letter.ts'
import type { LetterReading } from './letter.ts'

/** The values of the letter's single fields, without the words they rest on. */
function values(letter: LetterReading): Record<string, unknown> {
  const fields = Object.entries(letter).filter(([, field]) => !Array.isArray(field))
  return Object.fromEntries(
    fields.map(([name, field]) => [name, (field as { value: unknown } | null)?.value ?? null]),
  )
}

test('a letter worn by a scanner still gives its parts', () => {
  const letter = readLetter(readFileSync(join(ownFolder, 'rek-brev-ocr.txt'), 'utf8'))
  assert.deepEqual(values(letter), {
    kind: 'recommendation',
    sender: 'KOMMUNFORBUNDET SJOLANDET',
    date: '2015-03-12',
    dnr: 'KF/15/0021-3',
    title: 'Overenskommelse om gemensam krisinformation i Sjolandet',
    addressees: 'medlemskommunerna',
    answerBy: '2015-06-10',
    validFrom: '2015-02-01',
    validTo: null,
    untilFurtherNotice: true,
    decisionIsSignature: true,
    thirdBody: 'Lansnamnden',
    contact: { name: 'Sakerhetssamordnaren', email: 'sakerhet@kommunforbundet.example', phone: null },
    answerTo: 'registrator@kommunforbundet.example',
    basis: { body: 'Styrelsen', date: '2015-03-05', number: '§ 14' },
  })
  assert.equal(letter.answerBy?.inferredYear, true)
  assert.deepEqual(letter.parts.map((part) => part.heading).slice(0, 5), [
    'Rekommendation',
    'Bakgrund',
    'Giltighet',
    'Arendegang',
    'Svar',
  ])
  assert.equal(letter.clauses.length, 1)
})

test('a consultation letter gives its last day and where to answer', () => {
  const letter = readLetter(readFileSync(join(ownFolder, 'remissbrev.txt'), 'utf8'))
  assert.equal(letter.kind?.value, 'consultation')
  assert.equal(letter.answerBy?.value, '2024-05-31')
  assert.equal(letter.answerBy?.inferredYear, false)
  assert.equal(letter.answerTo?.value, 'registrator@mittland.example')
  assert.deepEqual(letter.contact?.value, {
    name: 'kulturstrategen',
    email: 'kultur@mittland.example',
    phone: '0100-12 34 56',
  })
})

test('what a letter does not say is null', () => {
  const letter = readLetter('Hej!\n\nKan vi ses på torsdag?\n\nHälsningar')
  assert.deepEqual(
    [
      letter.kind,
      letter.date,
      letter.dnr,
      letter.answerBy,
      letter.validFrom,
      letter.thirdBody,
      letter.contact,
      letter.basis,
    ],
    Array.from({ length: 8 }, () => null),
  )
  assert.deepEqual(letter.clauses, [])
})

test('an answer day without a year is the first such day after the letter’s own', () => {
  const day = (written: string): string | undefined =>
    readLetter(
      `Förbundet  2015-11-20\n\nSvar önskas senast den ${written} till registrator@forbundet.example`,
    ).answerBy?.value
  assert.equal(day('15 januari'), '2016-01-15')
  assert.equal(day('20 december'), '2015-12-20')
  assert.equal(day('31 februari'), undefined)
})

test('numbered clauses asked of the members are read one by one', () => {
  const letter = readLetter(
    'Förbundet rekommenderar medlemskommunerna att besluta:\n1. att anta avtalet,\n2. att avtalet gäller från och med den 1 januari 2025, samt\n3. att upphäva det tidigare avtalet.\n\nMed vänlig hälsning',
  )
  assert.deepEqual(
    letter.clauses.map((clause) => clause.value),
    [
      'att anta avtalet,',
      'att avtalet gäller från och med den 1 januari 2025, samt',
      'att upphäva det tidigare avtalet.',
    ],
  )
})

test('the recommendation of 2015 is read whole', { skip: !isThere(sourceFolder) }, () => {
  const letter = readLetter(readFileSync(join(sourceFolder, 'recommendation-2015.txt'), 'utf8'))
  const { date, dnr, answerBy, validFrom, untilFurtherNotice, decisionIsSignature, thirdBody } =
    values(letter)
  assert.deepEqual(
    [date, dnr, answerBy, validFrom, untilFurtherNotice, decisionIsSignature, thirdBody],
    ['2015-03-19', 'KSL/15/0016-5', '2015-06-15', '2015-01-01', true, true, 'Samverkan Stockholmsregionen'],
  )
  assert.match(String(letter.contact?.value.phone), /^08-615/)
  assert.equal(letter.basis?.value.date, '2015-03-19')
  assert.equal(letter.parts.length, 8)
})
