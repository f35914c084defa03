import { type Day, type Instant, dayOf } from '../kit/clock.ts'

/** Vad som har skickats till en adressat: its letters about the circulation, and whether they have come through. */
export interface PostedLetter {
  readonly id: string
  readonly purpose: string
  readonly organisation: string
  readonly state: string
  readonly dueAt: Instant
  readonly sentAt: Instant | null
  /** A server has reported that it never arrived. */
  readonly bounced: boolean
}

export interface Posting {
  /** How many reminders, and the day of the latest; those that wait to leave are counted, they can be undone. */
  readonly reminders: number
  readonly remindedOn: Day | null
  /** The latest letter could not be sent, or came back. */
  readonly unreachable: boolean
}

export const noPost: Posting = { reminders: 0, remindedOn: null, unreachable: false }

const hasFailed = ({ state, bounced }: PostedLetter): boolean => state === 'failed' || bounced

/** By organisation. @param letters not undone, first to last. @param known later ones were not yet written */
export function postingsOf(letters: readonly PostedLetter[], known?: Instant): Map<string, Posting> {
  const there = letters.filter(({ dueAt }) => known === undefined || dueAt <= known)
  const own = Map.groupBy(there, ({ organisation }) => organisation)
  return new Map([...own].map(([organisation, each]) => [organisation, postingOf(each)]))
}

function postingOf(letters: readonly PostedLetter[]): Posting {
  const reminders = letters.filter((letter) => letter.purpose === 'reminder' && letter.state !== 'failed')
  const latest = reminders.at(-1)
  return {
    reminders: reminders.length,
    remindedOn: latest ? dayOf(latest.sentAt ?? latest.dueAt) : null,
    unreachable: hasFailed(letters.at(-1)!),
  }
}
