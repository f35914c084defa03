import { NotFound } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { log } from '../log/actions.ts'
import { findBody } from '../organisations/body.store.ts'
import { type Decision, checkClauses, checkPerCapsulam } from './decision.ts'
import { insertDecision } from './store.ts'

/** Records what a meeting decided, once its minutes are sealed or the item adjusted at once. Done twice it is recorded once. */
export async function recordDecision(work: Work, decision: Decision): Promise<void> {
  checkClauses('decided', decision.clauses)
  const made = await insertDecision(work.db, work.association, decision)
  if (made) await log(work, { verb: 'decision.made', subject: decision.id, payload: decision })
}

/**
 * Records a decision made without a meeting (per capsulam).
 * @param allowed whether the body's procedure says that it may
 * @throws Refusal `decision.must-meet` for a body under Kommunallagen, `decision.not-in-statutes`, `decision.no-clauses`; NotFound
 */
export async function decideWithoutMeeting(
  work: Work,
  decision: Omit<Decision, 'manner' | 'meetingId' | 'itemId'>,
  allowed: boolean,
): Promise<void> {
  const body = await findBody(work.db, work.association, decision.bodyId)
  if (!body) throw new NotFound()
  checkPerCapsulam({ governance: body.governance, allowed }, decision.decidedOn)
  await recordDecision(work, { ...decision, manner: 'per_capsulam', meetingId: null, itemId: null })
}
