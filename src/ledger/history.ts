import { dayOf, type Day, type Instant } from '../kit/clock.ts'
import { isAnswerType } from './act-kind.ts'
import { meaning, type Act, type ActType } from './act.ts'

/**
 * Ärendets gång hos en medlem: its steps as they were known at a moment, with corrections applied and every later act
 * laid beside the step it is about. Standing, consent and entry into force are all read from here.
 */

/** Steg: one act as it reads after its corrections. `id` is the first act's, and stays when the act is corrected. */
export interface Step {
  readonly id: string
  readonly organisation: string
  readonly type: ActType
  /** The act whose words hold: the latest correction, or the act itself. */
  readonly act: Act
  /** The act and its corrections, in the order they were recorded. */
  readonly trail: readonly Act[]
  /** The day the step has its place on in the world: decided, or else the day it was recorded. */
  readonly day: Day
  readonly replaces: Step | null
  readonly replacedBy: readonly Step[]
  readonly retracted: Step | null
  readonly quashed: Step | null
  readonly conditionMet: Step | null
  readonly objections: readonly Step[]
  /** Stays and their liftings, by the day they begin to have effect. */
  readonly stays: readonly Step[]
}

/** What was known: all steps in the world's order, and those of each organisation. */
export interface History {
  readonly steps: readonly Step[]
  readonly of: (organisation: string) => readonly Step[]
  /** As `of`, and those struck out too. */
  readonly all: (organisation: string) => readonly Step[]
  /** Steps by which others hand their place to this organisation. */
  readonly successionsTo: (organisation: string) => readonly Step[]
  readonly step: (actId: string | null) => Step | null
}

type Draft = { -readonly [key in keyof Step]: Step[key] }

const readings = new WeakMap<readonly Act[], { length: number; known: Instant; history: History }>()

/**
 * The acts of one circulation as known at `known`. The order in which they are given does not matter. The last reading
 * of a list is kept: a page asks the same acts for standing, party and entry into force.
 */
export function historyOf(acts: readonly Act[], known: Instant): History {
  const kept = readings.get(acts)
  if (kept && kept.length === acts.length && kept.known === known) return kept.history
  const history = read(acts, known)
  readings.set(acts, { length: acts.length, known, history })
  return history
}

function read(acts: readonly Act[], known: Instant): History {
  const inOrder = acts.filter((act) => act.recorded <= known).sort(byRecorded)
  const { recorded, related } = corrected(inOrder)
  const find = (actId: string | null): Draft | null => {
    const draft = actId === null ? undefined : related.get(actId)
    return draft && meaning(draft.act) !== null ? draft : null
  }
  const beside = [...new Set(related.values())].filter((draft) => meaning(draft.act) !== null)
  for (const step of beside) place(step, find)
  for (const step of beside.sort(byWorld)) lay(step, find)
  const steps = recorded.filter((step) => meaning(step.act) !== null).sort(byWorld)
  const byOrganisation = Map.groupBy(steps, (step) => step.organisation)
  const allByOrganisation = Map.groupBy(recorded, (step) => step.organisation)
  const handed = steps.filter((step) => step.type === 'succeeded' && !isVoid(step))
  const bySuccessor = Map.groupBy(handed, (step) => step.act.successor)
  return {
    steps,
    of: (organisation) => byOrganisation.get(organisation) ?? [],
    all: (organisation) => allByOrganisation.get(organisation) ?? [],
    successionsTo: (organisation) => bySuccessor.get(organisation) ?? [],
    step: (actId) => (actId === null ? null : (find(actId) ?? steps.find(({ id }) => id === actId) ?? null)),
  }
}

/** Retracted by the member or set aside by a court: as if it had never been decided. */
export const isVoid = (step: Step): boolean => step.retracted !== null || step.quashed !== null

/** A later decision holds in the step's place; also when that one was void but has itself been replaced. */
export function isReplaced(step: Step): boolean {
  return step.replacedBy.some((later) => !isVoid(later) || isReplaced(later))
}

/** The day from which the step has effect, where it is not a matter for the instrument's rule. */
export const effectOf = (step: Step): Day => step.act.effective ?? step.day

