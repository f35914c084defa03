import { type Command, print } from '../kit/command.ts'
import { readSettings } from '../kit/settings.ts'
import { openDatabase } from './server.ts'

export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'brings the database to this version and stops',
  usage:
    'radslag migrate\n\nNot needed before serve, which does the same. Connects by DATABASE_OWNER_URL where set.',
  async run() {
    const opened = await openDatabase(readSettings(process.env))
    await opened.stop()
    print('Databasen har den här versionens schema. / The database has the schema of this version.')
    return 0
  },
}
