import { type Day, addDays } from '../kit/clock.ts'
import { workingDayFrom, workingDayUpTo } from '../kit/day-off.ts'
import { dayWords } from '../kit/day-words.ts'
import type { Governance } from '../organisations/body.ts'
import { adjustBy } from './justering.ts'

/** Påminnelse om justering: on which days those who have been chosen and have not answered are reminded, and in what words. */

/** Before the last day that the law gives (KL 5:69: fourteen days after the meeting). */
const beforeLastDay = [7, 3, 1]
/** After the meeting, where no law says when. */
const afterMeeting = [7, 14]

export function adjusterDays(governance: Governance, metOn: Day): Day[] {
  const lastDay = adjustBy(governance, metOn)
  const days =
    lastDay === null
      ? afterMeeting.map((number) => workingDayFrom(addDays(metOn, number)))
      : beforeLastDay.map((number) => workingDayUpTo(addDays(lastDay, -number)))
  return [...new Set(days)].filter((day) => day > metOn).toSorted()
}

export interface AdjusterFacts {
  /** "Styrelsen 3/2026" */
  readonly meeting: string
  readonly lastDay: Day | null
  readonly link: string
}

export function adjusterLetter({ meeting, lastDay, link }: AdjusterFacts): { subject: string; body: string } {
  const lines = [
    `Du är vald att justera protokollet för ${meeting} och har inte svarat än.`,
    ...(lastDay === null ? [] : [`Det ska vara justerat senast den ${dayWords(lastDay, 'sv')}.`]),
    `Läs det, och justera eller begär ändring, här: ${link}`,
    'Länken är din egen och kräver inget konto. Den ersätter en länk som du har fått tidigare.',
  ]
  return { subject: `Påminnelse om justering: ${meeting}`, body: `${lines.join('\n\n')}\n` }
}
