import type { Day } from '../kit/clock.ts'
import type { Language } from '../kit/language.ts'
import type { EntryIntoForce } from '../ledger/entry-into-force.ts'
import { texts } from './texts.ts'

/** Whether the agreement is in force on D as known at K, and how many are parties then. */
export interface ForcePart {
  readonly entry: EntryIntoForce
  /** Every member has its own day. */
  readonly each: boolean
  readonly on: Day
  readonly parties: number
  /** The agreement's own page. */
  readonly href: string
}

export function ForceLine({ force, language }: { force: ForcePart; language: Language }) {
  const words = texts[language]
  return (
    <p>
      <b>{entryWords(force, language)}</b> ·{' '}
      {force.entry.on === null && !force.each && (
        <>
          <a href={`${force.href}#entry`}>{words.whoIsMissing}</a> ·{' '}
        </>
      )}
      <a href={force.href}>{words.partiesOn(force.parties, force.on)}</a>
    </p>
  )
}

function entryWords({ entry, each, on }: ForcePart, language: Language): string {
  const words = texts[language]
  if (each) return words.eachOwn
  if (entry.on === null) return words.notInForce(entry.missing.length)
  return entry.on <= on ? words.inForce(entry.on) : words.willBeInForce(entry.on)
}
