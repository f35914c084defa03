import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { layDemo } from '../../db/demo.ts'
import { attributeOf } from '../help/html.ts'
import { openOffice } from '../help/office.ts'
import { isHtml, walk } from '../help/site-walk.ts'
import type { PageForm, SeenPage } from '../help/visitor.ts'
import type { ChosenFile, Submission } from '../help/filled-form.ts'

/** What nobody should type, in every field of every form: a sentence comes back, never a failure, and it is shown as text. */

const office = await openOffice({ now: '2015-06-04T08:00' })
await layDemo(office.database, 'http://radslag.example')
const registrar = await office.registrar()
const { pages } = await walk(registrar, ['/', '/ksl', '/ksl/organisations/01', '/skane-nordvast'], 1)

const html = `<script>alert("x")</script><img src=x onerror=alert(1)>'"&amp;</textarea></title>`
const texts: Readonly<Record<string, string>> = {
  'HTML in every field': html,
  'SQL in every field': `'); drop table act; -- \\ %s $1 \${x}`,
  'ten thousand characters': 'Å'.repeat(10_000),
  'eleven thousand words': 'ordet '.repeat(11_000),
  'marks that heap up and turn the writing around': `a${'\u0301'.repeat(200)}\u202Efdp.exe\u2066e\u0301\u200B`,
  'control characters': 'a\u0000b\u0007c\u001B[31m\uFFFE',
  'a day that is not in the calendar': '2015-06-31',
  'the year 0': '0000-01-01',
  'a year far off': '9999-12-31',
  'a number beyond all numbers': '999999999999999999999999',
  'less than nothing': '-1',
  nothing: '',
  'only blanks': ' \t\u00A0 ',
}

// A storm of posts from one address is asked to wait; here each test calls from its own.
let calls = 0
beforeEach(() => {
  registrar.address = `198.51.100.${++calls}`
})

/** Every POST form once, the last on its page: what is done to that one does not take away the pages of the first. */
const forms = [...formsByKind().values()]

function formsByKind(): Map<string, { page: SeenPage; form: PageForm }> {
  const kinds = new Map<string, { page: SeenPage; form: PageForm }>()
  for (const page of pages.filter(isHtml))
    for (const form of page.forms) {
      const { method, action } = form.submission()
      const kind = action.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}|\d+/g, '*')
      // Signing out ends the story; it has no field.
      if (method === 'POST' && action !== '/sign-out') kinds.set(kind, { page, form })
    }
  return kinds
}

/** The form with one text in all that a person can type in, and past what the page offers to choose. */
function spoiled(form: PageForm, text: string): Submission {
  const submission = form.submission()
  const typed = new Set(
    form.controls
      .filter((control) => attributeOf(control, 'type') !== 'hidden')
      .map((each) => attributeOf(each, 'name')),
  )
  const data = submission.data.map(([name, value]) =>
    typed.has(name) && typeof value === 'string' ? ([name, text] as const) : ([name, value] as const),
  )
  return { ...submission, data }
}

function assertCalm(answer: SeenPage, what: string): void {
  assert.ok(answer.status < 500, `${what}: ${answer.status} ${answer.text.slice(0, 300)}`)
  assert.ok(!answer.body.includes('<script>alert('), `${what}: shown unescaped`)
  assert.ok(
    !['\u0000', '\u0007', '\u001B'].some((each) => answer.body.includes(each)),
    `${what}: control characters came back`,
  )
  if (answer.status === 409 || answer.status === 422) assertSentences(answer, what)
}

/** Whole sentences of Swedish, without codes. */
function assertSentences(answer: SeenPage, what: string): void {
  const problems = answer.problems
  const told = problems.length > 0 ? problems : [answer.text]
  for (const sentence of told) {
    assert.match(sentence, /\p{L}{3,}.*[.?!]/su, `${what}: "${sentence.slice(0, 200)}"`)
    assert.doesNotMatch(
      sentence,
      /\b[a-z-]+\.[a-z]+-[a-z-]+\b|undefined|\[object|null/,
      `${what}: "${sentence.slice(0, 200)}"`,
    )
  }
}

for (const [called, text] of Object.entries(texts))
  test(called, async () => {
    assert.ok(forms.length > 15, `${forms.length} forms`)
    for (const { page, form } of forms) {
      const answer = await registrar.send(spoiled(form, text), page.address)
      assertCalm(answer, `${attributeOf(form.element, 'action')} with ${called}`)
    }
  })

test('hidden fields that have been tampered with', async () => {
  const strange = ['', 'x', html, '00000000-0000-0000-0000-000000000000', '../../etc/passwd']
  for (const { page, form } of forms)
    for (const value of strange) {
      const submission = form.submission()
      const hidden = new Set(
        form.controls
          .filter((control) => attributeOf(control, 'type') === 'hidden')
          .map((each) => attributeOf(each, 'name')),
      )
      hidden.delete('csrf')
      const data = submission.data.map(([name, old]) =>
        hidden.has(name) ? ([name, value] as const) : ([name, old] as const),
      )
      const answer = await registrar.send({ ...submission, data }, page.address)
      assertCalm(answer, `${submission.action} with ${value}`)
    }
})

test('a form without its fields, and one without its token', async () => {
  for (const { page, form } of forms) {
    const { action, data } = form.submission()
    const csrf = data.filter(([name]) => name === 'csrf') as [string, string][]
    const address = action || page.address
    assertCalm(await registrar.post(address, new URLSearchParams(csrf)), `${action} without fields`)
    const refused = await registrar.post(address, new URLSearchParams())
    assert.ok([403, 404, 409].includes(refused.status), `${action} without token: ${refused.status}`)
  }
})

const files: Readonly<Record<string, ChosenFile>> = {
  'a file of no bytes': { filename: 'utdrag.pdf', bytes: '', type: 'application/pdf' },
  'a program named .pdf': {
    filename: 'utdrag.pdf',
    bytes: Buffer.from('MZ\u0090\u0000'.repeat(99), 'latin1'),
  },
  'a name that turns the writing around': { filename: '\u202Efdp.exe', bytes: 'MZ', type: 'application/pdf' },
}
const fileForms = forms.filter(({ form }) => fileField(form) !== null)

function fileField(form: PageForm): string | null {
  const field = form.controls.find((control) => attributeOf(control, 'type') === 'file')
  return field ? attributeOf(field, 'name') : null
}

for (const [called, file] of Object.entries(files))
  test(called, async () => {
    assert.ok(fileForms.length > 0)
    for (const { form } of fileForms) {
      const answer = await form.fillIn({ [fileField(form)!]: file }).submit()
      assertCalm(answer, `${attributeOf(form.element, 'action')} with ${called}`)
      assert.ok([409, 422].includes(answer.status), `${attributeOf(form.element, 'action')} took ${called}`)
    }
  })

test('a file of 51 MB is refused with a sentence that says how large it may be', async () => {
  const { form } = fileForms[0]!
  const bytes = Buffer.alloc(51 * 1024 * 1024, 'x')
  const answer = await form.fillIn({ [fileField(form)!]: { filename: 'stor.txt', bytes } }).submit()
  assertCalm(answer, 'a file of 51 MB')
  assert.match(answer.problems.join(' '), /50 MB/)
})

test('after all this every page still stands, and shows what was typed as text', async () => {
  const { pages: after, broken } = await walk(
    registrar,
    ['/', '/ksl', '/ksl/organisations/01', '/skane-nordvast'],
    3,
  )
  assert.deepEqual(
    broken.filter((each) => !each.startsWith('404')),
    [],
  )
  for (const page of after.filter(isHtml)) assertCalm(page, page.address)
})
