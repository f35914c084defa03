import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aVersion } from '../../test/help/letter.ts'
import { type Recipient, composeLetter, subjectOf } from './letter-text.ts'
import { composeNewVersion, composeRecall } from './letter.ts'
import type { VersionText } from './version.ts'

const version: VersionText = {
  ...aVersion,
  letter: {
    ...aVersion.letter,
    parts: [
      { heading: 'Bakgrund', text: 'En modell togs fram.' },
      { heading: '', text: 'Utan rubrik.' },
    ],
  },
  clauses: [aVersion.clauses[0]!, { number: 2, text: 'att anvisa medel', onlyFor: ['a'] }],
  documents: [{ role: 'instrument', title: 'Överenskommelsen', filename: 'o.pdf', sha256: 'aa' }],
}
const to: Recipient = {
  organisationId: 'a',
  name: 'Vallentuna',
  role: 'to',
  replyTo: 'svar+abc@svar.forbundet.example',
  link: { href: 'https://radslag.example/ksl/answer/abc', lastDay: '2015-09-13' },
}
const board = 'https://radslag.example/ksl/circulations/KSL-15-0016-5'

test('the letter says who asks what of whom, by when, and how to answer', () => {
  const { subject, text } = composeLetter(version, to, board)
  assert.equal(subject, 'Rekommendation: Överenskommelse om samverkan (KSL/15/0016-5)')
  const expected = [
    'REKOMMENDATION',
    'Kommunförbundet',
    'Dnr: KSL/15/0016-5',
    'Till Vallentuna',
    'Bakgrund\nEn modell togs fram.\n\nUtan rubrik.',
    '1. att anta överenskommelsen\n2. att anvisa medel',
    'Svara senast den 15 juni 2015\nSvara på mejlet med protokollsutdraget',
    'svar+abc@svar.forbundet.example',
    'registrator@forbundet.example. Ange KSL/15/0016-5.',
    'Beslut bakom brevet: Styrelsen 2015-03-19, § 12.',
    'Beslut om antagande likställs med undertecknande.',
    'Inkomna beslut meddelas Samverkan Stockholmsregionen.',
    'Bilagor\n1. Överenskommelsen',
    'Frågor: säkerhetssamordnare, fragor@forbundet.example',
    board,
  ]
  let from = 0
  for (const piece of expected) {
    const at = text.indexOf(piece, from)
    assert.ok(at >= from, `${piece} is missing, or out of order`)
    from = at
  }
})

test('a letter that tells by when and where to answer is not told it again', () => {
  const part = (text: string): VersionText['letter']['parts'] => [{ heading: 'Svarsperiod', text }]
  const compose = (text: string): string =>
    composeLetter({ ...version, letter: { ...version.letter, parts: part(text) } }, to, board).text
  const told = compose('Svar önskas senast den 15 juni till registrator@forbundet.example.')
  assert.doesNotMatch(told, /Svara senast|Ange KSL/)
  assert.match(told, /svara på det här mejlet.*\nSvarsadress för Vallentuna: svar\+abc@/)
  assert.match(
    compose('Svar önskas senast den 1 juni till registrator@forbundet.example.'),
    /Svara senast den 15 juni/,
  )
  assert.match(compose('Svar önskas senast den 15 juni.'), /Svara senast den 15 juni/)
})

test('a member is asked only its own clauses; who is told for information is asked nothing', () => {
  const other = composeLetter(version, { ...to, organisationId: 'b' }, board).text
  assert.doesNotMatch(other, /anvisa medel/)
  assert.match(other, /En punkt gäller bara andra medlemmar/)
  const informed = composeLetter(version, { ...to, role: 'for_information' }, board)
  assert.match(informed.subject, /^För kännedom: Rekommendation/)
  assert.match(informed.text, /Ni behöver inte svara/)
  assert.doesNotMatch(informed.text, /svar\+abc/)
})

test('a title that says what kind it is needs no word before it', () => {
  const remiss = {
    ...version,
    title: 'Remiss: program',
    letter: { ...version.letter, kind: 'consultation' as const },
  }
  assert.equal(subjectOf(remiss), 'Remiss: program (KSL/15/0016-5)')
  assert.equal(subjectOf(remiss, 'Påminnelse: '), 'Påminnelse: Remiss: program (KSL/15/0016-5)')
})

test('a subject is one line of bearable length, whatever the title is', () => {
  const subject = subjectOf({ ...version, title: `Två\nrader\u2028och ${'lång '.repeat(3000)}` })
  assert.doesNotMatch(subject, /[\n\u2028]/)
  assert.ok(subject.length < 180)
  assert.match(subject, /…\s\(KSL\/15\/0016-5\)$/)
})

test('a new version tells what is changed before the letter itself', () => {
  const changes = [
    { field: 'answerBy', name: '', before: '2015-06-15', after: '2015-09-01' },
    { field: 'clause', name: '2', before: 'att anvisa medel', after: '' },
    { field: 'part', name: 'Bakgrund', before: 'a', after: 'b' },
  ] as const
  const { subject, text } = composeNewVersion(version, to, { number: 2, changes, board })
  assert.match(subject, /^Ny version: /)
  assert.match(text, /^NY VERSION \(2\)/)
  assert.match(text, /svarsdagen, som nu är den 1 september 2015/)
  assert.match(text, /beslutspunkt 2 är borttagen/)
  assert.match(text, /texten under ”Bakgrund”/)
  assert.ok(text.endsWith(composeLetter(version, to, board).text))
})

test('a recall gives its reason, and says whether it is for all or for one', () => {
  const all = composeRecall(version, to, { of: 'circulation', reason: 'Fel text.', board }).text
  assert.match(all, /återkallar det här brevet/)
  assert.match(all, /Fel text\./)
  const one = composeRecall(version, to, { of: 'recipient', reason: 'Berörs inte.', board }).text
  assert.match(one, /inte längre ställt till er/)
})
