import type { Day } from '../kit/clock.ts'
import { Refusal } from '../kit/refusal.ts'
import { oneLine } from '../kit/text.ts'
import { type Body, type Governance, lawOf } from '../organisations/body.ts'

/**
 * Beslut: what a body has decided, in one or more numbered clauses (att-satser). It is an object of its own: it has a number, a
 * case, an outcome, and may follow or change an earlier one.
 */
export interface Decision {
  readonly id: string
  readonly bodyId: string
  readonly meetingId: string | null
  readonly itemId: string | null
  /** As the body numbers it: "§ 14", "1/2012 p. 2". */
  readonly reference: string
  readonly title: string
  readonly decidedOn: Day
  readonly manner: Manner
  readonly clauses: readonly string[]
  readonly caseId: string | null
  /** The earlier decision that this one follows on or changes. */
  readonly earlierId: string | null
  readonly relation: (typeof relations)[number] | null
}

/** A decision with what it is known by: its body, the meeting's number, the case. */
export interface DecisionInPlace extends Decision {
  readonly body: string
  readonly meeting: { readonly year: number; readonly number: number } | null
  readonly dnr: string | null
}

/** In a meeting, or without one (per capsulam), which only a body under its own statutes may do. */
export const manners = ['meeting', 'per_capsulam'] as const
export type Manner = (typeof manners)[number]
export const relations = ['follows', 'changes'] as const

/** Utfall: what became of an item. Handed over: to another body, on whose next agenda it puts itself. */
export const outcomes = ['decided', 'referred_back', 'postponed', 'noted', 'handed_over'] as const
export type Outcome = (typeof outcomes)[number]

/** A clause as it stands after "att": without the word itself, on one line. */
export function clauseText(typed: string): string {
  return oneLine(typed.replace(/^[\s\-–•*\d.)]*(?:att\s+)?/iu, ''))
}

/** Clauses typed or pasted, one a line. Empty lines are left out. */
export function readClauses(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map(clauseText)
    .filter((clause) => clause !== '')
}

/**
 * Whether the body may decide without meeting: never under Kommunallagen, otherwise where its own rules say so.
 * @throws Refusal `decision.must-meet` (KL), `decision.not-in-statutes`
 */
export function checkPerCapsulam(
  { governance, allowed }: { governance: Governance; allowed: boolean },
  on: Day,
): void {
  if (lawOf(governance, on).startsWith('kl')) throw new Refusal('decision.must-meet')
  if (!allowed) throw new Refusal('decision.not-in-statutes')
}

/** @throws Refusal `decision.no-clauses` when something is decided and nothing says what */
export function checkClauses(outcome: Outcome | null, clauses: readonly string[]): void {
  if (outcome === 'decided' && clauses.length === 0) throw new Refusal('decision.no-clauses')
}

/** "Kommundirektörsgruppen beslutar": documents are in Swedish, whatever the reader's language. */
export function decidesLine(body: Pick<Body, 'name'>): string {
  return `${body.name} beslutar`
}
