import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { clusterIn, database, superuser } from './cluster.ts'
import { holderOf } from './holder.ts'

/** The embedded PostgreSQL that another process of ours runs on that folder now; null when none does. */
export function runningPostgres(dataDir: string): { host: string; user: string; database: string } | null {
  const cluster = clusterIn(resolve(dataDir))
  if (!holderOf(cluster)) return null
  // PostgreSQL's own note: its number, folder, beginning, port, and the folder of its socket.
  const host = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[4]
  return host ? { host, user: superuser, database } : null
}
