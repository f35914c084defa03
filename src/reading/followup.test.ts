import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDocument } from './document.ts'

/** Minutes with one item of these words. */
const minutesOf = (words: string): string =>
  `Kommunchefsgruppen Norrslätt\n\nMINNESANTECKNINGAR 2/2024\n\nTid: 2024-02-01 kl 9.00–11.00\nNärvarande: Anna Ek, Almby, Bo Ask, Norrsjö\n\n1. Inledning\n\nAnna Ek hälsade välkommen.\n\n2. Växel\n\n${words}\n`

const tasksIn = (words: string): readonly (readonly [who: string | null, what: string])[] =>
  (readDocument(minutesOf(words)).minutes?.followups ?? [])
    .filter(({ value }) => value.certainty === 'task')
    .map(({ value }) => [value.who, value.what])

test('what somebody is said to do is a task, by name, by office, and inside a decision', () => {
  assert.deepEqual(tasksIn('Anna Ek kompletterar underlaget.'), [['Anna Ek', 'kompletterar underlaget']])
  assert.deepEqual(tasksIn('Räddningschefen samlar in namn senast 30 april.'), [
    ['Räddningschefen', 'samlar in namn senast 30 april'],
  ])
  assert.deepEqual(tasksIn('Gruppen beslutar att Anna tar fram ett avtal till mötet den 23 oktober.'), [
    ['Anna', 'tar fram ett avtal till mötet den 23 oktober'],
  ])
  assert.deepEqual(tasksIn('Säkerhetssamordnaren ska räkna på kostnaden.'), [
    ['Säkerhetssamordnaren', 'räkna på kostnaden'],
  ])
})

test('a matter referred back gives a task to whom it goes, in every form of the verb', () => {
  for (const words of [
    'Ärendet återremitteras till kansliet för att kompletteras med en kostnadsberäkning.',
    'Gruppen beslutade att återremittera ärendet till kansliet för komplettering med en kostnadsberäkning.',
    'Gruppen återremitterar till kansliet med uppdrag att komplettera med en kostnadsberäkning.',
    'Ärendet skickas tillbaka till kansliet, som får komplettera med en kostnadsberäkning.',
  ]) {
    const [task] = tasksIn(words)
    assert.equal(task?.[0], 'kansliet', words)
    assert.match(task[1], /en kostnadsberäkning$/, words)
  }
})

test('a task is also a line that is called so, a row of a table, or what somebody sends out', () => {
  assert.deepEqual(tasksIn('ÅTGÄRD: Anna mejlar avtalet till registratorerna.'), [
    ['Anna', 'mejlar avtalet till registratorerna'],
  ])
  assert.deepEqual(
    tasksIn(
      'Vad                     Vem        Klart\nKontaktlista för växeln       Anna        nästa möte\nMissiv          Bo      -',
    ),
    [
      ['Anna', 'Kontaktlista för växeln'],
      ['Bo', 'Missiv'],
    ],
  )
  assert.deepEqual(tasksIn('Bilderna skickas ut av Anna Ek i efterhand.'), [
    ['Anna Ek', 'Bilderna skickas ut'],
  ])
  assert.equal(tasksIn('Kommunernas beslut ska meddelas förbundet senast den 31 maj 2024.').length, 1)
})

test('what is asked, told or has been done is no task', () => {
  for (const words of [
    'Bo frågar om siffrorna är rensade från korttidsplatser.',
    'Diskussion om var personalen ska sitta och om öppettider.',
    'Räddningschefen informerade om läget.',
    'Anna redovisar läget.',
  ])
    assert.deepEqual(tasksIn(words), [], words)
})
