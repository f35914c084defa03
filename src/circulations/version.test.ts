import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { aVersion } from '../../test/help/letter.ts'
import { type VersionText, canonicalText, textHash } from './version.ts'
import { changesBetween, wordChanges } from './difference.ts'

const nameOf = (id: string) => `kommun ${id}`

test('the same content has the same hash, whatever the order of members and the name of the file', () => {
  const same: VersionText = {
    ...aVersion,
    clauses: [aVersion.clauses[0]!, { ...aVersion.clauses[1]!, onlyFor: ['a', 'b'] }],
    documents: [{ ...aVersion.documents[0]!, filename: 'b.pdf' }],
  }
  assert.deepEqual(textHash(aVersion), textHash(same))
  assert.deepEqual(changesBetween(aVersion, same, nameOf), [])
})

test('every part of the content changes the hash', () => {
  const { letter } = aVersion
  const others: VersionText[] = [
    { ...aVersion, title: 'Annat' },
    { ...aVersion, answerBy: null },
    { ...aVersion, clauses: aVersion.clauses.slice(0, 1) },
    { ...aVersion, clauses: [{ ...aVersion.clauses[0]!, onlyFor: ['a'] }, aVersion.clauses[1]!] },
    { ...aVersion, documents: [] },
    { ...aVersion, documents: [{ ...aVersion.documents[0]!, sha256: 'bb'.repeat(32) }] },
    { ...aVersion, letter: { ...letter, dnr: 'KSL/15/0016-6' } },
    { ...aVersion, letter: { ...letter, basis: null } },
    { ...aVersion, letter: { ...letter, parts: [] } },
    { ...aVersion, letter: { ...letter, told: [] } },
    { ...aVersion, letter: { ...letter, decisionIsSignature: false } },
    { ...aVersion, letter: { ...letter, contact: null } },
  ]
  const hashes = new Set([aVersion, ...others].map((each) => textHash(each).toString('hex')))
  assert.equal(hashes.size, others.length + 1)
})

test('text moved between two fields does not give the same canonical text', () => {
  const letter = { ...aVersion.letter, parts: [{ heading: 'Bakgrund En', text: 'modell togs fram 2014.' }] }
  const other = {
    ...aVersion,
    letter: { ...letter, parts: [{ heading: 'Bakgrund', text: 'En modell togs fram 2014.' }] },
  }
  assert.notEqual(canonicalText({ ...aVersion, letter }), canonicalText(other))
})

test('a new version tells what has changed, and how', () => {
  const after: VersionText = {
    ...aVersion,
    answerBy: '2015-09-01',
    clauses: [{ number: 1, text: 'att anta den reviderade överenskommelsen', onlyFor: null }],
    letter: { ...aVersion.letter, parts: [...aVersion.letter.parts, { heading: 'Tidsplan', text: 'Ny.' }] },
  }
  const changes = changesBetween(aVersion, after, nameOf)
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
