import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import pg from 'pg'
import { keepRows } from './bare-rows.ts'

/**
 * What the program is measured against: node:http and pg with nothing between, no session, no rules, no rendering. For
 * each address it asks the database for the rows that the answer is made of, and sends bytes that were made beforehand.
 * What is posted is on disk before the answer leaves: as the same rows that the program writes of it (`bare-rows.ts`), or,
 * at `/`, as its bytes with an entry and an answer in tables of its own, without a number or a log.
 * Arguments: the database, a JSON file of {path: {body, type}}, the circulation's slug.
 */
const [connectionString, file = '', slug] = process.argv.slice(2)
const pool = new pg.Pool({ connectionString, max: 10, pipeline: true })
const answers = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { body: string; type: string }>
const bodies = new Map(
  Object.entries(answers).map(([path, { body, type }]) => [path, { type, body: Buffer.from(body) }]),
)

const standing = {
  name: 'standing',
  text: `
    select a.organisation_id, o.code, n.name, act.id, act.type, act.recorded_at, act.decided_on, act.riders, e.quote
    from circulation c
    join addressee a on a.association_id = c.association_id and a.circulation_id = c.id
    join organisation o on o.association_id = a.association_id and o.id = a.organisation_id
    join organisation_name n on n.association_id = o.association_id and n.organisation_id = o.id
    left join act on act.association_id = a.association_id and act.circulation_id = c.id and act.organisation_id = a.organisation_id
    left join act_evidence e on e.association_id = act.association_id and e.act_id = act.id
    where c.slug = $1`,
  values: [slug],
}

/** What one member has been asked, and where it stands. */
const worklist = {
  name: 'worklist',
  text: `
    select c.slug, c.dnr, v.title, v.answer_by, s.kind, s.decided_on, s.until_on
    from organisation o
    join addressee a on a.association_id = o.association_id and a.organisation_id = o.id
    join circulation c on c.association_id = a.association_id and c.id = a.circulation_id
    join circulation_version v on v.association_id = c.association_id and v.circulation_id = c.id
    left join standing s on s.association_id = a.association_id and s.circulation_id = c.id and s.organisation_id = o.id
    where o.code = $1 order by c.sent_at desc`,
  values: ['0184'],
}

async function answer({ url = '' }: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = url.split('?')[0]!
  await pool.query(path.includes('/organisations/') ? worklist : standing)
  const found = bodies.get(path)
  response.writeHead(found ? 200 : 404, { 'content-type': found?.type ?? 'text/plain' })
  response.end(found?.body)
}

async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  const body = Buffer.concat(pieces)
  const [, slug, member] = (request.url ?? '').split('/')
  await (slug && member ? keepRows(pool, { slug, member, body }) : keepBytes(body))
  response.writeHead(303, { location: '/' }).end()
}

async function keepBytes(body: Buffer): Promise<void> {
  const client = await pool.connect()
  await client.query('begin')
  await client.query('insert into bare.file (sha256, content) values ($1, $2)', [
    createHash('sha256').update(body).digest(),
    body,
  ])
  await client.query('insert into bare.entry (subject, happened_on) values ($1, $2)', ['Svar', '2015-05-20'])
  await client.query('insert into bare.act (type, decided_on) values ($1, $2)', ['adopted', '2015-05-11'])
  await client.query('commit')
  client.release()
}

await pool.query(`
  create schema if not exists bare;
  create table if not exists bare.file (id bigserial primary key, sha256 bytea not null, content bytea not null);
  alter table bare.file alter column content set storage external;
  create table if not exists bare.entry (id bigserial primary key, subject text not null, happened_on date not null);
  create table if not exists bare.act (id bigserial primary key, type text not null, decided_on date not null)`)

const server = createServer((request, response) => {
  const answered = request.method === 'POST' ? take(request, response) : answer(request, response)
  answered.catch((error: unknown) => response.writeHead(500).end(String(error)))
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`${typeof address === 'object' && address ? address.port : ''}\n`)
})
