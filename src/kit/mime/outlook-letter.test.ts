import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anOutlookLetter, outlookFile } from '../../../test/help/outlook.ts'
import { readOutlookLetter } from './outlook-letter.ts'

test('a letter saved from Outlook has its sender, recipients, times and words', () => {
  const { head, text, files } = readOutlookLetter(outlookFile(anOutlookLetter))
  assert.equal(head.subject, 'VB: Svar PROV/15/0016-5')
  assert.deepEqual(head.from, { name: 'Kansliet', address: 'kansliet@forbundet.example' })
  assert.deepEqual(head.to, [{ name: 'Registrator', address: 'registrator@forbundet.example' }])
  assert.equal(head.messageId, '<vidare@forbundet.example>')
  assert.deepEqual([head.sentAt, head.arrivedAt], [anOutlookLetter.sentAt, anOutlookLetter.deliveredAt])
  assert.deepEqual(text, { mediaType: 'text/plain', text: 'Se bifogat svar från kommunen.\r\n' })
  assert.deepEqual(files, [])
})

test('its files are as they were, and a letter within it is a letter again', () => {
  const pdf = Buffer.from('%PDF-1.7 åäö')
  const inner = { ...anOutlookLetter, subject: 'Svar', body: 'Kommunstyrelsen beslutar att anta.' }
  const { files } = readOutlookLetter(
    outlookFile({
      ...anOutlookLetter,
      files: [
        { filename: 'Utdrag § 12.pdf', mediaType: 'application/pdf', bytes: pdf },
        { filename: 'Svar', letter: inner },
      ],
    }),
  )
  assert.deepEqual(
    files.map(({ filename, mediaType }) => [filename, mediaType]),
    [
      ['Utdrag § 12.pdf', 'application/pdf'],
      ['Svar.msg', 'application/vnd.ms-outlook'],
    ],
  )
  assert.deepEqual(Buffer.from(files[0]!.bytes), pdf)
  const again = readOutlookLetter(files[1]!.bytes)
  assert.equal(again.head.subject, 'Svar')
  assert.equal(again.text?.text, 'Kommunstyrelsen beslutar att anta.')
})

test('what is no such letter is said to be broken', () => {
  assert.throws(() => readOutlookLetter(Buffer.from('d0cf11e0a1b11ae100', 'hex')))
  const whole = outlookFile(anOutlookLetter)
  assert.throws(() => readOutlookLetter(whole.subarray(0, 600)))
})
