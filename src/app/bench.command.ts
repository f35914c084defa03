import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Command } from '../kit/command.ts'

const root = join(import.meta.dirname, '../..')

export const benchCommand: Command = {
  name: 'bench',
  summary: 'measures the program against a bare server in the same run, on a database of its own',
  usage: [
    'radslag bench [small] [PART …]',
    '',
    'Without a part: all but the long one. small is a tenth of the data.',
    'Parts: pages, registering, search, letters, minutes, mail, reading, second-size (long; MINUTES=10 is how long it fills).',
    'Exit code 1 when a goal is missed.',
  ].join('\n'),
  /** In a process of its own: the measuring counts its own CPU and memory apart from the program's. */
  async run(args) {
    const translate = pathToFileURL(createRequire(join(root, 'package.json')).resolve('tsx')).href
    const script = join(root, 'test/bench/bench.script.ts')
    const child = spawn(process.execPath, ['--import', translate, script, ...args], {
      cwd: root,
      stdio: 'inherit',
    })
    const [code] = await once(child, 'exit')
    return typeof code === 'number' ? code : 1
  },
}
