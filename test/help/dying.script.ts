/**
 * The whole program, to be killed in the middle: it takes letters in, opens them, lets answers be registered and sends what
 * is to leave. Loaded, it waits on stdin for a line that says when to die (`Death` as JSON, or `null`); then it starts, with
 * the settings of `serve`. On its fourth pipe it says when it is open (`open`), and what begins (`+take`) and ends (`-take`).
 */
import { once } from 'node:events'
import { writeSync } from 'node:fs'
import { start } from '../../src/app/server.ts'
import { Database, type Db } from '../../src/kit/db/db.ts'
import { readSettings } from '../../src/kit/settings.ts'
import type { Death, Step } from './dying-program.ts'

/** Which step a transaction is, told by who opens it. */
const openers: readonly (readonly [Step, RegExp])[] = [
  ['take', calledBy('takeTogether')],
  ['whose', calledBy('(?:readAssociations|whoseTokens)')],
  ['parse', calledBy('openLot')],
  ['register', calledBy('register')],
  ['send', calledBy('sendLetter')],
]

/** As a call stack names it: made one file, the second function of a name has a number after it. */
function calledBy(name: string): RegExp {
  return new RegExp(`\\bat (?:async )?(?:\\w+\\.)?${name}\\d* `)
}

Error.stackTraceLimit = 40
const stepNow = (): Step | null => {
  const stack = new Error('where').stack ?? ''
  return openers.find(([, pattern]) => pattern.test(stack))?.[0] ?? null
}

const say = (words: string): void => void writeSync(3, `${words}\n`)

class DyingDatabase extends Database {
  death: Death | null = null
  private left = 0

  dieAt(death: Death | null): void {
    this.death = death
    this.left = death?.nth ?? 0
  }

  override async transaction<T>(association: number | null, work: (db: Db) => Promise<T>): Promise<T> {
    const step = stepNow()
    return await this.within(step === 'parse' ? 'keep' : step, (dying) =>
      super.transaction(association, async (db) => {
        const done = await work(db)
        dying('before')
        return done
      }),
    )
  }

  override async reading<T>(association: number | null, look: (db: Db) => Promise<T>): Promise<T> {
    const step = stepNow()
    return await this.within(step === 'whose' || step === 'parse' ? step : null, () =>
      super.reading(association, look),
    )
  }

  /** A letter's parsing lies between what is read for it and what is kept of it. */
  private async within<T>(
    step: Step | null,
    run: (dying: (side: Death['side']) => void) => Promise<T>,
  ): Promise<T> {
    if (step === null) return await run(() => {})
    const isThis = step === this.death?.step && (this.left -= 1) === 0
    const dying = (side: Death['side']): void => {
      if (isThis && side === this.death?.side) process.kill(process.pid, 'SIGKILL')
    }
    say(`+${step}`)
    try {
      const result = await run(dying)
      dying('after')
      return result
    } finally {
      if (step !== 'parse') say(`-${step}`)
      if (step === 'keep') say('-parse')
    }
  }
}

const settings = readSettings(process.env)
const connection = { connectionString: settings.databaseUrl! }
const database = new DyingDatabase(connection)
const [line] = (await once(process.stdin, 'data')) as [Buffer]
process.stdin.unref()
database.dieAt(JSON.parse(line.toString()) as Death | null)
await start(settings, { opened: { owner: connection, database, stop: () => database.close() } })
say('open')
