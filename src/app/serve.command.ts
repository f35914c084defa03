import { systemClock } from '../kit/clock.ts'
import { type Command, print } from '../kit/command.ts'
import { logger } from '../kit/logger.ts'
import { readSettings } from '../kit/settings.ts'
import { inviteFirstAdministrator } from '../people/colleague.actions.ts'
import { type Running, start } from './server.ts'

const signals = ['SIGTERM', 'SIGINT'] as const

/** A Ctrl-C may come twice, from the terminal and handed on by npm: so soon it is the same one. In milliseconds. */
const sameAsking = 500

/** Should something that we know nothing of hold the program up, it ends all the same, so long after it was asked to. */
const latest = 30_000

/** Ends in good order when the process is asked to (SIGTERM from a service manager, SIGINT from a keyboard); asked again, at once. */
export async function untilStopped(running: Running): Promise<void> {
  const reason = await asked()
  const since = performance.now()
  for (const name of signals)
    process.on(name, () => performance.now() - since > sameAsking && process.exit(1))
  setTimeout(() => process.exit(1), latest).unref()
  logger.info('server.stopping', { reason })
  await running.stop()
}

async function asked(): Promise<string> {
  return await new Promise<string>((resolve) => {
    for (const name of signals) process.once(name, () => resolve(name))
    if (process.env['npm_lifecycle_event']) whenOrphaned(() => resolve('npm ended'))
  })
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
