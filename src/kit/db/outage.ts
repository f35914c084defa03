/** Avbrott: the database cannot do its part just now, which is nobody's mistake at the keyboard. */
export type Outage = 'full' | 'away'

/** SQLSTATE 53100 and what the system says when a write finds no room, or a disk that takes no writes any more. */
const noRoom = /^(53100|ENOSPC|EDQUOT|EROFS)$/

/** Ended or ending (57P), no connection (08), too many (53300), and the words of the socket and of the driver. */
const noServer = /^(57P0[1-5]|08\w{3}|53300|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT)$/
const driverWords =
  /^(Connection terminated|Client has encountered a connection error|timeout expired)|not queryable/

/** What hinders the database, where that and no bug is why `error` was thrown; null for every other error. */
export function outageOf(error: unknown): Outage | null {
  if (!(error instanceof Error)) return null
  const code = 'code' in error ? String(error.code) : ''
  if (noRoom.test(code)) return 'full'
  return noServer.test(code) || driverWords.test(error.message) ? 'away' : null
}
