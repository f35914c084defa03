import { bodyName } from './body.ts'
import { swedish } from './pattern.ts'

/**
 * Ställningstagande i en text: which of the ledger's words a decided clause amounts to. Only what a member can write in its own
 * minutes is here; acts by others (objection, court) are never read from an answer.
 */
export const readActs = [
  'submitted',
  'adopted',
  'adopted_with_declaration',
  'adopted_with_condition',
  'adopted_in_part',
  'declined',
  'noted',
  'referred_back',
  'postponed',
  'abstained',
  'not_concerned',
  'extension_requested',
  'opinion',
  'withdrawn',
] as const
export type ReadAct = (typeof readActs)[number]

export type ReadOpinion = 'supports' | 'supports_with_remarks' | 'no_objection' | 'opposes' | 'abstains'

interface Rule {
  readonly act: ReadAct
  readonly pattern: RegExp
  readonly opinion?: ReadOpinion
}

const rule = (act: ReadAct, pattern: string, opinion?: ReadOpinion): Rule => ({
  act,
  pattern: swedish(`\\b(?:${pattern})\\b`, 'iu'),
  ...(opinion ? { opinion } : {}),
})
const no = '(?:inte|ej|icke)'
/** The body says what it thinks beside its decision. */
const statement =
  '(?:vill (?:framhålla|understryka|betona|poängtera|påpeka)|uttala(?:r|s)?(?: att| som)|(?:framhåller|understryker|betonar|poängterar|påpekar) att)'
const something = '[^.:;]{0,160}?'
/** What is sent may be named at length before it is said that it is sent. */
const atLength = '[^.:;]{0,320}?'

/**
 * In the order they are tried: first and last what is no stand in the matter; a word that undoes comes before the word it undoes ("inte anta" before "anta"), a procedural
 * step before one in substance.
 */
