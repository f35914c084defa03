import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideWithoutMeeting } from '../decisions/actions.ts'
import { findDecisions } from '../decisions/store.ts'
import { findFollowups } from '../followups/store.ts'
import { fileBytes, storeFile } from '../kit/files/store.ts'
import { newId } from '../kit/id.ts'
import { verifyChain } from '../log/actions.ts'
import { findMembers } from '../organisations/store.ts'
import { findItems } from './agenda.store.ts'
import { recordAttendance } from './attendance.actions.ts'
import { findAttendees } from './attendance.store.ts'
import { decideProcedure, openMeeting } from './actions.ts'
import {
  answerJustering,
  chooseAdjusters,
  commentJustering,
  heldAdjuster,
  linkFor,
  postNotice,
  textHashFor,
} from './justering.actions.ts'
import {
  closeMeeting,
  correctMinutes,
  itemMinutes,
  reopenMeeting,
  sealItem,
  sealMinutes,
} from './minutes.actions.ts'
import { minutesHash, minutesText } from './minutes.ts'
import { findAdjusters, findComments, findKeptMinutes, findPostings } from './minutes.store.ts'
import { usualProcedure } from './procedure.ts'
import {
  add,
  addBody,
  association,
  clock,
  inside,
  plan,
  refused,
  write,
} from '../../test/help/meeting-room.ts'

const kd = await addBody('Kommundirektörsgruppen', 'avtalssamverkan')
const board = await addBody('Styrelsen', 'kommunforbund')
const union = await addBody('Direktionen', 'kommunalforbund')

