import { chmodSync, cpSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { mendLinks } from './program-links.ts'

/** Folders in which a copy of the program may lie, best first. */
export function copyFolders(): string[] {
  const root = process.getuid?.() === 0
  const cache = root ? '/var/cache' : (process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'))
  const shared = `radslag-${process.getuid?.() ?? 'program'}`
  const folders = [
    join(cache, 'radslag'),
    join(tmpdir(), shared),
    join('/tmp', shared),
    join('/var/tmp', shared),
  ]
  return [...new Set(folders)]
}

/**
 * Makes the folder, and says whether it is ours and closed to other writers: what lies there will be run, and names in
 * /tmp can be guessed.
 */
export function claimFolder(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true })
    const found = lstatSync(folder)
    if (!found.isDirectory() || found.uid !== process.getuid?.()) return false
    chmodSync(folder, 0o755)
    return true
  } catch {
    return false
  }
}

/**
 * Copies the package's folder to `copy`, readable by all, with its links mended. The copy gets its name only when it is
 * whole, so that a start that is killed midway, or two starts at once, never leave half a program to be run.
 */
export async function copyTree(folder: string, copy: string): Promise<void> {
  const making = `${copy}.${process.pid}`
  try {
    cpSync(folder, making, {
      recursive: true,
      filter: (from) => !lstatSync(from).isSymbolicLink() && !isUnused(from),
    })
    openToAll(making)
    if (!mendLinks(making)) throw new Error(`cannot make links in ${making}`)
    rmSync(copy, { recursive: true, force: true })
    renameSync(making, copy)
  } catch (error) {
    rmSync(making, { recursive: true, force: true })
    if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
}

/** Static libraries, for those who compile against PostgreSQL. */
const isUnused = (path: string): boolean => path.endsWith('.a')

function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })) {
    const program = entry.isDirectory() || entry.parentPath.endsWith('/bin')
    chmodSync(join(entry.parentPath, entry.name), program ? 0o755 : 0o644)
  }
}
