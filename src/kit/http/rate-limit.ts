/** So many tries per key and minute; the bucket fills evenly. Held in memory: a restart forgives. */
export class RateLimit {
  private readonly perMinute: number
  private readonly buckets = new Map<string, { left: number; at: number }>()

  constructor(perMinute: number) {
    this.perMinute = perMinute
  }

  /** Takes one try; false when there is none left. @param nowMs milliseconds of any steady clock */
  take(key: string, nowMs: number = performance.now()): boolean {
    const bucket = this.buckets.get(key) ?? { left: this.perMinute, at: nowMs }
    const left = Math.min(this.perMinute, bucket.left + ((nowMs - bucket.at) / 60_000) * this.perMinute)
    // A refused try takes nothing: whoever waits is let in again, whoever goes on trying is not punished for longer.
    this.buckets.set(key, { left: left >= 1 ? left - 1 : left, at: nowMs })
    if (this.buckets.size > 10_000) this.forget(nowMs)
    return left >= 1
  }

  /** Buckets that are full again say nothing and are let go. */
  private forget(nowMs: number): void {
    for (const [key, bucket] of this.buckets) if (nowMs - bucket.at > 60_000) this.buckets.delete(key)
  }
}
