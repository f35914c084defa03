import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/*
 * The lock on a data folder is PostgreSQL's own (postmaster.pid and its shared memory, which no two servers can share).
 * Beside it we note which of our processes started the server, so that a second start can name it, and so that a
 * start just after a kill waits for the old server to finish rather than give up.
 */

const noteOf = (cluster: string): string => `${cluster}.pid`
const lockOf = (cluster: string): string => join(cluster, 'postmaster.pid')

/** A lock file as old as this is not that of a server about to write its number in it. */
const settledMs = 10_000

export function noteHolder(cluster: string): void {
  writeFileSync(noteOf(cluster), `${process.pid}\n`)
}

export function forgetHolder(cluster: string): void {
  rmSync(noteOf(cluster), { force: true })
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The process that has the folder and is alive; null when its server is only still ending. */
export function holderOf(cluster: string): number | null {
  const server = firstNumber(lockOf(cluster))
  const holder = firstNumber(noteOf(cluster))
  return server && holder && servesFrom(server, cluster) && isRunning(holder) ? holder : null
}

/** The server that PostgreSQL's lock file names. */
export const serverOf = (cluster: string): number | null => firstNumber(lockOf(cluster))

/**
 * Removes PostgreSQL's lock file when the process it names is certainly another one now: in a container the numbers
 * are the same after each start, and PostgreSQL alone would take that for a running server for ever.
 */
export function removeStaleLock(cluster: string): void {
  const lock = statSync(lockOf(cluster), { throwIfNoEntry: false })
  if (!lock || Date.now() - lock.mtimeMs < settledMs) return
  const server = serverOf(cluster)
  if (!server || !servesFrom(server, cluster)) rmSync(lockOf(cluster), { force: true })
}

/** Whether that process works in that folder; where this cannot be seen, any living process may. */
export function servesFrom(pid: number, cluster: string): boolean {
  if (!isRunning(pid)) return false
  if (process.platform !== 'linux') return true
  try {
    const [at, folder] = [statSync(`/proc/${pid}/cwd`), statSync(cluster)]
    return at.dev === folder.dev && at.ino === folder.ino
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOENT'
  }
}

function firstNumber(file: string): number | null {
  try {
    return Number.parseInt(readFileSync(file, 'utf8'), 10) || null
  } catch {
    return null
  }
}
