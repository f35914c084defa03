import { type Day, addDays } from '../kit/clock.ts'
import type { Problem, Visit } from '../kit/http/visit.ts'
import type { FormState } from '../kit/http/problems.tsx'
import type { RecordedAct } from '../ledger/recorded-act.ts'
import type { ConfirmView } from '../answers/answer.pages.tsx'
import type { InboxDesk } from './inbox-desk.view.ts'
import type { LetterEntry } from './letter-join.store.ts'
import type { LetterStep } from './letter-step.ts'

/** What the parts of the inbox's page are made of. */
export interface InboxPageView {
  readonly visit: Visit
  readonly problem: Problem | undefined
  readonly desk: InboxDesk
  /** What is registered, in the letter's light; null where there is nothing to register to. */
  readonly confirm: Pick<ConfirmView, 'sheet' | 'receiptTo'> | null
  /** Who else has the letter open; empty: nobody. */
  readonly presence: string
  /** What was typed in the small form that came back. */
  readonly typed: FormState
  /** What was done by hand just now; null: nothing, or undone. */
  readonly step: (LetterStep & { readonly entries: readonly LetterEntry[] }) | null
  readonly done: DoneNow | null
}

/** What was registered just now. */
export interface DoneNow {
  readonly act: RecordedAct
  readonly now: string
  /** The id of the correction that an undo would make. */
  readonly correction: string
  /** The time that was granted with it, while the letter that tells of it can be stopped. */
  readonly grant: {
    readonly act: string
    readonly entry: string
    readonly seconds: number
    readonly until: string
    readonly correction: string
  } | null
}

export const inboxPath = (visit: Visit): string => `/${visit.association.slug}/inbox`

export function letterPath(visit: Visit, view: string, id: string): string {
  const query = new URLSearchParams({ letter: id, ...(view !== 'waiting' && { show: view }) })
  return `${inboxPath(visit)}?${query}`
}

/** Where something is done with a letter. */
export const letterActionPath = (visit: Visit, id: string, what: string): string =>
  `${inboxPath(visit)}/${id}/${what}`

/** The next day that somebody is at work: Monday after a Friday. */
export function nextWorkday(today: Day): Day {
  const next = addDays(today, 1)
  const weekday = new Date(`${next}T12:00:00Z`).getUTCDay()
  return weekday === 6 ? addDays(next, 2) : weekday === 0 ? addDays(next, 1) : next
}
