/**
 * The whole program as `serve` runs it, with a clock of its own that goes on from CLOCK_STARTS: to be killed in the middle
 * of what goes by itself on a certain day. Settings as for `serve`.
 */
import { start } from '../../src/app/server.ts'
import { clockFrom, instantOf } from '../../src/kit/clock.ts'
import { readSettings } from '../../src/kit/settings.ts'

await start(readSettings(process.env), { clock: clockFrom(instantOf(process.env['CLOCK_STARTS']!)) })
process.stdout.write('open\n')
