import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sendCirculation } from '../circulations/dispatch.actions.ts'
import { planReminders, remind, undoReminders } from '../circulations/reminder.actions.ts'
import { newId } from '../kit/id.ts'
import { moveLetters, outbox } from '../kit/mail/store.ts'
import { recordAct } from '../ledger/actions.ts'
import type { NewAct } from '../ledger/recorded-act.ts'
import { findPlan } from '../circulations/reminder.store.ts'
import { freshDatabase } from '../../test/help/database.ts'
import { addBareAssociation } from '../../test/help/association.ts'
import { countingTrips } from '../../test/help/round-trips.ts'
import { aSender, post, refused } from '../../test/help/sender.ts'
import {
  changeRule,
  findDue,
  findPrepared,
  pauseErrands,
  resumeErrands,
  runErrand,
  skipErrand,
  unskipErrand,
} from './actions.ts'
import { runErrands } from './jobs.ts'
import { usualRule } from './rule.ts'
import { findRule, findSettled } from './store.ts'

const settings = {
  mailFrom: 'registrator@forbundet.example',
  replyDomain: 'svar.forbundet.example',
  publicUrl: 'https://radslag.example',
}

// Kept open, so that the server need not start anew for each office.
await freshDatabase()

/** An association that has sent a recommendation on 19 March 2015, to be answered by 15 June; three members. */
async function anOffice() {
  const { database } = await freshDatabase()
  const sender = await aSender(database)
  const { clock, inside, association } = sender
  const draft = await sender.aDraft('KSL/15/0016-5')
  await inside((work) => sendCirculation(work, { ...draft, post }))
  const desk = { database, clock, settings }
  const reminders = async () =>
    (await sender.letters(draft.id)).filter(({ purpose }) => purpose === 'reminder')
  // The letters of the dispatch have left.
  await inside(async ({ db }) => {
    await moveLetters(db, association, { concerns: draft.id }, ['waiting'], 'sending')
  })
  const record = (member: number, act: Partial<NewAct> & Pick<NewAct, 'type'>) =>
    inside((work) =>
      recordAct(work, {
        act: { id: newId(), circulation: draft.id, organisation: sender.members[member]!.id, ...act },
        evidence: [{ document: null, quote: null, page: null, note: 'enligt telefon' }],
      }),
    )
  const settled = () => inside(({ db }) => findSettled(db, association))
  const run = async (at: string): Promise<number> => {
    clock.set(at)
    return await runErrands(desk)
  }
  return { ...sender, id: draft.id, desk, reminders, record, settled, run }
}

test('associations where nothing waits are passed over together', async () => {
  const { run, desk } = await anOffice()
  const trips = countingTrips()
  const alone = await trips.during(() => run('2015-06-08T09:00'))
  for (let number = 0; number < 40; number += 1) await addBareAssociation(desk.database, `tom-${number}`)
  const among = await trips.during(() => run('2015-06-15T09:00'))
  assert.ok(alone.result > 0)
  assert.ok(among.trips <= alone.trips + 1, `${alone.trips} alone, ${among.trips} among forty others`)
})

