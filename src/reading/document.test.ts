import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { actTypes } from '../ledger/act.ts'
import { isThere, labelledCases, ownFolder, realFolder, sourceFolder } from '../../test/help/reading-cases.ts'
import { readActs } from './act.ts'
import { readDocument } from './document.ts'
import { reportOf } from './report.ts'
import { precision, recall, scoreOf } from './score.ts'
import type { Evidence } from './source.ts'

const wanted = ['act', 'stage', 'date', 'number', 'body', 'diary_numbers']

for (const [name, folder] of [
  ['invented documents in many offices’ manners', ownFolder],
  ['real documents', realFolder],
] as const) {
  test(
    `${name}: act, stage, date, §, body and Dnr are right in 97 of 100, and no proposal is read as adoption`,
    { skip: !isThere(folder) },
    () => {
      const score = scoreOf(labelledCases(folder))
      assert.deepEqual(score.proposalsAsAdoption, [])
      for (const field of score.fields.filter((each) => wanted.includes(each.field))) {
        assert.ok(
          precision(field) >= 0.97,
          `${field.field}: precision ${precision(field)} ${JSON.stringify(score.misses)}`,
        )
        assert.ok(
          recall(field) >= 0.97,
          `${field.field}: recall ${recall(field)} ${JSON.stringify(score.misses)}`,
        )
      }
    },
  )
}

/** As some programs take text out of a PDF: each paragraph on one line, headings and all. */
const collapsed = (text: string): string =>
  text
    .split(/\n\s*\n/)
    .map((block) => block.replace(/\n/g, ' '))
    .join('\n\n')

for (const folder of [ownFolder, realFolder]) {
  test(
    `a layout collapsed to one line a paragraph is read too: the act right in 95 of 100, no proposal as adoption (${folder === realFolder ? 'real' : 'own'})`,
    { skip: !isThere(folder) },
    () => {
      const cases = labelledCases(folder).map(({ label, source }) => {
        const text = collapsed(source)
        return { label, source: text, report: reportOf(readDocument(text)) }
      })
      const score = scoreOf(cases)
      assert.deepEqual(score.proposalsAsAdoption, [])
      const act = score.fields.find((field) => field.field === 'act')!
      assert.ok(precision(act) >= 0.98 && recall(act) >= 0.95, JSON.stringify(act))
    },
  )
}

test('every act that a text can be read as is one of the ledger’s', () => {
  assert.deepEqual(
    readActs.filter((act) => !actTypes.includes(act)),
    [],
  )
})

/** Each piece of evidence in the report, the further ones too. */
function evidenceIn(report: ReturnType<typeof reportOf>): Evidence[] {
  return Object.values(report.evidence).flatMap((each) => [each, ...(each.more ?? [])])
}

function pointsRight(text: string): void {
  for (const { quote, start, end } of evidenceIn(reportOf(readDocument(text)))) {
    assert.equal(quote, text.slice(start, end))
  }
}

test('evidence points at the very words it quotes, in the text as it was extracted', () => {
  for (const { source } of labelledCases(ownFolder)) pointsRight(source)
})

test('whoever is said to have been there is quoted by name', () => {
  const letters = (text: string): string => text.replace(/[\s\u00ad-]+/g, '')
  for (const { source, label } of labelledCases(ownFolder)) {
    const { evidence, ...report } = reportOf(readDocument(source))
    for (const field of ['present', 'apologies', 'guests'] as const) {
      const people = (report[field] ?? []) as readonly (string | { readonly name: string })[]
      const at = evidence[field]
      const quoted = at ? [at, ...(at.more ?? [])].map(({ quote }) => letters(quote)) : []
      for (const person of people) {
        const name = letters(typeof person === 'string' ? person.split(', ')[0]! : person.name)
        assert.ok(
          quoted.some((quote) => quote.includes(name)),
          `${label.file}: ${field}: ${name} is not among ${quoted.join(' | ')}`,
        )
      }
    }
  }
})

