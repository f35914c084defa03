import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { freshDatabase } from '../../test/help/database.ts'
import {
  aboutOf,
  actOf,
  command,
  opened,
  terms,
  towns,
  tryToRecord,
} from '../../test/help/ledger-commands.ts'
import { aSending } from '../../test/help/sending.ts'
import { visiting } from '../../test/help/visiting.ts'
import { addMilliseconds, instantOf } from '../kit/clock.ts'
import { newId } from '../kit/id.ts'
import type { Act } from '../ledger/act.ts'
import { recordAct } from '../ledger/actions.ts'
import { type Book, standingsIn } from '../ledger/book.ts'
import type { RecordedAct } from '../ledger/recorded-act.ts'
import { stretchAt, turningsOf } from './stretch.ts'

const moment = (days: number): string => new Date(opened + days * 86_400_000).toISOString()

/** Asked in January, one of them dropped in February and asked again, one added in March; the last day is moved once. */
function bookOf(acts: readonly Act[], entry: Parameters<typeof aboutOf>[0]): Book {
  const asking = (organisation: string, added: number, droppedAt: number | null) => ({
    circulation: 'c',
    organisation,
    inhabitants: 1000,
    added: moment(added),
    droppedAt: droppedAt === null ? null : moment(droppedAt),
  })
  const version = (number: number, frozen: number, lastDay: string) => ({
    version: number,
    frozenAt: moment(frozen),
    lastDay,
    clauses: [1, 2],
  })
  const [first, second, third] = towns
  return {
    record: {
      circulation: 'c',
      instrument: 'i',
      terms: entry,
      siblings: ['c'],
      sentAt: moment(0),
      versions: [version(1, 0, '2015-02-10'), version(2, 20.3, '2015-03-31')],
      asked: [
        asking(first, 0, 25.5),
        asking(second, 0, null),
        asking(third, 41.2, null),
        asking(first, 50, null),
      ],
    },
    acts: acts.map((act) => ({ ...act, circulation: 'c', version: 1 }) as RecordedAct),
  }
}

test('all through a stretch everybody stands the same', () => {
  const halfDays = fc.array(fc.tuple(command, fc.integer({ min: 1, max: 9 })), { maxLength: 25 })
  const asked = fc.array(fc.integer({ min: -4, max: 400 }), { minLength: 30, maxLength: 60 })
  fc.assert(
    fc.property(
      terms,
      halfDays,
      asked,
      fc.integer({ min: 0, max: 300 }),
      (entry, commands, quarters, day) => {
        const acts: Act[] = []
        let now = opened
        for (const [said, later] of commands) {
          now += later * 43_200_000
          tryToRecord(actOf(said, acts, now), acts, aboutOf(entry))
        }
        const book = bookOf(acts, entry)
        const turnings = turningsOf({ versions: [], book, posted: { letters: [] } })
        const on = moment(day).slice(0, 10)
        const first = new Map<string, unknown>()
        for (const quarter of quarters) {
          const known = moment(quarter / 4)
          const { known: _, ...standings } = standingsIn(book, { on, known })
          const key = stretchAt(turnings, known)
          assert.deepEqual(standings, first.get(key) ?? standings)
          first.set(key, standings)
        }
      },
    ),
    { numRuns: 60 },
  )
})

test('a stretch begins with the moment at which more is known, and at midnight', () => {
  const turnings = ['2015-05-20T07:00:00.000Z', '2015-05-20T09:00:00.000Z']
  const at = (known: string): string => stretchAt(turnings, known)
  assert.equal(at('2015-05-20T07:00:00.000Z'), at('2015-05-20T08:59:59.999Z'))
  assert.notEqual(at('2015-05-20T06:59:59.999Z'), at('2015-05-20T07:00:00.000Z'))
  assert.notEqual(at('2015-05-20T08:59:59.999Z'), at('2015-05-20T09:00:00.000Z'))
  assert.equal(at('2015-05-20T09:00:00.000Z'), at('2015-05-20T21:59:59.999Z'))
  assert.notEqual(at('2015-05-20T21:59:59.999Z'), at('2015-05-20T22:00:00.000Z'))
})

test('the board is the same as one that is reckoned anew, whichever moment was asked for before', async () => {
  const { database } = await freshDatabase()
  const from = await aSending(database, { members: 6, now: '2015-05-20T10:00' })
  const { stranger, staff } = await visiting(database, from.clock)
  for (const [index, organisation] of from.members.slice(0, 4).entries()) {
    from.clock.advance(3_600_000 * 7)
    const act = { id: newId(), circulation: from.circulation, organisation, decided: '2015-05-11' }
    const evidence = [{ document: null, quote: null, page: null, note: 'Registratorn ringde.' }]
    await from.work((work) =>
      recordAct(work, {
        act: { ...act, type: index === 2 ? 'declined' : 'adopted', deposited: '2015-05-20' },
        evidence,
      }),
    )
  }
  const start = instantOf('2015-05-20T09:00')
  const pages = ['.json', ''].flatMap((twin) =>
    Array.from({ length: 16 }, (_, index) => {
      const known = addMilliseconds(start, index * 3_600_000 * 2.5)
      return `/prov/circulations/PROV-15-0016-5${twin}?on=2015-06-01&known=${known}`
    }),
  )
  for (const visitor of [stranger, staff]) {
    const kept: string[] = []
    for (const page of pages) kept.push((await visitor.get(page)).text)
    for (const [index, page] of pages.entries()) {
      // Whatever is written, nothing that is held holds any longer.
      await database.transaction(from.association, (db) =>
        db.updateTable('organisation').set({ inhabitants: index }).where('id', '=', from.hub).execute(),
      )
      assert.equal((await visitor.get(page)).text, kept[index], page)
    }
    assert.equal(new Set(kept.map((text) => /class="count"><b>\d/.exec(text)?.[0])).size, 6)
  }
})
