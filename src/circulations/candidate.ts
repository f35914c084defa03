import type { Day } from '../kit/clock.ts'
import type { Act } from '../ledger/act.ts'
import type { Standing } from '../ledger/standing.ts'
import { type Addressee, isAsked } from './addressee.ts'
import type { Posting } from './posting.ts'
import { type Spared, type Waited, sparedOn } from './reminder.ts'

/** Den som kan påminnas: a recipient with all that decides whether it is reminded today. */
export interface Candidate {
  readonly waited: Waited
  readonly posting: Posting
  readonly standing: Standing | null
  /** Null: may be reminded today. */
  readonly spared: Spared | null
}

export interface KnownOfAll {
  readonly today: Day
  readonly lastDay: Day | null
  /** Of the circulation, as far as they are known. */
  readonly acts: readonly Act[]
  /** Organisations of which a letter lies in the inbox. */
  readonly unread: ReadonlySet<string>
  /** The day on which an organisation's answer was sent back to it, to be completed. */
  readonly returned: ReadonlyMap<string, Day>
}

/** @param standing null for who is only informed, and so has none */
export function candidateOf(
  addressee: Pick<Addressee, 'role' | 'droppedAt' | 'organisationId'>,
  standing: Standing | null,
  posting: Posting,
  { today, lastDay, acts, unread, returned }: KnownOfAll,
): Candidate {
  const { remindedOn, unreachable } = posting
  const waited = {
    ...(standing ? toldBy(standing, acts) : untold),
    asked: standing !== null && isAsked(addressee),
    lastDay,
    remindedOn,
    unreachable,
    unread: unread.has(addressee.organisationId),
    returnedOn: returned.get(addressee.organisationId) ?? null,
  }
  return { waited, posting, standing, spared: sparedOn(today, waited) }
}

type Told = Pick<Waited, 'kind' | 'answered' | 'named' | 'extendedTo' | 'asksForTime'>

const untold: Told = { kind: 'silent', answered: false, named: null, extendedTo: null, asksForTime: false }

function toldBy(standing: Standing, acts: readonly Act[]): Told {
  const { kind, answered, restsOn, extendedTo, extensionRequested: asksForTime } = standing
  const ground = answered ? undefined : acts.find((act) => act.id === restsOn[0])
  return { kind, answered, named: ground?.until ?? null, extendedTo, asksForTime }
}
