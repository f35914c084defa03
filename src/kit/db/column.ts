import { z } from 'zod'

/**
 * A jsonb column holds something else than the program writes there: an error of ours, or somebody has been in the database.
 * Nobody has typed it, so it is no refusal. A TypeError, which is what reading on would have ended in, further away.
 */
export class ColumnFault extends TypeError {
  override readonly name = 'ColumnFault'
  /** @param where of the value, e.g. `0.answer`; its words are left out, which may be somebody's */
  constructor(column: string, where: string, expected: string) {
    super(`${column}${where && ` at ${where}`}: ${expected}`)
  }
}

/**
 * What a jsonb column is read by: a value that has the shape is given as it is, unread keys and their order too, since hashes
 * are reckoned of it.
 * @param table and name as in SQL, for the error
 * @returns @throws ColumnFault
 */
export function column<T>(table: string, name: string, shape: z.ZodType<T>): (value: unknown) => T {
  return (value) => {
    const { error } = shape.safeParse(value)
    const [first] = error?.issues ?? []
    if (first) throw new ColumnFault(`${table}.${name}`, first.path.join('.'), first.message)
    return value as T
  }
}

/** As `column`, of one that holds a list of texts. */
export const textsColumn = (table: string, name: string): ((value: unknown) => string[]) =>
  column(table, name, z.array(z.string()))
