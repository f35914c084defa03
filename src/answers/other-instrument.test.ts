import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openOffice } from '../../test/help/office.ts'
import { aSending, type TestSending } from '../../test/help/sending.ts'
import { createInstrument } from '../agreements/actions.ts'
import { newId } from '../kit/id.ts'
import type { Work } from '../kit/work.ts'
import { findActs } from '../ledger/store.ts'
import { plainTerms } from '../ledger/terms.ts'

const office = await openOffice({ now: '2015-05-20T09:12' })
const registrar = await office.registrar()
const pageOf = '/annan/circulations/PROV-15-0016-5/register'
const actsOf = (from: TestSending) => from.work(({ db }) => findActs(db, from.association, from.circulation))

const enterDeclaration = (work: Work) =>
  createInstrument(work, {
    id: newId(),
    kind: 'declaration',
    title: 'Avsiktsförklaring om samverkan',
    validFrom: null,
    validTo: null,
    terms: plainTerms,
    followsId: null,
    replacesId: null,
    thirdBody: null,
    decisionsCollectedFor: null,
  })

test('a decision on another text of ours is no answer here, unless somebody says why it is', async () => {
  const from = await aSending(office.database, { slug: 'annan', clock: office.clock })
  await from.work(enterDeclaration)
  const text = `Ortaby kommun
Kommunstyrelsen 2015-05-11
§ 88 Avsiktsförklaring om samverkan

Kommunstyrelsens beslut
1. att ställa sig bakom avsiktsförklaringen om samverkan.

Justerat 2015-05-13
`
  const start = await registrar.get(pageOf)
  const given = { text, member: from.members[0]! }
  const confirm = (await start.form('read').fillIn(given).submit()).assertStatus(200)
  const about = /gäller en annan handling \(Avsiktsförklaring om samverkan\)/
  assert.match(confirm.text, about)
  const form = confirm.form('register')
  assert.equal(form.value('choice') ?? '', '')
  ;(await form.submit('Registrera')).assertStatus(422)
  const chosen = await form.fillIn({ choice: 'adopted', rightText: 'yes' }).submit('Registrera')
  assert.match(chosen.assertStatus(422).problems.join(), /kan inte registreras som svar här/)
  assert.deepEqual(await actsOf(from), [])
  const why = { accept: true, acceptReason: 'Registratorn i Ortaby: det är överenskommelsen som avses' }
  ;(await chosen.form('register').fillIn(why).submit('Registrera')).assertStatus(200)
  const [act] = await actsOf(from)
  assert.match(act?.note ?? '', /Godtas ändå: Registratorn i Ortaby/)
  assert.equal(act?.deposited, '2015-05-20')
})
