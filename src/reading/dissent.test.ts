import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDocument } from './document.ts'
import { reportOf } from './report.ts'

const report = (under: string): Readonly<Record<string, unknown>> =>
  reportOf(
    readDocument(
      `Almby kommun                Protokoll\nKommunstyrelsen           2024-03-14\n\n§ 47\n\nTaxa för växel\n\nBeslut\nKommunstyrelsen beslutar att anta taxan.\n\n${under}\n`,
    ),
  )

test('a reservation is read in whatever words it is made', () => {
  for (const [under, said] of [
    ['Reservation\nBo Ask (M) reserverar sig mot beslutet.', 'Bo Ask (M) reserverar sig mot beslutet.'],
    ['Reservation\nMot beslutet reserverar sig Bo Ask (M).', 'Mot beslutet reserverar sig Bo Ask (M).'],
    [
      'Skriftlig reservation\nBo Ask (M) lämnar en skriftlig reservation, bilaga 4.',
      'Bo Ask (M) lämnar en skriftlig reservation, bilaga 4.',
    ],
    ['Reservation\nBo Ask (M) (bilaga 4)', 'Bo Ask (M)'],
    ['Bo Ask har anmält avvikande mening.', 'Bo Ask har anmält avvikande mening.'],
  ] as const)
    assert.deepEqual(report(under)['dissent'], [said], under)
})

test('a ballot is counted in whatever order the figures and the names stand', () => {
  for (const under of [
    'Votering\nMed 7 röster mot 6 bifalls förslaget.',
    'Votering\n7 ja-röster (Ek, Ask, Alm) och 6 nej-röster (Hed).',
    'Omröstning\n7 ledamöter röstar ja och 6 ledamöter röstar nej.',
  ])
    assert.deepEqual(report(under)['vote'], { yes: 7, no: 6 }, under)
})

test('receivers stand on lines of their own, or in a sentence with commas between them', () => {
  for (const [under, names] of [
    ['Exp\nFörbundet\nEkonomikontoret', ['Förbundet', 'Ekonomikontoret']],
    [
      'Beslutet delges\n\nAlmbyförbundet\nKommunstyrelsen (anmälan)',
      ['Almbyförbundet', 'Kommunstyrelsen (anmälan)'],
    ],
    ['Beslutet skickas till medlemskommunerna, arkivet.', ['medlemskommunerna', 'arkivet']],
    ['Delges: Almbyförbundet, kultur- och fritidschefen', ['Almbyförbundet', 'kultur- och fritidschefen']],
  ] as const)
    assert.deepEqual(report(under)['sent_to'], names, under)
})
