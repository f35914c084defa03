import type { CleanText } from './clean.ts'
import { anyOf, firstIn, swedish } from './pattern.ts'
import { flat, found, part } from './source.ts'
import type { Found, Source } from './source.ts'

/**
 * Organ: the body that decides or proposes. Its name is only recorded: whether the text is a decision or a proposal is read
 * from the verb, never from here.
 */

const compound = '(?:\\p{L}{1,30}-(?:, \\p{L}{1,30}-)? (?:och|samt) )?'
/** Whose network it is, to the end of the line or the next comma. */
const network = '(?:\\p{L}{3,30} ){0,3}?\\p{L}{3,30}(?=\\s*[,\\n]|\\s*$)'
/** A body in its plain form ("kommunstyrelsen"), for use inside a larger pattern. */
export const bodyName = anyOf([
  '(?:kommun|region|landstings|stads)styrelsens (?:\\p{L}{2,20}a )?\\p{L}{0,30}(?:utskott|beredning|presidium)(?![\\p{L}\\d])',
  'arbetsutskottet(?: för kommunstyrelsen)?',
  '(?:kommun|region|förbunds|landstings|stads)?fullmäktige',
  '(?:kommun|region|förbunds|landstings|stads|bolags)styrelsen',
  '(?:förbunds)?direktionen',
  `${compound}\\p{L}{0,30}(?:nämnden(?:s \\p{L}{0,30}utskott(?![\\p{L}\\d])| för \\p{L}{1,30})?|utskottet)`,
  `\\p{L}{0,30}(?:(?:direktörs|chefs|ordförande|styr)gruppen|nätverk(?:et)?(?: för ${network}|(?<=et)))`,
  '(?:politiskt? samrådsorgan|samrådsorganet)',
  '(?:ägarrådet|årsmötet|bolagsstämman|presidiet|medlemsrådet|förbundsmötet)',
  'styrelsen(?: för \\p{Lu}[^\\n:,.]{1,50}?(?=\\s*[:,.]|\\s+\\d{4}-|\\n|$))?',
])
/** One who decides on delegation: named as a body is, for want of one. */
export const official = anyOf([
  '\\p{L}{3,20}direktören',
  '(?:kommun|stads|kansli|förvaltnings|verksamhets)chefen',
  '\\p{L}{3,30}s ordförande',
])
/** Part of every name above: where it is missing, none of the patterns with a body in them need be tried. */
const stems = swedish(
  'styrels|fullmäktige|direktion|nämnd|utskott|gruppen|samrådsorgan|nätverk|ägarråd|årsmötet|stämman|presidi|medlemsråd|förbundsmötet',
  'i',
)
export const mayNameBody = (line: string): boolean => stems.test(line)

const whole = swedish(`^${bodyName}$`, 'i')
export const isWholeBody = (text: string): boolean => whole.test(text)

/** The same in the genitive ("kommunstyrelsens"). */
export const bodyGenitive = anyOf([
  '(?:kommun|region|landstings|stads)styrelsens \\p{L}{0,30}(?:utskott|beredning)s',
  '(?:kommun|region|förbunds|landstings|stads)?fullmäktiges',
  '(?:kommun|region|förbunds|landstings|stads|bolags)?styrelsens',
  '(?:förbunds)?direktionens',
  `${compound}\\p{L}{0,30}(?:nämndens(?: \\p{L}{0,30}utskotts)?|utskottets)`,
  '\\p{L}{0,30}(?:direktörs|chefs|ordförande)gruppens',
])

const abbreviations: Readonly<Record<string, string>> = {
  KF: 'Kommunfullmäktige',
  KS: 'Kommunstyrelsen',
  KSAU: 'Kommunstyrelsens arbetsutskott',
  KSPU: 'Kommunstyrelsens personalutskott',
  AU: 'Arbetsutskottet',
  RF: 'Regionfullmäktige',
  RS: 'Regionstyrelsen',
}
export const abbreviation = anyOf(Object.keys(abbreviations).sort((a, b) => b.length - a.length))

/** The body behind "KSAU 176"; null for letters that are no body's. */
export const bodyOfAbbreviation = (letters: string): string | null =>
  abbreviations[letters.toUpperCase()] ?? null

/** The commonest, written so already. */
const plainTitles: ReadonlySet<string> = new Set(Object.values(abbreviations))

/** One form for the same body however it was written: plain, capital first, OCR's lost dots put back. */
export function bodyTitle(written: string): string {
  if (plainTitles.has(written)) return written
  const abbreviated = bodyOfAbbreviation(written)
  if (abbreviated) return abbreviated
  const words = flat(written).toLocaleLowerCase('sv')
  const whole = words
    .replace(/fullm[aäi]ktiges?/, 'fullmäktige')
    .replace(/^(f[oö6]rbunds)/, 'förbunds')
    .replace(/n[aäi]mnden/, 'nämnden')
    .replace(/(styrelsen|direktionen|nämnden|utskottet|gruppen)s$/, '$1')
    .replace(/(utskott|beredning)s$/, '$1')
    .replace(/ för kommunstyrelsen$/, '')
    .replace(/^styrelsen .*/, 'styrelsen')
    .replace(/^(styrelse|direktion)$/, '$1n')
  return whole.charAt(0).toLocaleUpperCase('sv') + whole.slice(1)
}

