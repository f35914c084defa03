import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { field, parseForm } from './form.ts'
import { Form } from './http/form-body.ts'

test('a field of one line has none of the breaks that a program posted, and one of several keeps them', () => {
  const broken = ' Avtal om\r\n  räddningstjänst\u2028för alla  '
  const form = new Form(new Map(['title', 'presenter', 'note', 'reason'].map((name) => [name, [broken]])))
  const typed = parseForm(
    form,
    z.object({
      title: field.text(),
      presenter: field.optionalText(),
      note: field.lines(),
      reason: field.optionalLines(),
    }),
  )
  const line = 'Avtal om räddningstjänst för alla'
  assert.deepEqual(typed, { title: line, presenter: line, note: broken.trim(), reason: broken.trim() })
  assert.equal(form.line('title')?.trim(), line)
  assert.equal(form.line('none'), null)
})

test('the length of a line is counted as it is kept', () => {
  const form = new Form(new Map([['title', ['a\r\n\r\n\r\nb']]]))
  assert.deepEqual(parseForm(form, z.object({ title: field.text(3) })), { title: 'a b' })
})
