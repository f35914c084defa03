import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Logger, logger } from '../logger.ts'
import { Refusal } from '../refusal.ts'
import { clusterIn, database, ensureCluster, refusalOf, superuser } from './cluster.ts'
import { forgetHolder, holderOf, noteHolder, removeStaleLock, serverOf } from './holder.ts'
import { programFor } from './program.ts'
import { type Runner, runnerOf } from './runner.ts'
import { runServer, ServerEnded, type Server, type ServerPlace } from './server.ts'

export interface PostgresOptions {
  /** DATA_DIR; the database lies in its folder `postgres`, made at the first start. */
  readonly dataDir: string
  /** False only for tests: a power cut may then lose data. */
  readonly fsync?: boolean
  /** Where to say what the administrator should know. */
  readonly log?: Logger['info']
}

/** A running PostgreSQL of our own. Should it end by itself it is started again, at the same address. */
export interface Postgres {
  /** For the `pg` driver; `host` is the folder of the Unix socket. */
  readonly connection: { readonly host: string; readonly user: string; readonly database: string }
  /** The same as one string, `postgresql:///radslag?host=…&user=…`. */
  readonly url: string
  /** The process number of the server that runs now. */
  readonly pid: number
  /** Ends it in good order: what is under way is rolled back. */
  stop(): Promise<void>
}

/** How long a start waits for the server of a process that was killed to finish. */
const patienceMs = 30_000

/**
 * Starts the PostgreSQL that came with npm on the data under `dataDir`, as another user when we are root. It ends with
 * this process, however this process ends.
 * Refusals: `postgres.in-use`, `postgres.package-missing`, `postgres.does-not-run`, `postgres.did-not-start`, and those
 * of `ensureCluster`.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { fsync = true, log = (event, fields) => logger.info(event, fields) } = options
  const cluster = clusterIn(resolve(options.dataDir))
  const runner = runnerOf(cluster)
  const program = await programFor(runner, log)
  await ensureCluster(cluster, program, runner, fsync)
  const place: ServerPlace = { program, runner, cluster, sockets: makeSocketFolder(runner), fsync }
  try {
    const kept = new KeptServer(place, await claim(place), log)
    return published(place, kept)
  } catch (error) {
    rmSync(place.sockets, { recursive: true, force: true })
    throw error
  }
}

function published(place: ServerPlace, kept: KeptServer): Postgres {
  return {
    connection: { host: place.sockets, user: superuser, database },
    url: `postgresql:///${database}?host=${encodeURIComponent(place.sockets)}&user=${superuser}`,
    get pid() {
      return kept.pid
    },
    stop: () => kept.stop(),
  }
}

/** In /tmp whatever TMPDIR says, where it exists: a socket's path holds 107 bytes, and its user must get there. */
function makeSocketFolder(runner: Runner | null): string {
  const folder = makeFolder('/tmp') ?? makeFolder(tmpdir())
  if (!folder) throw new Refusal('postgres.folder-not-writable', { folder: tmpdir() })
  if (runner) chownSync(folder, runner.uid, runner.gid)
  chmodSync(folder, 0o700)
  return folder
}

function makeFolder(parent: string): string | null {
  try {
    return mkdtempSync(join(parent, 'radslag-'))
  } catch {
    return null
  }
}

/** Starts the server as the folder's only one; waits for one that is ending, refuses beside one that is held. */
async function claim(place: ServerPlace): Promise<Server> {
  const { cluster } = place
  const lastTry = performance.now() + patienceMs
  for (;;) {
    try {
      const server = await runServer(place)
      noteHolder(cluster)
      return server
    } catch (error) {
      if (!(error instanceof ServerEnded && error.folderInUse)) throw refusalOf(error, cluster)
      const holder = holderOf(cluster) ?? (performance.now() > lastTry ? serverOf(cluster) : null)
      if (holder) throw new Refusal('postgres.in-use', { folder: cluster, pid: holder })
      removeStaleLock(cluster)
      await sleep(200)
    }
  }
}

/** A server that is started again when it ends without having been asked to. */
class KeptServer {
  private readonly place: ServerPlace
  private readonly log: Logger['info']
  private readonly done: Promise<void>
  private server: Server
  private stopping = false

  constructor(place: ServerPlace, first: Server, log: Logger['info']) {
    this.place = place
    this.log = log
    this.server = first
    this.done = this.keep()
  }

  get pid(): number {
    return this.server.pid
  }

  async stop(): Promise<void> {
    this.stopping = true
    this.server.stop()
    await this.done
  }

  private async keep(): Promise<void> {
    for (;;) {
      const why = await this.server.ended
      if (this.stopping) break
      this.log('embedded.ended-by-itself', { why })
      await this.restart()
    }
    forgetHolder(this.place.cluster)
    rmSync(this.place.sockets, { recursive: true, force: true })
  }

  /** Tries until it succeeds: a full disk may be emptied, and until then the rest of the program can say what is wrong. */
  private async restart(): Promise<void> {
    for (let waitMs = 100; !this.stopping; waitMs = Math.min(waitMs * 2, 2_000)) {
      try {
        this.server = await claim(this.place)
        this.log('embedded.started-again', { pid: this.pid })
        if (this.stopping) this.server.stop()
        return
      } catch (error) {
        this.log('embedded.not-started-again', { why: (error as Error).message })
        await sleep(waitMs)
      }
    }
  }
}
