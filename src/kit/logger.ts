/** The program's own log: one JSON object a line on standard error, without personal data, addresses or letters' text. */
export type Fields = Readonly<Record<string, string | number | boolean | null | undefined>>

export interface Logger {
  info(event: string, fields?: Fields): void
  error(event: string, error: unknown, fields?: Fields): void
}

export const logger: Logger = {
  info: (event, fields) => write('info', event, fields),
  error: (event, error, fields) => write('error', event, { ...fields, ...told(error) }),
}

/** PostgreSQL's messages may quote the values that broke a rule; its code and constraint say enough. */
function told(error: unknown): Fields {
  if (!(error instanceof Error)) return { error: typeof error }
  const { code, constraint } = error as { code?: string; constraint?: string }
  const message = constraint ? `${code} ${constraint}` : error.message
  return { error: error.name, message, stack: error.stack?.split('\n').slice(1, 6).join(' | ') }
}

function write(level: string, event: string, fields?: Fields): void {
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), level, event, ...fields })}\n`)
}
