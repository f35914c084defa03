import { type Day, dayOf } from '../kit/clock.ts'
import { queueMail } from '../kit/mail/actions.ts'
import { NotFound, Refusal } from '../kit/refusal.ts'
import { newToken, tokenHash } from '../kit/token.ts'
import type { Work } from '../kit/work.ts'
import { log } from '../log/actions.ts'
import { findBodies } from '../organisations/body.store.ts'
import { addressProblem, tidyAddress } from '../organisations/contact.ts'
import { findContacts } from '../organisations/contact.store.ts'
import { findOwnAssociation } from '../organisations/store.ts'
import type { Followup } from './followup.ts'
import { dueDay, nearingLetter } from './nearing.ts'
import { placeOf } from './placing.ts'
import { findByToken, findReminderSettings, saveReminderSetting, stopByToken } from './reminder.store.ts'
import { findFollowups, findSittings, lockFollowup } from './store.ts'

/** An open follow-up that somebody can be reminded of. */
export interface Nearing {
  readonly followup: Followup
  readonly due: Day
  readonly email: string
}

/** All that are open, have a day, and somebody to write to. */
export async function findNearing(work: Work): Promise<Nearing[]> {
  const { db, association } = work
  const all = await findFollowups(db, association, { openOnly: true })
  const tasks = all.filter(({ certainty }) => certainty === 'task')
  if (tasks.length === 0) return []
  const sittings = await findSittings(db, association)
  const open = new Set(all.map(({ id }) => id))
  const address = await addresses(work)
  return tasks.flatMap((followup) => {
    const due = dueDay(
      followup,
      placeOf(followup, sittings, (id) => open.has(id)),
      sittings,
    )
    const email = due && address(followup)
    return due && email ? [{ followup, due, email }] : []
  })
}

/** Its own address, else the body's secretary, else the association's; null where they have been ended or nobody is there. */
async function addresses({ db, association }: Work): Promise<(followup: Followup) => string | null> {
  const settings = await findReminderSettings(db, association)
  const { hubId } = await findOwnAssociation(db, association)
  const secretaries = (await findContacts(db, association)).filter(({ purpose }) => purpose === 'secretary')
  const secretaryOf = (bodyId: string | null): string | null =>
    (
      secretaries.find((each) => each.bodyId === bodyId) ??
      secretaries.find((each) => each.organisationId === hubId && each.bodyId === null)
    )?.email ?? null
  return ({ id, bodyId }) => {
    const own = settings.get(id)
    return own?.stoppedAt ? null : (own?.email ?? secretaryOf(bodyId))
  }
}

export interface FollowupPost {
  readonly from: string
  /** The association's own pages. */
  readonly base: string
}

/**
 * Reminds whoever is to do it; nobody where it has been closed or the reminders ended meanwhile.
 * @returns how many letters
 */
export async function remindOfFollowup(
  work: Work,
  id: string,
  { from, base }: FollowupPost,
): Promise<number> {
  const { db, association } = work
  if (!(await lockFollowup(db, association, id))) return 0
  const nearing = (await findNearing(work)).find(({ followup }) => followup.id === id)
  if (!nearing) return 0
  const { followup, due, email } = nearing
  const token = newToken()
  const stop = `${base}/unsubscribe/${token}`
  const body = (await findBodies(db, association)).find((each) => each.id === followup.bodyId)?.name ?? ''
  const today = dayOf(work.clock.now())
  const letter = nearingLetter(followup, { body, due, today, href: `${base}/followups`, stop })
  await saveReminderSetting(db, association, id, { tokenHash: tokenHash(token) })
  const ends = { unsubscribeUrl: stop }
  await queueMail(work, { purpose: 'followup_reminder', concerns: id, from, to: email, ...letter, ...ends })
  await log(work, { verb: 'followup.reminded', subject: id, payload: { due } })
  return 1
}

/**
 * Says whom to remind; an empty address leaves it to the secretary.
 * @throws NotFound; Refusal `followup.bad-address`
 */
export async function setReminder(work: Work, id: string, typed: string): Promise<void> {
  const { db, association } = work
  if (!(await lockFollowup(db, association, id))) throw new NotFound()
  const email = tidyAddress(typed) || null
  if (email !== null && addressProblem(email) !== null) throw new Refusal('followup.bad-address')
  await saveReminderSetting(db, association, id, { email, stoppedAt: null })
  await log(work, { verb: 'followup.reminder_set', subject: id, payload: {} })
}

/** What the link in a letter is about. @throws NotFound */
export async function followupByLink({ db, association }: Work, token: string): Promise<Followup> {
  const id = await findByToken(db, association, tokenHash(token))
  const found = id && (await findFollowups(db, association)).find((followup) => followup.id === id)
  if (!found) throw new NotFound()
  return found
}

/** Ends the reminders, for whoever has the letter. @throws NotFound */
export async function endReminders(work: Work, token: string): Promise<void> {
  const { db, association, clock } = work
  const id = await stopByToken(db, association, tokenHash(token), clock.now())
  if (!id) throw new NotFound()
  await log(work, { verb: 'followup.reminders_ended', subject: id, payload: {} })
}
