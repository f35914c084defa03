import assert from 'node:assert/strict'
import { test } from 'node:test'
import { system } from '../kit/actor.ts'
import { HandClock } from '../kit/clock.ts'
import { newId } from '../kit/id.ts'
import type { Work } from '../kit/work.ts'
import { verifyChain } from '../log/actions.ts'
import { freshDatabase } from '../../test/help/database.ts'
import {
  addMembers,
  addOrganisation,
  describeOrganisation,
  endMembership,
  foundAssociation,
  renameOrganisation,
} from './actions.ts'
import {
  addBody,
  addContact,
  endBody,
  endContact,
  importContacts,
  undoContactImport,
} from './contact.actions.ts'
import { findBodies } from './body.store.ts'
import { findContacts } from './contact.store.ts'
import { guessMapping } from './contact-import.ts'
import {
  findAssociation,
  findAssociations,
  findMembers,
  findOrganisation,
  findOrganisations,
  findRegister,
} from './store.ts'

const clock = new HandClock('2015-05-20T09:00')
const actor = system('test')

const found = (slug: string, name: string): Promise<number> =>
  fresh.database.transaction(null, (db) =>
    foundAssociation({ db, actor, clock }, { slug, name, mailFrom: null }),
  )
const inside = <T>(association: number, run: (work: Work) => Promise<T>): Promise<T> =>
  fresh.database.transaction(association, (db) => run({ db, association, actor, clock }))
const refusal = (code: string) => (error: unknown) => {
  assert.equal((error as { code?: string }).code, code)
  return true
}

const fresh = await freshDatabase()
const ksl = await found('ksl', 'Kommunförbundet Stockholms Län')
const nordvast = await found('skane-nordvast', 'Skåne Nordväst')
await inside(ksl, (work) => addMembers(work, { codes: ['0192', '0114', '0115', '0180'], from: '2005-01-01' }))
await inside(nordvast, (work) => addMembers(work, { codes: ['1277', '1260', '1292'], from: '1996-01-01' }))

const memberNames = (association: number, on: string): Promise<string[]> =>
  inside(association, async (work) => (await findMembers(work.db, association, on)).map(({ name }) => name))

test('members are added by code, named by the register and listed in Swedish order', async () => {
  assert.deepEqual(await memberNames(ksl, '2015-05-20'), [
    'Nynäshamn',
    'Stockholm',
    'Upplands Väsby',
    'Vallentuna',
  ])
  assert.deepEqual(await memberNames(nordvast, '2015-05-20'), ['Bjuv', 'Åstorp', 'Ängelholm'])
  assert.deepEqual(await memberNames(ksl, '2004-12-31'), [])
})

test('an unknown code is refused by name, and none of the others is added', async () => {
  const adding = inside(ksl, (work) => addMembers(work, { codes: ['0117', '9999'], from: '2005-01-01' }))
  await assert.rejects(adding, refusal('organisation.unknown-code'))
  assert.equal((await memberNames(ksl, '2015-05-20')).length, 4)
})

test('a form sent twice adds a member once; another first day is refused', async () => {
  await inside(ksl, (work) => addMembers(work, { codes: ['0114'], from: '2005-01-01' }))
  const later = inside(ksl, (work) => addMembers(work, { codes: ['0114'], from: '2010-01-01' }))
  await assert.rejects(later, refusal('membership.already'))
})

test('a municipality that leaves is a member until the day, and may come back', async () => {
  const nynashamn = await inside(ksl, (work) =>
    findOrganisation(work.db, ksl, { code: '0192' }, '2015-05-20'),
  )
  const organisationId = nynashamn!.id
  await inside(ksl, (work) => endMembership(work, { organisationId, to: '2016-01-01' }))
  assert.ok((await memberNames(ksl, '2015-12-31')).includes('Nynäshamn'))
  assert.ok(!(await memberNames(ksl, '2016-01-01')).includes('Nynäshamn'))
  const again = inside(ksl, (work) => endMembership(work, { organisationId, to: '2017-01-01' }))
  await assert.rejects(again, refusal('membership.none'))
  await inside(ksl, (work) => addMembers(work, { codes: ['0192'], from: '2018-01-01' }))
  assert.ok((await memberNames(ksl, '2018-01-01')).includes('Nynäshamn'))
})

