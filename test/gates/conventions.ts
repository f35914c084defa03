import pg from 'pg'
import type { Connection } from '../../src/kit/db/db.ts'

/** Tables without an association, and why each is shared by all (see the decision record on tenancy). */
export const sharedTables: Readonly<Record<string, string>> = {
  association: 'the tenants themselves',
  municipality: 'the national register',
  region: 'the national register',
  person: 'somebody may work for several associations',
  session: 'a person signs in before choosing an association',
  invitation: 'there is no association yet at the first start',
  migration: 'the schema is one for all',
}

/** What has happened stays: the program may add and read. Each line is a promise to whoever relies on the record. */
export const appendOnly = [
  'log_entry',
  'act',
  'act_evidence',
  'notice',
  'notice_act',
  'file',
  'file_chunk',
  'letter_part',
  'letter_entry',
  'letter_step',
  'letter_return',
  'delivery_report',
  'meeting_earlier',
  'paragraph',
  'justering_comment',
  'minutes',
  'minutes_edition',
  'event_earlier',
  'board_notice',
  'call_note',
  'decision',
  'question',
  'question_answer',
  'lodging',
  'verification',
]

/** Never changed, but taken away whole when a dispatch is undone before any letter has left. */
export const frozen = ['circulation_version', 'clause', 'circulation_document', 'instrument_version']

/** Singular words that end in s. */
const singularWithS = ['series', 'meeting_series', 'minutes']

/** Columns whose ending only looks like a moment's or a day's, and the day that is named as people say it. */
const otherEndings: Readonly<Record<string, string>> = {
  'association.mail_from': 'the head of a letter: From',
  'outgoing_mail.reply_to': 'the head of a letter: Reply-To',
  'circulation_version.answer_by': '"senast den": the word for the last day to answer',
}

interface Column {
  readonly name: string
  readonly type: string
}

/** A unique, primary, exclusion or foreign key by its columns in order. */
interface Key {
  readonly name: string
  readonly kind: 'unique' | 'foreign'
  readonly columns: readonly string[]
  /** The table that a foreign key points to. */
  readonly target: string | null
}

interface Table {
  readonly name: string
  readonly comment: string | null
  readonly secured: boolean
  readonly granted: readonly string[]
  readonly columns: readonly Column[]
  readonly keys: readonly Key[]
}

/** What in the migrated database breaks the house's conventions, one sentence each. */
export async function conventionBreaches(connection: Connection): Promise<string[]> {
  const tables = await readTables(connection)
  const missing = [...Object.keys(sharedTables), ...appendOnly, ...frozen].filter(
    (name) => !tables.some((table) => table.name === name),
  )
  return [
    ...tables.flatMap((table) => [
      ...nameBreaches(table),
      ...typeBreaches(table),
      ...tenantBreaches(table),
      ...rightBreaches(table),
    ]),
    ...missing.map((name) => `${name}: named by the gate, but there is no such table`),
  ]
}

function nameBreaches({ name, comment, columns }: Table): string[] {
  const plural = /[^su]s$/.test(name) && !singularWithS.includes(name)
  const crooked = [name, ...columns.map((column) => column.name)].filter(
    (each) => !/^[a-z][a-z0-9_]*$/.test(each),
  )
  return [
    ...(plural ? [`${name}: the name is not singular`] : []),
    ...(comment ? [] : [`${name}: no comment says what it means`]),
    ...crooked.map((each) => `${name}: "${each}" is not lower case with underscores`),
  ]
}

/** A column's ending says whether it is a moment or a day. */
function typeBreaches({ name, columns }: Table): string[] {
  return columns.flatMap((column) => {
    if (`${name}.${column.name}` in otherEndings) return []
    const ending = /_(at|on|from|to)$/.exec(column.name)?.[1]
    const wanted = ending && (ending === 'at' ? 'timestamp with time zone' : 'date')
    const timely = /^(date|timestamp)/.test(column.type)
    if (wanted ? column.type === wanted : !timely) return []
    return [`${name}.${column.name}: the name does not fit the type ${column.type}`]
  })
}

function tenantBreaches({ name, secured, columns, keys }: Table): string[] {
  const tenant = columns.some((column) => column.name === 'association_id')
  if (!tenant) return name in sharedTables ? [] : [`${name}: no association_id, and not listed as shared`]
  if (name in sharedTables) return [`${name}: listed as shared, but has association_id`]
  const astray = keys.filter(
    ({ kind, columns: [first], target }) =>
      first !== 'association_id' && (kind === 'unique' || !sharedTables[target!]),
  )
  return [
    ...(secured ? [] : [`${name}: row-level security is not forced with a policy`]),
    ...(keys.some(({ kind }) => kind === 'unique') ? [] : [`${name}: no primary key`]),
    ...astray.map((key) => `${name}: ${key.name} does not begin with association_id`),
  ]
}

function rightBreaches({ name, granted }: Table): string[] {
  const refused = appendOnly.includes(name) ? ['update', 'delete'] : frozen.includes(name) ? ['update'] : []
  const never = ['truncate', 'trigger', 'references', 'maintain']
  return granted
    .filter((right) => [...refused, ...never].includes(right))
    .map((right) => `${name}: the program may ${right}`)
}

async function readTables(connection: Connection): Promise<Table[]> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    const { rows } = await client.query<Table>(factsQuery)
    return rows
  } finally {
    await client.end()
  }
}

const factsQuery = `
select c.relname as name, obj_description(c.oid, 'pg_class') as comment,
  c.relrowsecurity and c.relforcerowsecurity and exists (
    select from pg_policy p where p.polrelid = c.oid and p.polcmd = '*' and p.polpermissive
      and pg_get_expr(p.polqual, p.polrelid) = '(association_id = current_association())'
      and pg_get_expr(p.polwithcheck, p.polrelid) = '(association_id = current_association())')
    and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname <> 'tenant'
      and not (p.polcmd = 'r' and p.polroles = array['radslag_search'::regrole::oid])) as secured,
  coalesce((select json_agg(distinct lower(g.privilege_type)) from aclexplode(c.relacl) g
    where g.grantee in (0, (select oid from pg_roles where rolname = 'radslag_app'))), '[]') as granted,
  (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
    from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
  (select coalesce(json_agg(k), '[]') from (
    select i.indexrelid::regclass::text as name, 'unique' as kind, null as target, (
      select json_agg(a.attname order by place) from unnest(i.indkey::int2[]) with ordinality as found (number, place)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = found.number) as columns
    from pg_index i where i.indrelid = c.oid and (i.indisunique or i.indisexclusion)
    union all
    select f.conname, 'foreign', f.confrelid::regclass::text, (
      select json_agg(a.attname order by place) from unnest(f.conkey) with ordinality as found (number, place)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = found.number)
    from pg_constraint f where f.conrelid = c.oid and f.contype = 'f') k) as keys
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname = 'public' and c.relkind in ('r', 'p')
order by c.relname`
