import { type Day, dayOf } from '../kit/clock.ts'
import type { Work } from '../kit/work.ts'
import type { Post } from './letter.actions.ts'
import { findCandidates, remind } from './reminder.actions.ts'
import { findPlan, findPlanned } from './reminder.store.ts'
import { reminderDays, sparedOn } from './reminder.ts'
import { findCirculation } from './store.ts'

/** The days of one circulation's plan, with how many would be reminded on each if nothing happened before: by the same rule as those who are. */
export interface Rounds {
  readonly id: string
  readonly slug: string
  readonly title: string
  readonly days: readonly { readonly day: Day; readonly recipients: number }[]
}

/** The rounds of every circulation that is still waited for. Each member's own days count, and only days after the plan was made. */
export async function findRounds(work: Work): Promise<Rounds[]> {
  const rounds: Rounds[] = []
  for (const id of await findPlanned(work.db, work.association)) {
    const found = await roundsOf(work, id)
    if (found && found.days.length > 0) rounds.push(found)
  }
  return rounds
}

/** Null where it has no plan. */
export async function roundsOf(work: Work, id: string): Promise<Rounds | null> {
  const plan = await findPlan(work.db, work.association, id)
  const circulation = await findCirculation(work.db, work.association, { id })
  if (!plan || !circulation) return null
  const today = dayOf(work.clock.now())
  const candidates = (await findCandidates(work, id)).filter(
    ({ waited }) => waited.asked && !waited.answered && !waited.unreachable,
  )
  const days = candidates.flatMap(({ waited, spared }) =>
    reminderDays(plan, waited)
      .filter((day) => day > plan.since && (spared?.until == null || day > spared.until || day <= today))
      // A day that has passed is done with today.
      .map((day) => ({ day, isReminded: sparedOn(day < today ? today : day, waited) === null })),
  )
  const counted = [...Map.groupBy(days, ({ day }) => day)].map(([day, each]) => ({
    day,
    recipients: each.filter(({ isReminded }) => isReminded).length,
  }))
  const { slug, title } = circulation
  return { id, slug, title, days: counted.toSorted((a, b) => (a.day < b.day ? -1 : 1)) }
}

/**
 * Reminds those whose days these are, in the usual words.
 * @returns how many letters
 */
export async function sendRound(
  work: Work,
  { id, days, post }: { readonly id: string; readonly days: readonly Day[]; readonly post: Post },
): Promise<number> {
  const plan = await findPlan(work.db, work.association, id)
  if (!plan) return 0
  const theirs = (await findCandidates(work, id)).filter(({ waited }) =>
    reminderDays(plan, waited).some((day) => days.includes(day)),
  )
  return await remind(work, { id, post, words: null, only: new Set(theirs.map((each) => each.id)) })
}
