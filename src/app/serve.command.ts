import { systemClock } from '../kit/clock.ts'
import { type Command, print } from '../kit/command.ts'
import { logger } from '../kit/logger.ts'
import { readSettings } from '../kit/settings.ts'
import { inviteFirstAdministrator } from '../people/actions.ts'
import { type Running, start } from './server.ts'

/** Resolves when the process is asked to end (SIGTERM from a service manager, SIGINT from a keyboard). */
export async function untilStopped(running: Running): Promise<void> {
  const reason = await new Promise<string>((resolve) => {
    for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => resolve(name))
    if (process.env['npm_lifecycle_event']) whenOrphaned(() => resolve('npm ended'))
  })
  logger.info('server.stopping', { reason })
  await running.stop()
}

/** npm does not hand on the signal that ends it, and would leave the program running without a parent. */
function whenOrphaned(stop: () => void): void {
  const parent = process.ppid
  const watch = setInterval(() => process.ppid !== parent && stop(), 500)
  watch.unref()
}

export const serveCommand: Command = {
  name: 'serve',
  summary: 'starts the program',
  usage:
    'radslag serve\n\nSettings come from the environment; see radslag --help.\nThe first start prints a one-time link for the administrator.',
  async run() {
    const settings = readSettings(process.env)
    const running = await start(settings)
    const token = await running.database.transaction(null, (db) =>
      inviteFirstAdministrator({ db, clock: systemClock }),
    )
    print(`Rådslag: ${settings.publicUrl}`)
    if (token) print(`Första administratören / first administrator: ${settings.publicUrl}/setup/${token}`)
    await untilStopped(running)
    return 0
  },
}