const pieces = fc.oneof(
  fc.constantFrom(
    'Kommunstyrelsen',
    'Beslut',
    '§ 45',
    '§§ 4–7',
    '$ 12',
    'att',
    'anta',
    'antas',
    'föreslår',
    'kommunfullmäktige',
    'Dnr KS 2024/77',
    '2024-03-12',
    'den 31 juni',
    '15 juni',
    'Närvarande:',
    'Protokoll',
    'Från: a@b.example',
    'Skickat:',
    'Ämne:',
    '1.',
    '2.',
    '- Att',
    ':',
    '.',
    ',',
    ';',
    '\n',
    '\n\n',
    '\r\n',
    '\f',
    'kommun-\n',
    'styrelsen',
    'o6nskar',
    'A\u030A',
    'o\u0308',
    '\u00ad',
    '\u202e',
    '\u0000',
    '💡',
    '        ',
    'Exempelby kommun',
    'under förutsättning att',
    'Reservation',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
)

test('any text is read without fault, and its evidence points at its words', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 120 }), (parts) => {
      pointsRight(parts.join(' '))
      pointsRight(parts.join(''))
    }),
    { numRuns: 150 },
  )
})

/** What would make a careless pattern try every way of dividing a text. */
const hostile = [
  'a',
  'A ',
  'Anna Ek, ',
  'Anna kontaktar Bo och ',
  '\n',
  ' ',
  '§ 1 ',
  '\n§ 1\n',
  '1. ',
  '1. A\n',
  '\n- Att ',
  'föreslår ',
  'beslutar att föreslå ',
  'Kommunstyrelsen ',
  'Beslut\nKommunstyrelsen beslutar\n',
  'Dnr 1/1/',
  'KS 20',
  '2024-01-01 ',
  'den 1 maj ',
  'från och med den ',
  'senast den 1 maj svar ',
  'ändrade tider 1 maj; ',
  'Närvarande: ',
  'Från: x Till: ',
  'kontakta A ',
  'x@',
  'a.b@c.d ',
  '7 ja mot ',
  'a-\n',
  '\u00ad',
  'A\u030A',
  '((((',
  '___',
  'för kommunerna A, ',
  '          Skickas till\n',
  'Ks § 1\nAu § 2\n',
  'inte. Antas ',
]
const beginnings = [
  '',
  'PROTOKOLL\n1. Ett\n2. Två\n',
  'REKOMMENDATION\nrekommenderar medlemskommunerna att ',
  'Från: a@b.example\nTill: c@d.example\nÄmne: x\n',
  '§ 1 Titel\nBeslut\nKommunstyrelsen beslutar att ',
]

test('text made to make patterns slow is read in time', () => {
  const length = 20_000
  for (const beginning of beginnings) {
    for (const piece of hostile) {
      const start = process.cpuUsage()
      reportOf(readDocument(beginning + piece.repeat(length / piece.length)))
      const milliseconds = process.cpuUsage(start).user / 1000
      assert.ok(milliseconds < 800, `${JSON.stringify(beginning + piece)} took ${milliseconds} ms`)
    }
  }
})

/** Milliseconds of processor time, and one more, so that what takes next to none is not compared. */
function timeOf(text: string): number {
  const start = process.cpuUsage()
  readDocument(text)
  return process.cpuUsage(start).user / 1000 + 1
}

/** Whether the least time that the long one takes comes to be in proportion to the least of the short one. */
function isInProportion(
  short: string,
  long: string,
  tries: number,
  least = [Infinity, Infinity] as const,
): boolean {
  const [brief, lengthy] = [Math.min(least[0], timeOf(short)), Math.min(least[1], timeOf(long))] as const
  return lengthy < 32 * brief || (tries > 1 && isInProportion(short, long, tries - 1, [brief, lengthy]))
}

/** A pattern that begins anew at every place takes 64 times as long, however often it is tried. */
test('a text eight times as long takes no more than in proportion to read', () => {
  for (const beginning of beginnings) {
    for (const piece of hostile) {
      const text = (length: number): string => beginning + piece.repeat(length / piece.length)
      assert.ok(isInProportion(text(5000), text(40_000), 8), `${JSON.stringify(beginning + piece)} does not`)
    }
  }
})

test('a text longer than any minutes is read as far as minutes go', () => {
  const report = reportOf(
    readDocument(`§ 4 Avtal\nBeslut\nAvtalet antas.\n${'Sedan följer mycket mer. '.repeat(100_000)}`),
  )
  assert.equal(report['act'], 'adopted')
})

test(
  'a letter of recommendation is no answer, whoever it is sent to',
  { skip: !isThere(sourceFolder) },
  () => {
    const report = reportOf(readDocument(readFileSync(join(sourceFolder, 'recommendation-2015.txt'), 'utf8')))
    assert.equal(report['kind'], 'recommendation')
    assert.equal(report['act'], undefined)
    assert.equal(report['decision'], 'none')
    assert.equal(report['deadline'], '2015-06-15')
  },
)
