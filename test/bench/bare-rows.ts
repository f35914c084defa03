import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { type Instant, addMilliseconds } from '../../src/kit/clock.ts'
import { sha256 } from '../../src/kit/hash.ts'
import { newId } from '../../src/kit/id.ts'
import { type Head, entryHash, payloadHash } from '../../src/log/entry.ts'

/**
 * The same rows as the program writes for a registering, by hand: prepared statements in one transaction, those that need
 * no answer of each other sent together. The number and the chain are held as the program holds them, and the log's
 * entries are chained by the same rule. Nothing is asked that the rows do not need.
 */
export interface Posted {
  /** The circulation's part of the address, and who answers. */
  readonly slug: string
  readonly member: string
  readonly body: Buffer
}

interface Matter {
  readonly association: number
  readonly circulation: string
  readonly case: string
}

/** The association that has the circulation is the only one. */
const matterOf = `
  select association_id as association, id as circulation, case_id as case from circulation where slug = $1`
const held = `
  select id from case_file where (association_id, id) = (select association_id, case_id from circulation where slug = $1)
  for update`
const lastNumber = `
  select coalesce(max(e.number), 0) as last from circulation c
  join registry_entry e on e.association_id = c.association_id and e.case_id = c.case_id where c.slug = $1`
const heldHead = `
  select seq::integer, hash, recorded_at as "recordedAt" from chain_head
  where association_id = (select association_id from circulation where slug = $1) for update`

const written = {
  chunk: `insert into file_chunk (association_id, sha256, position, bytes) values ($1, $2, 0, $3)`,
  file: `insert into file (association_id, sha256, size, media_type, stored_at) values ($1, $2, $3, 'text/plain', $4)`,
  entry: `
    insert into registry_entry (association_id, id, case_id, number, direction, happened_on, counterpart, subject, channel, recorded_at)
    values ($1, $2, $3, $4, 'received', '2015-07-01', 'Ortaby', 'Svar', 'mail', $5)`,
  document: `
    insert into document (association_id, id, registry_entry_id, position, title, filename, sha256, text, public)
    values ($1, $2, $3, 1, 'utdrag.txt', 'utdrag.txt', $4, $5, true)`,
  log: `
    insert into log_entry (association_id, seq, recorded_at, actor, verb, subject, imported, payload_hash, previous_hash, hash)
    select $1, * from unnest($2::bigint[], $3::timestamptz[], $4::text[], $5::text[], $6::uuid[], $7::boolean[], $8::bytea[], $9::bytea[], $10::bytea[])`,
  payload: `
    insert into log_payload (association_id, seq, salt, payload)
    select $1, * from unnest($2::bigint[], $3::bytea[], $4::text[])`,
  head: `update chain_head set seq = $2, hash = $3, recorded_at = $4 where association_id = $1`,
  act: `
    insert into act (association_id, id, log_seq, recorded_at, circulation_id, version, organisation_id, registry_entry_id, type, decided_on, deposited_on, decided_by, findings)
    values ($1, $2, $3, $4, $5, 1, $6, $7, 'noted', '2015-05-11', '2015-07-01', 'Kommunstyrelsen', $8)`,
  evidence: `
    insert into act_evidence (association_id, act_id, position, document_id, quote) values ($1, $2, 1, $3, $4)`,
  standing: `
    update standing set kind = 'noted', answered = true, counts = false, decided_on = '2015-05-11',
      deposited_on = '2015-07-01', until_on = '2015-06-15', latest_act_id = $4
    where association_id = $1 and circulation_id = $2 and organisation_id = $3`,
} as const

/** As the check of the form finds them in such an answer. */
const findings = [
  { code: 'due-form.instrument-not-named', severity: 'ask', facts: { dnr: 'B-15-0001-1' } },
  { code: 'due-form.approval-unknown', severity: 'ask', facts: {} },
  { code: 'due-form.no-paragraph', severity: 'note', facts: {} },
  { code: 'due-form.late', severity: 'note', facts: { received: '2015-07-01', lastDay: '2015-06-15' } },
]
const text = 'Kommunstyrelsen beslutar att anta överenskommelsen.'

