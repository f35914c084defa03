import { systemClock } from '../kit/clock.ts'
import { type Command, print } from '../kit/command.ts'
import type { Database } from '../kit/db/db.ts'
import { readSettings } from '../kit/settings.ts'
import { verifyChain } from '../log/actions.ts'
import { texts } from '../log/texts.ts'
import { enterAll } from './entrance.ts'
import { reachDatabase } from './server.ts'

export const verifyCommand: Command = {
  name: 'verify',
  summary: 'checks that nothing in the log has been altered, taken out or put between',
  usage:
    "radslag verify\n\nWalks every association's chain and names the first entry that does not fit. Exit code 1 when there is one.",
  async run() {
    const opened = await reachDatabase(readSettings(process.env))
    try {
      return (await tellVerdicts(opened.database)) ? 0 : 1
    } finally {
      await opened.stop()
    }
  },
}

/** Prints what the walk of each association's chain found. @returns whether all of them hold */
export async function tellVerdicts(database: Database): Promise<boolean> {
  let whole = true
  for (const { id, slug } of await enterAll(database, systemClock.now())) {
    const verdict = await database.transaction(id, (db) => verifyChain({ db, association: id }))
    print(texts.sv.verdict(slug, verdict))
    whole &&= verdict.broken === null
  }
  return whole
}
