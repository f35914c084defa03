import assert from 'node:assert/strict'
import { test } from 'node:test'
import { signaturesIn } from './signature.ts'
import { sourceOf } from './source.ts'

function signed(text: string): readonly (string | null)[] {
  const { secretary, chair, adjuster } = signaturesIn(sourceOf(text))
  return [secretary, chair, adjuster].map((names) => names[0]?.value ?? null)
}
const three = ['Anna Ek', 'Bo Ask', 'Siv Alm-Hed']

test('offices stand under the names, above them, or beside each other over three names', () => {
  for (const text of [
    'Anna Ek          Bo Ask          Siv Alm-Hed\nSekreterare      Ordförande      Justerare',
    'Sekreterare      Ordförande      Justerare\nAnna Ek          Bo Ask          Siv Alm-Hed',
    'Vid protokollet            Justeras\n\n\nAnna Ek        Bo Ask       Siv Alm-Hed',
    'Vid protokollet\n\nAnna Ek\n\nJusteras\n\nBo Ask          Siv Alm-Hed',
    'Sekreterare   Ordförande   Justerande\n............  ...........  ...........\nAnna Ek (S)  Bo Ask (M)  Siv Alm-Hed (C)',
  ])
    assert.deepEqual(signed(text), three, text)
})

test('a line to sign on and words of no office name nobody', () => {
  assert.deepEqual(signed('Justerandes sign              Utdragsbestyrkande'), [null, null, null])
  assert.deepEqual(signed('Sekreterare\n___________________\nMed vänlig hälsning'), [null, null, null])
})

test('under their heading they may stand by office alone', () => {
  const text =
    'Underskrifter\n\n_______________\nkommundirektör, Almby\nSekreterare\n\n_______________\nkommundirektör, Vetby\nJusterare'
  assert.deepEqual(signed(text), ['kommundirektör, Almby', null, 'kommundirektör, Vetby'])
})
