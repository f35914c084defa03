import type { Day, Instant } from '../kit/clock.ts'
import { type RecordedAct, complete } from '../ledger/recorded-act.ts'
import { type Count, count } from '../ledger/count.ts'
import { partyPeriods } from '../ledger/party.ts'
import { type Standing, standingOf } from '../ledger/standing.ts'
import type { StandingKind } from '../ledger/standing-words.ts'
import type { Member, Terms } from '../ledger/terms.ts'
import { type Answer, saidAs } from './answer.ts'
import { type Choice, actOf, isDecision } from './choice.ts'

/** Följd: what will be different once the answer is registered, told before the button. */
export interface Consequence {
  readonly choice: Choice
  /** The member's standing afterwards. */
  readonly kind: StandingKind
  readonly count: Count
  /** The first day on which it becomes a party by this; null: it does not. */
  readonly partyFrom: string | null
  /** The third body is told, in the next collected notice. */
  readonly told: boolean
}

/** How things stand before. */
export interface Before {
  readonly sending: {
    readonly circulation: string
    readonly version: number | null
    readonly lastDay: Day | null
    readonly terms: Terms | null
    readonly asked: readonly Member[]
  }
  readonly acts: readonly RecordedAct[]
  readonly members: readonly { readonly standing: Standing }[]
}

interface Said extends Pick<Answer, 'corrects' | 'replaces'> {
  readonly organisation: string
  readonly decided: string | null
  /** Null: not received in due form, so that nothing can rest on that day. */
  readonly deposited: string | null
  /** The day it came. */
  readonly receivedOn: Day
}

/** What each of the choices would lead to. Reads the ledger, changes nothing. */
export function consequencesOf(
  choices: readonly Choice[],
  before: Before,
  said: Said,
  now: Instant,
): Consequence[] {
  return choices.map((choice) => consequenceOf(choice, before, said, now))
}

function consequenceOf(
  choice: Choice,
  { sending, acts, members }: Before,
  { organisation, decided, deposited, receivedOn, ...about }: Said,
  now: Instant,
): Consequence {
  const known = [now, acts.at(-1)?.recorded ?? now].sort().at(-1)!
  const { type, opinion } = actOf(choice)
  const said = saidAs(type, about)
  const act = complete(
    { ...said, id: 'supposed', circulation: sending.circulation, organisation, decided, deposited, opinion },
    { version: sending.version ?? 0, received: null, receivedOn, recorded: known },
  )
  const supposed = [...acts, act]
  const standing = standingOf(organisation, supposed, { ...sending, known })
  const others = members.map((member) => member.standing)
  const { terms, asked } = sending
  const ledger = terms && { terms, members: asked, acts: supposed }
  return {
    choice,
    kind: standing.kind,
    count: count(others.map((other) => (other.organisation === organisation ? standing : other))),
    partyFrom: ledger ? (partyPeriods(organisation, ledger, known).at(-1)?.from ?? null) : null,
    told: isDecision(choice),
  }
}
