import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type KnownOrganisation, countChanges, guessMapping, proposeContacts } from './contact-import.ts'
import type { Contact } from './contact.ts'

const bjuv: KnownOrganisation = {
  id: 'bjuv',
  code: '1260',
  name: 'Bjuv',
  names: ['Bjuv', 'Bjuvs kommun'],
  bodies: [{ id: 'ks', name: 'Kommunstyrelsen' }],
}
const vasby: KnownOrganisation = {
  id: 'vasby',
  code: '0114',
  name: 'Upplands Väsby',
  names: ['Upplands Väsby'],
  bodies: [],
}
const known = [bjuv, vasby]
const heading = ['Kommunkod', 'Organ', 'Avser', 'Befattning', 'E-post']
const mapping = guessMapping(heading)
const propose = (rows: string[][], current: Contact[] = []) =>
  proposeContacts([heading, ...rows], mapping, known, current)

test('columns are guessed from the list’s own headings', () => {
  assert.deepEqual(mapping, { organisation: 0, body: 1, purpose: 2, title: 3, email: 4 })
  assert.deepEqual(guessMapping(['Namn', 'Mailadress', 'Kommun']), {
    organisation: 2,
    body: null,
    purpose: null,
    title: 0,
    email: 1,
  })
  assert.equal(guessMapping(['?', '']).email, null)
})

test('a row becomes a contact of the organisation its code names, also when Excel dropped the zero', () => {
  const { contacts, problems } = propose([
    ['1260', 'kommunstyrelsen', 'registrator', 'registrator', 'ks@bjuv.example'],
    ['114', '', '', '', 'kommun@vasby.example'],
  ])
  assert.deepEqual(problems, [])
  assert.deepEqual(
    contacts.map(({ organisationId, bodyId, purpose, title, change }) => [
      organisationId,
      bodyId,
      purpose,
      title,
      change,
    ]),
    [
      ['bjuv', 'ks', 'registrar', 'registrator', 'added'],
      ['vasby', null, 'registrar', 'registrator', 'added'],
    ],
  )
})

test('an organisation is found by its names as people write them', () => {
  for (const name of ['bjuv', 'Bjuvs kommun', 'BJUV KOMMUN', 'Upplands-Väsby', 'Upplands Va\u0308sby kommun'])
    assert.equal(propose([[name, '', '', '', 'a@b.example']]).problems.length, 0, name)
})

test('every fault of a row is told with its row number, and the good rows stand', () => {
  const { contacts, problems } = propose([
    ['Sjöbo', '', '', '', 'a@sjobo.example'],
    ['1260', 'byggnadsnämnden', 'kaffe', '', 'ingen adress'],
    ['', '', '', '', ''],
    ['1260', '', '', '', 'kommun@bjuv.example'],
  ])
  assert.deepEqual(
    problems.map(({ row, code }) => [row, code]),
    [
      [2, 'contact-import.organisation-unknown'],
      [3, 'contact-import.body-unknown'],
      [3, 'contact-import.purpose-unknown'],
      [3, 'contact.address-without-at'],
    ],
  )
  assert.deepEqual(
    contacts.map(({ row, email }) => [row, email]),
    [[5, 'kommun@bjuv.example']],
  )
})

test('two addresses in one cell are two contacts, and a repeated row is one', () => {
  const { contacts } = propose([
    ['1260', '', '', '', 'a@bjuv.example; b@bjuv.example'],
    ['1260', '', '', '', 'A@bjuv.example'],
  ])
  assert.deepEqual(
    contacts.map(({ change }) => change),
    ['added', 'added', 'repeated'],
  )
})

test('what is there already is left, a new title takes the old one’s place, and the unlisted are named', () => {
  const contact = (id: string, email: string, title = 'registrator'): Contact => ({
    id,
    organisationId: 'bjuv',
    bodyId: null,
    purpose: 'registrar',
    title,
    email,
  })
  const proposal = propose(
    [
      ['1260', '', '', 'registrator', 'a@bjuv.example'],
      ['1260', '', '', 'huvudregistrator', 'B@bjuv.example'],
    ],
    [contact('1', 'a@bjuv.example'), contact('2', 'b@bjuv.example'), contact('3', 'c@bjuv.example')],
  )
  assert.deepEqual(
    proposal.contacts.map(({ change, replaces }) => [change, replaces]),
    [
      ['unchanged', null],
      ['retitled', '2'],
    ],
  )
  assert.deepEqual(
    proposal.missing.map(({ id }) => id),
    ['3'],
  )
  assert.equal(countChanges(proposal), 1)
})
