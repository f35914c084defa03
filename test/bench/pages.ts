import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { bench } from './data.ts'
import { type Asked, compare, cpuOf, median, memoryOf, timeOf } from './load.ts'
import { type Row, atLeast, atMost, told } from './row.ts'
import { type Served, end, startBare, startProgram } from './served.ts'

const api = `/api/v1/associations/${bench.slug}/circulations`
export const paths = {
  standing: `${api}/${bench.circulation}/standing`,
  board: `/${bench.slug}/circulations/${bench.circulation}`,
  worklist: `/${bench.slug}/organisations/0184`,
  manyActs: `${api}/${bench.manyActs}/standing`,
  feed: `/${bench.slug}.atom`,
}

/** Asks for one address; with `anew` each time as known at another moment, so that no answer can be given again. */
export function asking(served: Served, path: string, anew = false): Asked {
  let asked = 0
  const address = (): string => {
    if (!anew) return `${served.url}${path}?on=2015-06-30&known=2015-06-30`
    asked += 1
    return `${served.url}${path}?on=2015-06-30&known=${new Date(Date.UTC(2015, 5, 1) + asked).toISOString()}`
  }
  return { pid: served.child.pid!, ask: async (agent) => await timeOf(address(), agent) }
}

/** The table's first part: pages and data beside the bare server, starting and memory. */
export async function measurePages(databaseUrl: string, folder: string): Promise<Row[]> {
  await end((await startProgram(databaseUrl)).child)
  const program = await startProgram(databaseUrl)
  const idle = memoryOf(program.child.pid!)
  const bare = await startBare(databaseUrl, await answersOf(program, folder))
  const rows = [
    ...(await standing(program, bare)),
    ...(await board(program, bare)),
    ...(await worklist(program, bare)),
    ...(await asOf(program)),
    ...(await afterChanges(program, databaseUrl)),
    ...(await feed(program)),
    atMost('warm start, until the database is reached', program.ms, 'ms', 1000),
    atMost('memory when started', idle, 'MB', 150),
    atMost('memory after all this load', memoryOf(program.child.pid!), 'MB', 200),
  ]
  await Promise.all([end(program.child), end(bare.child)])
  return rows
}

/** What the bare server is to send: the program's own bytes. */
async function answersOf(program: Served, folder: string): Promise<string> {
  const bodies = await Promise.all(
    [paths.standing, paths.board, paths.worklist].map(async (path) => {
      const reply = await fetch(program.url + path)
      return [path, { body: await reply.text(), type: reply.headers.get('content-type') }] as const
    }),
  )
  const file = join(folder, 'answers.json')
  writeFileSync(file, JSON.stringify(Object.fromEntries(bodies)))
  return file
}

async function standing(program: Served, bare: Served): Promise<Row[]> {
  const again = await compare(asking(program, paths.standing), asking(bare, paths.standing))
  const anew = await compare(asking(program, paths.standing, true), asking(bare, paths.standing))
  return [
    atLeast('standing as JSON against the bare server, nothing written meanwhile', again.ratio, '×', 0.6),
    told('… each time as known at another moment', anew.ratio, '×'),
    told('… CPU of the program: again', again.cpu, 'ms'),
    told('… CPU of the program: another moment', anew.cpu, 'ms'),
    told('… CPU of the bare server', again.bareCpu, 'ms'),
  ]
}

async function board(program: Served, bare: Served): Promise<Row[]> {
  const again = await compare(asking(program, paths.board), asking(bare, paths.board))
  const anew = await compare(asking(program, paths.board, true), asking(bare, paths.board))
  return [
    atMost('board page of 125, CPU of the program, nothing written meanwhile', again.cpu, 'ms', 2),
    told('… each time as known at another moment', anew.cpu, 'ms'),
    told('… against the bare server: again', again.ratio, '×'),
    told('… against the bare server: another moment', anew.ratio, '×'),
  ]
}

async function worklist(program: Served, bare: Served): Promise<Row[]> {
  const now = (served: Served): Asked => ({
    pid: served.child.pid!,
    ask: async (agent) => await timeOf(served.url + paths.worklist, agent),
  })
  let asked = 0
  const fresh: Asked = {
    pid: program.child.pid!,
    ask: async (agent) => await timeOf(`${program.url}${paths.worklist}?n=${(asked += 1)}`, agent),
  }
  const again = await compare(now(program), now(bare))
  const anew = await compare(fresh, now(bare))
  return [
    atLeast(
      'a member’s page with what waits for it, against the bare server, nothing written',
      again.ratio,
      '×',
      0.4,
    ),
    told('… made anew each time', anew.ratio, '×'),
  ]
}

async function asOf(program: Served): Promise<Row[]> {
  const asked = asking(program, paths.manyActs, true)
  const times: number[] = []
  const before = cpuOf(asked.pid)
  for (let index = 0; index < 40; index += 1) times.push((await asked.ask(undefined!)) as number)
  const cpu = (cpuOf(asked.pid) - before) / times.length
  return [
    atMost('as of another moment each time, 10,000 acts in one circulation, median', median(times), 'ms', 50),
    told('… CPU', cpu, 'ms'),
  ]
}

/** What has come in lately, as programs that follow it ask: each time as known at another moment. */
async function feed(program: Served): Promise<Row[]> {
  const asked = asking(program, paths.feed, true)
  const times: number[] = []
  for (let index = 0; index < 40; index += 1) times.push((await asked.ask(undefined!)) as number)
  return [told('feed of the latest acts, each time as known at another moment, median', median(times), 'ms')]
}

/** Nothing that is kept holds: something is written before each request. */
async function afterChanges(program: Served, databaseUrl: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const rows: Row[] = []
  for (const [name, path] of [
    ['standing as JSON', paths.standing],
    ['board page', paths.board],
    ['a member’s page', paths.worklist],
  ] as const) {
    const times: number[] = []
    for (let index = 0; index < 60; index += 1) {
      await client.query('update organisation set inhabitants = 1 where code = $1', ['0184'])
      times.push(await timeOf(program.url + path))
    }
    rows.push(told(`${name} right after something was written, median`, median(times.slice(10)), 'ms'))
  }
  await client.end()
  return rows
}
