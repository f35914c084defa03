import { outageOf } from './db/outage.ts'
import { Refusal } from './refusal.ts'

/** No such database, no such user, a wrong password: what DATABASE_URL says is not so. */
const notLetIn = /^(3D000|28000|28P01)$/

/**
 * What is wrong around a command and not in it: a database that does not answer, a file that is not there. Its own words
 * say which; they are given with a sentence on what to do, and without the stack of a bug.
 * @returns the refusal; any other error as it was
 */
export function surroundingsFault(thrown: unknown): unknown {
  if (!(thrown instanceof Error) || thrown instanceof Refusal) return thrown
  const { code = '', path, syscall } = thrown as NodeJS.ErrnoException
  if (path !== undefined && syscall !== undefined && syscall !== 'connect')
    return new Refusal('command.no-file', { file: path, why: code })
  const why = thrown.message || code
  return notLetIn.test(code) || outageOf(thrown) === 'away'
    ? new Refusal('command.no-database', { why })
    : thrown
}