/** The level a body stands on in its own organisation; decides where a proposal without a named receiver goes. */
export type BodyLevel = 'council' | 'board' | 'committee'
export function bodyLevel(body: string): BodyLevel {
  if (/fullmäktige|årsmöte|stämma/i.test(body)) return 'council'
  return /utskott|nämnd|beredning|presidi/i.test(body) ? 'committee' : 'board'
}

const lineOfItsOwn = swedish(
  `^[\\x20*#]*(?:\\p{L}{2,30} (?:kommun|stad),?[ ])?(${bodyName})[ ]*(?:[:*]|§§ ?\\d{1,4} ?[–-] ?\\d{1,4}|[ ]{2}\\d{1,3} ?\\(\\d{1,3}\\))?[ ]*$`,
  'gimu',
)
/** A page's foot run together: "Kommunstyrelsen Protokoll nr 8 Sammanträdesdatum: 2026-04-22". */
const inFoot = swedish(
  `^[\\x20*#]*(?:\\p{L}{2,30} (?:kommun|stad),?[ ])?(${bodyName})[ ]{1,40}(?:protokoll(?: nr)?[ ]?\\d|sammanträdesdatum)`,
  'gim',
)
/** A form's field: "Organ: Kommunstyrelsen". */
const inField = swedish(
  `^[\\x20*#]*(?:organ|nämnd/styrelse|nämnd|instans|beslutande organ)[ ]*:?[ ]+(${bodyName})[ ]*$`,
  'gim',
)
/** A form's field: "Delegat: Kanslichefen". */
const delegate = swedish(`^[\\x20*#]*(?:delegat|beslutsfattare)[ ]*:?[ ]+(${official})[ ]*$`, 'gim')
/** Before the number itself: "Kommunstyrelsen § 12". */
const atNumber = swedish(`^[\\x20*#]*(${bodyName})[ ]{1,40}§[ ]?\\d`, 'gim')
const inHead = swedish(
  `(?:protokoll(?:sutdrag)?|mötesanteckning(?:ar)?|minnesanteckning(?:ar)?|sammanträde med|möte med|protokoll för|protokoll fört vid)[^\\n§]{0,60}?\\b(${bodyName})\\b`,
)
const beforeDate = swedish(
  `^[^\\n§.]{0,60}?\\b(${bodyName})\\b[^\\n§.]{0,40}?(?:sammanträdesdatum|protokoll|minnesanteckning|mötesanteckning|tjänsteskrivelse|(?:19|20)\\d{6}|\\d{4}-\\d\\d-\\d\\d|\\d{1,2} \\p{L}{3,9} \\d{4})`,
  'gimu',
)
/** An office's own memo: "Kommunledningskontoret" alone above "Tjänsteutlåtande". */
const office = swedish(
  `^[ ]*(?:\\p{L}{2,30} (?:kommun|stad) )?(\\p{L}{4,40}(?:kontoret|förvaltningen|avdelningen)(?:[ ]\\p{L}{3,20})?)\\s+tjänste(?:utlåtande|skrivelse)`,
  'gimu',
)
/** The same where the memo's name stands beside or above it. */
const officeAlone = swedish(
  `^[ ]*(?:\\p{L}{2,30} (?:kommun|stad)[ ]{1,40})?(\\p{L}{4,40}(?:kontoret|förvaltningen|avdelningen|kansliet))(?=[ ]{3,}|[ ]*$)`,
  'gimu',
)
/** A group or a council that heads its own notes: "Samrådsgrupp Nära vård", "Gemensamma överförmyndarnämnden i Kinda och Ydre". */
const ownNotes =
  /^[ ]*((?:\p{L}{2,30}grupp(?:en)?|\p{L}{3,30}rådet|Gemensamma[ ]\p{L}{3,30}nämnden))(?=[ ]{3,}|[ ](?:\p{Lu}|i[ ]|för[ ])|[ ]*$)/gmu
const isMemo = /tjänste(?:utlåtande|skrivelse)/i
/** One of several boards of a kind, known by its district: "Socialnämnd Norra" at the head, after the city's name or alone. */
const namedBoard =
  /^[ ]*(?:\p{Lu}\p{Ll}+ [Ss]tad,?[ ]+)?(\p{Lu}\p{Ll}{1,30}nämnd[ ]\p{Lu}\p{Ll}{2,30})[ ]*$/gmu
