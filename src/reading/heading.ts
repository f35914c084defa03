import { abbreviation, bodyGenitive, bodyName, mayNameBody } from './body.ts'
import { anyOf, swedish } from './pattern.ts'

/** Mellanrubrik: the words at the head of a line that say what stands under them: "Beslut", "Arbetsutskottets förslag till beslut". */
export type SectionKind =
  | 'opening' // before the first heading: the title
  | 'decision'
  | 'proposal'
  | 'background'
  | 'papers'
  | 'earlier'
  | 'motions' // yrkanden, propositionsordning
  | 'vote'
  | 'reservation'
  | 'note'
  | 'conflict' // jäv
  | 'recipients'
  | 'approval' // justering
  | 'information'

const owner = `(?:(?:${bodyGenitive}|\\p{L}{1,30}(?:kontorets|förvaltningens|direktörens|chefens|ledningens|avdelningens|presidiets)|presidiets|ordförandens|förvaltningens) )`
export const decides =
  '(?:beslutar|beslutade|beslöt|har beslutat|föreslår|föreslog|tillstyrker|hemställer|ställer sig|ställde sig|godkänner|godkände|noterar|noterade|antecknar|antecknade|avstår|begär|rekommenderar|överlämnar|avger|avslår|återremitterar|bordlägger)'

