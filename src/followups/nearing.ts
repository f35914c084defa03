import { type Day, addDays } from '../kit/clock.ts'
import { workingDayFrom, workingDayUpTo } from '../kit/day-off.ts'
import { dayWords } from '../kit/day-words.ts'
import type { Followup } from './followup.ts'
import type { Place, Sitting } from './placing.ts'

/** När dagen närmar sig: on which days whoever is to do something is reminded of it, and in what words. */

/** How many days before and after its day somebody is reminded. */
export interface NearingPlan {
  readonly before: readonly number[]
  /** Where it is still open. */
  readonly after: readonly number[]
}

/** A week before, the day before, and the day after. */
export const usualNearing: NearingPlan = { before: [7, 1], after: [1] }

/** The day it is to be done: its own, or that of the meeting where it comes up. Null: nobody has said. */
export function dueDay(
  { when }: Pick<Followup, 'when'>,
  place: Place,
  sittings: readonly Pick<Sitting, 'id' | 'day'>[],
): Day | null {
  if (when.by !== null) return when.by
  if (place.kind === 'list') return null
  return sittings.find(({ id }) => id === place.meetingId)?.day ?? null
}

/** Working days; only those after it was said. */
export function nearingDays(due: Day, saidOn: Day, plan: NearingPlan): Day[] {
  const before = plan.before.map((days) => workingDayUpTo(addDays(due, -days)))
  const after = plan.after.map((days) => workingDayFrom(addDays(due, days)))
  return [...new Set([...before, ...after])].filter((day) => day > saidOn).toSorted()
}

export interface NearingFacts {
  readonly body: string
  readonly due: Day
  readonly today: Day
  /** Where all follow-ups are read. */
  readonly href: string
  /** Where the reminders are ended. */
  readonly stop: string
}

/** A letter is a document, so in Swedish. */
export function nearingLetter(
  { what, who, saidOn }: Pick<Followup, 'what' | 'who' | 'saidOn'>,
  { body, due, today, href, stop }: NearingFacts,
): { subject: string; body: string } {
  const passed = due < today
  const lines = [
    passed
      ? `Den här åtgärden skulle ha varit klar den ${dayWords(due, 'sv')} och är fortfarande öppen:`
      : `Den här åtgärden ska vara klar den ${dayWords(due, 'sv')}:`,
    [what, ...(who ? [`Vem: ${who}`] : []), `Sagt: ${body}, ${dayWords(saidOn, 'sv')}`].join('\n'),
    `Är den klar? Svara på mejlet, så avslutar kansliet den. Alla åtgärder: ${href}`,
    `Vill du inte ha påminnelser om den här åtgärden: ${stop}`,
  ]
  const subject = `${passed ? 'Försenad åtgärd' : 'Påminnelse om åtgärd'}: ${what.replace(/\s+/g, ' ').slice(0, 120)}`
  return { subject, body: `${lines.join('\n\n')}\n` }
}
