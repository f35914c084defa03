import {
  type CompiledQuery,
  type DatabaseConnection,
  DefaultQueryExecutor,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type pg from 'pg'
import { setImmediate } from 'node:timers/promises'
import type { DB } from './schema.ts'
import { camel, snake } from './naming.ts'

/** Columns are snake_case in SQL and camelCase here; keys inside jsonb stay as they were written. */
class Compiler extends PostgresQueryCompiler {
  protected override sanitizeIdentifier(identifier: string): string {
    return super.sanitizeIdentifier(snake(identifier))
  }
}

const dialect = {
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new DummyDriver(),
  createIntrospector: (db: Kysely<never>) => new PostgresIntrospector(db),
  createQueryCompiler: () => new Compiler(),
}
const adapter = dialect.createAdapter()
const driver = dialect.createDriver()
const compiler = dialect.createQueryCompiler()

/** Texts that the server is asked to keep its reading and plan of, in each connection. */
const mostKept = 400
const askedBefore = new Set<string>()
const names = new Map<string, string>()

/**
 * The name under which a connection keeps a query that is asked again: planning a join of ten tables takes longer than
 * making it. Undefined the first time, since many are asked once.
 */
function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known || names.size >= mostKept) return known
  if (!askedBefore.has(text)) {
    if (askedBefore.size < 10 * mostKept) askedBefore.add(text)
    return undefined
  }
  names.set(text, `q${names.size + 1}`)
  return names.get(text)
}

/** A client of the pool between a beginning and an end. Nothing is begun until something is asked: both go as one. */
export class OpenTransaction implements DatabaseConnection {
  private readonly client: pg.PoolClient
  private readonly beginning: string
  private begun: Promise<unknown> | null = null
  /** The first error of a query: whatever is asked after it fails for its sake, and so does the commit. */
  private failure: Error | null = null
  /** Queries in it. Those that are asked without waiting for each other go to the server together. */
  readonly db: Kysely<DB>

  constructor(client: pg.PoolClient, beginning: string) {
    this.client = client
    this.beginning = beginning
    const executor = new DefaultQueryExecutor(compiler, adapter, {
      provideConnection: async (consumer) => await consumer(this),
    })
    this.db = new Kysely<DB>({ config: { dialect }, dialect, driver, executor })
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const name = nameOf(sql)
    const asked = { text: sql, values: [...parameters], rowMode: 'array' as const, ...(name && { name }) }
    try {
      return resultOf(await this.send(() => this.client.query<unknown[]>(asked)))
    } catch (error) {
      this.failure ??= withCallers(error)
      throw this.failure
    }
  }

  private async send<T>(ask: () => Promise<T>): Promise<T> {
    if (this.begun) return await ask()
    const { stream } = (
      this.client as unknown as { connection: { stream: { cork(): void; uncork(): void } } }
    ).connection
    stream.cork()
    this.begun = this.client.query(this.beginning)
    // Told to whoever asked first, by the query that could not be made.
    this.begun.catch(() => {})
    const asked = ask()
    stream.uncork()
    return await asked
  }

  /** @throws the error of a query that nobody waited for, or that was passed over: the server has rolled all of it back */
  async commit(): Promise<void> {
    if (this.begun) {
      await this.begun
      // Kysely thinks for some turns before it sends: what is not waited for is to be on its way.
      await setImmediate()
      const { command } = await this.client.query('commit')
      if (command === 'ROLLBACK') throw this.failure ?? new Error('the server rolled back what was committed')
    }
    this.client.release()
  }

  /** Where that fails the connection is gone, and with it the transaction: whatever went before is worth telling. */
  async rollBack(): Promise<void> {
    try {
      if (this.begun) await this.client.query('rollback')
      this.client.release()
    } catch {
      this.client.release(true)
    }
  }

  /** Kysely's streams are not used here. */
  streamQuery(): never {
    throw new Error('streams of rows are read with keys, page by page')
  }
}

/**
 * Sent now, in its place among the transaction's queries, and not waited for: what is asked after it, or the commit, tells
 * if it failed. For writes that answer nothing and are sent all at once: what is first thought of when an answer has come
 * would come after the commit.
 */
export function unawaited(written: Promise<unknown>): void {
  written.catch(() => {})
}

function resultOf<Row>(result: pg.QueryResult<unknown[]>): QueryResult<Row> {
  const keys = result.fields.map((field) => camel(field.name))
  const rows = result.rows.map((values) => rowOf(keys, values)) as Row[]
  const changed = ['INSERT', 'UPDATE', 'DELETE', 'MERGE'].includes(result.command)
  return changed ? { rows, numAffectedRows: BigInt(result.rowCount ?? 0) } : { rows }
}

function rowOf(keys: readonly string[], values: readonly unknown[]): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  for (let place = 0; place < keys.length; place += 1) row[keys[place]!] = values[place]
  return row
}

/** The driver's errors know nothing of who asked. */
function withCallers(error: unknown): Error {
  const told = error instanceof Error ? error : new Error(String(error))
  told.stack += `\n${new Error().stack?.split('\n').slice(2).join('\n')}`
  return told
}
