import pg from 'pg'

/** What something cost in talk with the database. */
export interface Trips<T> {
  readonly result: T
  /** How often something was sent after an answer had come: queries that do not wait for each other are one trip. */
  readonly trips: number
  /** Queries and statements, beginnings and ends of transactions too. */
  readonly queries: number
}

type Query = (this: unknown, ...given: unknown[]) => Promise<unknown>

/** Counts what this process sends to the database. One thing at a time: it does not know who asks. */
export function countingTrips(): { during<T>(run: () => Promise<T>): Promise<Trips<T>> } {
  const count = { trips: 0, queries: 0 }
  let together = false
  const client = pg.Client.prototype as unknown as { query: Query }
  const { query } = client
  const answered = (): void => void (together = false)
  client.query = function (...given) {
    count.queries += 1
    if (!together) count.trips += 1
    together = true
    const answer = query.apply(this, given)
    // Heard before whoever asked goes on, since it was here first.
    answer.then(answered, answered)
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
