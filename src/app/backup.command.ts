import { existsSync } from 'node:fs'
import { systemClock } from '../kit/clock.ts'
import { type Command, print } from '../kit/command.ts'
import { backUp } from '../kit/db/backup.ts'
import { Database, type Connection } from '../kit/db/db.ts'
import { restore } from '../kit/db/restore.ts'
import { startPostgres } from '../kit/postgres/postgres.ts'
import { Refusal } from '../kit/refusal.ts'
import { type Settings, readSettings } from '../kit/settings.ts'
import { reachDatabase } from './server.ts'
import { tellVerdicts } from './verify.command.ts'

export const backupCommand: Command = {
  name: 'backup',
  summary: 'writes everything to one compressed file while the program keeps running',
  usage:
    'radslag backup FILE\n\nThe file holds every association as it was at one moment, files and log included; keep it as safe as the database.\nSessions and jobs are left out.',
  async run([file]) {
    if (!file) return usage(this)
    if (existsSync(file)) throw new Refusal('backup.there-already', { file })
    const opened = await reachDatabase(readSettings(process.env))
    try {
      const rows = await backUp(opened.owner, file, systemClock.now())
      print(`${file}: ${rows} rader / rows`)
      return 0
    } finally {
      await opened.stop()
    }
  },
}

export const restoreCommand: Command = {
  name: 'restore',
  summary: 'restores a backup into an empty database and verifies it',
  usage:
    'radslag restore FILE\n\nInto the database that DATABASE_URL names, or a new embedded one in DATA_DIR. All or nothing.\nLetters that had not been sent are marked as failed, to be sent again by hand. Exit code 1 when a log is not intact.',
  async run([file]) {
    if (!file) return usage(this)
    const empty = await emptyDatabase(readSettings(process.env))
    try {
      const rows = await restore(empty.owner, file)
      print(`${file}: ${rows} rader / rows`)
      const database = new Database(empty.connection)
      const whole = await tellVerdicts(database)
      await database.close()
      return whole ? 0 : 1
    } finally {
      await empty.stop()
    }
  },
}

function usage(command: Command): number {
  print(command.usage)
  return 2
}

interface EmptyDatabase {
  readonly owner: Connection
  readonly connection: Connection
  stop(): Promise<void>
}

/** Not migrated: a backup of an older program is laid into its own schema first. */
async function emptyDatabase(settings: Settings): Promise<EmptyDatabase> {
  if (!settings.databaseUrl) {
    const embedded = await startPostgres({ dataDir: settings.dataDir })
    return { owner: embedded.connection, connection: embedded.connection, stop: () => embedded.stop() }
  }
  const owner = { connectionString: settings.databaseOwnerUrl! }
  return { owner, connection: { connectionString: settings.databaseUrl }, stop: async () => {} }
}
