/**
 * What has been reckoned from an association's books, kept for as long as nothing new stands in them: `head` is the number
 * of the last entry of its log, and every change that a page can show is logged in the same transaction. Whoever reads
 * must have read `head` before what is kept under it. The least recently used is let go first.
 */
export class Memory<T> {
  private readonly limit: number
  private readonly kept = new Map<
    string,
    { readonly head: number; readonly value: T; readonly weight: number }
  >()
  private weight = 0

  /** @param limit what all that is kept may weigh together, in the unit that `keep` is given */
  constructor(limit: number) {
    this.limit = limit
  }

  get(key: string, head: number): T | undefined {
    const found = this.kept.get(key)
    if (!found) return undefined
    if (found.head !== head) {
      // A reader who began before the last change must not drop what a later one has kept.
      if (found.head < head) this.drop(key)
      return undefined
    }
    this.kept.delete(key)
    this.kept.set(key, found)
    return found.value
  }

  keep(key: string, head: number, value: T, weight: number): void {
    if (weight > this.limit || (this.kept.get(key)?.head ?? 0) > head) return
    this.drop(key)
    this.kept.set(key, { head, value, weight })
    this.weight += weight
    for (const oldest of this.kept.keys()) {
      if (this.weight <= this.limit) break
      this.drop(oldest)
    }
  }

  private drop(key: string): void {
    this.weight -= this.kept.get(key)?.weight ?? 0
    this.kept.delete(key)
  }
}
