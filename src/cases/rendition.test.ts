import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  hasMaskedNumber,
  possibleNames,
  readMaskedWords,
  renditionOf,
  withoutWords,
  withoutWordsIn,
} from './rendition.ts'

test('a name is taken out where it stands as a word, in any case and in the genitive, also over a line', () => {
  const text = 'Karin Exempel skriver att KARIN  EXEMPELS granne, Karin\nExempel, inte Karin Exempelsson.'
  assert.equal(
    withoutWords(text, ['Karin Exempel']),
    '[maskat] skriver att [maskat] granne, [maskat], inte Karin Exempelsson.',
  )
})

test('the longest of the words is taken first, and signs in a word mean nothing else than themselves', () => {
  assert.equal(withoutWords('Berg, Karin Berg och B.', ['Berg', 'Karin Berg']), '[maskat], [maskat] och B.')
  assert.equal(withoutWords('a.b axb', ['a.b']), '[maskat] axb')
  assert.equal(withoutWords('kvar', []), 'kvar')
})

test('words are taken out of every text in a value, and of nothing else', () => {
  const value = {
    title: 'Svar från Karin Exempel',
    state: 'decided',
    number: 3,
    items: [{ text: 'Exempel', none: null }],
  }
  assert.deepEqual(withoutWordsIn(value, ['Karin Exempel', 'Exempel', 'decided']), {
    title: 'Svar från [maskat]',
    state: 'decided',
    number: 3,
    items: [{ text: '[maskat]', none: null }],
  })
})

test('words are typed one a line', () => {
  assert.deepEqual(readMaskedWords(' Karin  Exempel \n\nKarin Exempel\nStorgatan 1'), [
    'Karin Exempel',
    'Storgatan 1',
  ])
})

test('names are proposed from the text; a masked number is told from dots in a line', () => {
  const text = 'Ärendet. Karin Exempel och Nils-Erik Exempel Prov bor här.'
  assert.deepEqual(possibleNames(text), ['Karin Exempel', 'Nils-Erik Exempel Prov'])
  assert.ok(hasMaskedNumber('född ••••••••-••••'))
  assert.ok(!hasMaskedNumber('• en punkt\n• en till'))
})

test('a document without anything masked, or without text, is shown as it is', () => {
  const shown = { title: 'Utdrag', text: 'Kommunstyrelsen beslutar.', maskedWords: [] }
  assert.equal(renditionOf(shown), null)
  assert.equal(renditionOf({ ...shown, text: null }), null)
  assert.deepEqual(renditionOf({ ...shown, maskedWords: ['utdrag'] })?.title, '[maskat]')
})
