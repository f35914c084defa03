import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshDatabase } from '../../test/help/database.ts'
import { FilledForm } from '../../test/help/filled-form.ts'
import { attributeOf, byName, parseHtml } from '../../test/help/html.ts'
import { countingTrips } from '../../test/help/round-trips.ts'
import { aSending } from '../../test/help/sending.ts'
import { type Answer, type Fields, visiting } from '../../test/help/visiting.ts'
import { fileBytes } from '../kit/files/store.ts'
import { sha256 } from '../kit/hash.ts'
import { findEvidence } from '../ledger/store.ts'

const { database } = await freshDatabase()
const counting = countingTrips()
const from = await aSending(database, { slug: 'filer', members: 8 })
const { staff } = await visiting(database, from.clock)
const register = '/filer/circulations/PROV-15-0016-5/register'
const extract = 'Kommunstyrelsen beslutar 2015-05-11 § 8 att anta överenskommelsen. Justerat.'
const hashOf = (text: string): string => sha256(text).toString('hex')

function filled({ text }: Answer, address: string, entries: Record<string, string>): Record<string, string> {
  const page = parseHtml(text)
  const form = byName(page, 'form').find((found) => attributeOf(found, 'action') === address)!
  const sent = new FilledForm(page, form).fillIn(entries).submission().data
  return Object.fromEntries(
    sent.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}

/** The form of a member's answer, filled in, with a file that has not been sent before. */
async function answerOf(member: number, text: string, more: Record<string, string> = {}): Promise<Fields> {
  const reading = `${register}/read`
  const typed = { text: extract, member: from.members[member]! }
  const read = await staff.post(reading, filled(await staff.get(register), reading, typed))
  const form = filled(read, register, { choice: 'noted', decided: '2015-05-11', ...more })
  return { ...form, file: new File([text], 'utdrag.txt') }
}

const stored = async (text: string): Promise<boolean> =>
  await from.work(({ db, association }) =>
    fileBytes(db, association, hashOf(text)).then(
      (bytes) => bytes.toString() === text,
      () => false,
    ),
  )

const evidenceOf = async (text: string) =>
  (await from.work(({ db, association }) => findEvidence(db, association, from.circulation))).filter(
    (one) => one.sha256 === hashOf(text),
  )

test('a file that comes with an answer is stored with it, and costs no wait of its own', async () => {
  // What a process learns once is learnt.
  await staff.post(register, await answerOf(0, 'Det första.'))
  const without = await answerOf(1, '')
  delete without['file']
  const [plain, withFile] = [
    await counting.during(() => staff.post(register, without)),
    await (async () => {
      const form = await answerOf(2, 'Det andra.')
      return await counting.during(() => staff.post(register, form))
    })(),
  ]
  assert.deepEqual([plain.result.status, withFile.result.status], [303, 303])
  assert.ok(withFile.trips <= plain.trips, `${withFile.trips} waits, ${plain.trips} without a file`)
  assert.ok(await stored('Det andra.'))
  assert.equal((await evidenceOf('Det andra.')).length, 1)
})

test('nothing uploaded is lost when the form is refused: the file is stored, and the form comes back with it', async () => {
  const text = 'Det tredje.'
  const refused = await staff.post(register, await answerOf(3, text, { decided: '2015-02-30' }))
  assert.equal(refused.status, 422)
  assert.ok(await stored(text))
  const again = filled(refused, register, { decided: '2015-05-11' })
  assert.match(again['file.stored']!, new RegExp(`^${hashOf(text)} `))
  assert.equal((await staff.post(register, again)).status, 303)
  assert.equal((await evidenceOf(text)).length, 1)
})

test('a rule that refuses takes nothing of the file with it either', async () => {
  const text = 'Det fjärde.'
  const form = await answerOf(3, text)
  const refused = await staff.post(register, { ...form, seen: '' })
  assert.equal(refused.status, 409)
  assert.ok(await stored(text))
})

test('the same file with two answers at once belongs to both', async () => {
  const text = 'Gemensam nämnd: det femte.'
  const forms = [await answerOf(4, text), await answerOf(5, text)]
  const answers = await Promise.all(forms.map((form) => staff.post(register, form)))
  assert.deepEqual(
    answers.map(({ status }) => status),
    [303, 303],
  )
  assert.equal((await evidenceOf(text)).length, 2)
})
