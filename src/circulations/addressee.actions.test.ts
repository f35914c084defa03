import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../kit/id.ts'
import { moveLetters } from '../kit/mail/store.ts'
import { addAddressee, dropAddressee, mendAddress, recallCirculation } from './addressee.actions.ts'
import { tokenIn } from './addressee.ts'
import { sendCirculation } from './dispatch.actions.ts'
import { findAddresseeByToken, findAddressees, findCirculation } from './store.ts'
import type { Instant } from '../kit/clock.ts'
import { findSending } from '../ledger/matter.store.ts'
import { freshDatabase } from '../../test/help/database.ts'
import { aSender, letterDay, post, refused } from '../../test/help/sender.ts'

const { database } = await freshDatabase()
const { association, clock, inside, members, letters, aDraft } = await aSender(database)

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
  const list = () => inside(({ db }) => findAddressees(db, association, id, { on: letterDay }))
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
  assert.deepEqual(mended.map((letter) => `${letter.toAddress} ${letter.state}`).toSorted(), [
    'kommun@kommun-1.example waiting',
    'registrator@kommun-1.example cancelled',
  ])
})

test('who has got the letter is told when it is dropped, and all are told of a recall', async () => {
  const draft = await aDraft('KSL/15/0029-1')
  const slug = await inside((work) => sendCirculation(work, { ...draft, post }))
  const sent = await letters(draft.id)
  await inside(({ db }) =>
    moveLetters(db, association, { ids: sent.map((letter) => letter.id) }, ['waiting'], 'sending'),
  )
  const [first] = await inside(({ db }) => findAddressees(db, association, draft.id, { on: letterDay }))
  const drop = { id: draft.id, addresseeId: first!.id, reason: 'Fel mottagare.', post }
  await inside((work) => dropAddressee(work, drop))
  const recall = { id: draft.id, reason: 'Texten dras tillbaka.', post }
  await inside((work) => recallCirculation(work, recall))
  await inside((work) => recallCirculation(work, recall))
  const told = (await letters(draft.id)).filter((letter) => letter.purpose === 'recall')
  assert.equal(told.length, 3, 'one was dropped, two have it recalled')
  assert.match(told.map((letter) => letter.bodyText).join(), /Fel mottagare\..*|Texten dras tillbaka\./s)
  const now = await inside(({ db }) => findCirculation(db, association, slug))
  assert.equal(now!.recallReason, 'Texten dras tillbaka.')
  await assert.rejects(
    inside((work) => dropAddressee(work, { ...drop, addresseeId: first!.id })),
    refused('circulation.recalled'),
  )
})

test('a letter that failed is sent once more to the same address; one that has not is not', async () => {
  const draft = await aDraft('KSL/15/0031-1')
  const { id } = draft
  await inside((work) => sendCirculation(work, { ...draft, post }))
  const [addressee] = await inside(({ db }) => findAddressees(db, association, id, { on: letterDay }))
  const again = () =>
    inside((work) =>
      mendAddress(work, { id, addresseeId: addressee!.id, email: ` ${addressee!.email} `, post }),
    )
  await assert.rejects(again(), refused('circulation.letter-not-resendable'))
  const its = async () =>
    (await letters(id)).filter((letter) => tokenIn(letter.replyTo!) === addressee!.replyToken)
  const [letter] = await its()
  await inside(({ db }) => moveLetters(db, association, { ids: [letter!.id] }, ['waiting'], 'failed'))
  await again()
  assert.deepEqual(
    (await its()).map((each) => [each.id, each.state]),
    [[letter!.id, 'waiting']],
    'the same letter, with the same Message-ID',
  )
})

test('who was dropped can be asked again, and what was known before stays known', async () => {
  const draft = await aDraft('KSL/15/0032-1')
  const { id } = draft
  await inside((work) => sendCirculation(work, { ...draft, post }))
  const find = async (known?: Instant) =>
    (
      await inside(({ db }) =>
        findAddressees(db, association, id, { on: letterDay, ...(known && { known }) }),
      )
    )[0]!
  const before = await find()
  await inside((work) => dropAddressee(work, { id, addresseeId: before.id, reason: 'Fel.', post }))
  const droppedAt = clock.now()
  clock.set('2015-04-20T09:00')
  const { organisationId } = before
  const again = {
    id,
    addresseeId: newId(),
    organisationId,
    role: 'for_information',
    email: 'ny@kommun.example',
    post,
  } as const
  await inside((work) => addAddressee(work, again))
  await inside((work) => addAddressee(work, again))
  const after = await find()
  assert.deepEqual([after.droppedAt, after.role, after.email], [null, 'for_information', 'ny@kommun.example'])
  assert.notEqual(after.replyToken, before.replyToken)
  for (const token of [before.replyToken, after.replyToken])
    assert.equal(
      (await inside(({ db }) => findAddresseeByToken(db, association, token)))?.organisationId,
      organisationId,
    )
  const then = await find(droppedAt)
  assert.deepEqual([then.droppedReason, then.role, then.email], ['Fel.', 'to', before.email])
  const asked = async (known?: Instant) =>
    (await inside(({ db }) => findSending(db, association, id, { known })))!.addressees.length
  assert.deepEqual([await asked(droppedAt), await asked()], [2, 2])
  await inside((work) => dropAddressee(work, { id, addresseeId: after.id, reason: 'Ska svara.', post }))
  const third = { ...again, addresseeId: newId(), role: 'to' } as const
  await inside((work) => addAddressee(work, third))
  assert.deepEqual([await asked(droppedAt), await asked()], [2, 3])
})
