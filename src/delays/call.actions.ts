import { findCandidates } from '../circulations/reminder.actions.ts'
import { findCirculation } from '../circulations/store.ts'
import { actorCode } from '../kit/actor.ts'
import { type Day, dayOf } from '../kit/clock.ts'
import { Refusal } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { holdAnswers } from '../ledger/actions.ts'
import { log } from '../log/actions.ts'
import { depositOf } from '../ledger/due-form.ts'
import { type Place, registerOther } from '../answers/actions.ts'
import { findCalls, findTroubled, insertCall } from './call.store.ts'
import { type Lesson, actOfLesson } from './call.ts'
import { notedFacts } from './reconciliation.ts'
import { type Escalated, daysLate, escalationOrder, silenceOf } from './escalation.ts'

export interface Call {
  /** From the form, so that a double submit makes one. */
  readonly id: string
  /** Of the registry entry, where what was learnt is a step of the member's. */
  readonly entry: string
  readonly circulation: string
  readonly organisation: string
  readonly calledOn: Day
  readonly spokeWith: string
  readonly said: string
  readonly lesson: Lesson
  readonly until: Day | null
  readonly place: Place
  /** The member's latest act on the page. */
  readonly seen: string | null
}

/**
 * Notes a call. What was learnt becomes an act, with the note as its evidence and an entry in the register; otherwise it is a
 * note on the list.
 * @throws Refusal `call.in-future`, `ledger.*`
 */
export async function noteCall(work: Work, call: Call): Promise<void> {
  const { id, circulation, organisation, calledOn, spokeWith, said } = call
  const now = work.clock.now()
  if (calledOn > dayOf(now)) throw new Refusal('call.in-future')
  await holdAnswers(work, [organisation])
  const actId = await learn(work, call)
  const made = await insertCall(work.db, work.association, {
    id,
    circulation,
    organisation,
    calledOn,
    spokeWith,
    said,
    actId,
    notedAt: now,
    notedBy: actorCode(work.actor),
  })
  if (made) await log(work, { verb: 'call.noted', subject: id, payload: notedFacts({ ...call, actId }) })
}

/** The act has the note's own id: the same form makes both, once. */
async function learn(work: Work, call: Call): Promise<string | null> {
  const type = actOfLesson(call.lesson)
  if (type === null) return null
  const { id, entry, circulation, organisation, calledOn, spokeWith, said, until, place, seen } = call
  const note = `${spokeWith}: ${said}`
  const deposited = depositOf({ type, receivedOn: calledOn, toldOnly: true, findings: [] }).on
  const act = { id, type, circulation, organisation, registryEntry: entry, deposited, until, note }
  const arrival = {
    entry,
    receivedOn: calledOn,
    receivedAt: null,
    channel: 'phone',
    ownDnr: null,
    text: '',
    public: false,
    files: [],
  } as const
  await registerOther(work, { act, arrival, place, seen })
  return id
}

/** All that is overdue in the association, or has not arrived: whom to call. */
export async function findEscalated(work: Work): Promise<Escalated[]> {
  const { db, association, clock } = work
  const today = dayOf(clock.now())
  const rows: Escalated[] = []
  for (const id of await findTroubled(db, association, today)) {
    const circulation = await findCirculation(db, association, { id })
    if (!circulation) continue
    const calls = await findCalls(db, association, id)
    const { slug, dnr, title } = circulation
    for (const candidate of await findCandidates(work, id)) {
      const { organisationId, code, name, email } = candidate
      const lastCall = calls.find((call) => call.organisation === organisationId) ?? null
      const silence = silenceOf(candidate, lastCall !== null)
      if (silence === null) continue
      const member = { organisationId, code, name }
      rows.push({
        silence,
        circulation: { slug, dnr, title },
        member,
        addresseeId: candidate.id,
        email,
        candidate,
        daysLate: daysLate(candidate, today),
        lastCall,
      })
    }
  }
  return escalationOrder(rows)
}
