import pg from 'pg'
import type { Connection } from '../../src/kit/db/db.ts'
import type { RecordedQuery } from '../help/recorded-queries.ts'
import type { SourceFile } from './static/imports.ts'

/** Store functions that make no query of their own, and why they are exported all the same. */
const withoutQuery: Readonly<Record<string, string>> = {
  'letters/letter.store.ts letterOf': 'makes a letter of a row',
  'letters/part.store.ts contentOfParts': 'makes one text of the rows',
}

/** Functions that the stores export, `log/store.ts findHead`. */
export function storeFunctions(files: readonly SourceFile[]): string[] {
  const exported = /^export (?:async )?(?:function\*? |const )(\w+)(?=[(<]| = (?:async )?[(<])/gm
  return files
    .filter(({ path }) => /(^|[/.])store\.ts$/.test(path))
    .flatMap(({ path, text }) => [...text.matchAll(exported)].map(([, name]) => `${path} ${name}`))
}

/** Store functions that no test has run. */
export function neverRun(files: readonly SourceFile[], record: readonly RecordedQuery[]): string[] {
  const run = new Set(record.flatMap(({ by }) => by))
  return storeFunctions(files)
    .filter((name) => !run.has(name) && !(name in withoutQuery))
    .map((name) => `${name}: no test runs it`)
}

/**
 * Lets PostgreSQL plan each recorded query as the program's role: that finds columns that a later migration took away,
 * and rights that were never granted, also where the test's own rows did not come to that.
 */
export async function planBreaches(
  connection: Connection,
  record: readonly RecordedQuery[],
): Promise<string[]> {
  const options = '-c role=radslag_app -c plan_cache_mode=force_generic_plan'
  const client = new pg.Client({ ...connection, options })
  await client.connect()
  try {
    const breaches: string[] = []
    for (const [text, by] of new Map(record.map((query) => [query.text, query.by])))
      for (const fault of await faultsOf(client, text)) breaches.push(`${by.join(', ')}: ${fault}: ${text}`)
    return breaches
  } finally {
    await client.end()
  }
}

async function faultsOf(client: pg.Client, text: string): Promise<string[]> {
  try {
    await client.query(`prepare recorded as ${text}`)
    const { rows } = await client.query<{ places: number }>(
      `select cardinality(parameter_types) as places from pg_prepared_statements where name = 'recorded'`,
    )
    const nulls = Array.from({ length: rows[0]!.places }, () => 'null').join(', ')
    await client.query(`explain execute recorded${nulls && `(${nulls})`}`)
    return []
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  } finally {
    await client.query('deallocate all')
  }
}
