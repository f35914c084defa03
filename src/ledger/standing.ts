import { dayOf, type Day, type Instant } from '../kit/clock.ts'
import { type Act, arrivedOn, cameOn, type ClauseAnswer, type Rider } from './act.ts'
import { countsNow, groundOf, isAnswer, isConditionMet, isPosition, objectionsTo } from './ground.ts'
import { linesOf, type HistoryLine } from './history-lines.ts'
import { historyOf, isStayed, isVoid, type History, type Step } from './history.ts'
import { kindOf, standingRow, type StandingKind } from './standing-words.ts'
import type { Terms } from './terms.ts'
import { firstDayOut } from './withdrawal.ts'

/**
 * Läge: a member's place in a circulation, as it was known at a moment. It is procedure: what has been answered and
 * what is waited for. Who is bound on which day is another question: `party.ts`.
 */

export interface StandingAt {
  /** What was recorded by then is known. Its day in Stockholm tells what is overdue. */
  readonly known: Instant
  /** The answer's last day; null where none was given. */
  readonly lastDay: Day | null
  /** Null for a circulation that asks for no adoption: a remiss, an enquiry. */
  readonly terms: Terms | null
}

export interface Standing {
  readonly organisation: string
  readonly kind: StandingKind
  readonly answered: boolean
  readonly counts: boolean
  readonly decided: Day | null
  readonly final: Day | null
  readonly deposited: Day | null
  /** Only where the act itself states it; the instrument's rule is computed by `partyPeriods`. */
  readonly effective: Day | null
  readonly received: Instant | null
  /** The day it came, in due form or not. */
  readonly cameOn: Day | null
  readonly decidedBy: string | null
  readonly riders: readonly Rider[]
  readonly clauses: readonly ClauseAnswer[]
  readonly conditionMet: boolean
  /** Parties that object to the condition. */
  readonly objectedBy: readonly string[]
  readonly postponedTo: Day | null
  /** The day it was postponed to has passed and nothing more is known: worth a call. */
  readonly postponementPassed: boolean
  readonly extensionRequested: boolean
  readonly extendedTo: Day | null
  /** The day until which the answer is waited for: last day, time granted, or the day the member has named. */
  readonly dueOn: Day | null
  readonly overdue: boolean
  /** Its first answer came after the last day; it is kept and counts all the same. */
  readonly late: boolean
  /** Notice of withdrawal is given; the first day out, still ahead. */
  readonly leavesOn: Day | null
  /** The organisation whose place this one has taken, where the answer is that one's. */
  readonly inheritedFrom: string | null
  /** The acts that the standing rests on, as they read now. */
  readonly restsOn: readonly string[]
  readonly history: readonly HistoryLine[]
}

/** One member's standing. `acts` are those of the whole circulation, for objections and successions are others' acts. */
export function standingOf(organisation: string, acts: readonly Act[], at: StandingAt): Standing {
  return standingIn(historyOf(acts, at.known), organisation, at)
}

/** As `standingOf` for many members, in their order; reads the acts once. */
export function standingsOf(
  organisations: readonly string[],
  acts: readonly Act[],
  at: StandingAt,
): Standing[] {
  const history = historyOf(acts, at.known)
  return organisations.map((organisation) => standingIn(history, organisation, at))
}

/** As `standingOf`, from a history already read. */
export function standingIn(history: History, organisation: string, at: StandingAt): Standing {
  const today = dayOf(at.known)
  const ground = groundOf(history, organisation, { today, terms: at.terms })
  const kind = ground ? kindAt(ground, today) : 'silent'
  const steps = history.of(organisation)
  return {
    organisation,
    kind,
    answered: standingRow(kind).answered,
    counts: ground !== null && countsNow(ground, { today, terms: at.terms }),
    ...(ground ? wordsOf(ground) : noWords),
    ...clocksOf(kind, ground, steps, today, at.lastDay),
    leavesOn: leavesOn(steps, today, at.terms),
    inheritedFrom: ground && ground.organisation !== organisation ? ground.organisation : null,
    restsOn: ground ? restsOn(ground, history) : [],
    history: linesOf(history, organisation),
  }
}

