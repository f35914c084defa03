import { readFileSync, readdirSync } from 'node:fs'

/** The CPU time of the children that open letters, as the system counts it (in hundredths of a second). */

/** A kernel counts in these. Milliseconds. */
const tick = 10

interface Worker {
  readonly pid: number
  /** Milliseconds, its own and the system's for it. */
  readonly spent: number
}

/** This process's children that run that worker, alive now. */
export function workersOf(worker: RegExp): Worker[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
        if (Number(fields[1]) !== process.pid) return []
        if (!worker.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))) return []
        return [{ pid: Number(pid), spent: (Number(fields[11]) + Number(fields[12])) * tick }]
      } catch {
        // It has ended meanwhile.
        return []
      }
    })
}

/**
 * What the workers have spent from one look to the next; null where one of them has been started or has ended between,
 * since a start is no work and the work of one that has ended is not known.
 */
export function spentBetween(before: readonly Worker[], after: readonly Worker[]): number | null {
  if (before.length === 0 || before.map(({ pid }) => pid).join() !== after.map(({ pid }) => pid).join())
    return null
  return after.reduce((sum, { spent }, index) => sum + spent - before[index]!.spent, 0)
}
