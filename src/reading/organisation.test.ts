import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDocument } from './document.ts'

const whose = (text: string): string | null => readDocument(text).decision.organisation?.value ?? null
const clause = (words: string): string =>
  `§ 61   Dnr KS 2024/12\n\nSamverkan om växel\n\nBeslut\n\n1. Avtalet godkänns.\n2. ${words}\n\nProtokollsutdrag skickas till\n\nVäxelförbundet\n`

test('an organisation that acts in its own decision is whose it is, whatever it does there', () => {
  for (const words of [
    'Norrsjö kommun förutsätter att kapitalet återställs.',
    'Norrsjö kommun tackar nej till medlemskap.',
    'Norrsjö kommun köper Almbys aktier för 75 000 kronor.',
    'Norrsjö kommun bedömer att taxan är skälig.',
  ])
    assert.equal(whose(clause(words)), 'Norrsjö kommun', words)
})

test('those a letter is sent to, and one whose paper it is about, did not write it', () => {
  const letter = (to: string): string =>
    `Samverkansrådet Norra Slätten\n\nMissiv 2024-11-14      Dnr SR 2024/61\n\n${to}\n\nNytt avtal om växel för kommunerna i länet\n\nSamverkansrådet Norra Slättens styrelse rekommenderar kommunerna att anta avtalet.\n`
  for (const to of ['Till Almby kommunalförbund Vetby kommunalförbund', 'Till\nAlmby kommun\nVetby kommun'])
    assert.equal(whose(letter(to)), 'Samverkansrådet Norra Slätten', to)
  const memo = (title: string): string =>
    `Stadskontoret\n\nTjänsteutlåtande   Utfärdat 2024-04-09\n\n${title}\n\nFörslag till beslut i kommunstyrelsen:\nBudgeten godkänns.\n\nSammanfattning\nAlmby stad har fått ett förslag till budget.\n`
  for (const title of [
    'Tolkförmedling Västs förslag till budget',
    'Tolkförmedling Väst – förslag till budget 2025',
  ])
    assert.equal(whose(memo(title)), 'Almby stad', title)
})

test('notes of a group that stands alone in their head are the group’s, and it is the body', () => {
  for (const [head, name, body] of [
    [
      'Kommunchefsgruppen Mellanslätt                 1(3)',
      'Kommunchefsgruppen Mellanslätt',
      'Kommunchefsgruppen',
    ],
    ['Samrådsgrupp Nära vård Östra delen', 'Samrådsgrupp Nära vård Östra delen', 'Samrådsgrupp'],
    [
      'Gemensamma överförmyndarnämnden i Almby, Vetby och Norrsjö',
      'Gemensamma överförmyndarnämnden i Almby, Vetby och Norrsjö',
      'Gemensamma överförmyndarnämnden',
    ],
  ] as const) {
    const { decision } = readDocument(
      `${head}\nMinnesanteckningar\n\nTid: 2024-02-01 kl 9.00–11.00\nNärvarande: Anna Ek, Almby\n\n1. Inledning\n\nVi började.\n\n2. Slut\n\nVi slutade.\n`,
    )
    assert.deepEqual([decision.organisation?.value, decision.body?.value], [name, body])
  }
})

test('minutes of an association’s board that name one association alone are that one’s', () => {
  const text = (words: string): string =>
    `SAMMANTRÄDESPROTOKOLL Förbundsstyrelsen Sammanträdesdatum 2025-06-04\n\n§ 67   Dnr 2025/351\n\nTaxa\n\nBeslut\nFörbundsstyrelsen överlämnar till medlemskommunerna att besluta: 1. att anta taxa hos ${words}.\n`
  assert.equal(whose(text('Räddningstjänstförbundet Norrslätten')), 'Räddningstjänstförbundet Norrslätten')
  assert.equal(whose(text('Räddningstjänstförbundet Norrslätten och Avfallsförbundet Sörmarken')), null)
})
