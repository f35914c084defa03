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

/** Hands a query on in the moment it is asked. (Kysely's own thinks for some turns before it sends.) */
class Executor extends DefaultQueryExecutor {
  private readonly connection: OpenTransaction

  constructor(connection: OpenTransaction) {
    super(compiler, adapter, { provideConnection: async (consumer) => await consumer(connection) })
    this.connection = connection
  }

  override executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    return this.connection.executeQuery<Row>(query)
  }
}

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
  private ended: 'committed' | 'rolled back' | null = null
  /** Whether what is asked is held back until this turn is over. */
  private gathering = false
  /** The first error of a query: whatever is asked after it fails for its sake, and so does the commit. */
  private failure: Error | null = null
  /** Queries in it. Those that are asked without waiting for each other go to the server together. */
  readonly db: Kysely<DB>

  constructor(client: pg.PoolClient, beginning: string) {
    this.client = client
    this.beginning = beginning
    this.db = new Kysely<DB>({ config: { dialect }, dialect, driver, executor: new Executor(this) })
    transactions.set(this.db, this)
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    // The connection may be another's by now.
    if (this.ended) throw this.ended === 'committed' ? new AskedTooLate(sql) : new Error('rolled back')
    const name = nameOf(sql)
    const asked = { text: sql, values: [...parameters], rowMode: 'array' as const, ...(name && { name }) }
    this.gather()
    try {
      this.begin()
      return resultOf(await this.client.query<unknown[]>(asked))
    } catch (error) {
      this.failure ??= withCallers(error)
      throw this.failure
    }
  }

  private begin(): void {
    if (this.begun) return
    this.begun = this.client.query(this.beginning)
    // Told to whoever asked first, by the query that could not be made.
    this.begun.catch(() => {})
  }

  /** What is asked in one turn goes in one packet. */
  private gather(): void {
    if (this.gathering) return
    this.gathering = true
    const { stream } = this
    stream.cork()
    process.nextTick(() => {
      this.gathering = false
      stream.uncork()
    })
  }

  private get stream(): Corkable {
    return (this.client as unknown as { connection: { stream: Corkable } }).connection.stream
  }

  /** What goes wrong here, before the server is asked, is thrown when this turn is over; the packet waits for what follows. */
  private async overTurn(): Promise<void> {
    const { stream } = this
    stream.cork()
    await new Promise<void>((resolve) => process.nextTick(resolve))
    this.gather()
    stream.uncork()
  }

  /** Something that nobody waited for went wrong. @throws it where it was not known in time: it ends the program */
  fail(error: unknown): void {
    if (this.ended === 'committed' && error !== this.failure) throw error
    this.failure ??= error instanceof Error ? error : new Error(String(error))
  }

  /** @throws the error of a query that nobody waited for, or that was passed over: nothing of the transaction is kept */
  async commit(): Promise<void> {
    await this.overTurn()
    // The server does not know of what went wrong before it was asked.
    if (this.failure) throw this.failure
    this.ended = 'committed'
    if (this.begun) {
      const [{ command }] = await Promise.all([this.client.query('commit'), this.begun])
      if (command === 'ROLLBACK') throw this.failure ?? new Error('the server rolled back what was committed')
    }
    this.client.release()
  }

  /** Where that fails the connection is gone, and with it the transaction: whatever went before is worth telling. */
  async rollBack(): Promise<void> {
    this.ended = 'rolled back'
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

interface Corkable {
  cork(): void
  uncork(): void
}

/** A mistake of ours: something was left unawaited that had to wait, and the transaction was over when it came. */
class AskedTooLate extends Error {
  constructor(sql: string) {
    super(`asked after the end of its transaction: ${sql.slice(0, 200)}`)
  }
}

const transactions = new WeakMap<Kysely<DB>, OpenTransaction>()

/**
 * Sent now, in its place among the transaction's queries, and not waited for: what is asked after it, or the commit, tells
 * if it failed, in the database or here. For writes that answer nothing and are sent all at once: what is first thought of
 * when an answer has come would come after the commit, and ends the program.
 * @param db of the transaction
 */
export function unawaited(db: Kysely<DB>, written: Promise<unknown>): void {
  const transaction = transactions.get(db)
  if (!transaction) throw new Error('no transaction: its end would not tell what failed')
  written.catch((error: unknown) => transaction.fail(error))
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
