import type { Day } from '../kit/clock.ts'
import { isAnswerType, isDepartureType, isNeutralType, isPositionType, isUnderwayType } from './act-kind.ts'
import { isReplaced, isStayed, isVoid, type History, type Step } from './history.ts'
import { kindOf, standingRow } from './standing-words.ts'
import type { Terms } from './terms.ts'
import { firstDayOut } from './withdrawal.ts'

/** Grund: which of a member's steps its standing rests on. */

export interface GroundAt {
  readonly today: Day
  readonly terms: Terms | null
}

export const isPosition = (step: Step): boolean => isPositionType(step.type)
export const isAnswer = (step: Step): boolean => isAnswerType(step.type)
export const isAdoption = (step: Step): boolean => isPosition(step) && step.type !== 'declined'

/** Villkoret är uppfyllt: somebody has recorded that what was asked for has come about. */
export const isConditionMet = (step: Step): boolean =>
  step.conditionMet !== null && !isVoid(step.conditionMet)

/** Invändningar that stand. */
export const objectionsTo = (step: Step): Step[] => step.objections.filter((other) => !isVoid(other))

/**
 * Whether a yes with a condition counts: the condition is met, or the instrument allows conditions and no other party
 * objects to this one.
 */
function conditionCounts(step: Step, terms: Terms | null): boolean {
  return isConditionMet(step) || (terms?.conditionsAllowed === true && objectionsTo(step).length === 0)
}

/**
 * The step that the organisation's standing rests on; null when it is silent. An organisation that has taken the place
 * of another answers with that one's words until it has its own.
 */
export function groundOf(history: History, organisation: string, at: GroundAt): Step | null {
  const own = ownGround(history, history.of(organisation), at)
  if (own && holdsFast(own)) return own
  const inherited = inheritedGround(history, organisation, at, [organisation])
  return inherited && (holdsFast(inherited) || !own) ? inherited : own
}

const holdsFast = (step: Step): boolean => isPosition(step) || isDepartureType(step.type)

/** A live position, else what came after the last answer that was undone, else that undoing. */
function ownGround(history: History, steps: readonly Step[], at: GroundAt): Step | null {
  const live = steps.filter((step) => !isVoid(step) && !isReplaced(step))
  const position = live.findLast((step) => isPosition(step) || hasLeft(step, at))
  if (position) return position
  const undoing = steps.findLast((step) => undoesAnswer(step, history))
  const since = undoing ? live.slice(live.indexOf(undoing) + 1) : live
  return (
    since.findLast((step) => isNeutralType(step.type)) ??
    since.findLast((step) => isUnderwayType(step.type)) ??
    undoing ??
    null
  )
}

function hasLeft(step: Step, { today, terms }: GroundAt): boolean {
  if (!isDepartureType(step.type) || isStayed(step, today)) return false
  const out = firstDayOut(step, step.type === 'withdrawn' ? (terms?.withdrawal ?? null) : null)
  return out !== null && out <= today
}

function undoesAnswer(step: Step, history: History): boolean {
  if (step.type !== 'retracted' && step.type !== 'quashed') return false
  const about = history.step(step.act.concerns)
  return about !== null && isAnswer(about) && isVoid(about) && !isReplaced(about)
}

/** The ground of those whose place it has taken: one that counts before one that does not, else the last. */
function inheritedGround(
  history: History,
  organisation: string,
  at: GroundAt,
  seen: readonly string[],
): Step | null {
  const grounds = history
    .successionsTo(organisation)
    .filter((step) => hasLeft(step, at) && !seen.includes(step.organisation))
    .map(({ organisation: before }) => {
      const steps = history.of(before).filter((step) => step.type !== 'succeeded')
      return ownGround(history, steps, at) ?? inheritedGround(history, before, at, [...seen, before])
    })
    .filter((ground) => ground !== null)
  return grounds.findLast((ground) => countsNow(ground, at)) ?? grounds.at(-1) ?? null
}

/** Whether the step counts as an adoption that day. */
export function countsNow(step: Step, at: GroundAt): boolean {
  const kind = kindOf(step.type, step.act.opinion)
  const counts = kind === null ? 'no' : standingRow(kind).counts
  return (
    !isStayed(step, at.today) &&
    (counts === 'yes' || (counts === 'when-met' && conditionCounts(step, at.terms)))
  )
}