const rules: readonly Rule[] = [
  rule('adopted', statement),
  rule(
    'noted',
    `noterar att (?:${bodyName}) ${something}(?:antagit|antog|beslutat|beslutade|godkänt|godkände|fastställt|fastställde)`,
  ),
  rule(
    'extension_requested',
    `(?:begär|begära|anhåller|anhålla|ansöker|ansöka|hemställer|hemställa)${something}(?:anstånd|förläng\\p{L}{1,30} (?:svars|remiss)tid|förlängning av (?:svars|remiss)tiden|(?:svars|remiss)tiden förlängs|uppskov)|anstånd (?:[^.:;]{0,60}? )?(?:begärs|söks|önskas)|(?:svars|remiss)tiden (?:begärs|önskas) förläng\\p{L}{1,30}`,
  ),
  rule(
    'withdrawn',
    `(?:upphäv|återkalla|riv)(?:er|a|r|s)?(?: upp)? (?:sitt|(?:det )?tidigare|\\p{L}{3,30}s) beslut[^.;]{0,80} att (?:anta|godkänna|ingå|teckna|ansluta)|(?=säg)(?<!\\b(?:om|såvida|därest) [^.;]{0,60})säg(?:er|a|s) upp|uppsägning av${something}(?:avtalet|överenskommelsen|medlemskapet)|(?:begär|begära|ansöker om|ansöka om) utträde|utträd(?:er|a) (?:ur|från)|lämnar samarbetet`,
  ),
  rule(
    'postponed',
    'bordlägg\\p{L}{0,30}|bordlag[dt]\\p{L}{0,30}|bordlade(?:s)?|skjut(?:a|er|s|as) (?:upp|på)|sköts? upp|uppskjut(?:a|s|as|es|er)|uppsköts?|låt(?:a|er)? ärendet vila|lät ärendet vila|uppskjuts|senarelägg(?:s|a)|utgår från dagordningen|(?:ärendet|punkten) (?:utgår|återtas|tas bort)|beslut(?:et)? i ärendet (?:fattas|tas) (?:vid|på|den) |(?:skjuts?|flyttas?) fram|avvakta(?:r|de)? med (?:beslut|ställningstagande)|(?:inte|ej) fatta(?:r)? beslut i|(?:behandlas|tas upp|(?:ta|tar|tog) upp (?:ärendet|frågan|punkten)) (?:på nytt |igen )?(?:vid|på) (?:nästa|ett kommande|ett senare|kommunstyrelsens|sammanträdet den)|förklaras vilande',
  ),
  rule(
    'referred_back',
    'återremi(?:tt\\p{L}{0,30}|ss(?:en)?)|återförvisa\\p{L}{0,30}|visas åter till|(?:skickas|skickades|lämnas|går) (?:det |ärendet |förslaget )?(?:tillbaka|åter) till|(?:visa|skicka|sända?|lämna)(?:er|r|s|de)? (?:ärendet|frågan|förslaget) (?:tillbaka|åter)|(?:skicka|sända?)(?:er|r|s|de)? (?:tillbaka|åter) (?:ärendet|frågan|förslaget)',
  ),
  rule(
    'not_concerned',
    `(?:berörs|omfattas|omfattar) ${no}|${no} (?:berörs|omfattas|berörd)|är ${no} (?:part|berör\\p{L}{1,30}|medlem)|saknar (?:anledning|skäl) att ta ställning|föranleder ingen åtgärd`,
  ),
  rule(
    'opinion',
    `avstå(?:r|s|tt)? från att (?:yttra sig|avge|lämna|inkomma med|svara)|avstå(?:r|s)? från (?:att lämna )?(?:yttrande|remissvar)|(?:lämnar|avger) inget (?:yttrande|remissvar)|avstå(?:r|s)? från att besvara|${no} (?:att )?(?:besvara(?:r|s)? remissen|svara(?:r)? på remissen|yttra sig|avge (?:något )?yttrande|lämna (?:något )?(?:yttrande|remissvar))`,
    'abstains',
  ),
  rule(
    'abstained',
    `avstå(?:r|s)? från (?:att ta ställning|ställningstagande|att fatta beslut)|tar ${no} ställning|${no} ta ställning`,
  ),
  rule(
    'opinion',
    `avstyrk(?:er|a|s|es|t|te)|${no} (?:att )?tillstyrk(?:er|a|s|es|t|te)|tillstyrk(?:er|s|es) (?:därför |därmed )?${no}`,
    'opposes',
  ),
  rule(
    'opinion',
    `(?:inget|ingenting|intet|${no} något|${no} någonting) att (?:erinra|invända|anmärka)|(?:inte|ej) (?:har|ha|hade) (?:något|någonting|några|någon) (?:att (?:erinra|invända|anmärka)|synpunkter|invändningar|erinran)|ingen erinran|sakna(?:r|s)? (?:synpunkter|erinringar|invändningar)|inga (?:invändningar|erinringar)|utan erinran`,
    'no_objection',
  ),
  rule(
    'declined',
    `avslå(?:s|r|es|tt)?|avslog|avvis(?:as?|ar|ades?)|avböj(?:er|a|s|de|des)|tack(?:ar|a|ade) nej|(?:säg(?:er|a)|sade) nej|${no} (?:att |ska(?:ll)? |bör |vill |kommer att )?(?:anta|antas|antar|godkänna|godkänner|godkänns|ingå|ingår|teckna|tecknar|underteckna|ansluta|ansluter|delta|deltar|medverka|medverkar|bifalla|bifalls|ställa|ställer|fastställa|fastställs|tillträda|tillträder|genomföra|biträda|biträder|följa|förlänga)|(?:antar|anta|antas|godkänner|godkänns|ingår|tecknar|ansluter sig|deltar|medverkar|bifalls|bifaller|ställer sig|fastställs|fastställer|tillträder|biträder|förlängs|beviljas|beviljar|medges|medger|antog|antogs|godkände|godkändes|ingick|tecknade|anslöt sig|deltog|medverkade|biföll|bifölls|ställde sig|fastställde|fastställdes|tillträdde|biträdde|förlängde|beviljade|beviljades|medgav|undertecknade|accepterar|accepterade|undertecknar|samtycker|samtyckte) (?:(?:därmed|därför|således) )?${no}|(?:beslutar|^) ?att ${no} \\p{L}{2,30}a|(?:avstå(?:r|s)?|avstod) från (?:att |en? )?(?:anta|godkänna|ingå|teckna|ansluta|delta|medverka|anslutning|medverkan|deltagande|tillträda|gå med|\\p{L}{0,30}(?:avtalet|överenskommelsen|erbjudandet|medlemskap(?:et)?|samarbetet|samverkan|projektet))|nej till|(?:ser|finner|bedömer) (?:inte|inget|inga|ej) (?:något |att det finns (?:något )?)?(?:behov|skäl|anledning)|(?:kvarstå|stå|står|förbli|förblir) utanför`,
  ),
  rule(
    'opinion',
    `(?:översänd|avge|avger|avges|lämna|lämnar|lämnas|sänd|anta|antar|antas|antas|godkänn|överlämna|ställer sig bakom|ställa sig bakom|som (?:sitt|eget|svar|kommunens|stadens|nämndens))${something}(?:yttrande|remissvar|remissyttrande|remissen|samrådssvar|samrådsyttrande)|(?:yttrande|remissvar|remissyttrande|samrådssvar)(?:t|et)?${atLength}(?:översänds?|översänder|avges|lämnas|antas|godkänns|sänds|överlämnas|skickas)|tillstyrk(?:er|a|s|es|t|te)|(?:inga|utan) synpunkter`,
  ),
  rule('adopted', 'besvara(?:r|s|ts?)?|anses? besvara(?:d|t|de)'),
  rule(
    'noted',
    `(?:antecknas?|antecknar|antecknade|antecknats)(?! att)|lägg(?:a|er|s|es)${something}till handlingarna|lades till handlingarna|till handlingarna|noterar?(?: informationen| rapporten|s)|notera(?:r|s)? [^.:;]{0,80}till protokollet|noterade|avskriv(?:s|er|as|a)|avskrevs?|tacka(?:r|de)? för (?:informationen|redovisningen|rapporten|redogörelsen)|(?:tar|ta|tog) (?:emot )?(?:informationen|rapporten|redovisningen|redogörelsen)|notera(?:r|de)? (?!(?:\\p{L}{3,9} )?att\\b)(?![^.:;]{0,200}\\b(?:godkänn|anta|ställer sig|fastställ|tillstyrk|avstyrk|beslutar))\\p{L}{2,40}|notera informationen|(?:tar|har tagit|tog) del av|ta del av (?:informationen|rapporten|redovisningen|redogörelsen)`,
  ),
  rule(
    'adopted',
    `medgav|medgavs|ingick|anslöt(?:s)?(?: sig)?|undertecknade(?:s)?|acceptera(?:de|des)|samtyckte|tillträdde|(?:gå|går|gick) med i|bekräfta(?:r|s|de|des)?|instäm(?:mer|ma|de) i (?:[^.:;]{0,40} )?förslag(?:et)?|(?:säg(?:er|a)|sade) ja|anta(?:r|s|s|ges?|gas|gits|git|gen)?|antogs?|godkän(?:na|ner|ns|nes|nt|ts|t)|godkände(?:s)?|fastställ(?:a|er|s|es|t|de|des)|ingå(?:r|s)?|teckna(?:r|s|de|des)?|underteckna(?:r|s)?|ställ(?:a|er|de) sig (?:bakom|positiv|positiva)|anslut(?:a|er|s)(?: sig)?|bifall(?:a|er|es|s|it|its)?|biföll|biträd(?:a|er|s|de)|tillträd(?:a|er|s)|medverka(?:r|s)?|medge(?:r|s)?|nominera(?:r|s|des)?|förordna(?:r|s|des)?|(?:lämna|ge)(?:r|s)? (?:sitt )?(?:medgivande|samtycke)|samtyck(?:er|a)|accepter(?:ar|as|a)|delta(?:r|s)?|förläng(?:a|er|s|de|des)|beviljas?|bevilja(?:r|de|des)?|upphäv(?:a|er|s)|utse(?:r|s|tts)?|utsågs|välj(?:s|a|er)|valdes|inrätta(?:r|s)?|enligt (?:[^.:;]{0,60} )?förslag(?:et)?|i enlighet med (?:[^.:;]{0,60} )?förslag(?:et)?|följa (?:[^.:;]{0,40} )?(?:förslag|beslut|rekommendation)(?:en|et)?|rekommendationen`,
  ),
  rule(
    'adopted',
    `överlämna(?:r|s)?|översänd(?:a|er|s)|gäll(?:a|er|de)|ska(?:ll)?|är|anslå(?:r|s)?|avsätt(?:a|er|s)|finansieras|entlediga(?:s|r)?|justera(?:s|r)?|ersätt(?:a|er|s)|rekommendera(?:r|s|de)?`,
  ),
]

