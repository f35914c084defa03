import assert from 'node:assert/strict'
import type { Readable } from 'node:stream'
import { test } from 'node:test'
import { Forbidden, Refusal } from '../refusal.ts'
import { Form, type StoreUpload, readForm, storedValue } from './form-body.ts'

const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code
const hash = 'ab'.repeat(32)
const store: StoreUpload = async (content: Readable) => {
  for await (const _ of content);
  return { sha256: hash }
}

const posted = (body: BodyInit, headers: Record<string, string> = {}): Request =>
  new Request('http://localhost/x', { method: 'POST', body, headers })

test('text is kept as typed, composed, and without what a database cannot hold', async () => {
  const form = await readForm(
    posted(new URLSearchParams({ name: 'A\u030Angström\u0000 <b>\r\nrad' })),
    store,
    1000,
  )
  assert.equal(form.text('name'), 'Ångström <b>\nrad')
})

test('a personal identity number is not kept, but a password is whatever somebody chose', async () => {
  const typed = { note: 'Svar från 19121212-1212', password: '19121212-1212' }
  const form = await readForm(posted(new URLSearchParams(typed)), store, 1000)
  assert.equal(form.text('note'), 'Svar från ••••••••-••••')
  assert.equal(form.text('password'), '19121212-1212')
})

test('a field that is there many times has all its values, in order', async () => {
  const form = await readForm(posted(new URLSearchParams('a=1&a=2&b=')), store, 1000)
  assert.deepEqual(form.all('a'), ['1', '2'])
  assert.equal(form.text('b'), '')
  assert.equal(form.text('c'), null)
})

test('a file is stored and named, and an empty file field is no file', async () => {
  const body = new FormData()
  body.set('file', new File(['hej'], '../utdrag.pdf'))
  body.set('other', new File([], ''))
  const form = await readForm(posted(body), store, 1000)
  assert.equal(form.files('file')[0]?.sha256, hash)
  assert.ok(!form.files('file')[0]?.filename.includes('/'))
  assert.deepEqual(form.files('other'), [])
})

test('a file that cannot be taken is a fault of its field, and the other fields are kept', async () => {
  const refusing: StoreUpload = async () => {
    throw new Refusal('file.empty')
  }
  const body = new FormData()
  body.set('file', new File(['x'], 'a.pdf'))
  body.set('note', 'kvar')
  const form = await readForm(posted(body), refusing, 1000)
  assert.deepEqual(
    form.faults.map(({ field, code }) => [field, code]),
    [['file', 'file.empty']],
  )
  assert.equal(form.text('note'), 'kvar')
})

test('a file stored by an earlier try comes back with the form', async () => {
  const value = storedValue({ sha256: hash, filename: 'Protokoll 12 maj.pdf' })
  const form = await readForm(posted(new URLSearchParams({ 'file.stored': value })), store, 1000)
  assert.deepEqual(form.files('file'), [{ sha256: hash, filename: 'Protokoll 12 maj.pdf' }])
})

test('a body that breaks off is refused, not half read', async () => {
  const type = { 'content-type': 'multipart/form-data; boundary=x' }
  const broken = posted('--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nhalv', type)
  await assert.rejects(readForm(broken, store, 1000), refused('form.unreadable'))
})

test('a form larger than it may be is refused, also when its length was not told', async () => {
  const body = new FormData()
  body.set('file', new File(['x'.repeat(2000)], 'a.txt'))
  await assert.rejects(readForm(posted(body), store, 1000), refused('form.too-large'))
  const text = new URLSearchParams({ a: 'x'.repeat(2000) })
  await assert.rejects(readForm(posted(text), store, 1000), refused('form.too-large'))
})

test('a type that names no boundary is refused', async () => {
  const form = posted('x', { 'content-type': 'multipart/form-data' })
  await assert.rejects(readForm(form, store, 1000), refused('form.unreadable'))
})

test('a file from somebody who may not send one fails the form, and nothing else', async () => {
  const body = new FormData()
  body.set('file', new File(['hej'], 'a.txt'))
  const forbidding: StoreUpload = async () => {
    throw new Forbidden()
  }
  await assert.rejects(readForm(posted(body), forbidding, 1000), Forbidden)
})

test('files that could not be stored after all are faults of their fields, and the others stay', async () => {
  const [kept, lost] = ['a', 'b'].map((letter) => ({ sha256: letter.repeat(64), filename: `${letter}.txt` }))
  const form = new Form(new Map([['title', ['Avtal']]]), new Map([['file', [kept!, lost!]]]))
  const left = form.without(new Set([lost!.sha256]))
  assert.deepEqual(left.files('file'), [kept])
  assert.deepEqual(left.faults, [{ field: 'file', code: 'file.not-stored' }])
  assert.equal(left.text('title'), 'Avtal')
  assert.deepEqual(form.without(new Set()).faults, [])
})
