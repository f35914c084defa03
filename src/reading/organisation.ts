import { reckonedOnce } from '../kit/memory.ts'
import { isWholeBody, mayNameBody } from './body.ts'
import type { CleanText } from './clean.ts'
import { everyMatch, firstIn, ranged, swedish } from './pattern.ts'
import { firstMatch, flat, found, linesOf, part } from './source.ts'
import type { Found, Source } from './source.ts'

/** Organisation: whose body it is. Taken from where a text names its own office, never from one it merely mentions. */

/** What the caller knows that the text does not say. All optional: without it names are known by their form. */
export interface Knowledge {
  /** Names that stand alone in a letterhead, e.g. municipalities. */
  readonly organisations?: readonly string[]
}

const capital = '\\p{Lu}[\\p{L}-]{1,30}'
/** In a collapsed layout the next heading stands right after the name. */
const second = `(?!(?:Förslag|Beslut|Dnr|Datum|Protokoll|Tjänste|Sammantr|Styrelse|Direktion|Bakgrund|Sammanfattning|Utdrag|Plats|Diarie|Ärende|Kommunstyrelse|Handläggare))${capital}`
const form = ranged(
  new RegExp(
    '(?<![\\p{L}-])(?:' +
      [
        `(?:${capital}[ ]){1,2}(?:kommun|KOMMUN|[Ss]tad|STAD|[Rr]egionförbund|[Kk]ommunalförbund|[Kk]ommunförbund)(?![\\p{L}])`,
        `(?:Region|REGION|Landstinget)[ ]${capital}(?:[ ]${capital})?`,
        `Samverkan[ ]${capital}`,
        `(?:\\p{Lu}\\p{L}{3,30}(?:förbundet|FÖRBUNDET)|Tolkförmedling(?:en)?|Räddningstjänsten)[ ]${second}(?:[ ]${second})?`,
        `(?:${capital}[ ]){1,4}(?:AB|ekonomisk förening)(?![\\p{L}])`,
        `(?:${capital}[ ]){1,2}(?:\\p{Ll}{0,20}förbund(?:et)?|\\p{Lu}{0,20}FÖRBUND(?:ET)?)(?![\\p{L}])`,
      ].join('|') +
      ')',
    'gu',
  ),
)
const ownAct = swedish(
  '^[\\s\\d.•*–-]*(?:att )?(?:(?:\\p{Lu}[\\p{L}-]{1,30} ){1,2}(?:kommun|stad)|Region \\p{Lu}[\\p{L}-]{1,30}) (?:ingår|antar|godkänner|ställer sig|ska ingå|tecknar|ansluter|tillstyrker|avstyrker|avstår|avböjer|har (?:inget|inga|ingen)|säger|lämnar|begär|deltar|medverkar|förutsätter|anser|bedömer|framhåller|understryker|betonar|vill|ser|önskar|välkomnar|uppmanar|avger|biträder|instämmer|delar|accepterar|blir|går (?:in|med)|tackar|avsätter|köper|säljer|förlänger|utser|åtar sig|bidrar|finansierar|förbinder sig|svarar|yttrar sig)\\b',
  'gimu',
)

const lead =
  /^(?:Protokoll(?:sutdrag)?|Sammanfattning|Tjänsteskrivelse|Tjänsteutlåtande|Ärendet|Bakgrund|Kommunstyrelsen|Kommunfullmäktige|Förbundsstyrelsen|Direktionen|Datum|Sammanträdesprotokoll|Utdrag|Beslut|Styrelsen|I|Till|Från|För|Den|Det)\s+/u

/** "Remiss från …", "yttrande till …": named in a title, not the one who writes. */
const mentioned = /\b(?:från|till|med|mellan|hos|via|över|om)\s+$|^(?:till|to|kopia|cc):[^\n]*$/imu

/** Set first on a line: those it is sent to, to the next empty line. */
const receivers = /^[ ]*(?:Till|TILL)(?::?[ ]*\n|[ ]+(?=\p{Lu}|$))/mu
function isSentTo(text: string, at: number): boolean {
  const block = text.slice(Math.max(0, at - 400, text.lastIndexOf('\n\n', at - 1) + 1), at)
  return receivers.test(block)
}

