import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { Agent, request } from 'node:http'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import { newId } from '../../src/kit/id.ts'
import { bench } from './data.ts'
import { type Asked, compare } from './load.ts'
import { type Row, atLeast, told } from './row.ts'
import { type Served, end, startBare, startProgram } from './served.ts'
import { signIn } from './sign-in.ts'

const kilobytes = 100

interface Place {
  readonly slug: string
  readonly member: string
}

/**
 * Answers registered with a file of 100 kB, each in a place where none is yet, beside a server that writes the same rows
 * and beside one that only keeps the bytes.
 */
export async function measureRegistering(databaseUrl: string, answers: string): Promise<Row[]> {
  const places = await openPlaces(databaseUrl)
  // The bare server asks nobody whether it may: it answers for the same few again and again.
  const few = places.splice(0, 100)
  const program = await startProgram(databaseUrl)
  const bare = await startBare(databaseUrl, answers)
  const session = await signIn(program, databaseUrl)
  const ours: Asked = {
    pid: program.child.pid!,
    ask: async (agent) => await post(program, answerIn(nextOf(places), session.csrf), agent, session.cookie),
  }
  const rows: Asked = {
    pid: bare.child.pid!,
    ask: async (agent) => await post(bare, rowsIn(few[(calls += 1) % few.length]!), agent, ''),
  }
  const bytes: Asked = {
    pid: bare.child.pid!,
    ask: async (agent) => await post(bare, { path: '/', fields: {} }, agent, ''),
  }
  await assertSameRows(databaseUrl, ours, rows)
  const against = await compare(ours, rows, rounds)
  const kept = await compare(ours, bytes, { ...rounds, rounds: 4 })
  await Promise.all([end(program.child), end(bare.child)])
  return [
    atLeast(
      'registering an answer with a file of 100 kB, against a server that writes the same rows',
      against.ratio,
      '×',
      0.6,
    ),
    told('… against one that only keeps the bytes', kept.ratio, '×'),
    told('… CPU of the program', against.cpu, 'ms'),
    told('… CPU of the server that writes the same rows', against.bareCpu, 'ms'),
    told('… CPU of the one that keeps the bytes', kept.bareCpu, 'ms'),
  ]
}

const rounds = { rounds: 8, seconds: 0.7, clients: 4 }

/** Both write as many rows, or write over them, in the same tables. @throws where they do not */
async function assertSameRows(connectionString: string, ours: Asked, theirs: Asked): Promise<void> {
  const agent = new Agent()
  const client = new pg.Client({ connectionString })
  await client.connect()
  const [our, their] = [await rowsLeftBy(client, ours, agent), await rowsLeftBy(client, theirs, agent)]
  await client.end()
  agent.destroy()
  assert.deepEqual(their, our)
  assert.ok(our.size >= 10, `only ${[...our.keys()].join(', ')}`)
}

/** By table: those that the latest transaction on the log has left, new or written over. */
async function rowsLeftBy(client: pg.Client, { ask }: Asked, agent: Agent): Promise<Map<string, number>> {
  await ask(agent)
  const { rows: tables } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`,
  )
  const left = new Map<string, number>()
  for (const { name } of tables) {
    const { rows } = await client.query<{ rows: number }>(
      `select count(*)::integer as rows from ${name} where xmin = (select xmin from chain_head order by seq desc limit 1)`,
    )
    if (rows[0]!.rows > 0) left.set(name, rows[0]!.rows)
  }
  return left
}

/** Members that have been asked and have said nothing. */
async function openPlaces(connectionString: string): Promise<Place[]> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  const { rows } = await client.query<Place>(
    `select c.slug, s.organisation_id as member from standing s
     join circulation c on c.association_id = s.association_id and c.id = s.circulation_id
     join association a on a.id = c.association_id and a.slug = $1
     where s.kind = 'silent' order by c.slug`,
    [bench.slug],
  )
  await client.end()
  return rows
}

function nextOf(places: Place[]): Place {
  const place = places.pop()
  if (!place) throw new Error('every member has answered: use the full size')
  return place
}

interface Post {
  readonly path: string
  readonly fields: Record<string, string>
}

const rowsIn = ({ slug, member }: Place): Post => ({ path: `/${slug}/${member}`, fields: {} })

function answerIn(place: Place, csrf: string): Post {
  const fields = {
    csrf,
    id: newId(),
    entry: newId(),
    seen: '',
    seenOf: place.member,
    pages: '0',
    text: 'Kommunstyrelsen beslutar att anta överenskommelsen.',
    corrects: '',
    stops: '',
    member: place.member,
    choice: 'noted',
    decided: '2015-05-11',
    rightText: 'unknown',
    approved: 'unknown',
    'clause.1': 'adopted',
    'clause.2': 'adopted',
    riderKind: 'declaration',
    receivedOn: '2015-07-01',
    channel: 'mail',
  }
  return { path: `/${bench.slug}/circulations/${place.slug}/register`, fields }
}

let calls = 0

/** Posts the form with another file each time, as from another client each time: tries are counted per client. */
async function post({ url }: Served, { path, fields }: Post, agent: Agent, cookie: string): Promise<void> {
  const boundary = 'grans'
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const file = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="utdrag.txt"\r\ncontent-type: text/plain\r\n\r\n${randomBytes(kilobytes * 512).toString('hex')}\r\n--${boundary}--\r\n`
  const body = Buffer.from(parts.join('') + file)
  const headers = {
    cookie,
    'content-type': `multipart/form-data; boundary=${boundary}`,
    'content-length': body.length,
    'x-forwarded-for': `198.51.100.${(calls += 1) % 250}`,
  }
  await new Promise<void>((resolve, reject) => {
    const asked = request(url + path, { method: 'POST', agent, headers }, (response) => {
      if (response.statusCode === 303) response.resume().on('end', resolve)
      else void text(response).then((page) => reject(new Error(`${path}: ${problemIn(page)}`)))
    })
    asked.on('error', reject).end(body)
  })
}

/** What the form said when it came back. */
const problemIn = (page: string): string =>
  (/role="alert".*?<\/div>/s.exec(page)?.[0] ?? page).replace(/<[^>]+>/g, ' ').slice(0, 500)
