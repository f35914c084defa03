import { existsSync, readFileSync, renameSync, symlinkSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

interface Link {
  readonly source: string
  readonly target: string
}

/**
 * Makes the links between library names that an npm package cannot carry (libicuuc.so.60 → libicuuc.so.60.2), from
 * the package's own list. The package's install script does it too, but scripts are often switched off.
 * Each link is made under another name and renamed, so that two processes at once do no harm.
 * @returns false when links are missing and the folder cannot be written.
 */
export function mendLinks(folder: string): boolean {
  const list = join(folder, 'native', 'pg-symlinks.json')
  try {
    for (const link of JSON.parse(readFileSync(list, 'utf8')) as Link[]) mendLink(folder, link)
    return true
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS', 'ENOSPC'].includes((error as NodeJS.ErrnoException).code ?? ''))
      return false
    throw error
  }
}

function mendLink(folder: string, link: Link): void {
  const target = join(folder, link.target)
  if (existsSync(target)) return
  const made = `${target}.${process.pid}`
  symlinkSync(relative(dirname(target), join(folder, link.source)), made)
  renameSync(made, target)
}