/** "Tolkförmedlingens förslag till budget": whose paper it is about. */
const itsPaper =
  /^(?:s?[ ]{1,2}[–:-])?[ ](?:förslag|årsredovisning|delårs|bokslut|budget|verksamhetsplan|hemställan|begäran|ansökan|erbjudande|remiss|förbundsordning|bolagsordning|taxor?\b)/
const isAboutIts = (name: string, after: string): boolean =>
  (name.endsWith('s') || /^s?[ ]{1,2}[–:-]/.test(after)) && itsPaper.test(after)

/** Where the line begins that the match stands on, as far back as need be read. */
const lineBefore = (text: string, at: number): number =>
  Math.max(0, at - 80, text.lastIndexOf('\n', at - 1) + 1)

function named(source: Source, pattern: RegExp): Found<string> | null {
  for (const match of everyMatch(pattern, source.text)) {
    if (mentioned.test(source.text.slice(lineBefore(source.text, match.index), match.index))) continue
    const end = match.index + match[0].length
    if (isAboutIts(match[0], source.text.slice(end, end + 20))) continue
    const skipped = lead.exec(match[0])?.[0].length ?? 0
    const start = match.index + skipped
    if (isSentTo(source.text, start)) continue
    const written = match[0].slice(skipped)
    if (/\s/.test(written.trim())) return found(flat(written), source, { start, end })
  }
  return null
}

