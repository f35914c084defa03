import { randomBytes } from 'node:crypto'
import { type Agent, request } from 'node:http'
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

/** Answers registered with a file of 100 kB, each in a place where none is yet, beside a server that only keeps the bytes. */
export async function measureRegistering(databaseUrl: string, answers: string): Promise<Row[]> {
  const places = await openPlaces(databaseUrl)
  const program = await startProgram(databaseUrl)
  const bare = await startBare(databaseUrl, answers)
  const session = await signIn(program, databaseUrl)
  const ours: Asked = {
    pid: program.child.pid!,
    ask: async (agent) => await post(program, answerIn(places, session.csrf), agent, session.cookie),
  }
  const theirs: Asked = {
    pid: bare.child.pid!,
    ask: async (agent) => await post(bare, { path: '/', fields: {} }, agent, ''),
  }
  const found = await compare(ours, theirs, { rounds: 10, seconds: 1, clients: 4 })
  await Promise.all([end(program.child), end(bare.child)])
  return [
    atLeast('registering an answer with a file of 100 kB, against the bare server', found.ratio, '×', 0.6),
    told('… CPU of the program', found.cpu, 'ms'),
    told('… CPU of the bare server', found.bareCpu, 'ms'),
  ]
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

function answerIn(places: Place[], csrf: string): { path: string; fields: Record<string, string> } {
  const place = places.pop()
  if (!place) throw new Error('every member has answered: use the full size')
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
async function post(
  { url }: Served,
  { path, fields }: { path: string; fields: Record<string, string> },
  agent: Agent,
  cookie: string,
): Promise<void> {
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