test('a meeting from beginning to sealed minutes: numbers, handed over, referred back, adjusted, printed, corrected', async () => {
  await inside((work) =>
    decideProcedure(work, { ...usualProcedure(kd), numbering: 'paragraphs', secretary: 'sekreteraren' }),
  )
  const nextBoard = await plan(board, '2012-02-17T09:00', '2012-02-17T12:00')
  const { id } = await plan(kd, '2012-01-26T13:00', '2012-01-26T17:00')
  const [referred = '', decided = '', handed = '', postponed = ''] = await add(
    id,
    'Krisinformation',
    'Rådslag',
    'Torrhamnen',
    'E-arkiv',
  )
  const later = await plan(kd, '2012-02-23T12:00', '2012-02-23T16:00')
  await inside((work) => openMeeting(work, id))
  const [bjuv, perstorp, bastad] = await inside(async ({ db }) => {
    const members = await findMembers(db, association, '2012-01-26')
    return ['1260', '1275', '1278'].map((code) => members.find((member) => member.code === code)!.id)
  })
  const attendee = (organisationId: string, kind: 'present' | 'apology') => ({
    id: newId(),
    organisationId,
    kind,
    holder: 'kommundirektör',
    role: null,
    isSubstitute: false,
    byDistance: false,
    cameAt: null,
    leftAt: null,
    recusedItems: [],
  })
  const there = [attendee(bjuv!, 'present'), attendee(bastad!, 'apology'), attendee(perstorp!, 'present')]
  await inside((work) => recordAttendance(work, id, there))
  await inside((work) => recordAttendance(work, id, there.slice(0, 2)))
  assert.equal((await inside(({ db }) => findAttendees(db, association, id))).length, 2)
  await write(id, referred, { outcome: 'referred_back', outcomeRecipient: 'krisinfogruppen' })
  await write(id, decided, { outcome: 'decided' })
  await write(id, handed, { outcome: 'handed_over', outcomeRecipient: 'styrelsen', outcomeBodyId: board })
  await write(id, postponed, { outcome: 'postponed' })
  await assert.rejects(
    inside((work) => closeMeeting(work, id)),
    refused('decision.no-clauses'),
  )
  await write(id, decided, { clauses: ['godkänna det framtagna arbetsmaterialet'] })
  const [closed, again] = await Promise.allSettled([
    inside((work) => closeMeeting(work, id)),
    inside((work) => closeMeeting(work, id)),
  ])
  assert.deepEqual([closed.status, again.status].toSorted(), ['fulfilled', 'rejected'])

  const tasks = await inside(({ db }) => findFollowups(db, association, { meetingId: id }))
  assert.deepEqual(
    tasks.map(({ who, what }) => [who, what]),
    [['krisinfogruppen', 'bearbetar Krisinformation']],
  )
  assert.deepEqual(
    (await inside(({ db }) => findItems(db, association, nextBoard.id))).map(({ title }) => title),
    ['Torrhamnen'],
  )
  const february = await inside(({ db }) => findItems(db, association, later.id))
  assert.deepEqual(
    february.map(({ title, earlierItemId }) => [title, earlierItemId]),
    [['E-arkiv', postponed]],
  )

  await assert.rejects(write(id, decided, { text: 'för sent' }), refused('meeting.closed'))
  const adjusters = [
    {
      id: newId(),
      holder: 'kommundirektör, Helsingborg',
      email: 'kd@helsingborg.example',
      role: 'adjuster' as const,
      itemId: null,
    },
    { id: newId(), holder: 'kommundirektör, Bjuv', email: null, role: 'adjuster' as const, itemId: null },
  ]
  await inside((work) => chooseAdjusters(work, id, adjusters))
  const token = await inside((work) => linkFor(work, adjusters[0]!.id))
  const adjuster = await inside((work) => heldAdjuster(work, { token }))
  const textHash = await inside((work) => textHashFor(work, adjuster))
  await inside((work) =>
    commentJustering(work, adjuster.id, { id: newId(), itemId: decided, text: 'Skriv ut årtalet.' }),
  )
  assert.equal((await inside(({ db }) => findComments(db, association, id))).length, 1)
  await inside((work) => reopenMeeting(work, id))
  await write(id, decided, { text: 'Rådslaget hölls 2011.' })
  await inside((work) => closeMeeting(work, id))
  const answer = { confirmed: true, manner: 'page', reason: null } as const
  await assert.rejects(
    inside((work) => answerJustering(work, adjuster.id, { ...answer, textHash })),
    refused('justering.other-text'),
  )
  const now = await inside((work) => textHashFor(work, adjuster))
  await inside((work) => answerJustering(work, adjuster.id, { ...answer, textHash: now }))
  await assert.rejects(
    inside((work) => sealMinutes(work, id)),
    refused('justering.not-done'),
  )
  const scan = await inside((work) =>
    storeFile(work, Buffer.from('%PDF-1.4 underskrift'), { filename: 'underskrift.pdf' }),
  )
  const refusal = {
    confirmed: false,
    manner: 'ink',
    reason: 'Punkt 1 är fel återgiven.',
    textHash: now,
  } as const
  await inside((work) => answerJustering(work, adjusters[1]!.id, refusal, Buffer.from(scan.sha256, 'hex')))
  const sealed = await inside((work) => sealMinutes(work, id))
  assert.equal(sealed.textHash, now)
  assert.match(
    minutesText(sealed.content),
    /§ 2 Rådslag\nRådslaget hölls 2011\.\nKommundirektörsgruppen beslutar\natt godkänna/,
  )
  const answers = await inside(({ db }) => findAdjusters(db, association, id))
  assert.deepEqual(
    answers.map(({ holder, answer }) => [holder, answer!.confirmed]),
    [
      ['kommundirektör, Bjuv', false],
      ['kommundirektör, Helsingborg', true],
    ],
  )

  const decisions = await inside(({ db }) => findDecisions(db, association, { meetingId: id }))
  assert.deepEqual(
    decisions.map(({ reference, clauses }) => [reference, clauses]),
    [['§ 2', ['godkänna det framtagna arbetsmaterialet']]],
  )
  const pdf = await inside(({ db }) => fileBytes(db, association, sealed.archiveSha256!))
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-')

  await assert.rejects(write(id, decided, { text: 'nytt' }), refused('meeting.sealed'))
  await assert.rejects(
    inside((work) =>
      postNotice(work, id, { id: newId(), itemId: null, board: 'Bjuv', postedOn: '2012-01-26' }),
    ),
    refused('justering.no-notice'),
  )
  const correction = {
    itemId: decided,
    text: 'Rådslaget hölls i mars 2011.',
    clauses: ['godkänna det framtagna arbetsmaterialet'],
    reason: 'Skrivfel.',
  }
  const corrected = await inside((work) => correctMinutes(work, id, correction))
  assert.notEqual(corrected.textHash, sealed.textHash)
  const versions = await inside(({ db }) => findKeptMinutes(db, association, id))
  assert.deepEqual(
    versions.map(({ state, correction }) => [state, correction]),
    [
      ['closed', null],
      ['closed', null],
      ['sealed', null],
      ['sealed', 'Skrivfel.'],
    ],
  )
  assert.equal(minutesHash(versions[2]!.content), sealed.textHash)
})