/** One answer with its file, on disk when this returns. */
export async function keepRows(pool: pg.Pool, { slug, member, body }: Posted): Promise<void> {
  const client = await pool.connect()
  const asked = [matterOf, held, lastNumber, heldHead].map((query, index) => ({
    name: `ask-${index}`,
    text: query,
    values: [slug],
  }))
  const [, found, , numbers, heads] = await Promise.all([
    client.query('begin'),
    ...asked.map((query) => client.query<Record<string, unknown>>(query)),
  ])
  const matter = found!.rows[0] as unknown as Matter
  const { last } = numbers!.rows[0] as { last: number }
  const head = heads!.rows[0] as unknown as Head & { recordedAt: Date }
  const before = { ...head, recordedAt: new Date(head.recordedAt).toISOString() }
  const rows = rowsOf(matter, { number: last + 1, before, member, body })
  const sent = Object.entries(rows).map(([name, values]) =>
    client.query({
      name,
      text: written[name as keyof typeof written],
      values: [matter.association, ...values],
    }),
  )
  await Promise.all([...sent, client.query('commit')])
  client.release()
}

interface Next {
  readonly number: number
  readonly before: Head
  readonly member: string
  readonly body: Buffer
}

/** What each statement is given after the association, in the order in which they are sent. */
function rowsOf(
  matter: Matter,
  { number, before, member, body }: Next,
): Record<keyof typeof written, unknown[]> {
  const [entry, document, act] = [newId(), newId(), newId()]
  const hash = sha256(body)
  const now = new Date().toISOString()
  const about = {
    circulation: matter.circulation,
    organisation: member,
    type: 'noted',
    decided: '2015-05-11',
  }
  const log = chained(before, now, [
    ['entry.added', entry, { caseId: matter.case, number, direction: 'received', happenedOn: '2015-07-01' }],
    ['document.added', document, { entryId: entry, filename: 'utdrag.txt', sha256: hash.toString('hex') }],
    ['act.recorded', act, { act: { id: act, ...about, findings }, evidence: [{ document, quote: text }] }],
  ])
  const end = log.at(-1)!
  const each = <Name extends keyof Link>(name: Name) => log.map((link) => link[name])
  return {
    chunk: [hash, body],
    file: [hash, body.length, now],
    entry: [entry, matter.case, number, now],
    document: [document, entry, hash, text],
    log: linkColumns.map(each),
    payload: [each('seq'), each('salt'), each('payload')],
    head: [end.seq, end.hash, end.recordedAt],
    act: [act, end.seq, end.recordedAt, matter.circulation, member, entry, JSON.stringify(findings)],
    evidence: [act, document, text],
    standing: [matter.circulation, member, act],
  }
}

const linkColumns = [
  'seq',
  'recordedAt',
  'actor',
  'verb',
  'subject',
  'imported',
  'payloadHash',
  'previousHash',
  'hash',
] as const

type Link = ReturnType<typeof linkAfter>

function chained(
  before: Head,
  now: Instant,
  happened: readonly (readonly [verb: string, subject: string, payload: object])[],
): Link[] {
  const links: Link[] = []
  for (const each of happened) links.push(linkAfter(links.at(-1) ?? before, now, each))
  return links
}

function linkAfter(
  head: Head,
  now: Instant,
  [verb, subject, said]: readonly [verb: string, subject: string, payload: object],
) {
  const salt = randomBytes(16)
  const payload = JSON.stringify(said)
  const entry = {
    seq: head.seq + 1,
    recordedAt: now > head.recordedAt ? now : addMilliseconds(head.recordedAt, 1),
    actor: 'system:bare',
    verb,
    subject,
    imported: false,
    payloadHash: payloadHash(salt, payload),
    previousHash: head.hash,
  }
  return { ...entry, hash: entryHash(entry), salt, payload }
}
