import { nearingDays } from '../followups/nearing.ts'
import { type OwedNotice, findOwedNotices, sendOwedNotices } from '../agreements/notice-round.actions.ts'
import { findRounds, sendRound } from '../circulations/reminder-round.actions.ts'
import { type Post, postOf } from '../circulations/letter.actions.ts'
import { findNearing, remindOfFollowup } from '../followups/reminder.actions.ts'
import { type Day, type Instant, addMilliseconds, dayOf } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import { undoWindow } from '../kit/mail/letter.ts'
import { isOpen, nextOpening } from '../kit/office-hours.ts'
import type { Settings } from '../kit/settings.ts'
import type { Work } from '../kit/work.ts'
import { log } from '../log/actions.ts'
import { findWaitingEvents, remindOfEvent } from '../meetings/event-invitation.actions.ts'
import { findWaitingMinutes, remindAdjusters } from '../meetings/justering-reminder.actions.ts'
import { nameOn } from '../organisations/organisation.ts'
import { findNames, findOwnAssociation } from '../organisations/store.ts'
import {
  type Due,
  type ErrandKind,
  type Planned,
  type Settled,
  dueNow,
  keysOf,
  recentDays,
} from './errand.ts'
import type { Rule } from './rule.ts'
import { findRule, findSettled, noteLetters, saveRule, settleDays, unskipDay } from './store.ts'

/** From whom letters come, and where what they tell of is read. */
export interface SendingOffice {
  readonly post: Post
  /** The address of the association's own pages. */
  readonly base: string
}

/** One kind of what goes by itself: what it has planned, and how it is sent. */
interface Source {
  readonly find: (work: Work, rule: Rule) => Promise<Planned[]>
  /** Sends what these days ask for; how many letters. */
  readonly send: (work: Work, due: Due, office: SendingOffice) => Promise<number>
}

const reminders: Source = {
  find: async (work) =>
    (await findRounds(work)).map(({ id, slug, title, days }) => ({
      kind: 'reminder',
      subject: id,
      title,
      path: `/circulations/${slug}/reminders`,
      days,
    })),
  send: async (work, { planned, days }, { post }) =>
    await sendRound(work, { id: planned.subject, days, post }),
}

/** Where they wait for a click nothing goes by itself. */
const notices: Source = {
  find: async (work, rule) =>
    rule.notices === 'automatic' ? (await findOwedNotices(work)).map(plannedNotice) : [],
  send: async (work, { planned }, { post, base }) => {
    const slug = planned.path.split('/')[2]!
    return await sendOwedNotices(work, { slug, documents: `${base}/documents`, from: post.from })
  },
}

function plannedNotice({ matter, days, recipients }: OwedNotice): Planned {
  return {
    kind: 'notice',
    subject: matter.circulation,
    title: matter.title,
    path: `/circulations/${matter.slug}/notices`,
    days: days.map((day) => ({ day, recipients })),
  }
}

/** Notices that are written and wait for somebody to send them, with the day they are for. */
export async function findPrepared(work: Work, rule: Rule): Promise<Planned[]> {
  return rule.notices === 'prepared' ? (await findOwedNotices(work)).map(plannedNotice) : []
}

const followups: Source = {
  find: async (work, rule) =>
    (await findNearing(work)).map(({ followup, due }) => ({
      kind: 'followup',
      subject: followup.id,
      title: followup.what,
      path: '/followups',
      days: recentDays(nearingDays(due, followup.saidOn, rule.followups), dayOf(work.clock.now())).map(
        (day) => ({ day, recipients: 1 }),
      ),
    })),
  send: async (work, { planned }, { post, base }) =>
    await remindOfFollowup(work, planned.subject, { from: post.from, base }),
}

const adjusters: Source = {
  find: async (work) =>
    (await findWaitingMinutes(work)).map(({ subject, name, item, path, days, adjusters: waiting }) => ({
      kind: 'justering',
      subject,
      title: item === null ? name : `${name} ${item}`,
      path,
      days: recentDays(days, dayOf(work.clock.now())).map((day) => ({ day, recipients: waiting.length })),
    })),
  send: async (work, { planned }, { post, base }) =>
    await remindAdjusters(work, planned.subject, { from: post.from, base }),
}

const events: Source = {
  find: async (work) =>
    (await findWaitingEvents(work)).map(({ event, path, days }) => {
      const recent = recentDays(
        days.map(({ day }) => day),
        dayOf(work.clock.now()),
      )
      return {
        kind: 'event',
        subject: event.id,
        title: event.name,
        path,
        days: days.filter(({ day }) => recent.includes(day)),
      }
    }),
  send: async (work, { planned }, { post, base }) =>
    await remindOfEvent(work, planned.subject, { from: post.from, base }),
}

