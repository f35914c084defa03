import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findInstrument, findInstrumentVersions } from '../agreements/store.ts'
import { startSeries } from '../cases/actions.ts'
import { findEntries } from '../cases/registry.store.ts'
import { findCaseByDnr } from '../cases/store.ts'
import { system } from '../kit/actor.ts'
import { HandClock } from '../kit/clock.ts'
import { storeFile } from '../kit/files/store.ts'
import { newId } from '../kit/id.ts'
import { moveLetters, outbox } from '../kit/mail/store.ts'
import { Refusal } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { findStandingRows } from '../ledger/projection.store.ts'
import { verifyChain } from '../log/actions.ts'
import { addMembers, addOrganisation, foundAssociation } from '../organisations/actions.ts'
import { findMembers } from '../organisations/store.ts'
import { freshDatabase } from '../../test/help/database.ts'
import { addAddressee, dropAddressee, mendAddress, recallCirculation } from './addressee.actions.ts'
import { tokenIn } from './addressee.ts'
import { sendCirculation, undoDispatch } from './dispatch.actions.ts'
import { beginVersion, findLacks, saveDraft, startDraft } from './draft.actions.ts'
import { findDraft } from './draft.store.ts'
import { type Draft, emptyDraft } from './draft.ts'
import type { Post } from './letter.actions.ts'
import {
  findAddresseeByToken,
  findAddressees,
  findCirculation,
  findCirculations,
  findClauses,
  findVersionText,
  findVersions,
} from './store.ts'
import { textHash } from './version.ts'

const { database } = await freshDatabase()
const clock = new HandClock('2015-03-19T14:00')
const actor = system('test')
const codes = ['0114', '0115', '0127']
const post: Post = {
  from: 'registrator@forbundet.example',
  replyDomain: 'svar.forbundet.example',
  boards: 'https://radslag.example/ksl/circulations',
}
const on = '2015-03-19'

const association = await database.transaction(null, async (db) => {
  const made = await foundAssociation(
    { db, actor, clock },
    { slug: 'ksl', name: 'Kommunförbundet', mailFrom: null },
  )
  const work = { db, association: made, actor, clock }
  await addMembers(work, { codes, from: '2010-01-01' })
  await startSeries(work, { prefix: 'KSL', year: 2015, firstNumber: 100 })
  await addOrganisation(work, { id: newId(), kind: 'authority', code: null, name: 'Länsstyrelsen' })
  return made
})
const inside = <T>(run: (work: Work) => Promise<T>): Promise<T> =>
  database.transaction(association, (db) => run({ db, association, actor, clock }))
const members = await inside((work) => findMembers(work.db, association, on))
const file = await inside((work) =>
  storeFile(work, Buffer.from('Överenskommelse om samverkan.'), { filename: 'overenskommelse.txt' }),
)

/** A draft that lacks nothing, in case KSL/15/0016 of the office's earlier register. */
async function aDraft(dnr: string, change: Partial<Draft> = {}): Promise<{ id: string; revision: number }> {
  const id = newId()
  const blank = emptyDraft('recommendation', newId())
  const draft: Draft = {
    ...blank,
    title: 'Överenskommelse om samverkan',
    dated: on,
    dnr,
    answerBy: '2015-06-15',
    parts: [{ heading: 'Bakgrund', text: 'En modell togs fram 2014.' }],
    clauses: [
      { text: 'att anta överenskommelsen', onlyFor: [] },
      { text: 'att anvisa medel', onlyFor: [members[0]!.id] },
    ],
    basis: { body: 'Styrelsen', on, paragraph: '§ 12' },
    thirdBodies: [{ name: 'Samverkan Stockholmsregionen', email: 'kansli@samverkan.example' }],
    addressees: members.map((member, index) => ({
      organisationId: member.id,
      role: 'to' as const,
      email: `registrator@kommun-${index}.example`,
    })),
    documents: [{ role: 'instrument', title: 'Överenskommelsen', filename: 'o.txt', sha256: file.sha256 }],
    instrument: {
      ...blank.instrument,
      title: 'Överenskommelse om samverkan',
      validFrom: '2015-01-01',
      terms: { ...blank.instrument.terms, entry: 'fixed', on: '2015-01-01' },
    },
    ...change,
  }
  const revision = await inside(async (work) => {
    await startDraft(work, { id, draft })
    const { revision } = (await findDraft(work.db, association, id))!
    const caseDnr = dnr.replace(/-\d+$/, '')
    return await saveDraft(work, {
      id,
      revision,
      draft,
      chosen: { kind: 'written', id: newId(), dnr: caseDnr },
    })
  })
  return { id, revision }
}