test('under Kommunallagen: one paragraph adjusted at once, adjusters needed, and a notice on the board', async () => {
  await inside((work) => decideProcedure(work, { ...usualProcedure(union), numbering: 'paragraphs' }))
  clock.set('2026-03-02T09:00')
  const { id } = await plan(union, '2026-03-02T10:00', '2026-03-02T12:00')
  const [, urgent = ''] = await add(id, 'Val av justerare', 'Lån', 'Övrigt')
  await inside((work) => openMeeting(work, id))
  await write(id, urgent, { outcome: 'decided', clauses: ['ta upp lånet'] })
  const adjuster = {
    id: newId(),
    holder: 'ledamot, Bjuv',
    email: null,
    role: 'adjuster' as const,
    itemId: urgent,
  }
  await inside((work) => chooseAdjusters(work, id, [adjuster]))
  const { content } = await inside((work) => itemMinutes(work, id, urgent))
  assert.deepEqual(
    content.items.map(({ number }) => number),
    ['§ 2'],
  )
  const answer = { confirmed: true, manner: 'page', reason: null, textHash: minutesHash(content) } as const
  await inside((work) => answerJustering(work, adjuster.id, answer))
  const sealed = await inside((work) => sealItem(work, id, urgent))
  assert.equal(sealed.itemId, urgent)
  const posting = { id: newId(), itemId: urgent, board: 'Direktionen', postedOn: '2026-03-02' }
  await inside((work) => postNotice(work, id, posting))
  assert.deepEqual(await inside(({ db }) => findPostings(db, association, id)), [posting])
  await inside((work) => closeMeeting(work, id))
  const numbers = (await inside(({ db }) => findItems(db, association, id))).map(({ paragraph }) => paragraph)
  assert.deepEqual(numbers, [1, 2, 3])
  await assert.rejects(
    inside((work) => sealMinutes(work, id)),
    refused('justering.no-adjusters'),
  )
  assert.equal((await inside(({ db }) => findDecisions(db, association, { bodyId: union }))).length, 1)
})

test('a decision without meeting, where the body may', async () => {
  const decision = {
    id: newId(),
    bodyId: kd,
    reference: 'PC 1/2012',
    title: 'Remissvar',
    decidedOn: '2012-03-01',
    clauses: ['lämna yttrandet'],
    caseId: null,
    earlierId: null,
    relation: null,
  }
  await assert.rejects(
    inside((work) => decideWithoutMeeting(work, decision, false)),
    refused('decision.not-in-statutes'),
  )
  await assert.rejects(
    inside((work) => decideWithoutMeeting(work, { ...decision, bodyId: union }, true)),
    refused('decision.must-meet'),
  )
  await inside((work) => decideWithoutMeeting(work, decision, true))
  const found = await inside(({ db }) => findDecisions(db, association, { bodyId: kd }))
  assert.ok(found.some(({ manner }) => manner === 'per_capsulam'))
})

test('everything is in the chain, and the chain holds', async () => {
  const verdict = await inside((work) => verifyChain(work))
  assert.equal(verdict.broken, null)
  assert.ok(verdict.entries > 30)
})
