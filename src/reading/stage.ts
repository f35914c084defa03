import {
  abbreviation,
  bodyGenitive,
  bodyLevel,
  bodyName as fullName,
  bodyTitle,
  mayNameBody,
} from './body.ts'
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

/** In running text some offices write the letters only: "KSAU föreslår KS besluta". */
const bodyName = `(?:${fullName}|${abbreviation})`
const letters = swedish(`\\b${abbreviation}`, 'i')
/** False where no pattern with a body in it can be found. */
const mayName = (text: string): boolean => mayNameBody(text) || letters.test(text)
const members =
  '(?:(?:samtliga )?(?:medlems|läns|kranskommun|region)?kommun(?:erna|ernas|er)s?|medlemskommuner\\p{L}{0,30}|medlemmarna|(?:samtliga |respektive |förbundets )?medlem(?:s|mars?|marnas)?(?:fullmäktige| fullmäktige)?|länets kommuner|parterna|kommunförbunden|kommunalförbunden|huvudmännen)'

const proposes =
  '(?:föreslår|föreslå|föreslog|föreslagit|hemställer|hemställa|förordar|förorda|rekommenderar|rekommendera|anmodar|uppmanar)'
const handsOver =
  '(?:överlämnar|överlämna|överlämnas|översänder|översända|översänds|hänskjuter|hänskjuta|hänskjuts|remitterar|överlåter)'
const forDecision =
  '(?:för (?:vidare )?(?:beslut|ställningstagande|antagande|fastställelse|fastställande|godkännande|slutligt avgörande|avgörande)|att (?:besluta|anta|godkänna|fastställa)|med förslag)'

