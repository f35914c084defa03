import pg from 'pg'
import type { Letter } from '../../src/circulations/version.ts'

/** How large the measured association is. `full` is one of all municipalities with two hundred circulations behind it. */
export const sizes = {
  tiny: { circulations: 2, addressees: 5, texts: 20, manyActs: 30 },
  small: { circulations: 20, addressees: 125, texts: 2_000, manyActs: 10_000 },
  full: { circulations: 200, addressees: 125, texts: 20_000, manyActs: 10_000 },
  /** One of a thousand, with ten thousand answers; ten of them rest on the same text. */
  one: { circulations: 89, addressees: 125, texts: 1000, manyActs: 0 },
} as const
export type Size = (typeof sizes)[keyof typeof sizes]

/** The association's part of the address, and two of its circulations. */
export const bench = { slug: 'bench', circulation: 'B-15-0001-1', manyActs: 'B-15-9999-1' } as const

/** Lays out the association by set-based statements: what is measured is reading and adding, not how the rows came there. */
export async function layData(connectionString: string, size: Size): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await layAssociation(client, bench.slug, size)
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
}

/** One association with its members, circulations, answers and texts, in one transaction. */
export async function layAssociation(client: pg.Client, slug: string, size: Size): Promise<void> {
  await client.query('begin')
  // What is laid fits together by itself. An act refers to its entry in the log, which is made of the acts.
  await client.query('set local session_replication_role = replica')
  const { rows } = await client.query<{ id: number }>(
    `insert into association (slug, hub_id, created_at) values ($1, $2, '2015-01-01') returning id`,
    [slug, uuid('hub', 0)],
  )
  const id = rows[0]!.id
  await client.query(`select set_config('radslag.association', $1, true)`, [String(id)])
  for (const statement of [...statements(id, size), ...logOfActs(id, id)]) await client.query(statement)
  await client.query('commit')
}

/**
 * The log of the associations from `first` to `last`: an entry for each act, chained by the rule of `log/entry.ts`, so
 * that `verify` holds. A step gives each association its next entry.
 */
export const logOfActs = (first: number, last: number): string[] => [
  // Each step looks up so many rows by their key, however large the table is.
  `set local enable_hashjoin = off`,
  `set local enable_mergejoin = off`,
  `set local enable_seqscan = off`,
  `insert into log_payload (association_id, seq, salt, payload)
   select association_id, log_seq, substr(sha256(id::text::bytea), 1, 16),
     json_build_object('act', json_build_object('circulation', circulation_id, 'organisation', organisation_id, 'type', type,
       'decided', decided_on), 'evidence', coalesce((
         select json_agg(json_build_object('document', e.document_id, 'quote', e.quote, 'page', e.page, 'note', e.note) order by e.position)
         from act_evidence e where e.association_id = act.association_id and e.act_id = act.id), '[]'))::text
   from act where association_id between ${first} and ${last} order by log_seq, association_id`,
  `insert into log_entry (association_id, seq, recorded_at, actor, verb, subject, payload_hash, previous_hash, hash)
   with recursive chain as (
     select id as association_id, 0::bigint as seq, null::timestamptz as recorded_at, null::uuid as subject,
       null::bytea as payload_hash, null::bytea as previous_hash, decode(repeat('00', 32), 'hex') as hash
     from association where id between ${first} and ${last}
     union all
     select a.association_id, a.log_seq, a.recorded_at, a.id, said.hash, c.hash, sha256(c.hash || convert_to(
       concat_ws(E'\\n', a.log_seq, to_char(a.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
         'system:bench', 'act.recorded', a.id, 'false') || E'\\n', 'UTF8') || said.hash)
     from chain c
     join act a on a.association_id = c.association_id and a.log_seq = c.seq + 1
     join log_payload p on p.association_id = a.association_id and p.seq = a.log_seq,
     lateral (select sha256(p.salt || convert_to(p.payload, 'UTF8')) as hash) said
   )
   select association_id, seq, recorded_at, 'system:bench', 'act.recorded', subject, payload_hash, previous_hash, hash
   from chain where seq > 0`,
  `insert into chain_head (association_id, seq, hash, recorded_at)
   select e.association_id, e.seq, e.hash, e.recorded_at from association a,
     lateral (select * from log_entry where association_id = a.id order by seq desc limit 1) e
   where a.id between ${first} and ${last}`,
  `set local enable_hashjoin = on`,
  `set local enable_mergejoin = on`,
  `set local enable_seqscan = on`,
]

