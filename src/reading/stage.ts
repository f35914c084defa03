import { bodyLevel, bodyName, bodyTitle } from './body.ts'
import { swedish } from './pattern.ts'
import { flat } from './source.ts'

/**
 * Skede: whether a text decides or only proposes. Read from the verb and from whom it speaks to, never from who speaks: a board
 * both decides and proposes, sometimes in the same paragraph.
 */
export type Stage =
  | 'decision'
  | 'proposal_to_board'
  | 'proposal_to_council'
  | 'recommendation' // to the members: the association's own letter or decision
  | 'delegated' // decided by a chair or an official on delegation
  | 'noted' // somebody else's decision is only reported

const members =
  '(?:(?:samtliga )?(?:medlems|läns|kranskommun|region)?kommun(?:erna|ernas|er)s?|medlemskommuner\\p{L}{0,30}|medlemmarna|(?:samtliga |respektive )?medlem(?:s|mars?|marnas)?(?:fullmäktige| fullmäktige)?|länets kommuner|parterna|kommunförbunden|kommunalförbunden|huvudmännen)'

const proposes =
  '(?:föreslår|föreslå|föreslog|föreslagit|hemställer|hemställa|förordar|förorda|rekommenderar|rekommendera|anmodar|uppmanar)'
const handsOver =
  '(?:överlämnar|överlämna|överlämnas|översänder|översända|översänds|hänskjuter|hänskjuta|hänskjuts|remitterar|överlåter)'
const forDecision =
  '(?:för (?:vidare )?(?:beslut|ställningstagande|antagande|fastställelse|fastställande|godkännande|slutligt avgörande|avgörande)|att (?:besluta|anta|godkänna|fastställa)|med förslag)'

const toMembers = swedish(
  `\\b${proposes} [^.:;]{0,60}?\\b${members}|\\b${handsOver} [^.:;]{0,90}?\\btill [^.:;]{0,60}?${members}[^.:;]{0,80}?\\b(?:besluta|beslut|ställningstagande|antagande)|\\b${handsOver} [^.:;]{0,90}?${forDecision}[^.:;]{0,40}? i (?:respektive )?medlem`,
  'iu',
)
const toBody = swedish(
  `\\b${proposes} (?:(?:hos|att|därför|därmed|i sin tur|för egen del|till) )*(?:[^.:;]{0,40}? )?\\b(${bodyName})\\b`,
  'iu',
)
const handedTo = swedish(
  `\\b${handsOver} [^.:;]{0,80}?\\b(?:till )?(${bodyName})\\b[^.:;]{0,40}?${forDecision}|\\b${handsOver} [^.:;]{0,60}?\\btill (\\p{L}{0,30}fullmäktige)\\b`,
  'iu',
)
const asked = swedish(`\\b(${bodyName}) (?:föreslås|rekommenderas|anmodas)\\b`, 'iu')
const proposalHeading = swedish(`\\bförslag(?:et)? till (?:beslut (?:i|för|av) )?(${bodyName})`, 'iu')
const openProposal = swedish(
  `^(?:vidare )?(?:\\p{Lu}[\\p{L}-]{0,30}s )?(${bodyName}) (?:(?:beslutar|beslutade|beslöt|tillstyrker [^.:;]{0,120}? och) (?:att )?)?(?:föreslår|föreslå|föreslog|hemställer|förordar)\\b`,
  'iu',
)
const assigned = swedish(
  `\\b(?:uppdra\\p{L}{0,30}|uppdrag)\\b[^.;:]{0,80}?\\batt (?:föreslå|hemställa|rekommendera|förorda)\\b`,
  'iu',
)

const sameBody = (a: string, b: string | null): boolean =>
  b !== null && bodyTitle(a).toLowerCase() === b.toLowerCase()

/** Where a proposal to that body goes; null where that body is the one whose minutes these are. */
function stageTo(target: string, own: string | null): Stage | null {
  if (sameBody(target, own)) return null
  if (own && bodyLevel(own) === 'council') return null
  return bodyLevel(target) === 'council' ? 'proposal_to_council' : 'proposal_to_board'
}

/** The stage of a proposal that names no receiver: one step up from its own body. */
const oneStepUp = (own: string): Stage =>
  bodyLevel(own) === 'committee' ? 'proposal_to_board' : 'proposal_to_council'

/** The proposing or recommending stage a sentence gives to itself and to the clauses after it; null where it does neither. */
export function stageOf(sentence: string, own: string | null): Stage | null {
  const text = flat(sentence)
  if (assigned.test(text)) return null
  if (toMembers.test(text)) return 'recommendation'
  const opener = openProposal.exec(text)?.[1]
  const proposer = opener ? bodyTitle(opener) : null
  const target = targetOf(text)
  if (target && !sameBody(target, proposer)) return stageTo(target, own)
  return proposer ? oneStepUp(proposer) : null
}

/** The body a sentence proposes to, asks, or hands the matter to for decision. */
function targetOf(text: string): string | null {
  for (const pattern of [toBody, asked, handedTo]) {
    const match = pattern.exec(text)
    if (match) return match[1] ?? match[2] ?? null
  }
  return null
}

/** The stage a heading gives to what stands under it: "Kommunstyrelsens förslag till kommunfullmäktige". */
export function stageOfHeading(heading: string, own: string | null): Stage | null {
  const target = proposalHeading.exec(heading)?.[1]
  return target ? stageTo(target, own) : null
}

const decides = swedish('\\b(?:beslutar|beslutade|beslöt|har beslutat|beslut)\\b', 'iu')
const ownPart = swedish('\\bför egen del\\b', 'iu')

/** True for a lead that begins deciding anew after a proposal: "Kommunstyrelsen beslutar för egen del". */
export const decidesItself = (lead: string, own: string | null): boolean =>
  ownPart.test(lead) || (decides.test(lead) && stageOf(lead, own) === null)

const delegation = swedish(
  '\\b(?:med stöd av (?:[^.:;]{0,60} )?delegation\\p{L}{0,30}|på delegation|delegationsbeslut|ordförandebeslut|beslut på delegation|enligt (?:[^.:;]{0,40} )?delegations(?:ordning|reglemente)\\p{L}{0,30}|delegat(?:en)?:)',
  'iu',
)
export const onDelegation = (text: string): RegExpExecArray | null => delegation.exec(text)