export interface Verdict {
  readonly act: ReadAct
  readonly opinion: ReadOpinion | null
  /** False where the words only hold an opinion, order something or say that it applies: "uppdra åt". Not a stand in the matter. */
  readonly substance: boolean
  /** Only tells somebody to do something. */
  readonly isOrder: boolean
  /** Where in the text the deciding words stand. */
  readonly start: number
  readonly end: number
}

/** Somebody else's opinion, told of beside the decision: "Yttrande har lämnats av kommunledningskontoret", "Kontoret har lämnat yttrande". */
const given =
  '(?:lämnats?|avgetts|avgett|avgivits|avgivit|inkommit|kommit in|inhämtats?|infordrats|begärts|upprättats?|tagits fram)'
const toldOf = swedish(
  `(?<=^|[.;\\n])[^.;\\n]{0,120}?(?:\\byttrande\\p{L}{0,4}\\b[^.;\\n]{0,80}\\b(?:(?:har|hade) (?:\\p{L}{1,20} ){0,3}?${given}|(?:lämnades|avgavs|inkom|inhämtades) )|\\b(?:har|hade) (?:\\p{L}{1,20} ){0,3}?${given} (?:\\p{L}{1,20} ){0,3}?yttrande)[^.;\\n]{0,200}`,
  'giu',
)

