import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type VersionText, canonicalText, textHash } from './version.ts'
import { changesBetween, wordChanges } from './difference.ts'

const version: VersionText = {
  title: 'Överenskommelse om samverkan',
  answerBy: '2015-06-15',
  letter: {
    kind: 'recommendation',
    dnr: 'KSL/15/0016-5',
    dated: '2015-03-19',
    sender: 'Kommunförbundet',
    parts: [
      { heading: 'Bakgrund', text: 'En modell togs fram 2014.' },
      { heading: 'Tidsplan', text: 'Gäller från 2015-01-01.' },
    ],
    basis: { body: 'Styrelsen', on: '2015-03-19', paragraph: '§ 12' },
    decisionIsSignature: true,
    told: ['Samverkan Stockholmsregionen'],
    contact: { title: 'säkerhetssamordnare', email: 'fragor@forbund.example' },
    answerTo: 'registrator@forbund.example',
  },
  clauses: [
    { number: 1, text: 'att anta överenskommelsen', onlyFor: null },
    { number: 2, text: 'att anvisa medel', onlyFor: ['b', 'a'] },
  ],
  documents: [{ role: 'instrument', title: 'Överenskommelse', filename: 'a.pdf', sha256: 'aa'.repeat(32) }],
}
const nameOf = (id: string) => `kommun ${id}`

test('the same content has the same hash, whatever the order of members and the name of the file', () => {
  const same: VersionText = {
    ...version,
    clauses: [version.clauses[0]!, { ...version.clauses[1]!, onlyFor: ['a', 'b'] }],
    documents: [{ ...version.documents[0]!, filename: 'b.pdf' }],
  }
  assert.deepEqual(textHash(version), textHash(same))
  assert.deepEqual(changesBetween(version, same, nameOf), [])
})

test('every part of the content changes the hash', () => {
  const { letter } = version
  const others: VersionText[] = [
    { ...version, title: 'Annat' },
    { ...version, answerBy: null },
    { ...version, clauses: version.clauses.slice(0, 1) },
    { ...version, clauses: [{ ...version.clauses[0]!, onlyFor: ['a'] }, version.clauses[1]!] },
    { ...version, documents: [] },
    { ...version, documents: [{ ...version.documents[0]!, sha256: 'bb'.repeat(32) }] },
    { ...version, letter: { ...letter, dnr: 'KSL/15/0016-6' } },
    { ...version, letter: { ...letter, basis: null } },
    { ...version, letter: { ...letter, parts: [] } },
    { ...version, letter: { ...letter, told: [] } },
    { ...version, letter: { ...letter, decisionIsSignature: false } },
    { ...version, letter: { ...letter, contact: null } },
  ]
  const hashes = new Set([version, ...others].map((each) => textHash(each).toString('hex')))
  assert.equal(hashes.size, others.length + 1)
})

test('text moved between two fields does not give the same canonical text', () => {
  const letter = { ...version.letter, parts: [{ heading: 'Bakgrund En', text: 'modell togs fram 2014.' }] }
  const other = {
    ...version,
    letter: { ...letter, parts: [{ heading: 'Bakgrund', text: 'En modell togs fram 2014.' }] },
  }
  assert.notEqual(canonicalText({ ...version, letter }), canonicalText(other))
})

test('a new version tells what has changed, and how', () => {
  const after: VersionText = {
    ...version,
    answerBy: '2015-09-01',
    clauses: [{ number: 1, text: 'att anta den reviderade överenskommelsen', onlyFor: null }],
    letter: { ...version.letter, parts: [...version.letter.parts, { heading: 'Tidsplan', text: 'Ny.' }] },
  }
  const changes = changesBetween(version, after, nameOf)
  assert.deepEqual(
    changes.map(({ field, name, before, after: now }) => [field, name, before !== '', now !== '']),
    [
      ['answerBy', '', true, true],
      ['part', 'Tidsplan 3', false, true],
      ['clause', '1', true, true],
      ['clause', '2', true, false],
    ],
  )
  assert.match(changes[3]!.before, /bara kommun a, kommun b/)
})

test('two wordings are shown as one, with what was taken away before what came instead', () => {
  assert.deepEqual(wordChanges('fastställa taxebeloppet 2016', 'fastställa skattebeloppet 2016'), [
    { kind: 'same', text: 'fastställa ' },
    { kind: 'removed', text: 'taxebeloppet' },
    { kind: 'added', text: 'skattebeloppet' },
    { kind: 'same', text: ' 2016' },
  ])
})

test('the difference gives back both texts, whatever they are', () => {
  const text = fc
    .array(fc.constantFrom('att', 'anta', ' ', '\n', 'taxan', 'a̋'), { maxLength: 30 })
    .map((words) => words.join(' '))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = wordChanges(before, after)
      const without = (kind: string) =>
        parts
          .filter((part) => part.kind !== kind)
          .map((part) => part.text)
          .join('')
      assert.equal(without('added'), before)
      assert.equal(without('removed'), after)
    }),
  )
})

test('two books without a word in common are told as replaced, and at once', () => {
  const before = Array.from({ length: 20_000 }, (_, index) => `a${index}`).join(' ')
  const after = Array.from({ length: 20_000 }, (_, index) => `b${index}`).join(' ')
  assert.deepEqual(
    wordChanges(before, after).map((part) => part.kind),
    ['removed', 'added'],
  )
})
