import { type NearingPlan, usualNearing } from '../followups/nearing.ts'
import { type ReminderPlan, usualPlan } from '../circulations/reminder.ts'
import type { Instant } from '../kit/clock.ts'
import { type OfficeHours, usualHours } from '../kit/office-hours.ts'

/** Regel: what holds for all that goes by itself in one association. */
export interface Rule {
  readonly hours: OfficeHours
  /** For circulations that are sent from now on. */
  readonly plan: ReminderPlan
  /** Of what somebody is to do by a day. */
  readonly followups: NearingPlan
  /** Collected notices wait for a person's click, or go by themselves. */
  readonly notices: 'prepared' | 'automatic'
  /** Nothing has left since; null: it does. */
  readonly pausedAt: Instant | null
}

export const usualRule: Rule = {
  hours: usualHours,
  plan: usualPlan,
  followups: usualNearing,
  notices: 'prepared',
  pausedAt: null,
}
