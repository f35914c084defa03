import { planReminders, remind } from '../../src/circulations/reminder.actions.ts'
import type { Post } from '../../src/circulations/letter.actions.ts'
import { usualPlan } from '../../src/circulations/reminder.ts'
import type { DemoWork } from './ksl.ts'

/** Two weeks before the last day those who are silent are reminded; after that the plan does it. */
export async function remindTheSilent(work: DemoWork, id: string, post: Post): Promise<void> {
  work.clock.set(remindedAt)
  await remind(work, { id, post, words: null, only: null })
  await planReminders(work, id, usualPlan)
}

/** A Monday. */
export const remindedAt = '2015-06-01T08:00'