/** Three hundred names are one expression; whoever reads one text after another gives the same list. */
const alone = reckonedOnce((names: readonly string[]): RegExp => {
  const each = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^[ *#]*(${each.join('|')})[ *]*$`, 'gimu')
})

/** The letterhead, the page's margins, a clause in which the organisation itself acts, or the mail's signature. */
export function findOrganisation(
  clean: CleanText,
  decision: Source,
  knowledge: Knowledge,
): Found<string> | null {
  const { whole, margins } = clean
  const first = whole.text.search(/^[ ]*(?:\p{L}{2,5}[ ])?§/mu)
  const text = whole.text
    .slice(0, 900)
    .search(/(?<![\p{L}])(?:Sammanfattning|Förslag till beslut|Närvarande|Deltagare)(?![\p{L}])/u)
  const end = text > 0 ? text : Math.min(900, whole.text.length)
  const head = part(whole, 0, first === -1 ? end : first)
  const known = knowledge.organisations ?? []
  const places: readonly (() => Found<string> | null)[] = [
    () => named(head, form),
    () => letterheadName(whole),
    () => named(margins, form),
    () => (known.length > 0 ? named(head, alone(known)) : null),
    () => firstMatch(head, besideBoard),
    () => dividedName(head),
    () => headOfNotes(head),
    () => actor(decision),
    () => firstMatch(whole, aboveBody),
    () => firstMatch(whole, withAddress),
    () => onlyMunicipality(whole),
    () => onlyAssociation(head, whole),
    () => ofWebAddress(whole, margins),
  ]
  for (const place of places) {
    const hit = place()
    if (hit) return hit
  }
  return null
}

const cell = /^[ ]*(\S(?:[^\n]*?\S)?)(?=[ ]{3,}|[ ]*$)/
/** The first lines of the text, each with what stands furthest to the left. */
function firstCells(head: Source): { readonly text: string; readonly start: number; readonly end: number }[] {
  const written = linesOf(head.text.slice(0, 600)).flatMap(({ text, start }) => {
    const left = cell.exec(text)
    if (!left) return []
    const at = start + left[0].length - left[1]!.length
    return [{ text: left[1]!, start: at, end: at + left[1]!.length }]
  })
  return written.slice(0, 4)
}

/** Set on two lines beside the rest of the letterhead: "Almby        Protokollsutdrag", "kommun       2025-02-27". */
function dividedName(head: Source): Found<string> | null {
  const [above, below] = firstCells(head)
  if (!above || !below || !/^(?:kommun|stad)$/i.test(below.text)) return null
  if (!/^\p{Lu}[\p{L}-]{1,30}(?:[ ]\p{Lu}[\p{L}-]{1,30})?$/u.test(above.text) || mayNameBody(above.text))
    return null
  return found(`${above.text} ${below.text}`, head, { start: above.start, end: below.end })
}

const papers =
  /^(?:protokoll|sammantr|utdrag|kallelse|remiss|rekommendation|minnes|mötes|anteckning|tjänste|datum|dnr|diarie|sida|beslut|delegation|ordförande|från|till|hej|ärende|bilag|underlag|missiv|yttrande|svar|information|dagordning|rubrik|titel|ämne)|(?:kontoret|förvaltningen|avdelningen|enheten|protokoll|beslut|utdrag)$/iu
const bareName = /^(?=\P{Ll}*\p{L}{3})\p{Lu}[\p{L}&-]{1,30}(?:[ ](?:i[ ])?\p{Lu}[\p{L}&-]{1,30}){0,3}$/u

/** A letterhead that is a name and nothing more: right above its body, or said again as the one that has a board or that signs. */
function letterheadName(whole: Source): Found<string> | null {
  const [top, next] = firstCells(whole)
  if (!top || !bareName.test(top.text) || papers.test(top.text) || mayNameBody(top.text)) return null
  const isAboveBody = next !== undefined && next.text.length < 60 && mayNameBody(next.text)
  return isAboveBody || isNamedAgain(top.text, whole.text.slice(top.end)) ? found(top.text, whole, top) : null
}

const notes =
  /^[ ]*(?:[^\n]{1,80}[ ]{3,})?(?:(?:minnes|mötes)?anteckningar?|(?:sammanträdes)?protokoll|protokoll[ ]per[ ]capsulam)\b/im
const municipalBody = /^(?:kommun|stads|region)(?:styrels|fullmäktige)/i
/** Notes of a group that has no association in its head are the group's own: "Samrådsgrupp Nära vård Öst" above "Mötesanteckningar". */
function headOfNotes(head: Source): Found<string> | null {
  const [top] = firstCells(head)
  if (!top || !notes.test(head.text.slice(0, 300))) return null
  const name = /^\p{Lu}[^\n:;.–]{5,79}?(?=[ ]+–|$)/u.exec(top.text)?.[0]
  if (!name || !/\s\S/.test(name) || /\d/.test(name)) return null
  if (papers.test(name) || municipalBody.test(name) || isWholeBody(name)) return null
  return found(name, head, { start: top.start, end: top.start + name.length })
}

const itsOwn = /^(?:s?[ ](?:styrelse|direktion|kansli|medlem)|[ ]*(?:\n|$)|[ ]{3,})/i
/** Somewhere as the one that has a board or that signs. */
function isNamedAgain(name: string, text: string): boolean {
  let at = text.indexOf(name)
  while (at !== -1) {
    if (itsOwn.test(text.slice(at + name.length, at + name.length + 20))) return true
    at = text.indexOf(name, at + 1)
  }
  return false
}

/** "Västförbundet Styrelse   Plats och tid": a name right before what it is the board of. */
const besideBoard = ranged(
  /^[ ]*(?!Protokoll|Sammanträde|Möte|Minnes|Kallelse)(\p{Lu}[\p{L}-]{2,30}(?:[ ]\p{Lu}[\p{L}-]{2,30})?)[ ](?:Styrelse|Direktion|Förbundsstyrelse)(?=\s)/mu,
)
/** In the page's foot: the municipality, and its body on the next line. */
const aboveBody = ranged(
  /^[ ]*(\p{Lu}\p{L}{1,30}(?:[ ]\p{Lu}\p{L}{1,30})?[ ](?:kommun|stad|Stad))(?:[ ]*\n|,)[ ]*(?:Kommunstyrelsen|Kommunfullmäktige)/mu,
)

/** In the letterhead's foot, before its postal address: "Mittregionen, Regionens hus, 405 44 Storvik". */
const withAddress = ranged(
  /^[ ]*((?:\p{Lu}[\p{L}-]{1,30}[ ]){0,2}[\p{L}-]{4,40}),[ ][^\n]{0,60}?\b\d{3} \d\d \p{Lu}/mu,
)

const webAddress = /(?<![\p{L}\d.])www\.([a-z\d-]{4,30})\.\p{Ll}{2,4}(?![\p{L}])/u
const fullName = /[A-ZÅÄÖ][a-zåäö]{3,30}(?:[ ][A-ZÅÄÖ][a-zåäö]{1,30}){1,3}/g
const asAddress = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
/** The name in the text that the web address on the pages' feet is made from. */
function ofWebAddress(whole: Source, margins: Source): Found<string> | null {
  const address = webAddress.exec(margins.text)?.[1]
  if (!address) return null
  const match = everyMatch(fullName, whole.text).find(
    ([name]) => asAddress(name.slice(0, name.indexOf(' '))) === address,
  )
  return match ? found(match[0], whole, { start: match.index, end: match.index + match[0].length }) : null
}

const municipality = ranged(
  /(?<![\p{L}-])(\p{Lu}\p{Ll}{1,30}(?:[ ]\p{Lu}\p{Ll}{1,30})?)\s(kommun|[Ss]tad)s?(?![\p{L}])/gu,
)
const aboutAnother = swedish(
  '\\b(?:ansök\\p{L}{1,10}|hemställan|framställan|skrivelse|begäran|anslut\\p{L}{1,10}|medlem\\p{L}{0,12}|utträd\\p{L}{1,4})\\b[^.]{0,60}$',
  'iu',
)

/** "Kostnaderna för Almby kommun": whose matter it is. */
const concerned = swedish('\\b(?:konsekvens|kostnad|avgift|utgift|effekt)\\p{L}{0,6} för $', 'i')

/** One who asks, joins or leaves, or gets the extract, is not the one whose minutes they are. */
function isAnothers(text: string, { index, 0: written }: RegExpExecArray): boolean {
  const before = text.slice(Math.max(0, index - 90), index)
  if (concerned.test(before)) return false
  const after = text.slice(index, index + written.length + 60)
  return aboutAnother.test(before) || /\b(?:ansök|medlem|utträd|inträd|anslut)/i.test(after)
}

/** Minutes of a municipality's own body that name one municipality and no other, and not as one who asks or joins. */
function onlyMunicipality(whole: Source): Found<string> | null {
  if (!/\bkommun(?:styrelsen|fullmäktige)/i.test(whole.text)) return null
  const hits = everyMatch(municipality, whole.text)
  const [first, ...others] = hits.map((match) => {
    const skipped = lead.exec(match[0])?.[0].length ?? 0
    const written = `${match[1]!} ${match[2]!}`
    return {
      name: flat(written.slice(skipped)),
      start: match.index + skipped,
      end: match.index + written.length,
    }
  })
  if (
    !first ||
    mayNameBody(first.name) ||
    others.some(({ name }) => name.toLowerCase() !== first.name.toLowerCase())
  )
    return null
  if (hits.some((hit) => isAnothers(whole.text, hit))) return null
  return found(first.name, whole, first)
}

const itsBody = swedish('\\b(?:förbundsstyrelsen|(?:förbunds)?direktionen|förbundsfullmäktige)\\b', 'i')
const key = (name: string): string => name.toLowerCase().replace(/s$/, '')
/** Minutes of an association's own body that name one association and no other. */
function onlyAssociation(head: Source, whole: Source): Found<string> | null {
  if (!itsBody.test(head.text)) return null
  const hits = everyMatch(form, whole.text).filter(([name]) => /förbund/i.test(name))
  const [first] = hits
  if (!first || hits.some(([name]) => key(name) !== key(first[0]))) return null
  return found(flat(first[0]), whole, { start: first.index, end: first.index + first[0].length })
}

/** "Almby kommun ingår för egen del avtalet": the organisation is the one that acts in its own decision. */
function actor(decision: Source): Found<string> | null {
  const match = firstIn(ownAct, decision.text)
  if (!match) return null
  const inner = firstIn(form, match[0])
  if (!inner) return null
  const start = match.index + inner.index
  return found(flat(inner[0]), decision, { start, end: start + inner[0].length })
}
