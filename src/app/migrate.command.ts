import { type Command, print } from '../kit/command.ts'
import { readSettings } from '../kit/settings.ts'
import { openDatabase } from './server.ts'

export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'brings the database up to this version and exits',
  usage:
    'radslag migrate\n\nNot needed before serve, which does the same. Connects by DATABASE_OWNER_URL where set.',
  async run() {
    const opened = await openDatabase(readSettings(process.env))
    await opened.stop()
    print('Databasen är anpassad till den här versionen. / The database is up to date with this version.')
    return 0
  },
}
