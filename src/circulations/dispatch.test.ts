import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findInstrument, findInstrumentVersions } from '../agreements/store.ts'
import { voidEntry } from '../cases/registry.actions.ts'
import { moveLetters } from '../kit/mail/store.ts'
import { findStandingRows } from '../ledger/projection.store.ts'
import { verifyChain } from '../log/actions.ts'
import { tokenIn } from './addressee.ts'
import { sendCirculation, undoDispatch } from './dispatch.actions.ts'
import { beginVersion, findLacks, saveDraft } from './draft.actions.ts'
import { findDraft } from './draft.store.ts'
import { findAddresseeByToken, findAddressees, findCirculation, findCirculations } from './store.ts'
import { findClauses, findVersionText, findVersions } from './version-text.store.ts'
import { textHash } from './version.ts'
import { freshDatabase } from '../../test/help/database.ts'
import { aSender, letterDay, post, refused } from '../../test/help/sender.ts'

const { database } = await freshDatabase()
const { association, clock, inside, members, letters, entriesOf, aDraft } = await aSender(database)

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
    const addressees = await findAddressees(db, association, sent.id, { on: letterDay })
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

test('the entry of a dispatch is not voided while the dispatch rests on it', async () => {
  const draft = await aDraft('KSL/15/0033-1')
  await inside((work) => sendCirculation(work, { ...draft, post }))
  const [entry] = await entriesOf('KSL/15/0033')
  await assert.rejects(
    inside((work) => voidEntry(work, { id: entry!.id, reason: 'dubblett' })),
    refused('entry.carries-act'),
  )
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

test('a new version tells what is changed; the former stays as it was known', async () => {
  const draft = await aDraft('KSL/15/0027-1')
  const slug = await inside((work) => sendCirculation(work, { ...draft, post }))
  clock.set('2015-04-10T09:00')
  await inside((work) => beginVersion(work, draft.id))
  const row = (await inside(({ db }) => findDraft(db, association, draft.id)))!
  const send = (revision: number) => inside((work) => sendCirculation(work, { id: draft.id, revision, post }))
  await assert.rejects(send(row.revision), refused('circulation.nothing-changed'))
  const sent = (await inside(({ db }) => findCirculation(db, association, slug)))!
  const other = {
    ...row.draft!,
    kind: 'offer',
    instrument: { ...row.draft!.instrument, use: 'none' },
  } as const
  assert.deepEqual(
    (await inside((work) => findLacks(work, row, other))).map((lack) => lack.code),
    ['circulation.kind-stands', 'circulation.instrument-stands'],
  )
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
  const instrument = now!.instrumentId!
  assert.deepEqual([now!.kind, instrument], [sent.kind, sent.instrumentId])
  const texts = await inside(({ db }) => findInstrumentVersions(db, association, instrument))
  assert.equal(texts.length, 1, 'the same text is no new text of the instrument')
  const then = await inside(({ db }) => findCirculation(db, association, slug, '2015-04-01T00:00:00.000Z'))
  assert.deepEqual([then!.version, then!.answerBy], [1, '2015-06-15'])
  const before = await inside(({ db }) => findCirculation(db, association, slug, '2015-03-01T00:00:00.000Z'))
  assert.equal(before, null)
  await assert.rejects(
    inside((work) => undoDispatch(work, draft.id)),
    refused('circulation.undo-only-first'),
  )
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
  assert.ok(sent.length >= 5)
  assert.equal((await inside((work) => verifyChain(work))).broken, null)
})