const letters = (id: string) => inside(({ db }) => outbox(db, association, { concerns: id }))
const entriesOf = (dnr: string) =>
  inside(async ({ db }) => findEntries(db, association, (await findCaseByDnr(db, association, dnr))!.id))
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code

test('a dispatch freezes the text, gives each an address of its own and is entered in the register', async () => {
  const draft = await aDraft('KSL/15/0016-5')
  const slug = await inside((work) => sendCirculation(work, { ...draft, post }))
  assert.equal(slug, 'KSL-15-0016-5')
  await inside(async ({ db }) => {
    const sent = (await findCirculation(db, association, slug))!
    assert.equal(sent.answerBy, '2015-06-15')
    const [version] = await findVersions(db, association, sent.id)
    const text = (await findVersionText(db, association, sent.id, 1))!
    assert.deepEqual(textHash(text), version!.textHash, 'the hash can be computed anew from what is stored')
    assert.deepEqual(
      (await findClauses(db, association, sent.id, 1)).map(({ number, onlyFor }) => [number, onlyFor]),
      [
        [1, null],
        [2, [members[0]!.id]],
      ],
    )
    const addressees = await findAddressees(db, association, sent.id, { on })
    assert.equal(new Set(addressees.map((addressee) => addressee.replyToken)).size, 3)
    const found = await findAddresseeByToken(db, association, addressees[1]!.replyToken)
    assert.equal(found?.organisationId, addressees[1]!.organisationId)
    const instrument = (await findInstrument(db, association, { id: sent.instrumentId! }))!
    assert.equal(instrument.validFrom, '2015-01-01')
    assert.equal((await findInstrumentVersions(db, association, instrument.id)).length, 1)
    const standings = await findStandingRows(db, association, sent.id)
    assert.equal(standings.length, 3)
  })
  const posted = await letters(draft.id)
  assert.equal(posted.length, 3)
  assert.equal(new Set(posted.map((letter) => letter.messageId)).size, 3)
  assert.equal(new Set(posted.map((letter) => tokenIn(letter.replyTo!))).size, 3)
  const [first, second] = members.map((_, index) =>
    posted.find((letter) => letter.toAddress === `registrator@kommun-${index}.example`),
  )
  assert.match(first!.bodyText, /2\. att anvisa medel/)
  assert.doesNotMatch(second!.bodyText, /att anvisa medel/)
  const entries = await entriesOf('KSL/15/0016')
  assert.deepEqual(
    entries.map((entry) => [
      entry.number,
      entry.direction,
      entry.documents.map((document) => document.title),
    ]),
    [[5, 'sent', ['Överenskommelsen', 'Brevet som det skickades']]],
  )
})

test('the same draft sent twice, also at the same moment, is sent once', async () => {
  const draft = await aDraft('KSL/15/0021-1')
  const send = () => inside((work) => sendCirculation(work, { ...draft, post }))
  const slugs = await Promise.all([send(), send(), send()])
  assert.deepEqual(new Set([...slugs, await send()]).size, 1)
  assert.equal((await letters(draft.id)).length, 3)
  assert.equal((await entriesOf('KSL/15/0021')).length, 1)
})