function kindAt(ground: Step, today: Day): StandingKind {
  if (isAnswer(ground) && isStayed(ground, today)) return 'stayed'
  return kindOf(ground.type, ground.act.opinion) ?? 'silent'
}

type Words = Pick<
  Standing,
  | 'decided'
  | 'final'
  | 'deposited'
  | 'effective'
  | 'received'
  | 'cameOn'
  | 'decidedBy'
  | 'riders'
  | 'clauses'
  | 'conditionMet'
  | 'objectedBy'
>

const noWords: Words = {
  decided: null,
  final: null,
  deposited: null,
  effective: null,
  received: null,
  cameOn: null,
  decidedBy: null,
  riders: [],
  clauses: [],
  conditionMet: false,
  objectedBy: [],
}

function wordsOf(ground: Step): Words {
  const { decided, final, deposited, effective, received, decidedBy, riders, clauses } = ground.act
  return {
    decided,
    final,
    deposited,
    effective,
    received,
    cameOn: cameOn(ground.act),
    decidedBy,
    riders,
    clauses,
    conditionMet: isConditionMet(ground),
    objectedBy: objectionsTo(ground).map((step) => step.organisation),
  }
}

/** What the clock and the calendar say of the answer: until when it is waited for, and whether that has passed. */
function clocksOf(
  kind: StandingKind,
  ground: Step | null,
  steps: readonly Step[],
  today: Day,
  lastDay: Day | null,
) {
  const { answered, awaited } = standingRow(kind)
  const time = timeGranted(steps)
  const given = time.extendedTo ?? lastDay
  const named = awaited && ground ? ground.act.until : null
  const dueOn = laterOf(given, named)
  const postponedTo = kind === 'postponed' ? named : null
  return {
    ...time,
    dueOn,
    overdue: awaited && hasPassed(dueOn, today),
    postponedTo,
    postponementPassed: hasPassed(postponedTo, today),
    late: answered && isLate(steps, given),
  }
}

function timeGranted(steps: readonly Step[]): Pick<Standing, 'extendedTo' | 'extensionRequested'> {
  const live = steps.filter((step) => !isVoid(step))
  const last = live.findLast((step) => step.type.startsWith('extension_'))
  const granted = live.findLast((step) => step.type === 'extension_granted')
  return {
    extendedTo: granted?.act.until ?? null,
    extensionRequested: last?.type === 'extension_requested',
  }
}

const laterOf = (a: Day | null, b: Day | null): Day | null => (a === null || (b !== null && b > a) ? b : a)
const hasPassed = (day: Day | null, today: Day): boolean => day !== null && day < today

/** The answer is late when none came in time; what the member later changed of it does not make it late. */
function isLate(steps: readonly Step[], dueOn: Day | null): boolean {
  const answers = steps.filter((step) => isAnswer(step) && step.retracted === null)
  return (
    dueOn !== null &&
    answers.length > 0 &&
    answers.every((step) => arrivedOn(step.act, step.trail[0]!.recorded) > dueOn)
  )
}

/** The first day out, when notice has been given and that day is still ahead. */
function leavesOn(steps: readonly Step[], today: Day, terms: Terms | null): Day | null {
  const last = steps.findLast((step) => !isVoid(step) && (isPosition(step) || step.type === 'withdrawn'))
  if (last?.type !== 'withdrawn' || isStayed(last, today)) return null
  const out = firstDayOut(last, terms?.withdrawal ?? null)
  return out !== null && out > today ? out : null
}

function restsOn(head: Step, history: History): string[] {
  const about = history.step(head.act.concerns)
  const beside = [head.conditionMet, ...head.stays, about].filter((step) => step !== null)
  return [head, ...beside].map((step) => step.act.id)
}
