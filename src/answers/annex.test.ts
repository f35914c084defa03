import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type AnnexPlace, annexOf } from './annex.ts'

const place = (deciding: string, more: Partial<AnnexPlace> = {}): AnnexPlace => ({
  deciding,
  namesOurs: false,
  text: `§ 12 Överenskommelsen\n\nBeslut\n${deciding}\n\nJusterat`,
  papers: ['Protokollsutdrag.pdf'],
  ...more,
})

describe('what a decision points to', () => {
  test('a numbered annex is there when a file or a heading has its number, and no other', () => {
    const decision = 'Kommunstyrelsen beslutar att anta förslaget enligt bilaga 1.'
    const missing = { name: 'bilaga 1', isThere: false }
    assert.deepEqual(annexOf(place(decision)), missing)
    assert.deepEqual(annexOf(place(decision, { papers: ['Bilaga 12.pdf'] })), missing)
    assert.equal(annexOf(place(decision, { papers: ['Bilaga_1 avtal.pdf'] }))?.isThere, true)
    assert.equal(annexOf(place(decision, { text: `${decision}\n\nBilaga 1\nAvtalet` }))?.isThere, true)
  })

  test('“enligt förslag” needs the proposal: above the decision, or as a file', () => {
    const decision = 'Kommunstyrelsen beslutar enligt arbetsutskottets förslag.'
    assert.deepEqual(annexOf(place(decision)), { name: 'arbetsutskottets förslag', isThere: false })
    const above = `§ 12\n\nArbetsutskottets förslag till beslut\natt anta avtalet\n\nBeslut\n${decision}`
    assert.equal(annexOf(place(decision, { text: above }))?.isThere, true)
    assert.equal(annexOf(place(decision, { papers: ['Tjänsteskrivelse.pdf'] }))?.isThere, true)
  })

  test('a decision that names our text says itself what was decided, and one that points nowhere needs nothing', () => {
    const decision = 'Kommunstyrelsen beslutar att anta överenskommelsen (PROV/15/0016-5) enligt bilaga.'
    assert.equal(annexOf(place(decision, { namesOurs: true })), null)
    assert.equal(annexOf(place('Kommunstyrelsen beslutar att anta överenskommelsen.')), null)
    assert.equal(annexOf(place('Kommunen lämnar förslag om bilagor senare.')), null)
  })
})