const ofHeading = swedish(
  `^[\\x20*#]*(${bodyGenitive}) (?:beslut|protokoll|förslag till (?:kommun|region|förbunds)?fullmäktige)\\b`,
  'gimu',
)
const inHeading = swedish(`\\bbeslut i (${bodyName})`)
const deciding =
  '(?:(?:har )?(?:beslutar|beslöt|beslutade|beslutat|föreslår|tillstyrker|avstyrker|godkänner|antar|ställer sig|rekommenderar|överlämnar|noterar|antecknar|återremitterar|bordlägger|avslår|avger|hemställer|avstår|begär))'
const subject = swedish(
  `(?:^|[.:] |\\n|\\bBeslut )[\\s•*–-]*(?:\\p{Lu}[\\p{L}-]{0,30}s )?(${bodyName})(?: (?:i|för|vid) [^\\n.:,]{2,40}?)? ${deciding}(?![ ](?:den )?\\d)`,
  'gimu',
)
const inverted = swedish(`\\bbeslutar (${bodyName})\\b`)
const abbreviated = swedish(`^[\\x20*#]*(${abbreviation})(?: ?§|[ ]\\d{1,4}(?![\\d./:–-]))`, 'gm')

/** "Protokoll styrelsemöte nr 6", "Direktionsprotokoll". */
const ofMeeting = swedish('\\b(styrelse|direktion)s?(?:möte|sammanträde|protokoll)(?:t|et)?\\b')
const inMinutesHead = [lineOfItsOwn, inField, inHead, beforeDate, ofMeeting]
const minutesWords = swedish(
  'protokoll(?!sutdrag (?:eller|önskas))|sammanträdesdatum|utdrag ur|anteckning|tjänste(?:skrivelse|utlåtande)|delegationsbeslut|ordförandebeslut|kallelse|\\borgan:',
  'i',
)

/** A body named alone at the head of a letter is the one it is sent to, not the one it comes from. */
const isMinutesHead = (head: Source, firstParagraph: number): boolean =>
  firstParagraph !== -1 || minutesWords.test(head.text.slice(0, 400))

/** "Kommunstyrelsens ordförande beslutar på styrelsens vägnar." */
const officialDecides = swedish(
  `(?:^|[.:] |\\n)[\\s•*–-]*(${official})(?: [^\\n.:,]{2,60}?)? (?:(?:har )?beslutat|beslutar|beslutade|beslöt)\\b`,
  'gimu',
)
const mayNameOfficial = /direktör|chef|ordförande/i
const inDecision = [ofHeading, inHeading, subject, inverted, officialDecides]

function caught(source: Source, pattern: RegExp): Found<string> | null {
  const match = source.text === '' ? null : firstIn(pattern, source.text)
  if (!match) return null
  const name = match[1]!
  const start = match.index + match[0].lastIndexOf(name)
  return found(bodyOfAbbreviation(name) ?? bodyTitle(name), source, { start, end: start + name.length })
}

/**
 * The body whose text this is: named in the head or foot, by the decision's heading, by the paragraph's letters, or as the one
 * that decides. Null where none of these says it; a body merely mentioned is not the body.
 */
export function findBody({ whole, margins }: CleanText, decision: Source): Found<string> | null {
  const firstParagraph = whole.text.search(/^\s*(?:\p{L}{2,5}[ ])?§/mu)
  const head = part(whole, 0, firstParagraph === -1 ? Math.min(700, whole.text.length) : firstParagraph)
  const places: readonly (readonly [Source, RegExp])[] = [
    [part(head, 0, Math.min(120, head.text.length)), ownNotes],
    [head, office],
    ...(isMemo.test(head.text.slice(0, 300)) ? [[head, officeAlone] as const] : []),
    [head, namedBoard],
    [head, delegate],
    [whole, abbreviated],
    [whole, atNumber],
    ...(isMinutesHead(head, firstParagraph) ? inMinutesHead.map((pattern) => [head, pattern] as const) : []),
    [margins, lineOfItsOwn],
    [whole, inFoot],
    ...(mayNameBody(decision.text) || mayNameOfficial.test(decision.text)
      ? inDecision.map((pattern) => [decision, pattern] as const)
      : []),
    [whole, ofHeading],
    [whole, ownBoard],
  ]
  for (const [place, pattern] of places) {
    const hit = caught(place, pattern)
    if (hit) return hit.value === 'Arbetsutskottet' ? (caught(head, ofBoard) ?? hit) : hit
  }
  return null
}

/** Whose committee it is, where the head says so: "AU § 55" under "Kommunstyrelsens arbetsutskott". */
const ofBoard = swedish('\\b((?:kommunstyrelsens|\\p{L}{2,30}nämndens) arbetsutskott)\\b')

/** "SydFörbunds styrelse ställer sig bakom …": an association's board, named with it. */
const ownBoard = swedish(`\\b\\p{L}{2,40}s (styrelse|direktion) ${deciding}(?![ ](?:den )?\\d)`, 'gi')
const above = swedish(`^[ ]*(${bodyName})(?![\\p{L}])`, 'gim')
/** The body named in the lines right above a paragraph's number. */
export const bodyAbove = (lead: Source): Found<string> | null => caught(lead, above)
