import { serve } from '@hono/node-server'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Database, type Connection } from '../kit/db/db.ts'
import { migrate } from '../kit/db/migrate.ts'
import { systemClock, type Clock } from '../kit/clock.ts'
import { closing } from '../kit/http/closing.ts'
import { logger } from '../kit/logger.ts'
import { startPostgres } from '../kit/postgres/postgres.ts'
import { runningPostgres } from '../kit/postgres/running.ts'
import { Refusal } from '../kit/refusal.ts'
import type { Settings } from '../kit/settings.ts'
import { createApp } from './app.ts'
import { startWork } from './jobs.ts'

/** How long a stop waits for requests that are under way, in milliseconds. */
const patience = 8_000

export interface Running {
  readonly port: number
  readonly database: Database
  readonly owner: Connection
  /** Takes no more requests, lets those under way end, then closes the database. */
  stop(): Promise<void>
}

export interface OpenDatabase {
  readonly owner: Connection
  readonly database: Database
  stop(): Promise<void>
}

/** The database that the settings name, or the embedded one, brought to this program's schema. */
export async function openDatabase(settings: Settings): Promise<OpenDatabase> {
  const embedded = settings.databaseUrl ? null : await startPostgres({ dataDir: settings.dataDir })
  const owner: Connection = embedded?.connection ?? { connectionString: settings.databaseOwnerUrl! }
  const connection: Connection = embedded?.connection ?? { connectionString: settings.databaseUrl! }
  const done = await migrate(owner).catch(async (error: unknown) => {
    await embedded?.stop()
    throw error
  })
  if (done.length > 0) logger.info('database.migrated', { migrations: done.length })
  const database = new Database(connection)
  const stop = async (): Promise<void> => {
    await database.close()
    await embedded?.stop()
  }
  return { owner, database, stop }
}

/** The embedded database where the program is running and has it, else as `openDatabase`: for commands that look on. */
export async function reachDatabase(settings: Settings): Promise<OpenDatabase> {
  const running = settings.databaseUrl ? null : runningPostgres(settings.dataDir)
  if (!running) return await openDatabase(settings)
  const database = new Database(running)
  return { owner: running, database, stop: () => database.close() }
}

/** Starts the whole program: database, jobs, web. `clock` is the domain's; the demo brings its own, and its database. */
export async function start(
  settings: Settings,
  options: { clock?: Clock; demo?: boolean; opened?: OpenDatabase } = {},
): Promise<Running> {
  const opened = options.opened ?? (await openDatabase(settings))
  const site = {
    database: opened.database,
    clock: options.clock ?? systemClock,
    settings,
    demo: options.demo ?? false,
  }
  const app = createApp(site)
  const server = await listen(app.fetch, settings).catch(async (error: unknown) => {
    await opened.stop()
    throw unheard(error, settings)
  })
  const close = closing(server, patience)
  const { port } = server.address() as AddressInfo
  logger.info('server.listening', { port })
  const stopWork = await startWork(site).catch(async (error: unknown) => {
    await close()
    await opened.stop()
    throw error
  })
  const stop = async (): Promise<void> => {
    await close()
    await stopWork()
    await opened.stop()
  }
  return { port, database: opened.database, owner: opened.owner, stop }
}

async function listen(fetch: ReturnType<typeof createApp>['fetch'], settings: Settings): Promise<Server> {
  return await new Promise((resolve, reject) => {
    const server = serve({ fetch, port: settings.port, hostname: settings.host }, () =>
      resolve(server),
    ) as Server
    server.on('error', reject)
  })
}

/** An address that cannot be listened on is the installation's matter, and told as a sentence. */
function unheard(error: unknown, { host, port }: Settings): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'EADDRINUSE') return new Refusal('server.port-busy', { port })
  if (code === 'EACCES') return new Refusal('server.port-refused', { port })
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return new Refusal('server.no-such-address', { host })
  return error
}
