import type { Day, Instant } from '../kit/clock.ts'
import { Refusal } from '../kit/refusal.ts'
import { type Told, isErased } from '../log/reconciliation.ts'
import type { When } from './when.ts'

/**
 * Åtgärd (its date: bevakning): somebody does something by a day or a meeting. It is open until a person closes it, by a
 * decision, by a linked item or with a note; until then it puts itself on the agenda where it belongs.
 */
export interface Followup {
  readonly id: string
  /** Its number among the follow-ups of the meeting it was born at; 1, 2, 3. */
  readonly number: number
  /** The body that waits for it; null: the association itself, which has no body of its own. */
  readonly bodyId: string | null
  /** The meeting and item where it was said; null when it was noted between meetings. */
  readonly meetingId: string | null
  readonly itemId: string | null
  /** The day it was said: it comes up at meetings after that. */
  readonly saidOn: Day
  /** As they are called: "sekreteraren", "krisinfogruppen". Null: nobody was named. */
  readonly who: string | null
  readonly what: string
  readonly when: When
  readonly certainty: Certainty
  readonly closed: Closing | null
}

/** A task somebody was given, or something that the minutes only call possible. */
export const certainties = ['task', 'possible'] as const
export type Certainty = (typeof certainties)[number]

export const closings = ['decision', 'item', 'note'] as const
export interface Closing {
  readonly by: (typeof closings)[number]
  readonly on: Day
  /** The decision's or the item's id. */
  readonly ref: string | null
  readonly note: string | null
}

/** @throws Refusal `followup.closed`, `followup.closing-words` (a note without words, or a decision or item that is not named) */
export function checkClosing(followup: Pick<Followup, 'closed'>, closing: Closing): void {
  if (followup.closed) throw new Refusal('followup.closed')
  const said = closing.by === 'note' ? closing.note : closing.ref
  if (!said?.trim()) throw new Refusal('followup.closing-words')
}

/** The number of the next follow-up of the same meeting. */
export function nextNumberOf(siblings: readonly Pick<Followup, 'number'>[]): number {
  return Math.max(0, ...siblings.map(({ number }) => number)) + 1
}

/** What the log tells of a follow-up. */
export const followupVerbs = ['followup.noted', 'followup.moved', 'followup.closed', 'followup.reopened']

/**
 * As it stood on a day, as known at a moment: what is to be done, by when, and whether it was open.
 * @param told all that the log tells of it, oldest first
 * @returns null before it was said or noted, and where what was told of it has been erased
 */
export function followupAt(
  now: Followup,
  told: readonly Told[],
  { on, known }: { readonly on: Day; readonly known: Instant },
): Followup | null {
  const entries = told.filter(({ recordedAt }) => recordedAt <= known)
  if (now.saidOn > on || entries.length === 0 || isErased(entries)) return null
  const then = entries.reduce(afterEntry, now)
  return then.closed && then.closed.on > on ? { ...then, closed: null } : then
}

function afterEntry(before: Followup, { verb, payload }: Told): Followup {
  if (verb === 'followup.closed') return { ...before, closed: payload as unknown as Closing }
  if (verb === 'followup.reopened') return { ...before, closed: null }
  if (verb === 'followup.moved') return withTask(before, payload as unknown as Task)
  const { what, when } = payload as unknown as Followup
  return { ...withTask(before, { what, by: when.by }), closed: null }
}

/** What may be changed in it. */
interface Task {
  readonly what: string
  readonly by: Day | null
}

const withTask = (followup: Followup, { what, by }: Task): Followup => ({
  ...followup,
  what,
  when: { ...followup.when, by },
})