const asksMembers = swedish(`\\b${proposes} [^.:;]{0,60}?\\b${members}`, 'i')
const recommendsMembers = swedish(`\\brekommendera(?:r)? [^.:;]{0,60}?\\b${members}`, 'i')
const handsToMembers = swedish(
  `\\b${handsOver} [^.:;]{0,90}?\\btill [^.:;]{0,60}?${members}[^.:;]{0,80}?\\b(?:besluta|beslut|ställningstagande|antagande|godkännande|fastställ\\p{L}{1,6})|\\b${handsOver} [^.:;]{0,90}?${forDecision}[^.:;]{0,40}? i (?:respektive )?medlem`,
  'i',
)
const toBody = swedish(
  `\\b${proposes} (?:(?:hos|att|därför|därmed|i sin tur|för egen del|till) )*(?:[^.:;]{0,40}? )?\\b(${bodyName})\\b`,
  'iu',
)
const handedTo = swedish(
  `\\b${handsOver} [^.:;]{0,80}?\\b(?:till )?(${bodyName})\\b[^.:;]{0,40}?${forDecision}|\\b${handsOver} [^.:;]{0,60}?\\btill (\\p{L}{0,30}fullmäktige)\\b(?![^.:;]{0,30}för (?:kännedom|information))`,
  'iu',
)
/** Sends it on with a proposal; "skickas till" alone only tells who gets a copy. */
const sentOn = swedish(
  `\\b(?:skickar|skickas|lämnar|lämnas|går|vidarebefordras|översänds) [^.:;]{0,40}?\\btill (${bodyName})\\b[^.:;]{0,40}?(?:med förslag|för (?:beslut|antagande|fastställande|avgörande))`,
  'iu',
)
/** "Tillstyrker att kommunfullmäktige antar avtalet." */
const wished = swedish(
  `\\b(?:tillstyrk(?:er|te)|biträd(?:er|de)|stödjer|ställ(?:er|de) sig (?:bakom|positiv(?:a)? till)|ser positivt på|är positiv(?:a)? till|instäm(?:mer|de) i|godkän(?:ner|de)|anta(?:r|s)|antog|bif(?:aller|öll))(?: [^.:;]{0,60}?förslag(?:et)?(?: om| till beslut)?)? att (${bodyName}) (?:ska |skall |bör )?\\p{L}`,
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

/** As a line above clauses: "Förslag till kommunfullmäktige:", "Kommunstyrelsens förslag till beslut i kommunfullmäktige". */
const headed = swedish(
  `^(?:\\p{L}{3,40}s )?förslag till (?:beslut (?:i|för|av) )?(${bodyName})[^.;]{0,60}$`,
  'i',
)
/** The same in a collapsed layout, where the clause follows on the line: "Kommunstyrelsens förslag till kommunfullmäktige Kommunfullmäktige antar …". */
const headedOn = swedish(`^${bodyGenitive} förslag till (?:beslut (?:i|för|av) )?(${bodyName})\\b`, 'i')
/** A heading above clauses that says where they are decided: "I kommunfullmäktige:". */
const within = swedish(`^i (${bodyName})\\b[^.;]{0,120}:$`, 'i')
const speaks = swedish(
  `^(?:att )?(${bodyName}) (?:beslutar|antar|godkänner|fastställer|ställer sig|bifaller|beviljar|upphäver|ingår|säger upp|avslår)\\b`,
  'i',
)

const sameBody = (a: string, b: string | null): boolean =>
  b !== null && (a.toLowerCase() === b.toLowerCase() || bodyTitle(a).toLowerCase() === b.toLowerCase())

const proposing = swedish(`\\b(?:${proposes}|${handsOver}|föreslås|rekommenderas|anmodas)\\b`, 'i')
/** Where in a sentence it begins to propose or to hand over; past its end where it does neither. */
export function proposesAt(sentence: string): number {
  return proposing.exec(sentence)?.index ?? sentence.length
}

/** Where a proposal to that body goes. A council proposes to nobody below it. */
function stageTo(target: string, own: string | null): Stage | null {
  const isCouncils = bodyLevel(bodyTitle(target)) === 'council'
  if (own && bodyLevel(own) === 'council' && !isCouncils) return null
  return isCouncils ? 'proposal_to_council' : 'proposal_to_board'
}

/** The stage of a proposal that names no receiver: one step up from its own body. */
const oneStepUp = (own: string): Stage =>
  bodyLevel(own) === 'committee' ? 'proposal_to_board' : 'proposal_to_council'

/**
 * The proposing or recommending stage a sentence gives to itself and to the clauses after it; null where it does neither.
 * "Arbetsutskottet föreslår kommunstyrelsen att anta" is a proposal in the board's own minutes too, and only where the board has
 * `agreed` to it are its clauses the board's decision.
 */
export function stageOf(sentence: string, own: string | null, agreed = false): Stage | null {
  const text = flat(sentence)
  if (assigned.test(text)) return null
  const target = targetOf(text, own)
  if (recommends(text, target, own)) return 'recommendation'
  return mayName(text) ? stageNaming(text, target, own, agreed) : null
}

/** The stage of a sentence that names a body: whom it speaks to, or who speaks. */
function stageNaming(text: string, target: Target | null, own: string | null, agreed: boolean): Stage | null {
  const proposer = proposerOf(text)
  if (target && !sameBody(target.name, proposer)) {
    const isOwn = sameBody(target.name, own) && (agreed || target.isHeading)
    return isOwn ? null : stageTo(target.name, own)
  }
  return proposer ? oneStepUp(proposer) : spokenFor(text, own)
}

/** "Arbetsutskottets beslutsförslag: Avtalet antas." */
const ledBy = (text: string, own: string | null): Stage | null =>
  proposalLead.test(text) ? stageOfHeading(text, own) : null

/** Another body's proposal to this one: "Arbetsutskottet föreslår kommunstyrelsen" in the board's own minutes. */
export function proposesTo(sentence: string, own: string | null): boolean {
  const text = flat(sentence)
  const target = targetOf(text, own)
  return target === null ? isAnothers(text, own) : sameBody(target.name, own)
}

/** "ARBETSUTSKOTTET FÖRESLÅR", to nobody by name, in the minutes of the body above it. */
function isAnothers(text: string, own: string | null): boolean {
  const proposer = proposerOf(text)
  return proposer !== null && own !== null && !plain(own).endsWith(plain(proposer))
}

/** "Arbetsutskottet föreslår kommunstyrelsen …" in the committee's own minutes: its proposal, under whatever heading. */
export function isProposedBy(text: string, own: string | null): boolean {
  const proposer = proposerOf(flat(text))
  return proposer !== null && own !== null && plain(own).endsWith(plain(proposer))
}

function proposerOf(text: string): string | null {
  const opener = openProposal.exec(text)?.[1]
  return opener ? bodyTitle(opener) : null
}

/** Speaks to the members before it speaks of any one body. A member's own body proposes upwards, and only an association recommends. */
function recommends(text: string, target: Target | null, own: string | null): boolean {
  if (!proposing.test(text)) return false
  if (handsToMembers.test(text)) return true
  const match = (isOfMember(own) ? recommendsMembers : asksMembers).exec(text)
  return match !== null && (target === null || match.index + match[0].length <= target.at)
}

const isOfMember = (own: string | null): boolean =>
  own !== null && /^(?:kommun|region|stads|arbetsutskott)/i.test(own)

interface Target {
  readonly name: string
  readonly at: number
  /** Said by a line above clauses and not by a verb. */
  readonly isHeading: boolean
}

const upwards = swedish(
  `\\b${handsOver} (?:(?:ärendet|förslaget|frågan|det|den|avtalet) )?(?:därmed |vidare )?till (kommunstyrelsen|regionstyrelsen|\\p{L}{2,30}nämnden)\\b(?![^.:;]{0,30}för (?:kännedom|information))`,
  'iu',
)
/** A committee prepares: what it hands to its board it has not decided. A board's own answer to another is no such thing. */
function handedUp(text: string, own: string | null): Target | null {
  const match = own && /utskott|beredning/i.test(own) ? upwards.exec(text) : null
  return match ? { name: match[1]!, at: match.index, isHeading: false } : null
}

/** "Sänder ärendet vidare till fullmäktige", "antas som kommunstyrelsens förslag till kommunfullmäktige". */
const onward = swedish(
  `\\b(?:sänd(?:er|a|s)|skicka(?:r|s)?|lämna(?:r|s)?|går|vidarebefordra(?:r|s)?) (?:(?:ärendet|det|förslaget|frågan) )?vidare till (${bodyName})(?![^.:;]{0,30}för (?:kännedom|information))|\\bsom (?:sitt |eget |sitt eget |${bodyGenitive} (?:eget )?)förslag till (${bodyName})\\b`,
  'iu',
)
/** "Underställer det fullmäktiges prövning", "inför beslut i fullmäktige", "lägger fram det för kommunstyrelsen". */
const laidBefore = swedish(
  `\\bunderställ\\p{L}{1,3} [^.:;]{0,40}?\\b(${bodyName})s?\\b|\\b(?:inför|för) (?:beslut|behandling|ställningstagande|prövning|avgörande) (?:i|av|hos) (${bodyName})\\b|\\b(?:lägg(?:er|a|s) fram|framlägg(?:er|a|s)|lämna(?:r|s)? över) [^.:;]{0,40}?\\b(?:för|till) (${bodyName})\\b|\\bi (${bodyName}) (?:yrka|föreslå|lägga fram)\\b`,
  'iu',
)
/** Alone above its clauses: they are what it is to say. */
const alone = swedish(`^(${bodyName})$`, 'i')
const always = [sentOn, onward, laidBefore, wished, headed, headedOn, within, alone]

const headings: readonly RegExp[] = [headed, headedOn, within, alone]

/** The body a sentence proposes to, asks, or hands the matter to for decision. */
function targetOf(text: string, own: string | null): Target | null {
  if (!mayName(text)) return null
  for (const pattern of proposing.test(text) ? [toBody, asked, handedTo, ...always] : always) {
    const match = pattern.exec(text)
    const name = match?.slice(1).find((caught) => caught !== undefined)
    const isHeading = headings.includes(pattern)
    if (match && name) return { name, at: match.index + match[0].indexOf(name), isHeading }
  }
  return handedUp(text, own)
}

/**
 * "Kommunfullmäktige antar taxan" in a board's minutes is what the board wants the council to say. Where it is not known whose
 * minutes they are, the body that speaks is taken to be the one.
 */
function spokenFor(text: string, own: string | null): Stage | null {
  const speaker = speaks.exec(text)?.[1]
  if (!speaker || !own) return ledBy(text, own)
  return rank(speaker) > rank(own) ? stageTo(speaker, own) : null
}

const rank = (body: string): number => ['committee', 'board', 'council'].indexOf(bodyLevel(bodyTitle(body)))

/** The stage a heading gives to what stands under it: "Kommunstyrelsens förslag till kommunfullmäktige". */
export function stageOfHeading(heading: string, own: string | null): Stage | null {
  const target = proposalHeading.exec(heading)?.[1]
  if (target) return sameBody(target, own) ? null : stageTo(target, own)
  const proposer = ownProposal.exec(heading)?.[1]
  return proposer && own && belongs(proposer, own) ? oneStepUp(own) : null
}

const ownProposal = swedish(`^(${bodyGenitive}) (?:besluts)?förslag\\b`, 'i')

const proposalLead = swedish(`^${bodyGenitive} (?:besluts)?förslag ?:`, 'i')

/** "Arbetsutskottets" heads the minutes of "Kommunstyrelsens arbetsutskott". */
const belongs = (genitive: string, own: string): boolean => plain(own).endsWith(plain(bodyTitle(genitive)))
const plain = (body: string): string => body.toLowerCase().replace(/utskottet$/, 'utskott')

const decides = swedish('\\b(?:beslutar|beslutade|beslöt|har beslutat|beslut)\\b', 'iu')
const ownPart = swedish('\\bför egen del\\b', 'iu')
const bodySpeaks = swedish(`^(?:vidare )?(?:${bodyName}) \\p{L}`, 'iu')

/**
 * True for a lead that begins deciding anew after a proposal: "Kommunstyrelsen beslutar för egen del". A clause of the proposal may
 * say the same of the municipality, which is the council's to say: "Almby kommun ingår för egen del avtalet".
 */
export function decidesItself(lead: string, own: string | null, isLead = true): boolean {
  if (ownPart.test(lead)) return isLead || decides.test(lead) || bodySpeaks.test(lead)
  return decides.test(lead) && stageOf(lead, own) === null
}

const delegation = swedish(
  '\\b(?:med stöd av (?:[^.:;]{0,60} )?delegation\\p{L}{0,30}|på delegation|delegationsbeslut|ordförandebeslut|beslut på delegation|enligt (?:[^.:;]{0,40} )?delegations(?:ordning|reglemente)\\p{L}{0,30}|delegat(?:en)?:)',
  'iu',
)
export const onDelegation = (text: string): RegExpExecArray | null => delegation.exec(text)

const ownDecision = swedish(`^(${bodyGenitive}) (?:beslut|ställningstagande)\\b`, 'i')
/** "Kommunstyrelsens beslut" in the board's minutes, beside an "Arbetsutskottets beslut" that only led to it. */
export function isHeadedBy(heading: string, own: string | null): boolean {
  const owner = ownDecision.exec(heading)?.[1]
  return owner !== undefined && own !== null && belongs(owner, own)
}
