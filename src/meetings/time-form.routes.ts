import { z } from 'zod'
import { type Day, instantOf, parseInstant } from '../kit/clock.ts'
import { field } from '../kit/form.ts'
import { FormFaults } from '../kit/refusal.ts'
import type { Time } from './meeting.ts'

const clock = () =>
  z
    .string()
    .trim()
    .regex(/^\d{1,2}([.:]\d{2})?$/, 'meeting.not-a-time')

export const timeForm = { day: field.day(), from: clock(), to: clock(), place: field.optionalText(300) }

/** The typed day and hours as moments of that day. A meeting that goes on past midnight is entered until 23.59. */
export function timeFrom({ day, from, to }: { day: Day; from: string; to: string }): Time {
  const at = (written: string, name: string) => {
    const [hour = '', minute = '00'] = written.split(/[.:]/)
    const text = `${day}T${hour.padStart(2, '0')}:${minute}`
    if (parseInstant(text) === null) throw new FormFaults([{ field: name, code: 'meeting.not-a-time' }])
    return instantOf(text)
  }
  return { startsAt: at(from, 'from'), endsAt: at(to, 'to') }
}
