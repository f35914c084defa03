import { dayOf, type Day } from '../kit/clock.ts'
import { Refusal, type Facts } from '../kit/refusal.ts'
import { type Act, type ActType, arrivedOn } from './act.ts'
import { contains } from './consent.ts'
import { isAdoption, isAnswer, isConditionMet } from './ground.ts'
import { effectOf, isStayed, isVoid, type History, type Step } from './history.ts'
import { partyPeriods } from './party.ts'
import type { Member, Terms } from './terms.ts'
import { noticeOn } from './withdrawal.ts'

/** Krav: what an act of each kind must have, and what must already be there, for it to mean anything at all. */

/** What the acts were recorded about. */
export interface Matter {
  readonly addressees: readonly Addressee[]
  /** Members of the association; one that was not asked may still accede. */
  readonly members: ReadonlySet<string>
  readonly lastDay: Day | null
  /** Null for a circulation that asks for no adoption. */
  readonly terms: Terms | null
  /** Numbers of the clauses in the version answered. */
  readonly clauses: readonly number[]
}

export interface Addressee extends Member {
  /** When the circulation was sent to it; null: not yet. */
  readonly sent: string | null
}

/** What was there when the act came. */
export interface Past {
  readonly matter: Matter
  readonly acts: readonly Act[]
  readonly history: History
}

export type Requirement = (act: Act, past: Past) => Refusal | null

const unless = (holds: boolean, code: string, facts: Facts = {}): Refusal | null =>
  holds ? null : new Refusal(code, facts)

/** Each requirement in turn; the first that does not hold is the one to tell. */
const all =
  (...requirements: Requirement[]): Requirement =>
  (act, past) => {
    for (const requirement of requirements) {
      const refusal = requirement(act, past)
      if (refusal) return refusal
    }
    return null
  }

const aboutOf = (act: Act, past: Past): Step | null => past.history.step(act.concerns)

/** The act must be about a step of which `test` holds, by the same member, that nothing has undone. */
const isAbout =
  (test: (step: Step) => boolean, otherwise: string): Requirement =>
  (act, past) => {
    const about = aboutOf(act, past)
    if (!about || !test(about)) return new Refusal(otherwise)
    if (about.organisation !== act.organisation) return new Refusal('ledger.another-members-act')
    return unless(!isVoid(about), 'ledger.already-undone')
  }

const saysCondition: Requirement = (act) =>
  unless(
    act.riders.some((rider) => rider.kind === 'condition' && rider.text.trim() !== ''),
    'ledger.condition-missing',
  )
const saysNoCondition: Requirement = (act) =>
  unless(!act.riders.some((rider) => rider.kind === 'condition'), 'ledger.condition-misplaced')

const isConditional = (step: Step): boolean => step.type === 'adopted_with_condition'
const canBeSetAside = (step: Step): boolean => isAnswer(step) || step.type === 'withdrawn'
const retractable: readonly ActType[] = [
  'submitted',
  'postponed',
  'extension_requested',
  'withdrawn',
  'objected',
]

const isNotYetMet: Requirement = (act, past) =>
  unless(!isConditionMet(aboutOf(act, past)!), 'ledger.condition-already-met')

const objectsToOther: Requirement = (act, past) => {
  const about = aboutOf(act, past)
  if (!about || !isConditional(about) || isVoid(about))
    return new Refusal('ledger.objection-without-condition')
  return unless(about.organisation !== act.organisation, 'ledger.objection-to-own')
}

const comesAfterLastDay: Requirement = (act, { matter }) => {
  const { lastDay } = matter
  return unless(lastDay === null || arrivedOn(act) > lastDay, 'ledger.accession-in-time', { lastDay })
}

/** The days on which the member is bound, as known when the act came. */
function boundOn(organisation: string, day: Day, { matter, acts }: Past, known: string) {
  if (!matter.terms) return null
  const ledger = { terms: matter.terms, members: matter.addressees, acts }
  return partyPeriods(organisation, ledger, known).find((period) => contains(period, day)) ?? null
}

const isBound: Requirement = (act, past) =>
  unless(
    boundOn(act.organisation, noticeOn(act), past, act.recorded) !== null,
    'ledger.withdrawal-without-party',
  )

const saysWhenOut: Requirement = (act, { matter }) =>
  unless(act.effective !== null || Boolean(matter.terms?.withdrawal), 'ledger.withdrawal-without-day')

