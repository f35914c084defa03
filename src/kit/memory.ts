/**
 * What has been read or reckoned from the database, for as long as nothing is written in it: kept under the database's
 * state (`Database.state`), and given only under the same. Whoever keeps something must have asked for the state before
 * reading what it is made of. The least recently used is let go first.
 */
export class Memory<T> {
  private readonly limit: number
  private readonly states: 'one' | 'many'
  private readonly kept = new Map<string, Kept<T>>()
  private weight = 0
  private state = ''

  /**
   * @param limit what all that is kept may weigh together, in the unit that `keep` is given
   * @param states `many` where what is kept has states of its own, beside each other
   */
  constructor(limit: number, states: 'one' | 'many' = 'one') {
    this.limit = limit
    this.states = states
  }

  /** What is kept under whatever state: it may hold no longer. */
  latest(key: string): T | undefined {
    return this.kept.get(key)?.value
  }

  get(key: string, state: string): T | undefined {
    const found = this.kept.get(key)
    if (found?.state !== state) return undefined
    this.kept.delete(key)
    this.kept.set(key, found)
    return found.value
  }

  keep(key: string, state: string, value: T, weight: number): void {
    if (this.states === 'one' && state !== this.state) this.forget(state)
    this.drop(key)
    if (weight > this.limit) return
    this.kept.set(key, { state, value, weight })
    this.weight += weight
    for (const oldest of this.kept.keys()) {
      if (this.weight <= this.limit) break
      this.drop(oldest)
    }
  }

  /** A state does not come again: what was kept under another is let go of at once, and its memory with it. */
  private forget(state: string): void {
    this.kept.clear()
    this.weight = 0
    this.state = state
  }

  private drop(key: string): void {
    this.weight -= this.kept.get(key)?.weight ?? 0
    this.kept.delete(key)
  }
}

interface Kept<T> {
  readonly state: string
  readonly value: T
  readonly weight: number
}

/** What follows from a thing alone, reckoned when it is first asked for and kept for as long as the thing itself is. */
export function reckonedOnce<Thing extends object, Known>(
  reckon: (thing: Thing) => Known,
): (thing: Thing) => Known {
  const reckoned = new WeakMap<Thing, { readonly known: Known }>()
  return (thing) => {
    const found = reckoned.get(thing) ?? { known: reckon(thing) }
    reckoned.set(thing, found)
    return found.known
  }
}
