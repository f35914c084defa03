import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'

/** A file system of a test's own, in memory: it can be filled, and made read-only, without harm to anything else. */
export interface SmallDisk {
  readonly folder: string
  /** From now on nothing can be written there. Nobody may have a file of it open for writing. */
  makeReadOnly(): void
}

/** Why a test that needs one is skipped. */
export const noSmallDisk = 'a file system of its own could not be mounted (that takes root)'

/** Mounted until the test file ends; null where that is not allowed. */
export function smallDisk(megabytes: number): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'radslag-disk-'))
  const mount = (options: string): void => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' })
  }
  try {
    mount(`size=${megabytes}m,mode=0755`)
  } catch {
    rmSync(folder, { recursive: true })
    return null
  }
  after(() => {
    execFileSync('umount', ['--lazy', folder])
    rmSync(folder, { recursive: true })
  })
  return { folder, makeReadOnly: () => mount('remount,ro') }
}
