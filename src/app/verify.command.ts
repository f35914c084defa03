import { systemClock } from '../kit/clock.ts'
import { type Command, print } from '../kit/command.ts'
import type { Database } from '../kit/db/db.ts'
import { readSettings } from '../kit/settings.ts'
import { enterAll } from './entrance.ts'
import { reachDatabase } from './server.ts'
import { isWhole, keepVerification, verify } from './verification.actions.ts'
import { faultLines, verificationLines } from './verification.texts.ts'
import { type Told, holdAgainstDatabase, holdAgainstTranscript } from './verify-file.command.ts'

const withoutFiles = '--no-files'

export const verifyCommand: Command = {
  name: 'verify',
  summary: 'checks the log, the records and every file; or that a PDF of minutes is the one that was sealed',
  usage:
    "radslag verify [--no-files]\nradslag verify FILE.pdf [LOG.ndjson]\n\nWalks every association's chain and names the first entry that does not fit. Then compares the records (acts with their evidence, the register, versions, minutes, agreements, notices, incoming and sent letters, questions, calls, answers given by link, memberships) with what the log says was recorded, and every member's standing with its acts; and rereads every file (skipped with --no-files). Names the first thing that differs. Exit code 1 when there is one.\n\nWith a file: says whether it is minutes as they were sealed, by its hash in the chain; of a changed copy it names the byte.\nWith a transcript of the log beside it (saved from the page where minutes are approved) no database is needed.",
  async run(args) {
    const files = !args.includes(withoutFiles)
    const [file, transcript] = args.filter((arg) => arg !== withoutFiles)
    if (file && transcript) return printed(await holdAgainstTranscript(file, transcript))
    const opened = await reachDatabase(readSettings(process.env))
    try {
      const { database } = opened
      if (file) return printed(await holdAgainstDatabase(database, file))
      return (await tellVerdicts(database, { files })) ? 0 : 1
    } finally {
      await opened.stop()
    }
  },
}

function printed({ lines, holds }: Told): number {
  for (const line of lines) print(line)
  return holds ? 0 : 1
}

/** Prints what was found in each association, in Swedish, and what is wrong in English too. @returns whether all is whole */
export async function tellVerdicts(
  database: Database,
  how: { readonly files: boolean } = { files: true },
): Promise<boolean> {
  let whole = true
  for (const { id, slug } of await enterAll(database, systemClock.now())) {
    const found = await database.comparing(id, (db) =>
      verify({ db, association: id, clock: systemClock }, how),
    )
    await database.transaction(id, (db) =>
      keepVerification({ db, association: id, clock: systemClock }, { slug, found, manner: 'command' }),
    )
    for (const line of verificationLines(slug, found, 'sv')) print(line)
    for (const line of faultLines(found, 'en')) print(line)
    whole &&= isWhole(found)
  }
  return whole
}
