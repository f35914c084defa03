import { execFileSync } from 'node:child_process'

/** What a foreign program makes of a calendar: one line for each event, `uid|sequence|start|end|summary|method`. */
const programs = {
  icalendar: `
import sys, icalendar
cal = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
for e in cal.walk('vevent'):
    print('|'.join([str(e['uid']), str(int(e['sequence'])), e.decoded('dtstart').isoformat(), e.decoded('dtend').isoformat(), str(e['summary']), str(cal['method'])]))`,
  vobject: `
import sys, vobject
cal = vobject.readOne(sys.stdin.buffer.read().decode('utf-8'))
for e in cal.vevent_list:
    print('|'.join([e.uid.value, e.sequence.value, e.dtstart.value.isoformat(), e.dtend.value.isoformat(), e.summary.value, cal.method.value]))`,
} as const
export const foreignCalendars = Object.keys(programs) as (keyof typeof programs)[]

const python = '/usr/bin/python3'

export function readAbroad(program: keyof typeof programs, calendar: string): string[] {
  const env = { ...process.env, PYTHONIOENCODING: 'utf-8' }
  const said = execFileSync(python, ['-c', programs[program]], { input: calendar, encoding: 'utf8', env })
  return said.split('\n').filter(Boolean)
}

/** Why they cannot be asked here; false when they can. On the build machine they must be there. */
export function foreignCalendarsMissing(): string | false {
  try {
    execFileSync(python, ['-c', 'import icalendar, vobject'], { stdio: 'ignore' })
    return false
  } catch {
    if (process.env['CI'] === 'true') throw new Error('apt-get install python3-icalendar python3-vobject')
    return 'apt-get install python3-icalendar python3-vobject'
  }
}
