import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import pg from 'pg'

/**
 * What the program is measured against: node:http and pg with nothing between, no session, no rules, no rendering. For
 * each address it asks the database for the rows that the answer is made of, and sends bytes that were made beforehand.
 * Arguments: the database, a JSON file of {path: {body, type}}, the circulation's slug.
 */
const [connectionString, file = '', slug] = process.argv.slice(2)
const pool = new pg.Pool({ connectionString, max: 10 })
const answers = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { body: string; type: string }>
const bodies = new Map(
  Object.entries(answers).map(([path, { body, type }]) => [path, { type, body: Buffer.from(body) }]),
)

const rowsOf = {
  name: 'rows',
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

const server = createServer((request, response) => {
  const answer = bodies.get(request.url ?? '')
  pool.query(rowsOf).then(
    () => {
      response.writeHead(answer ? 200 : 404, { 'content-type': answer?.type ?? 'text/plain' })
      response.end(answer?.body)
    },
    (error: unknown) => response.writeHead(500).end(String(error)),
  )
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`${typeof address === 'object' && address ? address.port : ''}\n`)
})