/** "Det yttrande som har upprättats av kontoret antas" decides, and tells by the way. */
const alsoDecides = swedish(
  '\\b(?:att|beslut\\p{L}{0,6}|föreslår|anta(?:r|s|ges)?|godkänn\\p{L}{0,4}|översänd(?:er|s)|överlämna(?:r|s)|avge(?:r|s)|lämna(?:r|s)|tillstyrk\\p{L}{0,3}|avstyrk\\p{L}{0,3}|ställer sig|avslå\\p{L}{0,2}|bordlägg\\p{L}{0,2}|återremi\\p{L}{0,8}|erinra|erinran)\\b',
  'iu',
)

/** "Bo Ask (M) deltar inte i beslutet": a member's own, and no stand of the body. */
const takesNoPart = swedish(
  '(?<=^|[.;\\n])[^.;\\n]{0,200}\\b(?:deltar|deltog|deltagit) (?:inte|ej) i (?:beslut|handläggning|behandling|omröstning|överläggning)\\p{L}*[^.;\\n]{0,80}',
  'giu',
)

const blank = (words: string): string => ' '.repeat(words.length)

/** The text with what it only tells of others' opinions and absence blanked out, every other word in its place. */
export function withoutTold(text: string): string {
  const present = /delt(?:ar|og|agit)\s+(?:inte|ej)/.test(text) ? text.replaceAll(takesNoPart, blank) : text
  return /yttrande/i.test(present)
    ? present.replaceAll(toldOf, (words) => (alsoDecides.test(words) ? words : blank(words)))
    : present
}

const orders = swedish(
  `\\b(?:uppdra(?:r|s|ges)?|ge(?:r|s)?${something}i uppdrag|får i uppdrag|bemyndiga(?:r|s)?|delegera(?:r|s)?|överlåt(?:er|a|s))\\b`,
  'iu',
)
/** Leaves it to somebody else to decide or to answer. */
const toDecide = swedish(
  '\\batt (?:(?:för|på) [^.;]{2,40} )?(?:besluta|avgöra|fatta beslut|ta ställning|avge|lämna|inkomma med|yttra sig|svara|besvara)\\b',
  'iu',
)

/** An order to somebody and nothing more: "uppdrar åt kontoret att utreda"; what the words before it decide is decided. */
function orderIn(clause: string): Verdict | null {
  const match = orders.exec(clause)
  if (!match) return null
  const leavesIt = toDecide.test(clause.slice(match.index))
  if (leavesIt ? ruledIn(clause.slice(0, match.index))?.substance : ruledIn(clause)) return null
  const place = { start: match.index, end: match.index + match[0].length }
  return { act: 'adopted', opinion: null, substance: false, isOrder: true, ...place }
}

/** What a decided clause amounts to; null where no word decides. */
export function verdictOf(written: string): Verdict | null {
  const clause = withoutTold(written)
  return orderIn(clause) ?? ruledIn(clause)
}

function ruledIn(clause: string): Verdict | null {
  for (const [index, { act, pattern, opinion }] of rules.entries()) {
    const match = pattern.exec(clause)
    if (!match) continue
    const substance = index > 0 && index < rules.length - 1
    return {
      act,
      opinion: opinion ?? null,
      substance,
      isOrder: false,
      start: match.index,
      end: match.index + match[0].length,
    }
  }
  return null
}

const remarks = swedish(
  '\\b(?:med (?:följande |nedanstående |dessa |vissa |några |de |angivna )?(?:synpunkter|tillägg|tillägget|kommentarer|påpekanden|beaktande|erinran)|med (?:den )?(?:ändringen|justeringen))\\b',
  'iu',
)
const ownRemarks = swedish(
  '\\b(?:lämna(?:r|s)?|framför(?:a|s)?|inkomma med|avge(?:r|s)?) (?:[^.:;]{0,30} )?synpunkter\\b',
  'iu',
)
/** Remarks in a clause of their own, beside the one that supports. */
export const remarksApart = (clause: string): boolean => ownRemarks.test(clause) && !without.test(clause)
const support = swedish(
  '\\b(?:tillstyrk(?:er|a|s|es|t)|ställ(?:er|a) sig (?:i huvudsak )?(?:bakom|positiv))\\b',
  'iu',
)
const without = swedish('\\b(?:inga|utan|inte några) (?:egna |formella )?synpunkter\\b', 'iu')
const against = swedish('\\bavstyrk(?:er|a|s|es|t)\\b', 'iu')

/** Tillstyrker, med eller utan synpunkter, inget att erinra, avstyrker: null where the answer itself does not say. */
export function opinionIn(text: string): ReadOpinion | null {
  const verdict = verdictOf(text)
  if (verdict?.opinion) return verdict.opinion
  if (verdict?.act === 'declined') return 'opposes'
  if (against.test(text)) return 'opposes'
  if (support.test(text)) return remarks.test(text) ? 'supports_with_remarks' : 'supports'
  return without.test(text) ? 'no_objection' : null
}