const sources: Readonly<Record<ErrandKind, Source>> = {
  reminder: reminders,
  notice: notices,
  followup: followups,
  justering: adjusters,
  event: events,
}

/** All that is planned in the association, as it looks now. */
export async function findPlannedErrands(work: Work, rule: Rule): Promise<Planned[]> {
  return (await Promise.all(Object.values(sources).map((source) => source.find(work, rule)))).flat()
}

/** @throws Refusal `mail.no-sender` where there is no address to send from */
export async function officeOf(
  { db, association, clock }: Work,
  settings: Pick<Settings, 'mailFrom' | 'replyDomain' | 'publicUrl'>,
): Promise<SendingOffice> {
  const own = await findOwnAssociation(db, association)
  const name = nameOn(await findNames(db, association, own.hubId), dayOf(clock.now())) ?? ''
  const base = `${settings.publicUrl}/${own.slug}`
  return { post: postOf({ ...own, name }, settings), base }
}

/** When a letter that goes by itself may leave: now, or when the office opens. */
export async function findOpening(db: Db, association: number, now: Instant): Promise<Instant> {
  const { hours } = await findRule(db, association)
  return nextOpening(now, hours)
}

/** What is to be done now; nothing outside office hours, or while it is paused. A letter leaves after the undo window. */
export async function findDue(work: Work): Promise<Due[]> {
  const rule = await findRule(work.db, work.association)
  const now = work.clock.now()
  if (rule.pausedAt !== null || !isOpen(now, rule.hours)) return []
  if (!isOpen(addMilliseconds(now, undoWindow), rule.hours)) return []
  return await findOverdue(work, rule)
}

async function findOverdue(work: Work, rule: Rule): Promise<Due[]> {
  const planned = await findPlannedErrands(work, rule)
  const subjects = planned.map(({ subject }) => subject)
  const settled = await findSettled(work.db, work.association, { subjects })
  return dueNow(planned, keysOf(settled), dayOf(work.clock.now()))
}

/**
 * Does it, once: the days are taken in the transaction that writes the letters, and whoever comes second finds them taken.
 * @returns how many letters
 */
export async function runErrand(work: Work, due: Due, office: SendingOffice): Promise<number> {
  const { db, association, clock } = work
  const { planned } = due
  const source = sources[planned.kind]
  const last = due.days.at(-1)
  if (last === undefined) return 0
  const days = due.days.map((day) => ({ day, outcome: day === last ? 'nothing' : 'missed' }) as const)
  const taken = await settleDays(db, association, planned, days, clock.now())
  if (!taken.includes(last)) return 0
  const letters = await source.send(work, { planned, days: taken }, office)
  await noteLetters(db, association, { ...planned, day: last }, letters)
  return letters
}

/** Leaves one day out. */
export async function skipErrand(
  work: Work,
  which: Pick<Settled, 'kind' | 'subject' | 'day'>,
): Promise<void> {
  const { db, association, clock } = work
  const days = [{ day: which.day, outcome: 'skipped' }] as const
  const taken = await settleDays(db, association, which, days, clock.now())
  if (taken.length === 0) return
  await log(work, { verb: 'errand.skipped', subject: which.subject, payload: { ...which } })
}

export async function unskipErrand(
  work: Work,
  which: Pick<Settled, 'kind' | 'subject' | 'day'>,
): Promise<void> {
  await unskipDay(work.db, work.association, which)
  await log(work, { verb: 'errand.unskipped', subject: which.subject, payload: { ...which } })
}

/** Nothing leaves by itself from now on. */
export async function pauseErrands(work: Work): Promise<void> {
  const rule = await findRule(work.db, work.association)
  if (rule.pausedAt !== null) return
  await keepRule(work, { ...rule, pausedAt: work.clock.now() })
}

/** It goes on. What would have left meanwhile does not leave afterwards: a burst of old letters is nobody's wish. */
export async function resumeErrands(work: Work): Promise<void> {
  const { db, association, clock } = work
  const rule = await findRule(db, association)
  if (rule.pausedAt === null) return
  for (const { planned, days } of await findOverdue(work, rule)) {
    const skipped = days.map((day: Day) => ({ day, outcome: 'skipped' }) as const)
    await settleDays(db, association, planned, skipped, clock.now())
  }
  await keepRule(work, { ...rule, pausedAt: null })
}

/** Changes the rules, but for the pause. */
export async function changeRule(work: Work, change: Omit<Rule, 'pausedAt'>): Promise<void> {
  const { pausedAt } = await findRule(work.db, work.association)
  await keepRule(work, { ...change, pausedAt })
}

async function keepRule(work: Work, rule: Rule): Promise<void> {
  await saveRule(work.db, work.association, rule)
  const { hubId } = await findOwnAssociation(work.db, work.association)
  await log(work, { verb: 'errand.rule_changed', subject: hubId, payload: rule })
}
