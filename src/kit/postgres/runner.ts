import { chmodSync, chownSync, lchownSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** The user PostgreSQL runs as, when that is not the user who started the program. */
export interface Runner {
  readonly uid: number
  readonly gid: number
}

/** `nobody` and its group have this number on every Linux; names may be missing in a container. */
const nobody: Runner = { uid: 65534, gid: 65534 }

const isRoot = (): boolean => process.getuid?.() === 0

/**
 * Who shall run the database in `folder` (which need not exist). PostgreSQL refuses to run as root, so root hands it
 * to the folder's owner, or to `nobody` where that is root itself. Null: the user we are.
 */
export function runnerOf(folder: string): Runner | null {
  if (!isRoot()) return null
  const owner = statSync(folder, { throwIfNoEntry: false })
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : nobody
}

/** Makes the folder private to the runner, with all that a copy by root left to root in it. */
export function giveTo(runner: Runner | null, folder: string): void {
  if (runner && statSync(folder).uid !== runner.uid) {
    for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      lchownSync(join(folder, entry), runner.uid, runner.gid)
    }
    chownSync(folder, runner.uid, runner.gid)
  }
  chmodSync(folder, 0o700)
}

/** Options for `spawn`: the runner, and nothing of our own environment (PGDATA, a Swedish LC_ALL) to mislead it. */
export function spawnAs(runner: Runner | null): { env: NodeJS.ProcessEnv; uid?: number; gid?: number } {
  return { env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }, ...runner }
}