test('a region is a member by its two-digit code', async () => {
  await inside(ksl, (work) => addMembers(work, { codes: ['01'], from: '2020-01-01' }))
  assert.ok((await memberNames(ksl, '2020-01-01')).includes('Region Stockholm'))
})

test('a renamed association is called by its old name for days before', async () => {
  const { hubId } = (await inside(ksl, (work) => findAssociation(work.db, 'ksl')))!
  const rename = (name: string, from: string) =>
    inside(ksl, (work) => renameOrganisation(work, { organisationId: hubId, name, from }))
  await rename('Storsthlm', '2018-01-01')
  await rename('Storsthlm', '2018-01-01')
  const nameOn = (on: string) =>
    inside(ksl, async (work) => (await findOrganisation(work.db, ksl, { id: hubId }, on))?.name)
  assert.equal(await nameOn('2015-05-20'), 'Kommunförbundet Stockholms Län')
  assert.equal(await nameOn('2018-01-01'), 'Storsthlm')
  await assert.rejects(rename('Storstockholm', '2018-01-01'), refusal('organisation.rename-order'))
  await assert.rejects(rename('Storsthlm', '2019-01-01'), refusal('organisation.name-used'))
})

test('an address in use and a malformed one are refused when an association is founded', async () => {
  await assert.rejects(found('ksl', 'Någon annan'), refusal('association.slug-taken'))
  await assert.rejects(found('5-små', 'Fem'), refusal('association.slug-form'))
  const slugs = await fresh.database.transaction(null, findAssociations)
  assert.deepEqual(
    slugs.map(({ slug }) => slug),
    ['ksl', 'skane-nordvast'],
  )
})

test('an organisation outside the register is added once and described', async () => {
  const id = newId()
  const add = () =>
    inside(ksl, (work) =>
      addOrganisation(work, { id, kind: 'company', code: null, name: 'Bolaget ”<b>Ö</b>” AB' }),
    )
  await add()
  await add()
  const tile = { column: 3, row: 0, label: 'Bol' }
  const description = { inhabitants: 12, mailDomain: 'bolaget.example', tile }
  await inside(ksl, (work) => describeOrganisation(work, { organisationId: id, ...description }))
  const all = await inside(ksl, (work) => findOrganisations(work.db, ksl, '2015-05-20'))
  const company = all.filter((organisation) => organisation.kind === 'company')
  assert.deepEqual(company, [
    { id, kind: 'company', code: null, name: 'Bolaget ”<b>Ö</b>” AB', ...description },
  ])
})

test('a body has one name in its organisation, and ends on a day', async () => {
  const { hubId: organisationId } = (await inside(ksl, (work) => findAssociation(work.db, 'ksl')))!
  const body = {
    organisationId,
    name: 'Styrelsen',
    kind: 'board',
    governance: 'kommunforbund',
    validFrom: '2000-01-01',
  } as const
  const id = newId()
  await inside(ksl, (work) => addBody(work, { id, ...body }))
  await inside(ksl, (work) => addBody(work, { id, ...body }))
  await assert.rejects(
    inside(ksl, (work) => addBody(work, { id: newId(), ...body })),
    refusal('body.name-taken'),
  )
  await assert.rejects(
    inside(ksl, (work) => endBody(work, { id, to: '2000-01-01' })),
    refusal('body.ends-too-early'),
  )
  await inside(ksl, (work) => endBody(work, { id, to: '2019-01-01' }))
  const bodies = await inside(ksl, (work) => findBodies(work.db, ksl, organisationId))
  assert.equal(bodies[0]?.validTo, '2019-01-01')
})

const contactList = [
  ['Kod', 'E-post'],
  ['0114', 'kommun@vasby.example'],
  ['Vallentuna kommun', 'kommun@vallentuna.example'],
]
const emails = () =>
  inside(ksl, async (work) => (await findContacts(work.db, ksl)).map(({ email }) => email).sort())