/** In the order they are tried: a longer heading before one it begins with. */
const headings: readonly (readonly [SectionKind, string])[] = [
  [
    'recipients',
    anyOf([
      '(?:protokollsutdrag|protokollsutdraget|utdrag|beslutsexpediering|expediering|expedieras|beslutet?|beslut|kopia|delges|paragrafen)(?: av beslutet)?(?: ska)? ?(?:skickas|skickat|sänds|sändes|expedieras|delges|meddelas|översänds|lämnas|går|till)?(?: till| för kännedom till)',
      '(?:protokolls)?utdrag(?:et)?',
      'expedieras?',
      'exp(?=\\.?:|[ ]*(?:\\n|$))\\.?',
      '(?:beslutet|paragrafen|protokollsutdraget) (?:delges|expedieras|sänds|skickas)(?=[ ]*(?::|\\n|$))',
      'expediering',
      'beslutsexpediering',
      'delges',
      'sändlista',
      'beslutet ska skickas till',
      'skickas till',
      'för kännedom',
      'för åtgärd',
      'för verkställighet',
      'utdrag till',
      'kopia till',
    ]),
  ],
  [
    'earlier',
    anyOf([
      'tidigare behandling(?: av ärendet)?',
      'tidigare beslut(?: i ärendet)?',
      'ärendets (?:tidigare )?behandling',
      'tidigare beredning',
      'ärendets gång',
      'beredning(?: av ärendet)?',
    ]),
  ],
  [
    'motions',
    anyOf([
      '(?:tilläggs|ändrings|avslags|återremiss)?yrkanden?(?: under (?:mötet|sammanträdet|behandlingen))?',
      'förslag (?:till beslut )?(?:på|under) (?:mötet|sammanträdet)',
      'propositionsordning(?:ar)?',
      'propositions?(?:er)?',
      'beslutsgång(?:en)?',
      'beslutsordning',
      'ajournering',
    ]),
  ],
  ['vote', anyOf(['omröstning(?:sresultat|slista|en)?', 'votering(?:sordning|sresultat|en)?'])],
  [
    'reservation',
    anyOf([
      '(?:skriftlig |muntlig )?reservation(?:er|en)?',
      'avvikande mening',
      'skiljaktig mening',
      'blank reservation',
    ]),
  ],
  [
    'note',
    anyOf(['protokollsanteckning(?:ar|en)?', 'särskilt yttrande', 'särskilda yttranden', 'till protokollet']),
  ],
  ['conflict', anyOf(['jäv', 'deltar (?:inte|ej) i beslutet', 'ej deltagande'])],
  [
    'approval',
    anyOf([
      '(?:omedelbar )?justering(?:en)?',
      'omedelbart justerad',
      'paragrafen (?:är|förklaras|justeras) omedelbart.{0,20}',
      'dag för justering',
      'underskrifter',
      'justerat?',
      'justeras',
      'vid protokollet',
      'vid tangenterna',
      'bevis(?: om anslag)?',
      'anslag(?:/bevis)?',
      'anslagsbevis',
      'bestyrkes',
      'utdraget? bestyrkes',
      'utdragets riktighet.{0,20}',
      'rätt utdraget.{0,20}',
    ]),
  ],
  [
    'papers',
    anyOf([
      '(?:besluts)?underlag(?: för beslut)?',
      'bes ?i? ?utsunderlag',
      'handling(?:ar)?(?: i ärendet)?',
      'bilag(?:a|or)',
      'se bifogat material',
    ]),
  ],
  [
    'proposal',
    anyOf([
      `(?:${owner})?(?:förslag|beslutsförslag)(?: till)? beslut(?: (?:i|till|för) [^\\n:]{3,60})?`,
      `${owner}förslag(?: till (?:beslut(?: (?:i|till|för) [^\\n:]{3,60})?|${bodyName}(?:[^\\n:]{0,40}(?=[ ]*(?:\\n|:|$)))?))?`,
      'beslutsförslag',
      `förslag till ${bodyName}(?:s beslut)?`,
      'förslag(?=\\s*\\n)',
    ]),
  ],
  [
    'background',
    anyOf([
      'sammanfattning(?: av ärendet)?',
      'ärende(?=\\s*\\n|$)',
      'ärendet(?: i korthet| i sammandrag)?',
      'ärendebeskrivning(?:en)?',
      'ärendeinformation',
      'beskrivning(?: av ärendet)?',
      'bakgrund(?: och syfte)?',
      'bedömning(?:ar)?',
      '\\p{L}{1,30}(?:kontorets|förvaltningens|direktörens) (?:bedömning|synpunkter|överväganden?)',
      'motivering(?: till beslut(?:et)?)?',
      'skäl(?:en)? (?:för|till) beslut(?:et)?',
      'ekonomiska konsekvenser',
      'konsekvenser(?: för barn)?',
      'barnkonsekvensanalys',
      'barnrättsperspektivet?',
      'överväganden',
      'redogörelse',
      'dagens sammanträde',
      'yttrande(?:n)?',
      'inlägg',
      'diskussion',
      'föredragande',
      'föredragning',
      'lagstöd',
      'jämställdhet',
      'finansiering',
      'tidsplan',
      'uppföljning',
      'syfte',
    ]),
  ],
  ['information', anyOf(['information(?:en)?(?: och diskussion)?', 'medskick'])],
  [
    'decision',
    anyOf([
      `(?:${owner})?beslut(?:et)?(?: i (?:${bodyName}|ärendet)[^\\n:.]{0,60})?`,
      `ställningstagande`,
      `${owner}ställningstagande`,
    ]),
  ],
]
/** What the two longest lists have in every one of their words. */
const hints: Partial<Record<SectionKind, RegExp>> = {
  proposal: swedish('förslag', 'i'),
  decision: swedish('beslut|ställningstagande', 'i'),
}
const before = '^[\\s*#>•_-]*'
const point = '(?:\\d{1,2}[.)] ?)?'
/** How a heading of one of the other lists begins: most lines are none, and are tried against no list. */
const anyOther = swedish(
  `${before}${point}${anyOf(headings.filter(([kind]) => !(kind in hints)).map(([, words]) => words))}`,
  'i',
)
const tried = headings.map(([kind, words]) => ({
  kind,
  hint: hints[kind] ?? anyOther,
  // "3. Paragrafen förklaras omedelbart justerad" is a point of the decision.
  pattern: swedish(
    `${before}${kind === 'approval' ? '' : point}(${words})(?![\\p{L}\\p{N}])[ ]*\\**[ ]*(:?)\\**`,
    'iu',
  ),
}))
/** "Kommunstyrelsen beslutar att …" at the head of a line decides without a heading. */
const decidingLine = swedish(
  `^[\\s*•-]*(?:1[.)] ?)?(?:\\p{L}[\\p{L}-]{0,30}s )?(?:${bodyName}) ${decides}(?! (?:den )?\\d)|^[\\s*•-]*att föreslå (?:${bodyName}|${abbreviation})\\b|^[\\s*•-]*(?:${abbreviation}) ${decides}|^[\\s*•-]*(?:jag|undertecknad) (?:har )?(?:härmed )?(?:beslutar|beslutat|beslutade)\\b|^[\\s*•-]*(?:det )?(?:beslöts|beslutades|beslutas) att|^[\\s*•-]*(?:ärendet|punkten) (?:utgår|bordlägg|bordlades|återremitter|återremiss|drogs|skjuts)`,
  'i',
)

