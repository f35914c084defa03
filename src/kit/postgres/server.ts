import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { clusterArgument } from './cluster.ts'
import { servesFrom } from './holder.ts'
import type { Program } from './program.ts'
import { type Runner, spawnAs } from './runner.ts'
import { watchdog } from './watchdog.ts'

export interface ServerPlace {
  readonly program: Program
  readonly runner: Runner | null
  readonly cluster: string
  /** The private folder of the socket. */
  readonly sockets: string
  readonly fsync: boolean
}

/** One run of the server, from ready to ended. */
export interface Server {
  readonly pid: number
  /** What the server last said, when it has ended. */
  readonly ended: Promise<string>
  /** Rolls back what is under way, writes everything down and ends. */
  stop(): void
}

/** The server did not become ready; the message is what it said. */
export class ServerEnded extends Error {
  /** Another server has the folder. */
  get folderInUse(): boolean {
    return /lock file "postmaster\.pid"|pre-existing shared memory block/.test(this.message)
  }
}

/** Starts the server and waits until it takes connections, which after a crash is when it has mended its data. */
export async function runServer(place: ServerPlace): Promise<Server> {
  const args = ['-c', watchdog, 'radslag-postgres', place.sockets, place.program.postgres, ...settings(place)]
  // A session of its own: Ctrl-C in the terminal is for us, and we stop the server when the last request is done.
  const child = spawn('/bin/sh', args, { ...spawnAs(place.runner), cwd: place.cluster, detached: true })
  child.stdin.on('error', () => {})
  const said: string[] = []
  const pid = readPid(child)
  const ended = endOf(child, said)
  await readiness(child, said, ended)
  const server: Server = { pid: await pid, ended, stop: () => child.stdin.write('stop\n') }
  void ended.then(() => endOrphan(server.pid, place.cluster))
  return server
}

function readPid(child: ChildProcessWithoutNullStreams): Promise<number> {
  return new Promise((resolve) => child.stdout.once('data', (line) => resolve(Number(line))))
}

function endOf(child: ChildProcessWithoutNullStreams, said: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    // Closed when all it said has been read; a process of a killed server may hold that up.
    child.once('close', () => resolve(said.join('\n')))
    child.once('exit', () => {
      child.stdin.destroy()
      setTimeout(() => resolve(said.join('\n')), 500).unref()
    })
  })
}

/** Resolves when the server says that it is ready; keeps the last lines of what it says. */
function readiness(
  child: ChildProcessWithoutNullStreams,
  said: string[],
  ended: Promise<string>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      said.push(line)
      if (said.length > 20) said.shift()
      if (line.includes('database system is ready to accept connections')) resolve()
    })
    void ended.then((why) => reject(new ServerEnded(why)))
  })
}

/** Should only the watchdog have been killed, the server must not go on unwatched. */
function endOrphan(pid: number, cluster: string): void {
  if (servesFrom(pid, cluster)) process.kill(pid, 'SIGQUIT')
}

/**
 * Reachable by its socket alone. What people write never reaches the server's log: no statements, and no details of
 * errors, which quote the row.
 */
function settings({ cluster, sockets, fsync }: ServerPlace): string[] {
  const values = {
    listen_addresses: '',
    unix_socket_directories: sockets,
    unix_socket_permissions: '0700',
    timezone: 'UTC',
    lc_messages: 'C',
    jit: 'off',
    log_checkpoints: 'off',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(fsync ? {} : forgetful),
  }
  const pairs = Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return ['-D', clusterArgument(cluster), ...pairs]
}

/** For tests: nothing needs to outlive the machine, so nothing waits for the disk. */
const forgetful = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  shared_buffers: '32MB',
}
