import { systemClock } from '../kit/clock.ts'
import { type Command, print } from '../kit/command.ts'
import { readSettings } from '../kit/settings.ts'
import { rebuildAll } from '../ledger/jobs.ts'
import { openDatabase } from './server.ts'

export const rebuildCommand: Command = {
  name: 'rebuild',
  summary: 'recomputes every member’s standing from the acts',
  usage:
    'radslag rebuild\n\nAfter a restore, or when a list seems wrong. The server does the same each night. Nothing recorded is changed.',
  async run() {
    const opened = await openDatabase(readSettings(process.env))
    try {
      await rebuildAll({ database: opened.database, clock: systemClock })
      print('Alla lägen och parter är omräknade. / Every standing and party has been recomputed.')
      return 0
    } finally {
      await opened.stop()
    }
  },
}
