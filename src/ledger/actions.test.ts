import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { freshDatabase } from '../../test/help/database.ts'
import { aSending, type TestSending } from '../../test/help/sending.ts'
import { HandClock, instantOf } from '../kit/clock.ts'
import { newId } from '../kit/id.ts'
import { Refusal } from '../kit/refusal.ts'
import { verifyChain } from '../log/actions.ts'
import { recordAct, recordActs, type ToRecord } from './actions.ts'
import { rebuildAll } from './jobs.ts'
import type { NewAct } from './recorded-act.ts'
import { findStandings } from './standings.store.ts'
import { findActs, findEvidence } from './store.ts'
import { findStandingRows } from './projection.store.ts'

const { database } = await freshDatabase()
let slugs = 0
const sending = (): Promise<TestSending> => aSending(database, { slug: `prov-${(slugs += 1)}`, members: 4 })

const answer = (from: TestSending, member: number, said: Partial<NewAct> = {}): ToRecord => ({
  act: {
    id: newId(),
    type: 'adopted',
    circulation: from.circulation,
    organisation: from.members[member]!,
    decided: '2015-05-11',
    ...said,
  },
  evidence: [{ document: null, quote: null, page: null, note: 'Provsvar' }],
})

const refusedWith = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code

describe('recording an act', () => {
  test('the act bears the moment of its log entry, and its evidence', async () => {
    const from = await sending()
    const given = answer(from, 0, {
      paragraph: '§ 5:12',
      clauses: [{ clause: 1, answer: 'adopted', text: null }],
    })
    const recorded = await from.work((work) => recordAct(work, given))
    const [act] = await from.work(({ db }) => findActs(db, from.association, from.circulation))
    assert.equal(act?.recorded, recorded.recorded)
    assert.equal(act?.paragraph, '§ 5:12')
    assert.deepEqual(act?.clauses, [{ clause: 1, answer: 'adopted', text: null }])
    assert.equal(act?.version, 1)
    const [evidence] = await from.work(({ db }) => findEvidence(db, from.association, from.circulation))
    assert.equal(evidence?.note, 'Provsvar')
    assert.equal((await from.work(verifyChain)).broken, null)
  })

  test('sent twice at the same moment it is recorded once, and both are told the same', async () => {
    const from = await sending()
    const given = answer(from, 0)
    const both = await Promise.all([0, 1].map(() => from.work((work) => recordAct(work, given))))
    assert.deepEqual(both[0], both[1])
    const acts = await from.work(({ db }) => findActs(db, from.association, from.circulation))
    assert.equal(acts.length, 1)
  })

  test('of two registrars on one answer the second is told what the first did', async () => {
    const from = await sending()
    const tries = [answer(from, 0), answer(from, 0, { type: 'declined' })].map((given) =>
      from.work((work) => recordAct(work, { ...given, seen: null })),
    )
    const results = await Promise.allSettled(tries)
    const failed = results.filter((result) => result.status === 'rejected')
    assert.equal(failed.length, 1)
    assert.ok(refusedWith('ledger.answered-meanwhile')(failed[0]!.reason))
    const [first] = await from.work(({ db }) => findActs(db, from.association, from.circulation))
    assert.equal((failed[0]!.reason as Refusal).facts['type'], first!.type)
  })

  test('who has seen the latest act may add another', async () => {
    const from = await sending()
    const first = await from.work((work) =>
      recordAct(work, { ...answer(from, 0, { type: 'postponed' }), seen: null }),
    )
    const second = await from.work((work) => recordAct(work, { ...answer(from, 0), seen: first.id }))
    assert.ok(second.recorded > first.recorded)
  })

  test('nothing is kept of several acts when one of them is refused', async () => {
    const from = await sending()
    const given = [answer(from, 0), answer(from, 1, { decided: '2015-06-31' })]
    await assert.rejects(
      from.work((work) => recordActs(work, given)),
      refusedWith('ledger.no-such-day'),
    )
    assert.deepEqual(await from.work(({ db }) => findActs(db, from.association, from.circulation)), [])
    assert.equal((await from.work(verifyChain)).entries, 0)
  })

  test('an act before dispatch, of a stranger, and a withdrawal without being a party are refused', async () => {
    const from = await sending()
    const unsent = await aSending(database, { slug: 'osant', sentAt: null })
    const record = (where: TestSending, given: ToRecord) => where.work((work) => recordAct(work, given))
    await assert.rejects(
      record(unsent, answer(unsent, 0)),
      (error) => error instanceof Refusal && /not-sent|not-addressee/.test(error.code),
    )
    await assert.rejects(
      record(from, answer(from, 0, { organisation: from.hub })),
      refusedWith('ledger.not-member'),
    )
    await assert.rejects(
      record(from, answer(from, 0, { type: 'withdrawn' })),
      refusedWith('ledger.withdrawal-without-party'),
    )
  })

  test('the program can neither change nor delete an act, its evidence or its log', async () => {
    const from = await sending()
    await from.work((work) => recordAct(work, answer(from, 0)))
    for (const table of ['act', 'act_evidence', 'log_entry', 'notice', 'notice_act']) {
      for (const statement of [
        `delete from ${table}`,
        `update ${table} set association_id = association_id`,
      ]) {
        await assert.rejects(
          from.work(({ db }) => sql.raw(statement).execute(db)),
          { code: '42501' },
          statement,
        )
      }
    }
  })

  test('another association sees nothing of it', async () => {
    const from = await sending()
    const other = await sending()
    await from.work((work) => recordAct(work, answer(from, 0)))
    const acts = await other.work(({ db }) => findActs(db, from.association, from.circulation))
    assert.deepEqual(acts, [])
  })
})

