import { monitorEventLoopDelay } from 'node:perf_hooks'

/** Upper bounds of the duration histogram, in seconds. Most pages take a few milliseconds; a 50 MB upload takes some seconds. */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 30] as const

type Labels = Readonly<Record<string, string | number>>

/** The labels are put in words once. */
interface Counted {
  readonly labels: string
  count: number
}

interface Durations extends Counted {
  readonly within: number[]
  sum: number
}

interface Sample {
  readonly labels?: Labels
  readonly value: number
}

/**
 * What this process has done and how it feels, in numbers for Prometheus. Labels are route patterns, methods and
 * statuses, never an address with its ids: nothing here tells of a person or a case.
 */
export class Metrics {
  private readonly requests = new Map<string, Counted>()
  private readonly durations = new Map<string, Durations>()
  private readonly lag = monitorEventLoopDelay({ resolution: 20 })

  constructor() {
    this.lag.enable()
  }

  /** @param seconds from the request's head to the answer's head */
  observe({ method, route, status, seconds }: RequestDone): void {
    const [asked, answered] = [`${method} ${route}`, `${method} ${route} ${status}`]
    const counted = this.requests.get(answered) ?? { labels: labelled({ method, route, status }), count: 0 }
    this.requests.set(answered, counted)
    counted.count += 1
    const durations = this.durations.get(asked) ?? {
      labels: labelled({ method, route }),
      within: bounds.map(() => 0),
      sum: 0,
      count: 0,
    }
    this.durations.set(asked, durations)
    durations.sum += seconds
    durations.count += 1
    for (const [index, bound] of bounds.entries()) if (seconds <= bound) durations.within[index]! += 1
  }

  /** The text format 0.0.4, with what the caller has read elsewhere (jobs, letters) after the process's own. */
  text(others: readonly Family[]): string {
    const own = [...this.requestLines(), ...this.durationLines()]
    return [...own, ...[...this.process(), ...others].flatMap(familyLines), ''].join('\n')
  }

  private requestLines(): string[] {
    const all = [...this.requests.values()]
    const lines = all.map(({ labels, count }) => `radslag_requests_total${labels} ${count}`)
    return [...head('radslag_requests_total', 'counter', 'Requests answered.'), ...lines.toSorted()]
  }

  private durationLines(): string[] {
    const name = 'radslag_request_seconds'
    const lines = [...this.durations.values()].flatMap(({ labels, within, sum, count }) => [
      ...bounds.map((bound, index) => `${name}_bucket${withBound(labels, bound)} ${within[index]}`),
      `${name}_bucket${withBound(labels, '+Inf')} ${count}`,
      `${name}_sum${labels} ${sum.toFixed(6)}`,
      `${name}_count${labels} ${count}`,
    ])
    return [...head(name, 'histogram', 'Seconds until a request was answered.'), ...lines]
  }

  /** The event loop's lag is that since the numbers were last read. */
  private process(): Family[] {
    const seconds = (nanoseconds: number): number => (Number.isFinite(nanoseconds) ? nanoseconds / 1e9 : 0)
    const lag = [
      { labels: { quantile: 0.5 }, value: seconds(this.lag.percentile(50)) },
      { labels: { quantile: 0.99 }, value: seconds(this.lag.percentile(99)) },
      { labels: { quantile: 1 }, value: seconds(this.lag.max) },
    ]
    this.lag.reset()
    const gauge = (name: string, help: string, value: number): Family => ({
      name,
      help,
      samples: [{ value }],
    })
    return [
      {
        name: 'radslag_event_loop_lag_seconds',
        help: 'Lag of the event loop since last read.',
        samples: lag,
      },
      gauge('process_resident_memory_bytes', 'Resident memory.', process.memoryUsage.rss()),
      gauge('process_uptime_seconds', 'Seconds since the process began.', process.uptime()),
    ]
  }
}

export interface RequestDone {
  readonly method: string
  readonly route: string
  readonly status: number
  readonly seconds: number
}

/** Gauges of one name. */
export interface Family {
  readonly name: string
  readonly help: string
  readonly samples: readonly Sample[]
}

function head(name: string, type: string, help: string): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`]
}

function familyLines({ name, help, samples }: Family): string[] {
  return [
    ...head(name, 'gauge', help),
    ...samples.map(({ labels, value }) => `${name}${labels ? labelled(labels) : ''} ${value}`),
  ]
}

function labelled(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(String(value))}"`)
  return `{${pairs.join(',')}}`
}

const withBound = (labels: string, bound: number | string): string => `${labels.slice(0, -1)},le="${bound}"}`

const escaped = (value: string): string =>
  value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
