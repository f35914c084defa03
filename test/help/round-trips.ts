import pg from 'pg'

/** What something cost in talk with the database. */
export interface Trips<T> {
  readonly result: T
  /** How often something was sent after an answer had come: queries that do not wait for each other are one trip. */
  readonly trips: number
  /** Queries and statements, beginnings and ends of transactions too. */
  readonly queries: number
}

type Heard = (...given: unknown[]) => void
type Query = (this: unknown, ...given: unknown[]) => Promise<unknown> | undefined

/** Counts what this process sends to the database. One thing at a time: it does not know who asks. */
export function countingTrips(): { during<T>(run: () => Promise<T>): Promise<Trips<T>> } {
  const count = { trips: 0, queries: 0 }
  let together = false
  const client = pg.Client.prototype as unknown as { query: Query }
  const { query } = client
  const answered = (): void => void (together = false)
  client.query = function (...given) {
    count.queries += 1
    // The end of a reading is sent, and not waited for.
    if (given[0] === 'rollback') return query.apply(this, given)
    if (!together) count.trips += 1
    together = true
    // Heard before whoever asked goes on. The pool's own queries tell by a call, the others by a promise.
    const last = given.at(-1)
    if (typeof last === 'function') {
      const hear: Heard = (...answer) => {
        answered()
        ;(last as Heard)(...answer)
      }
      return query.apply(this, [...given.slice(0, -1), hear])
    }
    const answer = query.apply(this, given)
    answer?.then(answered, answered)
    return answer
  }
  return {
    async during(run) {
      const before = { ...count }
      const result = await run()
      return { result, trips: count.trips - before.trips, queries: count.queries - before.queries }
    },
  }
}
