import { readFileSync } from 'node:fs'
import { Agent, get } from 'node:http'

/** One request; how long until its last byte, in milliseconds. */
export function timeOf(url: string, agent?: Agent): Promise<number> {
  const began = performance.now()
  return new Promise((resolve, reject) => {
    get(url, { ...(agent && { agent }) }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url}: ${response.statusCode}`))
      response.resume().on('end', () => resolve(performance.now() - began))
    }).on('error', reject)
  })
}

export interface Load {
  readonly perSecond: number
  /** Of the serving process alone, milliseconds of CPU for each request; null where that cannot be read. */
  readonly cpu: number | null
}

/** Eight connections that ask again as soon as they are answered. */
export async function load(url: string, pid: number, seconds: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 })
  const until = performance.now() + seconds * 1000
  const before = cpuOf(pid)
  const began = performance.now()
  let requests = 0
  const each = Array.from({ length: 8 }, async () => {
    while (performance.now() < until) {
      await timeOf(url, agent)
      requests += 1
    }
  })
  await Promise.all(each)
  const took = (performance.now() - began) / 1000
  const after = cpuOf(pid)
  agent.destroy()
  return { perSecond: requests / took, cpu: before === null ? null : (after! - before) / requests }
}

/** Milliseconds that a process has used, from Linux's own count. */
function cpuOf(pid: number): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return null
  }
}

export function memoryOf(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(line?.[1]) / 1024
}

/** @param share 0.5 is the median, 0.99 what all but one in a hundred are below */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)]!
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)
