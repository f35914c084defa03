import { CompiledQuery, type Kysely, type RawBuilder, sql } from 'kysely'
import pg from 'pg'
import { OpenTransaction } from './connection.ts'
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
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, momentOf)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

const stateText = 'select pg_current_snapshot()::text as state'
const stateQuery = { name: 'state', text: stateText }

/** Milliseconds until a connection that nobody needs is closed: its next one would have to learn every query anew. */
const idle = 600_000

/** Associations that are looked into in one round trip. */
const together = 100

/** The pool that the program works through, always as `radslag_app`: row-level security holds for every query. */
export class Database {
  readonly pool: pg.Pool

  /** @param max connections at most; a transaction holds one from its first query to its end. */
  constructor(connection: Connection, max = 10) {
    const options = '-c role=radslag_app -c timezone=UTC'
    this.pool = new pg.Pool({ ...connection, max, options, pipeline: true, idleTimeoutMillis: idle })
    // A connection that the server drops while idle is replaced at next use; without a listener it would end the process.
    this.pool.on('error', () => {})
    // The same for one that breaks in a transaction between two queries: the next query tells the transaction of it.
    this.pool.on('connect', (client) => client.on('error', () => {}))
  }

  /**
   * Runs `work` in one transaction that sees only the given association (null: only the shared tables).
   * Commits when it returns, rolls back when it throws.
   */
  async transaction<T>(association: number | null, work: (db: Db) => Promise<T>): Promise<T> {
    const open = await this.open(association, 'begin')
    try {
      const result = await work(open.db)
      await open.commit()
      return result
    } catch (error) {
      await open.rollBack()
      throw error
    }
  }

  /** As `transaction`, for who only looks: nothing can be written, and the end is not waited for. */
  async reading<T>(association: number | null, look: (db: Db) => Promise<T>): Promise<T> {
    return await this.look(association, 'begin read only', look)
  }

  /** As `reading`, for who asks all of it at once: its end goes in the same packet. */
  async glance<T>(association: number | null, look: (db: Db) => Promise<T>): Promise<T> {
    const open = await this.open(association, 'begin read only')
    const seen = look(open.db)
    void open.rollBack()
    return await seen
  }

  /** As `reading`, for who compares: all is seen as it was at the first query, however long it takes. */
  async comparing<T>(association: number | null, look: (db: Db) => Promise<T>): Promise<T> {
    return await this.look(association, 'begin isolation level repeatable read read only', look)
  }

  private async look<T>(association: number | null, begin: string, look: (db: Db) => Promise<T>): Promise<T> {
    const open = await this.open(association, begin)
    try {
      return await look(open.db)
    } finally {
      void open.rollBack()
    }
  }

  /**
   * As `reading`, in one association after another: of a thousand that may have nothing to tell, many are looked into in one
   * round trip. What `look` asks it asks at once; once it has waited, another association may have been entered.
   */
  async readingEach<T>(
    associations: readonly number[],
    look: (db: Db, association: number) => Promise<T>,
  ): Promise<T[]> {
    const found: T[] = []
    for (let at = 0; at < associations.length; at += together)
      found.push(
        ...(await this.reading(null, (db) =>
          Promise.all(
            associations.slice(at, at + together).map(async (association) => {
              const entering = sql`select set_config('radslag.association', ${`${association}`}, true)`
              const [, seen] = await Promise.all([entering.execute(db), look(db, association)])
              return seen
            }),
          ),
        )),
      )
    return found
  }

  /**
   * Another text after every transaction that has written something, whoever made it, and the same as long as there is
   * none: what PostgreSQL says a reader sees just now (its snapshot). What is read after it was asked for holds for as
   * long as it stays the same.
   */
  async state(): Promise<string> {
    const { rows } = await this.pool.query<{ state: string }>(stateQuery)
    return rows[0]!.state
  }

  private async open(association: number | null, begin: string): Promise<OpenTransaction> {
    const beginning = `${begin}; set local radslag.association = '${association ?? ''}'`
    const open = new OpenTransaction(await this.pool.connect(), beginning)
    databases.set(open.db, this)
    return open
  }

  async close(): Promise<void> {
    if (!this.pool.ending) await this.pool.end()
  }
}

const databases = new WeakMap<Db, Database>()

/** The database that a transaction is in: what a process keeps of it is kept for all its transactions. */
export function databaseOf(db: Db): Database {
  const database = databases.get(db)
  if (!database) throw new Error('no transaction of a database')
  return database
}

/** As `Database.state`, for who asks for more in the same packet. */
export async function findState(db: Db): Promise<string> {
  const { rows } = await db.executeQuery<{ state: string }>(CompiledQuery.raw(stateText))
  return rows[0]!.state
}

/** `2015-05-20 07:12:01.5+00`, as a session in UTC writes it. Cut out rather than reckoned: a page may read ten thousand. */
export function momentOf(text: string): string {
  const plain = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?\+00$/.exec(text)
  if (!plain) return new Date(text).toISOString()
  return `${plain[1]}T${plain[2]}.${(plain[3] ?? '').slice(0, 3).padEnd(3, '0')}Z`
}

/** A value for a jsonb column. (The driver would write an array as a PostgreSQL array.) */
export function json(value: object): RawBuilder<JsonValue> {
  return jsonText(JSON.stringify(value))
}

/** As `json`, where it is written out already. */
export function jsonText(text: string): RawBuilder<JsonValue> {
  return sql`${text}::jsonb`
}
