import { systemClock } from '../kit/clock.ts'
import { type Command, print } from '../kit/command.ts'
import type { Database } from '../kit/db/db.ts'
import { readSettings } from '../kit/settings.ts'
import { verifyChain } from '../log/actions.ts'
import { texts } from '../log/texts.ts'
import { enterAll } from './entrance.ts'
import { reachDatabase } from './server.ts'
import { type Told, holdAgainstDatabase, holdAgainstTranscript } from './verify-file.command.ts'

export const verifyCommand: Command = {
  name: 'verify',
  summary: 'checks the log, or that a PDF of minutes is the one that was sealed',
  usage:
    "radslag verify [FILE.pdf [LOG.ndjson]]\n\nWalks every association's chain and names the first entry that does not fit. Exit code 1 when there is one.\n\nWith a file: says whether it is minutes as they were sealed, by its hash in the chain; of a changed copy it names the byte.\nWith a transcript of the log beside it (saved from the page where minutes are adjusted) no database is needed.",
  async run([file, transcript]) {
    if (file && transcript) return printed(await holdAgainstTranscript(file, transcript))
    const opened = await reachDatabase(readSettings(process.env))
    try {
      const { database } = opened
      if (file) return printed(await holdAgainstDatabase(database, file))
      return (await tellVerdicts(database)) ? 0 : 1
    } finally {
      await opened.stop()
    }
  },
}

function printed({ lines, holds }: Told): number {
  for (const line of lines) print(line)
  return holds ? 0 : 1
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
