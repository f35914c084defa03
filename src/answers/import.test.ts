import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { openOffice } from '../../test/help/office.ts'
import { aSending, type TestSending } from '../../test/help/sending.ts'
import { newId } from '../kit/id.ts'
import { outbox } from '../kit/mail/store.ts'
import { xlsxFile } from '../kit/table.ts'
import { recordAct } from '../ledger/actions.ts'
import { findStandingRows } from '../ledger/projection.store.ts'
import { findActs } from '../ledger/store.ts'
import { actOfRow } from './import.actions.ts'
import { choiceIn, guessMapping, rowId } from './running-list.ts'

describe('a running list', () => {
  test('columns are guessed from their headings, each once', () => {
    const columns = ['Kod', 'Kommun', 'Status', 'Beslutsdatum', 'Beslut av', '§', 'Dnr', 'Inkom']
    const { member, state, decided, decidedBy, paragraph, ownDnr, received, note } = guessMapping(columns)
    assert.deepEqual(
      [member, state, decided, decidedBy, paragraph, ownDnr, received, note],
      [0, 2, 3, 4, 5, 6, 7, null],
    )
  })
  test('states are read as offices write them, and a no is never taken for a yes', () => {
    const read = (text: string) => choiceIn(text, 'recommendation')
    const said = [
      'Antagit',
      'antagen KF',
      'Ja',
      'Antar inte',
      'ej antagit',
      'Bordlagt',
      'antagit m. villkor',
      'kanske',
    ]
    assert.deepEqual(said.map(read), [
      'adopted',
      'adopted',
      'adopted',
      'declined',
      'declined',
      'postponed',
      'adopted_with_condition',
      null,
    ])
    assert.equal(choiceIn('Tillstyrker', 'consultation'), 'supports')
  })
  test('a yes with an addition keeps its words, and says so where the list has none', () => {
    const row = {
      row: 2,
      choice: 'adopted_with_condition',
      organisation: 'o',
      note: null,
      rider: null,
    } as never
    const said = (more: object) =>
      actOfRow({ id: 'i', circulation: 'c' }, { ...(row as object), ...more } as never).riders
    const texts = [{ rider: 'om alla antar' }, { note: 'se § 9' }, {}].map((more) => said(more)?.[0]?.text)
    assert.deepEqual(texts, ['om alla antar', 'se § 9', 'enligt listan, texten saknas'])
    assert.equal(said({ choice: 'adopted_with_declaration' })?.[0]?.kind, 'declaration')
    assert.deepEqual(said({ choice: 'adopted' }), [])
  })
  test('a row has the same id each time it is sent', () => {
    assert.equal(rowId('a', 2), rowId('a', 2))
    assert.notEqual(rowId('a', 2), rowId('a', 3))
    assert.match(rowId('a', 2), /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
  })
})

const office = await openOffice({ now: '2015-05-20T09:12' })
const registrar = await office.registrar()
let slugs = 0
const heading = ['Kod', 'Status', 'Beslutsdatum', 'Beslut av', '§', 'Inkom', 'Anteckning']
const rows = [
  ['0001', 'Antagit', '2015-05-11', 'Kommunstyrelsen', '§ 88', '2015-05-15', ''],
  ['Ortbby', 'Bordlagt', '2015-05-12', 'Kommunstyrelsen', '§ 9', '', ''],
  ['0003', 'Ja', '2015-06-31', '', '', '', ''],
  ['Nykvarn', 'Antagit', '2015-05-11', '', '', '', ''],
  ['0003', '', '', '', '', '', ''],
]

async function started() {
  office.clock.advance(60_000)
  const from = await aSending(office.database, { slug: `lista-${(slugs += 1)}`, clock: office.clock })
  const page = await registrar.get(`/lista-${slugs}/circulations/PROV-15-0016-5/import`)
  const bytes = await xlsxFile({ name: 'Svar', columns: heading, rows })
  const file = {
    filename: 'svar.xlsx',
    bytes,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }
  const preview = (await page.form('read').fillIn({ file }).submit()).assertStatus(200)
  return { from, page, preview }
}

const actsOf = (from: TestSending) => from.work(({ db }) => findActs(db, from.association, from.circulation))

describe('importing a running list', () => {
  test('the preview says what each row becomes and what is wrong, and registers nothing', async () => {
    const { from, preview } = await started()
    assert.match(preview.text, /”2015-06-31” är ingen dag/)
    assert.match(preview.text, /”Nykvarn” är ingen av mottagarna/)
    assert.match(preview.text, /2 rader blir ställningstaganden, märkta som inlästa. 2 rader lämnas/)
    assert.deepEqual(await actsOf(from), [])
  })

  test('sent twice each row is one act, marked as imported, and nobody gets a letter', async () => {
    const { from, preview } = await started()
    const form = preview.form('import')
    const [done] = await Promise.all([form.submit('Registrera 2 rader'), form.submit('Registrera 2 rader')])
    assert.match(done.text, /Inlästa ställningstaganden: 2/)
    const acts = await actsOf(from)
    assert.deepEqual(
      acts.map((act) => [act.type, act.deposited]),
      [
        ['adopted', '2015-05-15'],
        ['postponed', null],
      ],
    )
    const logged = await from.work(({ db }) =>
      db
        .selectFrom('logEntry')
        .select('imported')
        .where('associationId', '=', from.association)
        .where('verb', '=', 'act.recorded')
        .execute(),
    )
    assert.deepEqual(logged, [{ imported: true }, { imported: true }])
    assert.deepEqual(await from.work(({ db }) => outbox(db, from.association)), [])
  })

  test('undone as a whole: all is struck out but what something later rests on', async () => {
    const { from, preview } = await started()
    const done = await preview.form('import').submit('Registrera 2 rader')
    office.clock.advance(60_000)
    const [first] = await actsOf(from)
    const next = {
      id: newId(),
      type: 'declined',
      circulation: from.circulation,
      organisation: first!.organisation,
      decided: '2015-05-18',
    } as const
    await from.work((work) => recordAct(work, { act: next, evidence: [] }))
    const undone = (await done.form('undo').submit()).assertStatus(200)
    assert.match(undone.text, /Strukna ställningstaganden: 1. Kvar står 1/)
    const standings = await from.work(({ db }) => findStandingRows(db, from.association, from.circulation))
    assert.deepEqual(standings.map((row) => row.kind).toSorted(), ['declined', 'silent', 'silent'])
  })

  test('a list that is none, and no list at all, are told in words', async () => {
    const { page } = await started()
    const nothing = (await page.form('read').submit()).assertStatus(422)
    assert.match(nothing.problems.join(), /Välj listan först/)
    const file = { filename: 'svar.csv', bytes: 'Kommun;Status\n', type: 'text/csv' }
    const empty = (await page.form('read').fillIn({ file }).submit()).assertStatus(200)
    assert.match(empty.text, /Ingen rad kan registreras/)
  })
})
