import type { CompiledQuery } from 'kysely'
import type { Db } from './db.ts'

/** Stands in a query for what it is given each time. */
class Blank {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

/** Whatever is asked of it by name is a blank. */
const blanks = new Proxy({}, { get: (_, name) => new Blank(String(name)) })

/**
 * A query that is asked often, written out once: to build one and put it in words takes longer than to send it, and leaves
 * more to clear away. What it is given stands in it as it is; nothing in it depends on what that is, nor can it be looked
 * at while the query is written (a list is one parameter: `= any(${given.ids})`).
 */
export function often<Given extends object, Row>(
  write: (db: Db, given: Given) => { compile(db: Db): CompiledQuery<Row> },
): (db: Db, given: Given) => Promise<Row[]> {
  let written: CompiledQuery<Row> | null = null
  return async (db, given) => {
    written ??= write(db, blanks as Given).compile(db)
    const parameters = written.parameters.map((value) =>
      value instanceof Blank ? given[value.name as keyof Given] : value,
    )
    return (await db.executeQuery<Row>({ ...written, parameters })).rows
  }
}
