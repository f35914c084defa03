import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FilledForm } from './filled-form.ts'
import { byName, parseHtml, textOf } from './html.ts'

const page = parseHtml(`<!DOCTYPE html><html lang="sv"><body><h1>Sök &amp; finn<br/>ä&#x27;</h1>
<form action="/a" method="post" enctype="multipart/form-data" id="f">
<input type="hidden" name="csrf" value="&quot;x&quot;"/><label for="t">Rubrik (valfritt)</label><input id="t" name="title" value="förr"/>
<textarea name="text">
rad 1
rad 2</textarea>
<select name="kind"><option value="">Välj</option><option value="b" selected="">Remiss</option></select>
<label><input type="checkbox" name="to" value="1" checked=""/>Ett</label><label><input type="checkbox" name="to" value="2"/>Två</label>
<fieldset disabled=""><input name="gone" value="x"/></fieldset><input type="file" name="file"/>
<button type="submit">Spara</button><button type="submit" name="step" value="send">Skicka</button></form>
<input name="outside" form="f" value="med"/></body></html>`)
const form = () => new FilledForm(page, byName(page, 'form')[0]!)

test('text is read as a reader sees it', () => assert.equal(textOf(byName(page, 'h1')[0]!), "Sök & finn ä'"))

test('a form that nobody touches sends what was prefilled, as a browser would', () => {
  const { data, action, method, multipart } = form().submission()
  assert.deepEqual({ action, method, multipart }, { action: '/a', method: 'POST', multipart: true })
  assert.deepEqual(data, [
    ['csrf', '"x"'],
    ['title', 'förr'],
    ['text', 'rad 1\r\nrad 2'],
    ['kind', 'b'],
    ['to', '1'],
    ['file', { filename: '', bytes: '' }],
    ['outside', 'med'],
  ])
})

test('fields are filled by name or label, boxes ticked by value, and the pressed button is sent', () => {
  const { data } = form()
    .fillIn({ Rubrik: 'nu', to: ['2'], kind: 'Välj' })
    .submission('Skicka')
  const sent = data.filter(([name]) => ['title', 'to', 'kind', 'step'].includes(name))
  assert.deepEqual(sent, [
    ['title', 'nu'],
    ['kind', ''],
    ['to', '2'],
    ['step', 'send'],
  ])
})

test('what the page does not offer cannot be sent', () => {
  assert.throws(() => form().fillIn({ saknas: 'x' }), /no field "saknas"/)
  assert.throws(() => form().fillIn({ kind: 'Erbjudande' }).submission(), /is not offered/)
  assert.throws(() => form().submission('Radera'), /no button "Radera"/)
})

test('a tag that is closed wrongly is a fault', () =>
  assert.throws(() => parseHtml('<div><p>x</div></p>'), /<\/div> closes <p>/))
