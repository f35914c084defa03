import type { Day } from '../kit/clock.ts'
import { type Facts, factsHash } from '../log/reconciliation.ts'

/**
 * Avstämning av samtal: what the log tells of a call that was noted. Who it was and what was said stand in it as a hash only: a
 * note of a talk is for those who work here.
 */
export const notedFacts = ({
  circulation,
  organisation,
  actId,
  calledOn,
  spokeWith,
  said,
}: Noted): Facts => ({
  circulation,
  organisation,
  actId,
  calledOn,
  words: factsHash({ spokeWith, said }),
})

interface Noted {
  readonly circulation: string
  readonly organisation: string
  readonly actId: string | null
  readonly calledOn: Day
  readonly spokeWith: string
  readonly said: string
}