/** Ids that follow from what they are of, so that statements can refer to each other's rows. */
const uuid = (what: string, number: number | string): string => {
  const kinds = [
    'hub',
    'organisation',
    'case',
    'entry',
    'document',
    'circulation',
    'instrument',
    'act',
    'text',
  ]
  return `00000000-0000-4000-8000-${String(kinds.indexOf(what)).padStart(2, '0')}${String(number).padStart(10, '0')}`
}

/** The same in SQL; `number` is an expression. */
const sqlUuid = (what: string, number: string): string =>
  `(left('${uuid(what, 0)}', 26) || lpad((${number})::text, 10, '0'))::uuid`

/** One decision: two thousand characters of Swedish, of common words and some that only it has. */
const text = (number: string): string => `
  'Sammanträdesprotokoll. § ' || (${number}) % 180 || ' ' || (array['Överenskommelse om gymnasiesamverkan', 'Taxa för
  räddningstjänst', 'Avfallsplan för länet', 'Avtal om kollektivtrafik', 'Prislista för vuxenutbildning', 'Samverkan om
  beredskap', 'Ägardirektiv för bolaget'])[1 + (${number}) % 7] || E'\\nÄrende ' || (${number}) || E'\\n' || repeat(
  'Kommunstyrelsen beslutar att anta förslaget enligt förbundets rekommendation och att överenskommelsen gäller tills
  vidare. Kostnaden ryms inom den ordinarie budgeten för verksamheten. ', 8) || 'Särskild handling nummer' || (${number})`

const letter: Letter = {
  kind: 'recommendation',
  dnr: 'B/15',
  dated: '2015-03-19',
  sender: 'Mätförbundet',
  parts: [],
  basis: null,
  decisionIsSignature: false,
  told: [],
  contact: null,
  answerTo: null,
}

