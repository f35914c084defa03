import { dayOf, parseDay, type Day, type Instant } from '../kit/clock.ts'
import { Refusal } from '../kit/refusal.ts'
import { arrivedOn, meaning, type Act } from './act.ts'
import { isAnswerType } from './act-kind.ts'
import { isAnswer } from './ground.ts'
import { historyOf, isReplaced, isVoid } from './history.ts'
import { goneSince, requirements, type Matter, type Past, type Requirement } from './requirement.ts'

/**
 * Registrering: what can never be entered in the ledger, whoever confirms it. What is only strange, or wrong in the
 * paper and not in the entry, is a finding (`due-form.ts`): a decision dated before the dispatch may be real.
 */

/**
 * @param acts everything recorded in the circulation so far; `act.recorded` is now
 * @throws Refusal `ledger.*`
 */
export function mayRecord(act: Act, acts: readonly Act[], matter: Matter): void {
  const past = { matter, acts, history: historyOf(acts, act.recorded) }
  demand(act, past, [hasDays, hasHappened, isThere, isAddressed, hasClauses])
  if (act.type === 'corrected')
    demand(act, past, [correctsSomething, correctsOwn, isFirstCorrection, saysPlainly])
  if (act.type === 'replaced') demand(act, past, [replacesSomething, replacesOnce, saysAnswer])
  const type = meaning(act)
  const requirement = type === null ? undefined : requirements[type]
  if (type && requirement) demand({ ...act, type, as: null }, withoutMistake(act, past), [requirement])
}

function demand(act: Act, past: Past, requirements: readonly Requirement[]): void {
  for (const requirement of requirements) {
    const refusal = requirement(act, past)
    if (refusal) throw refusal
  }
}

/** What a correction says must be possible where the mistake was never made. */
function withoutMistake(act: Act, past: Past): Past {
  if (act.type !== 'corrected') return past
  const acts = [...past.acts, { ...act, as: null }]
  return { ...past, acts, history: historyOf(acts, act.recorded) }
}

const hasDays: Requirement = (act) => {
  const days = [act.decided, act.final, act.deposited, act.effective, act.until]
  const reviews = act.riders.map((rider) => rider.reviewOn)
  const wrong = [...days, ...reviews].find((day) => day !== null && parseDay(day) === null)
  return wrong === undefined ? null : new Refusal('ledger.no-such-day', { day: wrong })
}

/** Nothing is recorded before it has happened: the decision before the letter, the letter before the entry. */
const hasHappened: Requirement = (act) => {
  const { decided, deposited, received, recorded } = act
  const today = dayOf(recorded)
  const arrived = arrivedOn(act)
  if (isAfter(decided, today)) return new Refusal('ledger.decided-in-future', { decided })
  if (isAfter(deposited, today)) return new Refusal('ledger.deposited-in-future', { deposited })
  if (received !== null && received > recorded) return new Refusal('ledger.received-in-future')
  return isAfter(decided, arrived)
    ? new Refusal('ledger.decided-after-received', { decided, received: arrived })
    : null
}

const isAfter = (day: Day | null, other: Day): boolean => day !== null && day > other

/** An organisation that another has taken the place of decides nothing more. */
const isThere: Requirement = (act, { history }) => {
  const since = goneSince(act.organisation, history)
  const isGone = since !== null && act.decided !== null && act.decided >= since
  return isGone ? new Refusal('ledger.organisation-gone', { since }) : null
}

/** Only who has been asked can answer; but a member may accede unasked, and a successor stands in another's place. */
const isAddressed: Requirement = (act, past) => {
  const isHeir = past.history.successionsTo(act.organisation).length > 0
  if (meaning(act) === 'terminated' || isHeir) return null
  const addressee = past.matter.addressees.find((one) => one.organisation === act.organisation)
  if (!addressee) return mayComeUnasked(act, past)
  if (addressee.sent === null || act.recorded < addressee.sent) return new Refusal('ledger.not-sent')
  return cameBefore(addressee.sent, act)
    ? new Refusal('ledger.received-before-sent', { sent: dayOf(addressee.sent) })
    : null
}

/** Where only the day is known, the day it was sent is soon enough. */
function cameBefore(sent: Instant, { received, receivedOn, deposited }: Act): boolean {
  const day = receivedOn ?? deposited
  return received === null ? day !== null && day < dayOf(sent) : received < sent
}

function mayComeUnasked(act: Act, { matter, history }: Past): Refusal | null {
  if (!matter.members.has(act.organisation)) return new Refusal('ledger.not-member')
  const accedes = meaning(act) === 'acceded' || history.of(act.organisation).length > 0
  return accedes ? null : new Refusal('ledger.not-addressee')
}

const hasClauses: Requirement = (act, { matter }) => {
  const numbers = act.clauses.map(({ clause }) => clause)
  const unknown = numbers.find((clause) => !matter.clauses.includes(clause))
  if (unknown !== undefined) return new Refusal('ledger.no-such-clause', { clause: unknown })
  const twice = numbers.find((clause, index) => numbers.indexOf(clause) < index)
  return twice === undefined ? null : new Refusal('ledger.clause-twice', { clause: twice })
}

const isKnown = (actId: string | null, acts: readonly Act[]): boolean => acts.some((act) => act.id === actId)

const correctsSomething: Requirement = (act, { acts }) =>
  isKnown(act.supersedes, acts) ? null : new Refusal('ledger.correction-of-nothing')

const correctsOwn: Requirement = (act, { acts }) =>
  acts.find((one) => one.id === act.supersedes)!.organisation === act.organisation
    ? null
    : new Refusal('ledger.another-members-act')

const isFirstCorrection: Requirement = (act, { acts }) =>
  acts.some((one) => one.type === 'corrected' && one.supersedes === act.supersedes)
    ? new Refusal('ledger.already-corrected')
    : null

const saysPlainly: Requirement = (act) =>
  act.as === 'corrected' || act.as === 'replaced' ? new Refusal('ledger.correction-as-correction') : null

const replacesSomething: Requirement = (act, { history }) => {
  const old = history.step(act.supersedes)
  if (!old || !isAnswer(old)) return new Refusal('ledger.replaces-nothing')
  return old.organisation === act.organisation ? null : new Refusal('ledger.another-members-act')
}

const replacesOnce: Requirement = (act, { history }) => {
  const old = history.step(act.supersedes)!
  if (isVoid(old)) return new Refusal('ledger.already-undone')
  return isReplaced(old) ? new Refusal('ledger.already-replaced') : null
}

const saysAnswer: Requirement = (act) =>
  act.as !== null && isAnswerType(act.as) ? null : new Refusal('ledger.replacement-without-decision')
