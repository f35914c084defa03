import type { Nominations } from '../circulations/version.ts'
import { type Day, addDays, dayOf } from '../kit/clock.ts'
import { type Nominee, meaning } from '../ledger/act.ts'
import { type Step, isReplaced, isVoid } from '../ledger/history.ts'
import { rowId } from './running-list.ts'

/**
 * Namngivna företrädare: what a member's answers to an enquiry give the register of representatives. Read from the answers each time,
 * so that a correction or a strike follows; never twice, for the id is of the answer and the holder.
 */
export interface Named extends Nominee {
  readonly id: string
  /** The first act of the answer: it stays when the answer is corrected. */
  readonly act: string
  readonly validFrom: Day
  /** The first day it no longer holds. */
  readonly validTo: Day | null
}

/** The answer names somebody, or did so before it was corrected or struck out. */
export const hasNamed = ({ trail }: Step): boolean => trail.some((act) => meaning(act) === 'nominated')

/** The days on which the answer, as it has ever read, can have ended an earlier one's mandates. */
export const beginningsOf = ({ trail }: Step, { from }: Pick<Nominations, 'from'>): Day[] =>
  trail.map((act) => act.effective ?? from ?? act.decided ?? dayOf(act.recorded))

/** @param steps of one member; @param asked what the letter says of the mandates' days, where the answer says nothing */
export function namedIn(steps: readonly Step[], asked: Pick<Nominations, 'from' | 'until'>): Named[] {
  return steps
    .filter((step) => step.type === 'nominated' && !isVoid(step))
    .flatMap((step) => {
      const validFrom = firstDay(step, asked)
      const validTo = firstDayOut(step, asked)
      if (validTo !== null && validTo <= validFrom) return []
      return step.act.nominees.map(({ holder, role }) => ({
        id: rowId(step.id, holder.normalize('NFC').trim().toLowerCase()),
        act: step.id,
        holder: holder.trim(),
        role,
        validFrom,
        validTo,
      }))
    })
}

const firstDay = ({ act, day }: Step, { from }: Pick<Nominations, 'from'>): Day =>
  act.effective ?? from ?? day

/** The end that was said; sooner where a new answer has expressly taken this one's place. */
function firstDayOut(step: Step, asked: Pick<Nominations, 'from' | 'until'>): Day | null {
  const until = step.act.until ?? asked.until
  const said = until && addDays(until, 1)
  const later = step.replacedBy.filter((other) => !isVoid(other) || isReplaced(other))
  const ends = [...later.map((other) => other.act.effective ?? other.day), ...(said ? [said] : [])]
  return ends.toSorted()[0] ?? null
}
