import { type Day, type Instant, addDays, dayOf } from '../kit/clock.ts'
import { workingDayFrom, workingDayUpTo } from '../kit/day-off.ts'
import { dayWords } from '../kit/day-words.ts'
import type { Governance } from '../organisations/body.ts'
import { adjustBy } from './justering.ts'
import type { Time } from './meeting.ts'

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

/** An item that is adjusted at once: the day of the meeting when it has ended, and the next working day. */
export function immediateDays(meeting: Time, now: Instant): Day[] {
  const metOn = dayOf(meeting.startsAt)
  const next = workingDayFrom(addDays(metOn, 1))
  return now < meeting.endsAt ? [next] : [metOn, next]
}

export interface AdjusterFacts {
  /** "Styrelsen 3/2026" */
  readonly meeting: string
  /** "§ 12", where it alone is adjusted at once. */
  readonly item: string | null
  readonly lastDay: Day | null
  readonly link: string
}

export function adjusterLetter({ meeting, item, lastDay, link }: AdjusterFacts): {
  subject: string
  body: string
} {
  const what =
    item === null ? `protokollet för ${meeting}` : `${item} i protokollet för ${meeting} omedelbart`
  const lines = [
    `Du är vald att justera ${what} och har inte svarat än.`,
    ...(item === null ? [] : ['Beslutet väntar på justeringen. Svara i dag om du kan.']),
    ...(lastDay === null || item !== null
      ? []
      : [`Det ska vara justerat senast den ${dayWords(lastDay, 'sv')}.`]),
    `Läs texten, och justera eller begär ändring, här: ${link}`,
    'Länken är din egen och kräver inget konto. Den ersätter den länk som du har fått tidigare.',
  ]
  const subject = item === null ? 'Påminnelse om justering' : `Påminnelse om omedelbar justering av ${item}`
  return { subject: `${subject}: ${meeting}`, body: `${lines.join('\n\n')}\n` }
}