describe('two times', () => {
  test('what was known is answered, not what is', async () => {
    const from = await sending()
    const member = from.members[0]!
    const at = async (now: string, given: ToRecord) => {
      from.clock.set(now)
      return await from.work((work) => recordAct(work, given))
    }
    const mistaken = await at('2015-05-20T09:12', answer(from, 0, { decided: '2015-05-11' }))
    const correction = {
      type: 'corrected',
      as: 'adopted',
      supersedes: mistaken.id,
      decided: '2015-06-01',
    } as const
    await at('2015-06-03T10:00', answer(from, 0, correction))
    const seen = async (known: string) => {
      const asOf = { on: '2015-02-01', known: instantOf(known) }
      const found = await from.work(({ db }) => findStandings(db, from.association, from.circulation, asOf))
      const one = found.members.find(({ standing }) => standing.organisation === member)!
      return [one.party, one.standing.decided]
    }
    assert.deepEqual(await seen('2015-04-01'), [false, null])
    assert.deepEqual(await seen('2015-05-25'), [true, '2015-05-11'])
    assert.deepEqual(await seen('2015-06-04'), [true, '2015-06-01'])
  })
})

describe('the turn of the day', () => {
  test('a notice of withdrawal runs out though nobody records anything, in every association', async () => {
    const offices = [await sending(), await sending()]
    for (const from of offices) {
      await from.work((work) => recordAct(work, answer(from, 0)))
      const withdrawn = { type: 'withdrawn', decided: '2015-06-20' } as const
      await from.work((work) => recordAct(work, answer(from, 0, withdrawn)))
    }
    const kinds = async (): Promise<(string | undefined)[]> =>
      await Promise.all(
        offices.map(async (from) => {
          const rows = await from.work(({ db }) => findStandingRows(db, from.association, from.circulation))
          return rows.find((row) => row.organisation === from.members[0])?.kind
        }),
      )
    assert.deepEqual(await kinds(), ['adopted', 'adopted'])
    await rebuildAll({ database, clock: new HandClock('2017-01-01T00:10') })
    assert.deepEqual(await kinds(), ['withdrawn', 'withdrawn'])
  })

  test('a night that changes nothing writes nothing; what is false or gone is put right', async () => {
    const from = await sending()
    for (const member of [0, 1]) await from.work((work) => recordAct(work, answer(from, member)))
    const written = () =>
      from.work(async ({ db }) => {
        const { rows } = await sql<{ row: string }>`
          select s.xmin || ' ' || s::text as row from standing s where association_id = ${from.association}
          union all select p.xmin || ' ' || p::text from party p where association_id = ${from.association} order by 1`.execute(
          db,
        )
        return rows.map(({ row }) => row)
      })
    const night = () => rebuildAll({ database, clock: new HandClock('2015-06-10T00:10') })
    const contents = (rows: string[]) => rows.map((row) => row.slice(row.indexOf(' ')))
    await night()
    const before = await written()
    assert.equal(before.length, 4 + 2)
    await night()
    assert.deepEqual(await written(), before)
    await from.work(async ({ db, association }) => {
      await sql`update standing set kind = 'declined' where association_id = ${association}
        and organisation_id = ${from.members[0]!}`.execute(db)
      await sql`update party set valid_from = valid_from + 1 where association_id = ${association}
        and organisation_id = ${from.members[0]!}`.execute(db)
      await sql`delete from party where association_id = ${association}
        and organisation_id = ${from.members[1]!}`.execute(db)
    })
    await night()
    assert.deepEqual(contents(await written()).toSorted(), contents(before).toSorted())
  })
})

describe('many at once', () => {
  test('16 writers never fork the chain, skip a number or leave a standing behind', async () => {
    const from = await aSending(database, { slug: 'parallell', members: 16 })
    const rounds = 6
    const writers = from.members.map(async (_, member) => {
      for (let round = 0; round < rounds; round += 1) {
        const type = round % 2 === 0 ? 'postponed' : 'adopted'
        await from.work((work) => recordAct(work, answer(from, member, { type })))
      }
    })
    await Promise.all(writers)
    const verdict = await from.work(verifyChain)
    assert.deepEqual(verdict, { entries: 16 * rounds, broken: null })
    const acts = await from.work(({ db }) => findActs(db, from.association, from.circulation))
    assert.equal(new Set(acts.map((act) => act.recorded)).size, 16 * rounds)
    const rows = await from.work(({ db }) => findStandingRows(db, from.association, from.circulation))
    assert.ok(rows.length === 16 && rows.every((row) => row.kind === 'adopted' && row.counts))
  })
})
