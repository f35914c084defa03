import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { freshDatabase } from '../../test/help/database.ts'
import { extractOf, multipart, passedOn, rawLetter } from '../../test/help/letters.ts'
import { countingTrips } from '../../test/help/round-trips.ts'
import { aSending } from '../../test/help/sending.ts'
import { noDoors } from '../kit/settings.ts'
import { verifyChain } from '../log/actions.ts'
import { bringIn } from '../letters/door.jobs.ts'
import { openLetters } from './letter.jobs.ts'

const { database, connection } = await freshDatabase()
const sending = await aSending(database)
const { association, clock } = sending
const desk = { database, clock, own: [] }

const owned = async (statement: string): Promise<void> => {
  const owner = new pg.Client(connection)
  await owner.connect()
  await owner.query(statement)
  await owner.end()
}

const bring = async (raw: Buffer): Promise<string> => {
  const at = { door: 'lmtp', arrivedAt: () => clock.now() } as const
  const [id] = await bringIn({ database, clock, doors: noDoors }, raw, at)
  return id!
}
const head = (name: string) => ({
  From: 'registrator@ortaby.example',
  To: 'registrator@forbundet.example',
  Subject: 'Svar: PROV/15/0016-5',
  'Message-ID': `<${name}@ortaby.example>`,
})
const answer = (name: string, paragraph: number): Buffer =>
  rawLetter({ ...head(name), 'Content-Type': 'text/plain; charset=utf-8' }, extractOf('Ortaby', paragraph))

const seen = (ids: readonly string[]) =>
  sending.work(({ db }) =>
    sql<{ id: string; state: string; sorted: string; act: string | null }>`
      select id, state, sorted, proposals->0->>'act' as act from letter where id = any(${ids}::uuid[])
      order by array_position(${ids}::uuid[], id)`
      .execute(db)
      .then(({ rows }) => rows),
  )

test('letters at the door at once are committed together, and each is there once', async () => {
  const letters = Array.from({ length: 12 }, (_, index) => answer(`dorr-${index}`, index))
  const twice = [...letters, ...letters.map((raw) => passedOn(raw, 'mx.example'))]
  const trips = countingTrips()
  const { result: ids, trips: count, queries } = await trips.during(() => Promise.all(twice.map(bring)))
  assert.equal(new Set(ids).size, 12)
  assert.deepEqual(ids.slice(0, 12), ids.slice(12))
  assert.ok(count < twice.length, `${count} round trips`)
  assert.ok(queries < 2 * twice.length, `${queries} queries`)
  assert.equal((await sending.work(verifyChain)).broken, null)
})

test('a letter at the door that cannot be taken leaves those beside it', async () => {
  const ends = await Promise.allSettled(
    [answer('bredvid-1', 1), Buffer.alloc(0), answer('bredvid-2', 2)].map(bring),
  )
  assert.deepEqual(
    ends.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled'],
  )
})

/** The child in which letters are opened, where there is one. */
const openingChild = (): number | undefined =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .find((pid) => {
      try {
        const isOurs =
          readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')[1] === `${process.pid}`
        return isOurs && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('opening.worker')
      } catch {
        return false
      }
    })

test('letters whose child dies under them are opened one by one; a copy among them is known for one', async () => {
  const raws = Array.from({ length: 8 }, (_, index) => answer(`lott-${index}`, 40 + index))
  const copy = multipart({ ...head('lott-0'), Subject: '[EXTERNT] Svar: PROV/15/0016-5' }, [
    { type: 'text/plain; charset=utf-8', content: `${extractOf('Ortaby', 40)}\r\n` },
  ])
  const ids: string[] = []
  for (const raw of [...raws, copy]) ids.push(await bring(raw))
  const opening = openLetters(desk, association, ids)
  let child: number | undefined
  while ((child = openingChild()) === undefined) await sleep(1)
  process.kill(child, 'SIGKILL')
  await opening
  const rows = await seen(ids)
  assert.deepEqual(new Set(rows.map(({ state, act }) => `${state} ${act}`)), new Set(['parsed adopted']))
  assert.deepEqual(
    rows.map(({ sorted }) => sorted),
    [...raws.map(() => 'to_register'), 'copy'],
  )
})

test('a lot is opened in as many round trips as one letter', async () => {
  await openLetters(desk, association, [await bring(answer('varm', 60))])
  const counting = countingTrips()
  let paragraph = 100
  // The fewest of three: a connection that is slow by chance looks like one that is waited for.
  const fewest = async (size: number): Promise<number> => {
    const counts: number[] = []
    for (let time = 0; time < 3; time += 1) {
      const letters: string[] = []
      while (letters.length < size) letters.push(await bring(answer(`lott-${paragraph}`, paragraph++)))
      counts.push((await counting.during(() => openLetters(desk, association, letters))).trips)
      assert.ok((await seen(letters)).every(({ state }) => state === 'parsed'))
    }
    return Math.min(...counts)
  }
  const [one, eight] = [await fewest(1), await fewest(8)]
  assert.ok(eight <= one, `${eight} for eight, ${one} for one`)
})

test('letters that cannot be opened or kept leave all beside them, and are tried again', async () => {
  const raw = (name: string, paragraph: number, subject = 'Svar: PROV/15/0016-5'): Buffer =>
    rawLetter(
      { ...head(name), Subject: subject, 'Content-Type': 'text/plain; charset=utf-8' },
      extractOf('Ortaby', paragraph),
    )
  const large = Buffer.concat([raw('lucka', 300), Buffer.from('\r\nSlut.'.repeat(60_000))])
  const ids: string[] = []
  for (const each of [raw('hel', 301), large, raw('vass', 302, 'Vass'), raw('hel', 303)])
    ids.push(await bring(each))
  await owned(`delete from file_chunk where position > 0`)
  await owned(`alter table letter add constraint sharp check (head ->> 'subject' <> 'Vass')`)
  await assert.rejects(openLetters(desk, association, ids))
  const states = async (): Promise<string[]> => (await seen(ids)).map(({ state }) => state)
  assert.deepEqual(await states(), ['parsed', 'received', 'received', 'parsed'])
  await owned('alter table letter drop constraint sharp')
  await assert.rejects(openLetters(desk, association, ids))
  assert.deepEqual(await states(), ['parsed', 'received', 'parsed', 'parsed'])
})

test('a copy whose spaces have become others is known for one', async () => {
  const text = (space: string): Buffer =>
    rawLetter(
      {
        ...head('mellanrum'),
        'X-Vag': space === ' ' ? 'ett' : 'annan',
        'Content-Type': 'text/plain; charset=utf-8',
      },
      extractOf('Ortaby', 310).replaceAll(' ', space),
    )
  const ids: string[] = []
  for (const space of ['\u00a0', ' ', '\u2003']) {
    ids.push(await bring(text(space)))
    await openLetters(desk, association, ids)
  }
  assert.deepEqual(
    (await seen(ids)).map(({ sorted }) => sorted === 'copy'),
    [false, true, true],
  )
})