/** Inhiberat: whether a court's stay held that day. */
export function isStayed(step: Step, on: Day): boolean {
  return step.stays.findLast((stay) => effectOf(stay) <= on)?.type === 'stayed'
}

interface Corrected {
  /** In the order in which they were first recorded. */
  readonly recorded: readonly Step[]
  /** Those that are about another act, or that another is about, by each of their acts. */
  readonly related: ReadonlyMap<string, Draft>
}

/** A correction takes the whole place of what it corrects: the same step, other words. */
function corrected(acts: readonly Act[]): Corrected {
  const spokenOf = new Set<string | null>()
  for (const { supersedes, concerns } of acts) spokenOf.add(supersedes).add(concerns)
  const related = new Map<string, Draft>()
  const recorded: Step[] = []
  for (const act of acts) {
    const isAlone = act.supersedes === null && act.concerns === null && !spokenOf.has(act.id)
    if (isAlone && act.type !== 'corrected') recorded.push(stepAlone(act))
    else relate(act, related, recorded)
  }
  return { recorded, related }
}

function relate(act: Act, related: Map<string, Draft>, recorded: Step[]): void {
  const mistaken = act.type === 'corrected' ? related.get(act.supersedes ?? '') : null
  if (mistaken === undefined) return
  if (mistaken) {
    mistaken.act = act
    mistaken.trail = [...mistaken.trail, act]
  }
  const draft = mistaken ?? draftOf(act)
  if (!mistaken) recorded.push(draft)
  related.set(act.id, draft)
}

/** A step that has nothing to do with any other. */
function stepAlone(act: Act): Step {
  const step = draftOf(act)
  place(step, () => null)
  return step
}

/** Most steps have nothing laid beside them; one list serves them all. */
const none: readonly Step[] = []

function draftOf(act: Act): Draft {
  return {
    id: act.id,
    organisation: act.organisation,
    type: act.type,
    act,
    trail: [act],
    day: act.recorded,
    replaces: null,
    replacedBy: none,
    retracted: null,
    quashed: null,
    conditionMet: null,
    objections: none,
    stays: none,
  }
}

/**
 * Gives the step its meaning, its day and what it replaces. A replacement is never placed before what it replaces;
 * corrected into something that is no answer, it replaces nothing.
 */
function place(step: Draft, find: (actId: string | null) => Draft | null): void {
  const first = step.trail[0]!
  step.type = meaning(step.act)!
  step.day = step.act.decided ?? dayOf(first.recorded)
  const old = first.type === 'replaced' && isAnswerType(step.type) ? find(first.supersedes) : null
  if (!old || old.trail[0]!.recorded >= first.recorded) return
  step.replaces = old
  old.replacedBy = [...old.replacedBy, step]
  if (old.day > step.day) step.day = old.day
}

/** Lays the step beside the one it is about. */
function lay(step: Draft, find: (actId: string | null) => Draft | null): void {
  const about = find(step.act.concerns)
  if (!about || about === step) return
  layers[step.type]?.(step, step.type === 'stay_lifted' ? (stayedBy(about, find) ?? about) : about)
}

const layers: { [type in ActType]?: (step: Draft, about: Draft) => void } = {
  retracted: (step, about) => (about.retracted = step),
  quashed: (step, about) => (about.quashed = step),
  stayed: (step, about) => (about.stays = withRuling(about.stays, step)),
  stay_lifted: (step, about) => (about.stays = withRuling(about.stays, step)),
  condition_met: (step, about) => (about.conditionMet ??= step),
  objected: (step, about) => (about.objections = [...about.objections, step]),
}

const withRuling = (stays: readonly Step[], ruling: Step): Step[] =>
  [...stays, ruling].sort((a, b) => compare(effectOf(a), effectOf(b)))

/** A lifting may name the stay it lifts instead of the decision that was stayed. */
function stayedBy(step: Draft, find: (actId: string | null) => Draft | null): Draft | null {
  return step.type === 'stayed' ? find(step.act.concerns) : null
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const byRecorded = (a: Act, b: Act): number => compare(a.recorded, b.recorded) || compare(a.id, b.id)
const byWorld = (a: Step, b: Step): number => compare(a.day, b.day) || byRecorded(a.trail[0]!, b.trail[0]!)
