import { CamelCasePlugin, Kysely, PostgresDialect, type RawBuilder, sql } from 'kysely'
import pg from 'pg'
import type { DB, JsonValue } from './schema.ts'

/** How to reach a PostgreSQL: a URL, or the socket of the embedded one. */
export type Connection = Pick<
  pg.PoolConfig,
  'connectionString' | 'host' | 'port' | 'user' | 'password' | 'database'
>

/** A connection inside a transaction; every store function takes one. */
export type Db = Kysely<DB>

// Days stay text (a Date would move them by the machine's zone); moments become text in the one form of kit/clock.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString())
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** The pool that the program works through, always as `radslag_app`: row-level security holds for every query. */
export class Database {
  readonly pool: pg.Pool
  private readonly kysely: Db

  /** @param max connections at most; a transaction holds one from its first query to its end. */
  constructor(connection: Connection, max = 10) {
    this.pool = new pg.Pool({ ...connection, max, options: '-c role=radslag_app -c timezone=UTC' })
    // A connection that the server drops while idle is replaced at next use; without a listener it would end the process.
    this.pool.on('error', () => {})
    // The same for one that breaks in a transaction between two queries: the next query tells the transaction of it.
    this.pool.on('connect', (client) => client.on('error', () => {}))
    this.kysely = new Kysely<DB>({
      dialect: new PostgresDialect({ pool: this.pool }),
      // Columns are snake_case in SQL and camelCase here; keys inside jsonb stay as they were written.
      plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
    })
  }

  /**
   * Runs `work` in one transaction that sees only the given association (null: only the shared tables).
   * Commits when it returns, rolls back when it throws. Begin and the tenant go as one query: one round trip less.
   */
  async transaction<T>(association: number | null, work: (db: Db) => Promise<T>): Promise<T> {
    return await this.kysely.connection().execute(async (db) => {
      await sql.raw(`begin; set local radslag.association = '${association ?? ''}'`).execute(db)
      try {
        const result = await work(db)
        await sql`commit`.execute(db)
        return result
      } catch (error) {
        await rollBack(db)
        throw error
      }
    })
  }

  async close(): Promise<void> {
    await this.kysely.destroy()
  }
}

async function rollBack(db: Db): Promise<void> {
  try {
    await sql`rollback`.execute(db)
  } catch {
    // The connection is gone, and with it the transaction; the first error is the one worth telling.
  }
}

/** A value for a jsonb column. (The driver would write an array as a PostgreSQL array.) */
export function json(value: object): RawBuilder<JsonValue> {
  return sql`${JSON.stringify(value)}::jsonb`
}
