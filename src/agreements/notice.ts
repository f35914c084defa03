import { type Day, addDays, weekdayOf } from '../kit/clock.ts'
import { workingDayFrom } from '../kit/day-off.ts'
import { type ActType, meaning } from '../ledger/act.ts'
import { isAnswerType } from '../ledger/act-kind.ts'
import type { RecordedAct } from '../ledger/recorded-act.ts'

/**
 * Underrättelse: numbered, collected message to the third body of the decisions received since the last, with copies.
 * The letter owes it to the third body alone; members read the board. What was told and has been corrected since is told
 * again, as a correction.
 */
export interface OwedLine {
  /** Underrättat ställningstagande, once it has left. As it reads now; the act that strikes it out, where that is what has happened. */
  readonly act: RecordedAct
  /** What was told before; null for what is told for the first time. */
  readonly corrects: RecordedAct | null
}

/** What is decided beside the answers, and changes what the third body has been told. */
const otherwiseTold: readonly ActType[] = [
  'condition_met',
  'objected',
  'withdrawn',
  'retracted',
  'succeeded',
  'terminated',
  'stayed',
  'stay_lifted',
  'quashed',
]

const isTold = (type: ActType | null): boolean =>
  type !== null && (isAnswerType(type) || otherwiseTold.some((other) => other === type))

/**
 * What one recipient is owed. A step on the way to a decision is not told, nor what was registered by mistake and
 * corrected before anybody was told.
 * @param acts of the circulation, oldest first
 * @param told ids of the acts in the notices that recipient has had
 */
export function owedLines(acts: readonly RecordedAct[], told: ReadonlySet<string>): OwedLine[] {
  const trails = new Map<string, RecordedAct[]>()
  for (const act of acts) {
    const before = act.type === 'corrected' ? trails.get(act.supersedes ?? '') : undefined
    const trail = before ?? []
    trail.push(act)
    trails.set(act.id, trail)
  }
  return [...new Set(trails.values())].flatMap((trail) => lineOf(trail, told))
}

function lineOf(trail: readonly RecordedAct[], told: ReadonlySet<string>): OwedLine[] {
  const now = trail.at(-1)!
  const before = trail.findLast((act) => told.has(act.id)) ?? null
  if (before === now) return []
  if (before) return [{ act: now, corrects: before }]
  return isTold(meaning(now)) ? [{ act: now, corrects: null }] : []
}

/**
 * Samlad underrättelse: each Monday, on the last day, and the day after a later change.
 * @returns the next day for it, today or later
 */
export function nextNoticeDay(today: Day, lastDay: Day | null): Day {
  if (lastDay !== null && today > lastDay) return addDays(today, 1)
  const monday = addDays(today, (8 - weekdayOf(today)) % 7)
  return lastDay !== null && lastDay < monday ? lastDay : monday
}

/**
 * The day of the collected notice that tells of what was recorded on a day: the next one after it, so that all of that day
 * comes along. A day off moves to the next working day.
 */
export function noticeDayAfter(recorded: Day, lastDay: Day | null): Day {
  const next = addDays(recorded, 1)
  const isLater = lastDay !== null && recorded >= lastDay
  return workingDayFrom(isLater ? next : nextNoticeDay(next, lastDay))
}