describe('reminders by plan', () => {
  test('leave on their days in office hours, to those who are silent, and once', async () => {
    const office = await anOffice()
    await office.record(0, { type: 'adopted', decided: '2015-03-19' })
    assert.equal(await office.run('2015-05-14T12:00'), 0, 'Ascension Day, and a day too early')
    assert.equal(await office.run('2015-05-15T07:59'), 0, 'the office has not opened')
    assert.equal(await office.run('2015-05-15T08:00'), 2)
    assert.equal(await office.run('2015-05-15T08:05'), 0)
    assert.equal(await office.run('2015-05-29T12:00'), 0)
    const letters = await office.reminders()
    assert.deepEqual(letters.map((letter) => letter.toAddress).toSorted(), [
      'registrator@kommun-1.example',
      'registrator@kommun-2.example',
    ])
    assert.match(letters[0]!.subject, /^Påminnelse: Rekommendation: /)
    assert.match(letters[0]!.bodyText, /Svara senast den 15 juni 2015/)
    assert.match(letters[0]!.replyTo ?? '', /^svar\+[0-9a-z]{26}@svar\.forbundet\.example$/)
    assert.deepEqual(
      (await office.settled()).map(({ day, outcome, letters: sent }) => [day, outcome, sent]),
      [['2015-05-15', 'sent', 2]],
    )
  })

  test('leave once when two processes look at the same moment, and not at all when one dies in the middle', async () => {
    const office = await anOffice()
    office.clock.set('2015-05-15T09:00')
    const dying = office.inside(async (work) => {
      const [due] = await findDue(work)
      assert.equal(await runErrand(work, due!, { post, base: '' }), 3)
      throw new Error('killed')
    })
    await assert.rejects(dying, /killed/)
    assert.deepEqual(await office.reminders(), [])
    assert.deepEqual(await office.settled(), [])
    const sent = await Promise.all([office.desk, office.desk, office.desk].map(runErrands))
    assert.deepEqual(
      sent.toSorted((a, b) => a - b),
      [0, 0, 3],
    )
    assert.equal((await office.reminders()).length, 3)
  })

  test('a program that has slept for weeks sends one letter, and says what it missed', async () => {
    const office = await anOffice()
    assert.equal(await office.run('2015-06-12T08:30'), 3)
    assert.equal(await office.run('2015-06-12T08:40'), 0)
    assert.deepEqual(
      (await office.settled()).map(({ day, outcome, letters }) => [day, outcome, letters]),
      [
        ['2015-06-12', 'sent', 3],
        ['2015-06-01', 'missed', 0],
        ['2015-05-15', 'missed', 0],
      ],
    )
    assert.equal(await office.run('2015-05-15T12:00'), 0, 'a clock that is put back sends nothing again')
  })

  test('who is on the way, has postponed or was granted time is left in peace, and reminded after its own day', async () => {
    const office = await anOffice()
    await office.record(0, { type: 'submitted', until: '2015-06-17' })
    await office.record(1, { type: 'postponed', until: '2015-06-18' })
    await office.record(2, { type: 'extension_granted', until: '2015-08-31' })
    assert.equal(await office.run('2015-06-12T09:00'), 0)
    assert.equal(await office.run('2015-06-24T09:00'), 1)
    assert.equal(await office.run('2015-06-25T09:00'), 1)
    assert.equal(await office.run('2015-08-31T09:00'), 0)
    assert.equal(await office.run('2015-09-07T09:00'), 1)
    const words = (await office.reminders()).map((letter) => letter.bodyText)
    assert.ok(words.some((text) => text.includes('skulle ärendet tas upp hos er den 17 juni 2015')))
    assert.ok(words.some((text) => text.includes('bordlagt hos er till den 18 juni 2015')))
    assert.ok(words.some((text) => text.includes('haft anstånd till och med den 31 augusti 2015')))
  })

  test('who was reminded by hand that morning is not reminded again, and an undone reminder does not count', async () => {
    const office = await anOffice()
    office.clock.set('2015-05-15T07:30')
    const chase = () =>
      office.inside((work) => remind(work, { id: office.id, post, words: 'Hej!', only: null }))
    assert.deepEqual(
      (await Promise.all([chase(), chase()])).toSorted((a, b) => a - b),
      [0, 3],
    )
    assert.match((await office.reminders())[0]!.bodyText, /Hej!/)
    await office.inside((work) => undoReminders(work, office.id))
    await assert.rejects(
      office.inside((work) => undoReminders(work, office.id)),
      refused('reminder.has-left'),
    )
    assert.equal(await chase(), 3)
    assert.equal(await office.run('2015-05-15T08:10'), 0)
  })

  test('on the first working day of summer time the office opens an hour earlier by the sun, and it goes once', async () => {
    const office = await anOffice()
    await office.inside((work) => planReminders(work, office.id, { before: [77], after: [] }))
    assert.equal(await office.run('2015-03-29T02:30'), 0, 'an hour that does not exist')
    assert.equal(await office.run('2015-03-30T05:59:59Z'), 0)
    assert.equal(await office.run('2015-03-30T06:00:00Z'), 3)
    assert.equal(await office.run('2015-10-25T02:30'), 0, 'an hour that comes twice')
  })

  test('a leap day is a day of the plan', async () => {
    const office = await anOffice()
    const draft = await office.aDraft('KSL/15/0019-1', { answerBy: '2016-03-01' })
    await office.inside((work) => planReminders(work, office.id, { before: [], after: [] }))
    await office.inside((work) => planReminders(work, draft.id, { before: [1], after: [] }))
    await office.inside((work) => sendCirculation(work, { ...draft, post }))
    assert.equal(await office.run('2016-02-26T12:00'), 0)
    assert.equal(await office.run('2016-02-29T08:00'), 3)
    assert.equal(await office.run('2016-03-01T08:00'), 0)
  })

  test('one who cannot be reached is not reminded', async () => {
    const office = await anOffice()
    await office.inside(async ({ db }) => {
      const [letter] = await office.letters(office.id)
      await moveLetters(db, office.association, { ids: [letter!.id] }, ['sending'], 'failed')
    })
    assert.equal(await office.run('2015-05-15T09:00'), 2)
  })
})

