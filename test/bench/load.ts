import { readFileSync, readdirSync } from 'node:fs'
import { Agent, get } from 'node:http'

/** One request; how long until its last byte, in milliseconds. */
export function timeOf(url: string, agent?: Agent, headers: Record<string, string> = {}): Promise<number> {
  const began = performance.now()
  return new Promise((resolve, reject) => {
    get(url, { headers, ...(agent && { agent }) }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url}: ${response.statusCode}`))
      response.resume().on('end', () => resolve(performance.now() - began))
    }).on('error', reject)
  })
}

/** Something that is asked again and again of one process. */
export interface Asked {
  readonly pid: number
  /** Asks once, on the agent's connections. */
  readonly ask: (agent: Agent) => Promise<unknown>
}

export interface Slice {
  readonly perSecond: number
  /** Of the serving process alone, milliseconds of CPU for all of the slice's requests. */
  readonly cpu: number
  readonly requests: number
}

/** Connections that ask again as soon as they are answered. */
async function slice({ pid, ask }: Asked, seconds: number, clients: number): Promise<Slice> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const before = cpuOf(pid)
  const began = performance.now()
  let requests = 0
  const each = Array.from({ length: clients }, async () => {
    while (performance.now() < began + seconds * 1000) {
      await ask(agent)
      requests += 1
    }
  })
  await Promise.all(each)
  const took = (performance.now() - began) / 1000
  const cpu = cpuOf(pid) - before
  agent.destroy()
  return { perSecond: requests / took, cpu, requests }
}

export interface Comparison {
  /** The program's pace against the bare server's: the middle of all rounds. */
  readonly ratio: number
  /** Milliseconds of CPU for a request, over all rounds. */
  readonly cpu: number
  readonly bareCpu: number
}

/**
 * Short slices of the two by turns, so that whatever else the machine does meets both alike; the one that begins changes
 * from round to round. The first two rounds are for warming up.
 */
export async function compare(
  ours: Asked,
  bare: Asked,
  { rounds = 14, seconds = 0.7, clients = 8 } = {},
): Promise<Comparison> {
  const found: { ours: Slice; bare: Slice }[] = []
  for (let round = 0; round < rounds + 2; round += 1) {
    const first = await slice(round % 2 ? ours : bare, seconds, clients)
    const second = await slice(round % 2 ? bare : ours, seconds, clients)
    found.push(round % 2 ? { ours: first, bare: second } : { ours: second, bare: first })
  }
  const counted = found.slice(2)
  return {
    ratio: median(counted.map((pair) => pair.ours.perSecond / pair.bare.perSecond)),
    cpu: each(counted.map((pair) => pair.ours)),
    bareCpu: each(counted.map((pair) => pair.bare)),
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

const each = (slices: readonly Slice[]): number =>
  sum(slices.map(({ cpu }) => cpu)) / sum(slices.map(({ requests }) => requests))

/** Milliseconds that a process has used, from Linux's own count. */
export function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
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

/** Processor time of a process and all that it has started, in milliseconds: the database's too, where that is its own. */
export function cpuOfFamily(pid: number): number {
  const processes = readdirSync('/proc').flatMap((name) => statOf(name) ?? [])
  const family = new Set([pid])
  // A child has a number that is not always higher than its parent's: as many passes as there are generations.
  for (let grown = 0; grown < family.size;) {
    grown = family.size
    for (const { id, parent } of processes) if (family.has(parent)) family.add(id)
  }
  return processes.filter(({ id }) => family.has(id)).reduce((sum, { cpu }) => sum + cpu, 0)
}

/** Null for what is no process, or none any more. */
function statOf(name: string): { id: number; parent: number; cpu: number } | null {
  if (!/^\d+$/.test(name)) return null
  try {
    const fields = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]!.split(' ')
    // Its own, and of those of its children that have ended.
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
    return { id: Number(name), parent: Number(fields[1]), cpu: ticks * 10 }
  } catch {
    return null
  }
}