test('a contact is added once, refused when malformed or elsewhere, and ended', async () => {
  const vasby = (await inside(ksl, (work) => findOrganisation(work.db, ksl, { code: '0114' }, '2015-05-20')))!
  const contact = {
    id: newId(),
    organisationId: vasby.id,
    bodyId: null,
    purpose: 'registrar',
    title: 'registrator',
    email: 'mailto:Diarium@Vasby.example',
  } as const
  const add = (change: object) => inside(ksl, (work) => addContact(work, { ...contact, ...change }))
  await add({})
  await add({})
  assert.deepEqual(await emails(), ['Diarium@vasby.example'])
  await assert.rejects(add({ id: newId(), email: 'diarium@vasby.example' }), refusal('contact.already'))
  await assert.rejects(add({ id: newId(), email: 'diarium' }), refusal('contact.address-without-at'))
  await assert.rejects(add({ id: newId(), bodyId: newId() }), refusal('contact.body-elsewhere'))
  await inside(ksl, (work) => endContact(work, contact.id))
  await inside(ksl, (work) => endContact(work, contact.id))
  assert.deepEqual(await emails(), [])
})

test('a list of contacts is applied whole or not at all, once, and can be taken back', async () => {
  const list = {
    id: newId(),
    rows: contactList,
    mapping: guessMapping(contactList[0]!),
    skipProblems: false,
    endMissing: false,
  }
  const broken = { ...list, id: newId(), rows: [...contactList, ['Sjöbo', 'x@sjobo.example']] }
  const apply = (each: typeof list) => inside(ksl, (work) => importContacts(work, each))
  await assert.rejects(apply(broken), refusal('contact-import.has-problems'))
  assert.deepEqual(await emails(), [])
  assert.deepEqual(await apply(list), { added: 2, ended: 0 })
  assert.deepEqual(await apply(list), { added: 2, ended: 0 })
  assert.deepEqual(await emails(), ['kommun@vallentuna.example', 'kommun@vasby.example'])
  await assert.rejects(apply({ ...broken, skipProblems: true }), refusal('contact-import.nothing-to-do'))

  const next = {
    ...list,
    id: newId(),
    rows: [
      ['Kod', 'E-post'],
      ['0114', 'nytt@vasby.example'],
    ],
    endMissing: true,
  }
  assert.deepEqual(await apply(next), { added: 1, ended: 1 })
  assert.deepEqual(await emails(), ['kommun@vallentuna.example', 'nytt@vasby.example'])
  await inside(ksl, (work) => undoContactImport(work, next.id))
  await inside(ksl, (work) => undoContactImport(work, next.id))
  assert.deepEqual(await emails(), ['kommun@vallentuna.example', 'kommun@vasby.example'])
})

test('no e-mail address is written in the log', async () => {
  const payloads = await inside(ksl, (work) => work.db.selectFrom('logPayload').select('payload').execute())
  assert.ok(payloads.length > 10)
  assert.ok(payloads.every(({ payload }) => !payload?.includes('@')))
})

test('two associations never see each other’s rows, not even when they ask for them', async () => {
  const theirs = await inside(nordvast, (work) => findMembers(work.db, ksl, '2015-05-20'))
  assert.deepEqual(theirs, [])
  const outside = await fresh.database.transaction(null, (db) => findOrganisations(db, ksl, '2015-05-20'))
  assert.deepEqual(outside, [])
  const writing = inside(nordvast, (work) =>
    addOrganisation(
      { ...work, association: ksl },
      { id: newId(), kind: 'other', code: null, name: 'Intrång' },
    ),
  )
  await assert.rejects(writing, /row-level security/)
  const contacts = await inside(nordvast, (work) => findContacts(work.db, ksl))
  assert.deepEqual(contacts, [])
})

test('the national register is shared and has every municipality and region', async () => {
  const register = await fresh.database.transaction(null, (db) => findRegister(db))
  assert.equal(register.filter(({ kind }) => kind === 'municipality').length, 290)
  assert.equal(register.filter(({ kind }) => kind === 'region').length, 21)
  assert.equal(register.at(-1)?.name, 'Övertorneå')
})

test('the log’s chain holds after all this', async () => {
  assert.equal((await inside(ksl, verifyChain)).broken, null)
  assert.equal((await inside(nordvast, verifyChain)).broken, null)
})