/** "Kommunfullmäktige antar förbundsordningen" decides where nothing stands before it but the title; in a background it tells of a duty. */
const weakLine = swedish(
  `^[\\s*•-]*(?:${bodyName}) (?:antar|fastställer|bifaller|biträder|ingår|tecknar|förlänger|avslår|säger upp)\\b`,
  'i',
)

/** A wrapped line in the middle of a sentence: most lines are, and none of them is a heading. */
const sentenceGoesOn = /^[\s*#•_-]*\p{Ll}/u

export interface Heading {
  readonly kind: SectionKind
  readonly heading: string
  /** Where the section's text begins, in the line. */
  readonly length: number
  /** Decides only where it comes first. */
  readonly isWeak?: boolean
}

/** A heading stands alone, ends in a colon, or is followed by a capital, a figure or a list. */
function isFollowedRight(rest: string, colon: string, heading: string): boolean {
  if (rest.trim() === '' || colon === ':') return true
  if (/ till$/iu.test(heading)) return true
  if (/^(?:ärendet|justera[st]|delges|utdrag)$/iu.test(heading)) return /^\s*(?:\p{Lu}|\d)/u.test(rest)
  return /^\s*(?:\p{Lu}|\d|[•"”–-]|att\s)/u.test(rest)
}

/** The forms of a deciding line that name no body in full. */
const decidesShortly = swedish(
  `^[\\s*•-]*(?:(?:${abbreviation})\\b|(?:det )?(?:beslöts|beslutades|beslutas)\\b|jag\\b|undertecknad\\b|ärendet\\b|punkten\\b)`,
  'i',
)

/** A line that decides without a heading above it. */
function decidingHeading(line: string): Heading | null {
  if (!mayNameBody(line) && !decidesShortly.test(line)) return null
  if (decidingLine.test(line)) return { kind: 'decision', heading: '', length: 0 }
  return weakLine.test(line) ? { kind: 'decision', heading: '', length: 0, isWeak: true } : null
}

const allHints = [...new Set(tried.map(({ hint }) => hint))]

export function headingOf(line: string): Heading | null {
  if (line.trim() === '' || (line.length > 60 && sentenceGoesOn.test(line))) return null
  return decidingHeading(line) ?? listedHeading(line)
}

/** A heading of one of the lists. */
function listedHeading(line: string): Heading | null {
  const hinted = allHints.filter((hint) => hint.test(line))
  for (const { kind, hint, pattern } of tried) {
    const match = hinted.includes(hint) ? pattern.exec(line) : null
    if (!match) continue
    const written = match[1]!
    if (sentenceGoesOn.test(line) && line.trim() !== written) continue
    if (isFollowedRight(line.slice(match[0].length), match[2]!, written.trim())) {
      return { kind, heading: written.trim(), length: match[0].length }
    }
  }
  return null
}