test('an undo stops every letter and gives the draft back; then it can be sent again', async () => {
  const draft = await aDraft('KSL/15/0022-3')
  const before = await inside(({ db }) => findDraft(db, association, draft.id))
  const slug = await inside((work) => sendCirculation(work, { ...draft, post }))
  const sent = await inside(({ db }) => findCirculation(db, association, slug))
  await inside((work) => undoDispatch(work, draft.id))
  await inside((work) => undoDispatch(work, draft.id))
  assert.deepEqual(
    (await letters(draft.id)).map((letter) => letter.state),
    ['cancelled', 'cancelled', 'cancelled'],
  )
  const after = await inside(({ db }) => findDraft(db, association, draft.id))
  assert.deepEqual(
    after!.draft,
    { ...before!.draft, dnr: 'KSL/15/0022-4' },
    'number 3 is voided and keeps its place',
  )
  assert.equal(await inside(({ db }) => findCirculation(db, association, slug)), null)
  assert.equal(await inside(({ db }) => findInstrument(db, association, { id: sent!.instrumentId! })), null)
  const again = await inside((work) =>
    sendCirculation(work, { id: draft.id, revision: after!.revision, post }),
  )
  assert.equal(again, 'KSL-15-0022-4')
  const entries = await entriesOf('KSL/15/0022')
  assert.deepEqual(
    entries.map((entry) => [entry.number, entry.voidedAt !== null]),
    [
      [3, true],
      [4, false],
    ],
  )
  assert.equal((await letters(draft.id)).filter((letter) => letter.state === 'waiting').length, 3)
})

test('an undo that comes too late undoes nothing', async () => {
  const draft = await aDraft('KSL/15/0023-1')
  await inside((work) => sendCirculation(work, { ...draft, post }))
  const [one] = await letters(draft.id)
  await inside(({ db }) => moveLetters(db, association, { ids: [one!.id] }, ['waiting'], 'sending'))
  await assert.rejects(
    inside((work) => undoDispatch(work, draft.id)),
    refused('circulation.too-late-to-undo'),
  )
  const states = (await letters(draft.id)).map((letter) => letter.state).toSorted()
  assert.deepEqual(states, ['sending', 'waiting', 'waiting'])
})

test('without the text that is to be adopted nothing is sent', async () => {
  const draft = await aDraft('KSL/15/0024-1', { documents: [] })
  await assert.rejects(
    inside((work) => sendCirculation(work, { ...draft, post })),
    refused('circulation.not-ready'),
  )
  assert.deepEqual(await letters(draft.id), [])
  const row = await inside(({ db }) => findDraft(db, association, draft.id))
  assert.ok(row?.draft)
  const lacks = await inside((work) => findLacks(work, row, row.draft!))
  assert.deepEqual(
    lacks.map((lack) => lack.code),
    ['circulation.lacks-instrument-text'],
  )
})

test('a draft changed after the preview is read once more before it is sent', async () => {
  const draft = await aDraft('KSL/15/0025-1')
  const row = await inside(({ db }) => findDraft(db, association, draft.id))
  await inside((work) =>
    saveDraft(work, { ...draft, draft: { ...row!.draft!, title: 'Ny rubrik' }, chosen: { kind: 'keep' } }),
  )
  await assert.rejects(
    inside((work) => sendCirculation(work, { ...draft, post })),
    refused('circulation.draft-moved'),
  )
})

test('two registrars on one draft: the second is told, and the first one’s text stands', async () => {
  const draft = await aDraft('KSL/15/0026-1')
  const row = await inside(({ db }) => findDraft(db, association, draft.id))
  const save = (title: string) =>
    inside((work) =>
      saveDraft(work, { ...draft, draft: { ...row!.draft!, title }, chosen: { kind: 'keep' } }),
    )
  await save('Den första')
  await assert.rejects(save('Den andra'), refused('circulation.changed-meanwhile'))
  const now = await inside(({ db }) => findDraft(db, association, draft.id))
  assert.equal(now!.draft!.title, 'Den första')
})