describe('what a person decides', () => {
  test('a day that is skipped passes, and the next one comes; a skip is undone before its day', async () => {
    const office = await anOffice()
    const day = (on: string) => ({ kind: 'reminder', subject: office.id, day: on }) as const
    await office.inside((work) => skipErrand(work, day('2015-05-15')))
    await office.inside((work) => skipErrand(work, day('2015-06-01')))
    await office.inside((work) => unskipErrand(work, day('2015-06-01')))
    assert.equal(await office.run('2015-05-15T09:00'), 0)
    assert.equal(await office.run('2015-06-01T09:00'), 3)
    await office.inside((work) => unskipErrand(work, day('2015-06-01')))
    assert.equal(await office.run('2015-06-01T10:00'), 0, 'what has been sent is not undone so')
  })

  test('while it is paused nothing leaves, and nothing of that afterwards', async () => {
    const office = await anOffice()
    await office.inside((work) => pauseErrands(work))
    assert.equal(await office.run('2015-05-15T09:00'), 0)
    office.clock.set('2015-05-18T09:00')
    await office.inside((work) => resumeErrands(work))
    assert.equal(await office.run('2015-05-18T10:00'), 0)
    assert.equal(await office.run('2015-06-01T09:00'), 3)
  })

  test('the office keeps its own hours and its own usual plan', async () => {
    const office = await anOffice()
    const rule = { ...usualRule, hours: { opens: 13, closes: 14 }, plan: { before: [10], after: [] } }
    await office.inside((work) => changeRule(work, rule))
    assert.deepEqual(await office.inside(({ db }) => findRule(db, office.association)), rule)
    assert.equal(await office.run('2015-05-15T12:59'), 0)
    assert.equal(await office.run('2015-05-15T13:59:45'), 0, 'it would leave after the office has closed')
    assert.equal(await office.run('2015-05-15T13:00'), 3)
    const draft = await office.aDraft('KSL/15/0017-1')
    await office.inside((work) => sendCirculation(work, { ...draft, post }))
    const plan = await office.inside(({ db }) => findPlan(db, office.association, draft.id))
    assert.deepEqual(plan, { before: [10], after: [], since: '2015-05-15' })
  })

  test('a circulation’s own plan holds from the next day, and a draft’s from its dispatch', async () => {
    const office = await anOffice()
    office.clock.set('2015-06-11T09:00')
    await office.inside((work) => planReminders(work, office.id, { before: [4, 3], after: [] }))
    assert.equal(await office.run('2015-06-11T10:00'), 0)
    assert.equal(await office.run('2015-06-12T10:00'), 3)
    const draft = await office.aDraft('KSL/15/0018-1', { answerBy: '2015-09-01' })
    await office.inside((work) => planReminders(work, draft.id, { before: [5], after: [] }))
    await office.inside((work) => sendCirculation(work, { ...draft, post }))
    const plan = await office.inside(({ db }) => findPlan(db, office.association, draft.id))
    assert.deepEqual(plan, { before: [5], after: [], since: '2015-06-12' })
  })
})

describe('collected notices', () => {
  const letters = async (office: Awaited<ReturnType<typeof anOffice>>) =>
    await office.inside(({ db }) => outbox(db, office.association, { purpose: 'notice' }))

  test('wait for a click unless the association has chosen otherwise', async () => {
    const office = await anOffice()
    office.clock.set('2015-05-19T10:00')
    await office.record(0, { type: 'adopted', decided: '2015-05-18' })
    await office.inside((work) => changeRule(work, { ...usualRule, plan: { before: [], after: [] } }))
    await office.run('2015-05-25T09:00')
    assert.deepEqual(await letters(office), [])
    const [prepared] = await office.inside((work) => findPrepared(work, usualRule))
    assert.deepEqual(prepared?.days, [{ day: '2015-05-25', recipients: 1 }])
  })

  test('go on the Monday after, on the last day and the day after later changes, and say nothing when nothing is new', async () => {
    const office = await anOffice()
    await office.inside((work) => changeRule(work, { ...usualRule, notices: 'automatic' }))
    await office.inside((work) => planReminders(work, office.id, { before: [], after: [] }))
    const record = async (at: string, member: number) => {
      office.clock.set(at)
      await office.record(member, { type: 'adopted', decided: '2015-05-18' })
    }
    await record('2015-05-19T10:00', 0)
    assert.equal(await office.run('2015-05-22T09:00'), 0)
    assert.equal(await office.run('2015-05-25T07:00'), 0)
    assert.equal(await office.run('2015-05-25T08:00'), 1)
    assert.equal(await office.run('2015-05-25T08:05'), 0)
    assert.equal(await office.run('2015-06-01T08:05'), 0)
    await record('2015-06-12T10:00', 1)
    assert.equal(await office.run('2015-06-15T08:00'), 1, 'the last day is a Monday')
    await record('2015-06-18T16:30', 2)
    assert.equal(await office.run('2015-06-18T16:40'), 0)
    assert.equal(await office.run('2015-06-22T08:00'), 1, 'the working day after Midsummer')
    const sent = await letters(office)
    assert.equal(sent.length, 3)
    assert.match(sent[0]!.subject, /^Underrättelse 3: /)
    assert.equal(sent[0]!.toAddress, 'kansli@samverkan.example')
  })
})
