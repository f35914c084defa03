import { demoCommand } from './app/demo.command.ts'
import { backupCommand, restoreCommand } from './app/backup.command.ts'
import { benchCommand } from './app/bench.command.ts'
import { migrateCommand } from './app/migrate.command.ts'
import { serveCommand } from './app/serve.command.ts'
import { sentences } from './app/site.ts'
import { rebuildCommand } from './app/rebuild.command.ts'
import { verifyCommand } from './app/verify.command.ts'
import { type Command, print } from './kit/command.ts'
import { readCommand } from './reading/command.ts'
import { Refusal } from './kit/refusal.ts'
import { surroundingsFault } from './kit/surroundings.ts'
import { settingsTable } from './kit/settings.ts'

const commands: readonly Command[] = [
  serveCommand,
  demoCommand,
  migrateCommand,
  verifyCommand,
  backupCommand,
  restoreCommand,
  rebuildCommand,
  readCommand,
  benchCommand,
]

function help(): string {
  const names = commands.map(({ name, summary }) => `  ${name.padEnd(10)} ${summary}`)
  const settings = settingsTable.map(([name, value, text]) => `  ${name.padEnd(19)} ${text} [${value}]`)
  return [
    'radslag COMMAND [--help]',
    '',
    'Commands:',
    ...names,
    '',
    'Settings, by environment:',
    ...settings,
  ].join('\n')
}

async function run([name, ...args]: readonly string[]): Promise<number> {
  const command = commands.find((found) => found.name === name)
  if (!command && [undefined, '--help', '-h', 'help'].includes(name)) {
    print(help())
    return 0
  }
  if (!command) throw new Refusal('command.unknown', { name: name ?? '' })
  if (args.includes('--help') || args.includes('-h')) {
    print(`${command.summary}\n\n${command.usage}`)
    return 0
  }
  return await command.run(args)
}

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (thrown) {
  const error = surroundingsFault(thrown)
  if (!(error instanceof Refusal)) throw error
  process.stderr.write(
    `${sentences.say(error.code, error.facts, 'sv')}\n${sentences.say(error.code, error.facts, 'en')}\n`,
  )
  process.exitCode = 2
}