test('a new version tells what is changed; the former stays as it was known', async () => {
  const draft = await aDraft('KSL/15/0027-1')
  const slug = await inside((work) => sendCirculation(work, { ...draft, post }))
  clock.set('2015-04-10T09:00')
  await inside((work) => beginVersion(work, draft.id))
  const row = (await inside(({ db }) => findDraft(db, association, draft.id)))!
  const send = (revision: number) => inside((work) => sendCirculation(work, { id: draft.id, revision, post }))
  await assert.rejects(send(row.revision), refused('circulation.nothing-changed'))
  const changed = { ...row.draft!, answerBy: '2015-09-01' }
  const revision = await inside((work) =>
    saveDraft(work, { id: draft.id, revision: row.revision, draft: changed, chosen: { kind: 'keep' } }),
  )
  assert.equal(await send(revision), slug)
  const told = (await letters(draft.id)).filter((letter) => letter.purpose === 'new_version')
  assert.equal(told.length, 3)
  assert.match(told[0]!.bodyText, /svarsdagen, som nu är den 1 september 2015/)
  const now = await inside(({ db }) => findCirculation(db, association, slug))
  assert.deepEqual([now!.version, now!.answerBy], [2, '2015-09-01'])
  const then = await inside(({ db }) => findCirculation(db, association, slug, '2015-04-01T00:00:00.000Z'))
  assert.deepEqual([then!.version, then!.answerBy], [1, '2015-06-15'])
  const before = await inside(({ db }) => findCirculation(db, association, slug, '2015-03-01T00:00:00.000Z'))
  assert.equal(before, null)
  await assert.rejects(
    inside((work) => undoDispatch(work, draft.id)),
    refused('circulation.undo-only-first'),
  )
})

test('recipients are added, dropped and mended after dispatch', async () => {
  const [one, two, three] = members
  const to = [one!, two!].map(({ id }, index) => ({
    organisationId: id,
    role: 'to' as const,
    email: `registrator@kommun-${index}.example`,
  }))
  const draft = await aDraft('KSL/15/0028-1', { addressees: to })
  const { id } = draft
  await inside((work) => sendCirculation(work, { ...draft, post }))
  const added = { id, addresseeId: newId(), organisationId: three!.id, role: 'to' as const, post }
  const add = (email: string) => inside((work) => addAddressee(work, { ...added, email }))
  await assert.rejects(add('ingen adress'), refused('circulation.bad-address'))
  await add('registrator@kommun-2.example')
  await add('registrator@kommun-2.example')
  const list = () => inside(({ db }) => findAddressees(db, association, id, { on }))
  assert.equal((await list()).length, 3)
  assert.equal((await letters(id)).length, 3)
  const again = { ...added, addresseeId: newId(), email: 'a@b.example' }
  await assert.rejects(
    inside((work) => addAddressee(work, again)),
    refused('circulation.already-addressed'),
  )
  const addressee = (await list()).find((each) => each.organisationId === one!.id)!
  const drop = { id, addresseeId: addressee.id, post }
  await assert.rejects(
    inside((work) => dropAddressee(work, { ...drop, reason: ' ' })),
    refused('circulation.lacks-reason'),
  )
  await inside((work) => dropAddressee(work, { ...drop, reason: 'Berörs inte.' }))
  const dropped = (await list()).find((each) => each.id === addressee.id)!
  assert.equal(dropped.droppedReason, 'Berörs inte.')
  const its = (await letters(id)).filter((letter) => tokenIn(letter.replyTo!) === addressee.replyToken)
  assert.deepEqual(
    its.map((letter) => letter.state),
    ['cancelled'],
    'a letter that has not left is stopped, and nothing is told',
  )
  const other = (await list()).find((each) => each.organisationId === two!.id)!
  await inside((work) =>
    mendAddress(work, { id, addresseeId: other.id, email: 'kommun@kommun-1.example', post }),
  )
  const mended = (await letters(id)).filter((letter) => tokenIn(letter.replyTo!) === other.replyToken)
  assert.deepEqual(mended.map((letter) => [letter.toAddress, letter.state]).toSorted(), [
    ['kommun@kommun-1.example', 'waiting'],
    ['registrator@kommun-1.example', 'cancelled'],
  ])
})