/** Who is bound already cannot take its yes back; it gives notice. */
const isNotYetInEffect: Requirement = (act, past) => {
  const about = aboutOf(act, past)!
  if (!isAdoption(about)) return null
  const bound = boundOn(act.organisation, act.decided ?? dayOf(act.recorded), past, act.recorded)
  return unless(!bound?.because.includes(about.act.id), 'ledger.retraction-after-effect', {
    from: bound?.from ?? null,
  })
}

/** The stay that a lifting is about may be named by itself or by the decision that was stayed. */
const isStayedNow: Requirement = (act, past) => {
  const about = aboutOf(act, past)
  const decision = about?.type === 'stayed' ? past.history.step(about.act.concerns) : about
  const holds = decision !== null && isStayed(decision, act.effective ?? dayOf(act.recorded))
  if (holds && decision.organisation !== act.organisation) return new Refusal('ledger.another-members-act')
  return unless(holds, 'ledger.not-stayed')
}

const isNotStayed: Requirement = (act, past) =>
  unless(aboutOf(act, past)!.stays.at(-1)?.type !== 'stayed', 'ledger.already-stayed')

const namesSuccessor: Requirement = (act) =>
  unless(act.successor !== null && act.successor !== act.organisation, 'ledger.succession-without-successor')

const isNotSucceeded: Requirement = (act, past) =>
  unless(
    !past.history.of(act.organisation).some((step) => step.type === 'succeeded' && !isVoid(step)),
    'ledger.already-succeeded',
  )

const isNotBackwards: Requirement = ({ until, decided }) =>
  unless(until === null || decided === null || until >= decided, 'ledger.postponed-backwards', {
    until,
    decided,
  })

const saysUntil: Requirement = (act) => unless(act.until !== null, 'ledger.extension-without-day')
const saysOpinion: Requirement = (act) => unless(act.opinion !== null, 'ledger.opinion-missing')
const saysNominee: Requirement = (act) =>
  unless(
    act.nominees.some(({ holder }) => holder.trim() !== ''),
    'ledger.nomination-without-name',
  )
const saysClauses: Requirement = (act) => unless(act.clauses.length > 0, 'ledger.part-without-clauses')
const saysWhen =
  (code: string): Requirement =>
  (act) =>
    unless(act.effective !== null, code)

/** What each kind of act must fulfil beside what all must. */
export const requirements: { readonly [type in ActType]?: Requirement } = {
  adopted: saysNoCondition,
  adopted_with_declaration: saysNoCondition,
  adopted_with_condition: saysCondition,
  adopted_in_part: saysClauses,
  acceded: all(saysNoCondition, comesAfterLastDay),
  opinion: saysOpinion,
  nominated: saysNominee,
  postponed: isNotBackwards,
  extension_granted: saysUntil,
  condition_met: all(isAbout(isConditional, 'ledger.condition-met-without-condition'), isNotYetMet),
  objected: objectsToOther,
  withdrawn: all(isBound, saysWhenOut),
  retracted: all(
    isAbout((step) => isAnswer(step) || retractable.includes(step.type), 'ledger.retraction-of-nothing'),
    isNotYetInEffect,
  ),
  stayed: all(isAbout(canBeSetAside, 'ledger.judgment-of-nothing'), isNotStayed),
  stay_lifted: isStayedNow,
  quashed: isAbout(canBeSetAside, 'ledger.judgment-of-nothing'),
  succeeded: all(namesSuccessor, saysWhen('ledger.succession-without-day'), isNotSucceeded),
  terminated: saysWhen('ledger.termination-without-day'),
}

/** The day from which another has taken the organisation's place; null while none has. */
export function goneSince(organisation: string, history: History): Day | null {
  const step = history.of(organisation).find((one) => one.type === 'succeeded' && !isVoid(one))
  return step ? effectOf(step) : null
}

/**
 * The steps that an act of the kind could be about, by the same requirement that it must fulfil to be recorded: what is offered is
 * what is allowed.
 * @param act as it would be recorded, but for what it is about
 */
export function couldConcern(act: Act, past: Past): Step[] {
  const requirement = requirements[act.type]
  if (!requirement || !concerning.includes(act.type)) return []
  // A stay is named by the decision that it stays.
  const steps = past.history.steps.filter((step) => step.type !== 'stayed')
  return steps.filter((step) => requirement({ ...act, concerns: step.act.id }, past) === null)
}

/** Kinds of act that are about another. */
export const concerning: readonly ActType[] = [
  'condition_met',
  'retracted',
  'objected',
  'stayed',
  'stay_lifted',
  'quashed',
]
