import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linkIn } from '../help/answer-link.ts'
import { extract } from '../help/answering.ts'
import { foundKsl, sendRecommendation } from '../help/ksl.ts'
import { openOffice } from '../help/office.ts'
import type { SeenPage } from '../help/visitor.ts'

/** What a link must not open, and files that nobody should be harmed by. */

const office = await openOffice({ now: '2015-03-16T08:00' })
await foundKsl(office)
const registrar = await office.registrar()
await sendRecommendation(office, registrar)
const linkOf = (name: string): string =>
  linkIn(
    office.post.letters.findLast((letter) => letter.header('to') === `registrator@${name}.example`)!.text,
  )
const matter = (name: string): string => `${linkOf(name)}/circulations/KSL-15-0016-5`
office.clock.set('2015-05-26T10:14')

const extracted = extract({
  member: 'Österåker',
  body: 'Kommunstyrelsen',
  day: '2015-05-25',
  paragraph: '§ 84',
  words: 'Kommunstyrelsen beslutar att anta överenskommelsen.',
})
const upload = async (name: string, filename: string, bytes: string | Uint8Array, type = 'text/plain') => {
  const page = await office.visitor().get(matter(name))
  return await page
    .form('/check')
    .fillIn({ choice: 'adopted', file: { filename, bytes, type } })
    .submit('Spara')
}

test('a page, a drawing with script and a program are refused, with what may be sent instead', async () => {
  for (const [filename, bytes] of [
    ['beslut.html', '<script>alert(1)</script>'],
    ['beslut.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['beslut.exe', 'MZ\u0090\u0000'],
    ['beslut.eml', 'From: registrator@osteraker.example\r\nSubject: Beslut\r\n\r\nSe bilagan.\r\n'],
    ['beslut.doc', 'text'],
  ] as const) {
    const page = await upload('osteraker', filename, bytes)
    assert.equal(page.status, 422, filename)
    assert.match(page.problems.join(' '), /Protokollsutdrag/)
    assert.match(page.text, /Det som går bra är PDF, Word \(DOCX\), .*, JPEG eller TIFF\./)
    assert.doesNotMatch(page.problems.join(' '), /ZIP|MSG|XLSX/, 'only what this form takes')
    assert.equal(page.form('/check').value('choice'), 'adopted', 'nothing typed is lost')
  }
})

test('a text that a virus scanner would stop is only bytes to save', async () => {
  // The harmless sign that scanners are tried with, in two pieces so that this file is not stopped itself.
  const sign = String.raw`X5O!P%@AP[4\PZX54(P^)7CC)7}$` + 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'
  const page = await upload('osteraker', 'utdrag.txt', `${sign} <script>alert(1)</script>`)
  const href = page.links.find((link) => link.includes('/files/'))!
  const file = await office.visitor().get(href)
  assert.equal(file.headers.get('content-type'), 'text/plain')
  assert.match(file.headers.get('content-disposition')!, /^attachment/)
  assert.equal(file.headers.get('x-content-type-options'), 'nosniff')
  assert.match(file.headers.get('content-security-policy')!, /sandbox/)
})

test('a file is read by its own member only, and a hash in a hidden field brings no other’s file', async () => {
  const page = await upload('nacka', 'nackas.txt', extracted)
  const hash = page.links
    .find((link) => link.includes('/files/'))!
    .split('/')
    .at(-1)!
  ;(await office.visitor().get(`${matter('osteraker')}/files/${hash}`)).assertStatus(404)
  const form = (await office.visitor().get(matter('taby'))).form('/check')
  const fields = new URLSearchParams({
    writer: form.value('writer')!,
    revision: form.value('revision')!,
    choice: 'adopted',
    'file.stored': `${hash} nackas.txt`,
  })
  await office.visitor().post(`${matter('taby')}/save`, fields)
  const after = await office.visitor().get(matter('taby'))
  assert.ok(!after.body.includes(hash))
  ;(await office.visitor().get(`${matter('taby')}/files/${hash}`)).assertStatus(404)
})

test('a file that is too large is refused by itself, and what was typed stays', async () => {
  const page = await upload('solna', 'stor.txt', Buffer.alloc(51 * 1024 * 1024, 'a '))
  page.assertStatus(422)
  assert.match(page.problems.join(' '), /50 MB/)
})

test('nobody without a valid link sends a file', async () => {
  const data = new FormData()
  data.append('file', new Blob(['x'.repeat(100)], { type: 'text/plain' }), 'x.txt')
  const made = `/ksl/answer/${'a'.repeat(32)}/circulations/KSL-15-0016-5/save`
  const refused = await office.visitor().post(made, data)
  assert.ok([403, 404].includes(refused.status), String(refused.status))
})

test('a personal identity number is masked where it is shown, and told before it is lodged', async () => {
  const page = await office.visitor().get(matter('botkyrka'))
  const bytes = `${extracted}\nSökande: personnummer 811228-9874\n`
  const check = await page
    .form('/check')
    .fillIn({
      choice: 'adopted',
      note: 'Gäller 811228-9874',
      file: { filename: 'u.txt', bytes, type: 'text/plain' },
    })
    .submit('Granska')
  assert.match(check.text, /ser ut som ett personnummer/)
  assert.ok(!check.body.includes('811228-9874'))
})

test('an organisation that was not asked, and a matter that is not there, are nowhere to be found', async () => {
  ;(await office.visitor().get(`${linkOf('nacka')}/circulations/finns-inte`)).assertStatus(404)
})

test('the link revoked while somebody writes: the post is told so, and nothing is taken', async () => {
  const page = await office.visitor().get(matter('varmdo'))
  const dispatch = await registrar.get('/ksl/circulations/KSL-15-0016-5/dispatch')
  const row = /id="a-([^"]+)"[^>]*>(?:(?!<tr)[\s\S])*?Värmdö/.exec(dispatch.body)![1]!
  await dispatch.form(`addressees/${row}/link/revoke`).submit()
  const refused = await page.form('/check').fillIn({ choice: 'adopted' }).submit('Granska')
  assert.match(refused.assertStatus(410).heading, /Länken är återkallad/)
})

test('too many files by one link are refused, and too many at once asked to wait', async () => {
  const send = async (page: SeenPage, filename: string): Promise<SeenPage> => {
    const file = { filename: `${filename}.txt`, bytes: filename, type: 'text/plain' }
    return await page.form('/check').fillIn({ file }).submit('Spara')
  }
  let page = await office.visitor().get(matter('danderyd'))
  for (let time = 0; time < 10; time++) page = (await send(page, `fil ${time}`)).assertStatus(200)
  page = (await send(page, 'en till')).assertStatus(409)
  assert.match(page.problems.join(' '), /Högst 10 filer/)
  for (let time = 0; time < 20 && !/Vänta en minut/.test(page.text); time++) page = await send(page, 'fil 1')
  assert.match(page.assertStatus(409).problems.join(' '), /Vänta en minut/)
})