function statements(a: number, { circulations, addressees, texts, manyActs }: Size): string[] {
  const firstMany = circulations * addressees
  return [
    `insert into organisation (association_id, id, kind) values (${a}, '${uuid('hub', 0)}', 'association')`,
    `insert into organisation (association_id, id, kind, code)
     select ${a}, ${sqlUuid('organisation', 'code')}, 'municipality', code from municipality`,
    `insert into organisation_name (association_id, organisation_id, name)
     select ${a}, ${sqlUuid('organisation', 'code')}, name from municipality
     union all select ${a}, '${uuid('hub', 0)}', 'Mätförbundet'`,
    `insert into membership (association_id, id, organisation_id, valid_from)
     select ${a}, ${sqlUuid('organisation', 'code')}, ${sqlUuid('organisation', 'code')}, '2010-01-01' from municipality`,
    `insert into series (association_id, prefix, year, first_number, last_number) values (${a}, 'B', 2015, 1, 9999)`,
    `create temporary table sent on commit drop as
     select n, case when n = 0 then '${bench.manyActs}' else 'B-15-' || lpad(n::text, 4, '0') || '-1' end as slug
     from generate_series(0, ${circulations}) n`,
    `create temporary table asked on commit drop as
     select s.n, m.code, (s.n - 1) * ${addressees} + m.place as number from sent s,
       lateral (select code, row_number() over (order by (code::integer * 7919 + s.n) % 1009, code) as place from municipality) m
     where m.place <= ${addressees}`,
    `insert into case_file (association_id, id, dnr, dnr_key, title, opened_on)
     select ${a}, ${sqlUuid('case', 'n')}, replace(left(slug, -2), '-', '/'), left(slug, -2), 'Ärende ' || n, '2015-01-10' from sent`,
    `insert into instrument (association_id, id, slug, kind, title, made_at, terms)
     select ${a}, ${sqlUuid('instrument', 'n')}, 'overenskommelse-' || n, 'agreement', 'Överenskommelse ' || n, '2015-01-01',
       '{"entry":{"kind":"fixed","on":"2015-01-01"},"counting":"decided","conditionsAllowed":false,"validTo":null,"withdrawal":{"months":12,"yearEndOnly":true}}'
     from sent`,
    `insert into circulation (association_id, id, case_id, dnr, slug, kind, sender_id, instrument_id, current_version, sent_at)
     select ${a}, ${sqlUuid('circulation', 'n')}, ${sqlUuid('case', 'n')}, slug, slug, 'recommendation', '${uuid('hub', 0)}',
       ${sqlUuid('instrument', 'n')}, 1, '2015-03-19 14:00+01' from sent`,
    `insert into circulation_version (association_id, circulation_id, version, title, letter, answer_by, text_hash, frozen_at)
     select ${a}, ${sqlUuid('circulation', 'n')}, 1, 'Rekommendation ' || n || ' om samverkan', '${JSON.stringify(letter)}', '2015-06-15',
       sha256('text'), '2015-03-19 14:00+01' from sent`,
    `insert into clause (association_id, circulation_id, version, number, text)
     select ${a}, ${sqlUuid('circulation', 'n')}, 1, k, 'Anta punkt ' || k from sent, generate_series(1, 2) k`,
    `insert into addressee (association_id, id, circulation_id, organisation_id, role, email, reply_token, added_at)
     select ${a}, gen_random_uuid(), ${sqlUuid('circulation', 'n')}, ${sqlUuid('organisation', 'code')}, 'to',
       'kommun@' || code || '.example', 't' || n || '-' || code, '2015-03-19 14:00+01' from asked`,
    `insert into file (association_id, sha256, size, media_type, stored_at)
     select ${a}, sha256(n::text::bytea), 2000, 'text/plain', '2015-05-01' from generate_series(1, ${texts}) n`,
    `insert into registry_entry (association_id, id, case_id, number, direction, happened_on, received_at, counterpart, subject, channel, recorded_at)
     select ${a}, ${sqlUuid('entry', 'n')}, ${sqlUuid('case', `1 + n % ${circulations}`)}, 10 + n, 'received', '2015-05-20',
       '2015-05-20 09:00+02', 'Kommun', 'Protokollsutdrag ' || n, 'mail', '2015-05-20 09:12+02' from generate_series(1, ${texts}) n`,
    `insert into document (association_id, id, registry_entry_id, position, title, filename, sha256, text)
     select ${a}, ${sqlUuid('document', 'n')}, ${sqlUuid('entry', 'n')}, 1, 'Protokollsutdrag ' || n, 'utdrag.txt',
       sha256(n::text::bytea), ${text('n')} from generate_series(1, ${texts}) n`,
    `create temporary table recorded on commit drop as
     select row_number() over (order by answered, number) as seq, * from (
       select n, code, number, number % 10 <> 0 as answered from asked where n > 0 and number % 10 <> 9
       union all
       select 0, code, ${firstMany} + k * 1000 + (row_number() over (order by code)), k % 4 <> 3 from asked,
         generate_series(1, ${Math.ceil(manyActs / addressees)}) k where n = 0) found`,
    `insert into act (association_id, id, log_seq, recorded_at, circulation_id, version, organisation_id, registry_entry_id, type, decided_on, deposited_on, until_on)
     select ${a}, ${sqlUuid('act', 'seq')}, seq, timestamptz '2015-05-20 09:12+02' + seq * interval '1 second',
       ${sqlUuid('circulation', 'n')}, 1, ${sqlUuid('organisation', 'code')},
       case when n > 0 then ${sqlUuid('entry', `1 + seq % ${texts}`)} end,
       case when answered then 'adopted' else 'postponed' end, '2015-05-11', '2015-05-20', case when answered then null else date '2015-09-01' end
     from recorded`,
    `insert into act_evidence (association_id, act_id, position, document_id, quote)
     select ${a}, ${sqlUuid('act', 'seq')}, 1, ${sqlUuid('document', `1 + seq % ${texts}`)},
       'Kommunstyrelsen beslutar att anta överenskommelsen.' from recorded where n > 0`,
    `insert into standing (association_id, circulation_id, organisation_id, kind, answered, counts)
     select ${a}, ${sqlUuid('circulation', 'n')}, ${sqlUuid('organisation', 'code')}, case when number % 10 = 9 then 'silent' else 'adopted' end,
       number % 10 <> 9, number % 10 <> 9 from asked`,
  ]
}