test('who has got the letter is told when it is dropped, and all are told of a recall', async () => {
  const draft = await aDraft('KSL/15/0029-1')
  const slug = await inside((work) => sendCirculation(work, { ...draft, post }))
  const sent = await letters(draft.id)
  await inside(({ db }) =>
    moveLetters(db, association, { ids: sent.map((letter) => letter.id) }, ['waiting'], 'sending'),
  )
  const [first] = await inside(({ db }) => findAddressees(db, association, draft.id, { on }))
  const drop = { id: draft.id, addresseeId: first!.id, reason: 'Fel adressat.', post }
  await inside((work) => dropAddressee(work, drop))
  const recall = { id: draft.id, reason: 'Texten dras tillbaka.', post }
  await inside((work) => recallCirculation(work, recall))
  await inside((work) => recallCirculation(work, recall))
  const told = (await letters(draft.id)).filter((letter) => letter.purpose === 'recall')
  assert.equal(told.length, 3, 'one was dropped, two have it recalled')
  assert.match(told.map((letter) => letter.bodyText).join(), /Fel adressat\..*|Texten dras tillbaka\./s)
  const now = await inside(({ db }) => findCirculation(db, association, slug))
  assert.equal(now!.recallReason, 'Texten dras tillbaka.')
  await assert.rejects(
    inside((work) => dropAddressee(work, { ...drop, addresseeId: first!.id })),
    refused('circulation.recalled'),
  )
})

test('the next number of the series is taken once, and stands in the letter', async () => {
  const id = newId()
  const caseId = newId()
  const draft = { ...emptyDraft('enquiry', newId()), title: 'Utse en representant' }
  await inside((work) => startDraft(work, { id, draft }))
  const chosen = { kind: 'numbered', id: caseId, prefix: 'KSL' } as const
  await inside((work) => saveDraft(work, { id, revision: 1, draft, chosen }))
  const row = await inside(({ db }) => findDraft(db, association, id))
  assert.deepEqual([row!.caseId, row!.draft!.dnr], [caseId, 'KSL/15/0100-1'])
  await assert.rejects(
    inside((work) => saveDraft(work, { id, revision: 1, draft, chosen })),
    refused('circulation.changed-meanwhile'),
  )
  await inside((work) => saveDraft(work, { id, revision: 2, draft: row!.draft!, chosen }))
  assert.equal((await inside(({ db }) => findDraft(db, association, id)))!.draft!.dnr, 'KSL/15/0100-1')
})

test('HTML, SQL, right-to-left marks and a title of 10,000 characters are stored as typed', async () => {
  const nasty = `<script>alert(1)</script> '); drop table act; -- \u202e${'å'.repeat(9_900)}`
  const draft = await aDraft('KSL/15/0030-1', { title: nasty, clauses: [{ text: nasty, onlyFor: [] }] })
  const slug = await inside((work) => sendCirculation(work, { ...draft, post }))
  await inside(async ({ db }) => {
    assert.equal((await findCirculation(db, association, slug))!.title, nasty)
    assert.equal((await findClauses(db, association, draft.id, 1))[0]!.text, nasty)
  })
  const [letter] = await letters(draft.id)
  assert.ok(letter!.subject.length < 200, `${letter!.subject.length}`)
  assert.ok(letter!.bodyText.includes(nasty))
})

test('the list has every circulation that was sent, and the chain of the log holds', async () => {
  const sent = await inside(({ db }) => findCirculations(db, association))
  assert.ok(sent.length >= 7)
  assert.equal((await inside((work) => verifyChain(work))).broken, null)
})
