/** Samlat: what comes while the last lot is being done is done together in the next. */

export interface LotLimits {
  /** Things in one lot. */
  readonly count: number
  /** Of their weights; a thing that weighs more goes alone. */
  readonly weight: number
}

/** In lots of neighbours, each within the limits. */
export function lotsOf<T>(
  things: readonly T[],
  weigh: (thing: T) => number,
  { count, weight }: LotLimits,
): T[][] {
  const lots: T[][] = []
  let room = 0
  for (const thing of things) {
    const lot = lots.at(-1)
    if (lot && lot.length < count && weigh(thing) <= room) lot.push(thing)
    else {
      lots.push([thing])
      room = weight
    }
    room -= weigh(thing)
  }
  return lots
}

interface Waiting<T, R> {
  readonly thing: T
  readonly resolve: (result: R) => void
  readonly reject: (error: unknown) => void
}

/**
 * Does things in lots: one at a time, and no thing waits for company. Where a lot fails, each in it is done once more by
 * itself, so that nobody's fault is another's; `together` must have left nothing behind when it throws.
 */
export class Gathering<T, R> {
  private readonly together: (things: readonly T[]) => Promise<readonly R[]>
  private readonly weigh: (thing: T) => number
  private readonly limits: LotLimits
  private waiting: Waiting<T, R>[] = []
  private busy = false

  constructor(
    together: (things: readonly T[]) => Promise<readonly R[]>,
    weigh: (thing: T) => number,
    limits: LotLimits,
  ) {
    this.together = together
    this.weigh = weigh
    this.limits = limits
  }

  /** Resolves when the lot that it was in is done. */
  async add(thing: T): Promise<R> {
    return await new Promise<R>((resolve, reject) => {
      this.waiting.push({ thing, resolve, reject })
      if (!this.busy) void this.run()
    })
  }

  private async run(): Promise<void> {
    this.busy = true
    while (this.waiting.length > 0) {
      const [lot = []] = lotsOf(this.waiting, ({ thing }) => this.weigh(thing), this.limits)
      this.waiting = this.waiting.slice(lot.length)
      await this.settle(lot)
    }
    this.busy = false
  }

  private async settle(lot: readonly Waiting<T, R>[]): Promise<void> {
    try {
      const results = await this.together(lot.map(({ thing }) => thing))
      for (const [index, { resolve }] of lot.entries()) resolve(results[index]!)
    } catch (error) {
      if (lot.length === 1) lot[0]!.reject(error)
      else for (const one of lot) await this.settle([one])
    }
  }
}
