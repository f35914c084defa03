import { type ReadAct, type ReadOpinion, readActs } from '../reading/act.ts'
import { isOpinion } from '../answers/choice.ts'
import type { Lodging } from './lodging.ts'
import type { Match } from '../letters/matching.ts'

/** Inlämnat svar: whose it is and what it answers is known from the link; what was read in its papers stands beside. */
export interface LodgedAnswer extends Pick<Lodging, 'written'> {
  readonly circulationId: string
  readonly organisationId: string
}

/**
 * The proposals for a lodged letter: first the matter that it was lodged in, with what the member says of its own extract.
 * An extract that names another matter is another proposal, for the registrar to see.
 */
export function saidByMember(matches: readonly Match[], lodged: LodgedAnswer): Match[] {
  const isIts = ({ circulation, organisation }: Match): boolean =>
    circulation === lodged.circulationId && organisation === lodged.organisationId
  const found = matches.find(isIts) ?? unmatched(lodged, matches[0])
  // Nobody has mailed it, so its reply address tells nothing.
  const others = found.reasons.filter(({ code }) => code !== 'reply_address')
  const reasons = [{ code: 'lodged' as const, fact: null }, ...others]
  const isOther = reasons.some(({ code }) => code === 'other_instrument')
  const own = { ...found, act: isOther ? null : (actSaid(lodged) ?? found.act), reasons }
  return [own, ...matches.filter((match) => !isIts(match))]
}

const unmatched = ({ circulationId, organisationId }: LodgedAnswer, other: Match | undefined): Match => ({
  circulation: circulationId,
  organisation: organisationId,
  part: other?.part ?? 0,
  act: null,
  reasons: [],
})

function actSaid({ written }: LodgedAnswer): ReadAct | ReadOpinion | null {
  const choice = written.fields['choice'] ?? ''
  if (isOpinion(choice)) return choice
  return readActs.find((act) => act === choice) ?? null
}
