import { linesOf, flat, found, part, trimmed } from './source.ts'
import type { Found, Source } from './source.ts'
import { everyMatch, ranged, swedish } from './pattern.ts'
import { sectionsNamed } from './section.ts'
import type { Section } from './section.ts'

/** Reservation, omröstning, jäv: what members of the body did. Dissent is theirs and never the organisation's condition. */
export interface Vote {
  readonly yes: number
  readonly no: number
  readonly abstain?: number
  readonly absent?: number
}

const sentenceEnd = ranged(/[.!?](?=\s+["”]?\p{Lu}|\s*$|[ ]*\n\s*(?:\d|[-–•]))|\n[ ]*\n/gu)

/** Sentences of the source that the pattern is in. */
export function sentencesWith(source: Source, pattern: RegExp): Found<string>[] {
  const ends = everyMatch(sentenceEnd, source.text)
  const hits: Found<string>[] = []
  let from = 0
  for (const to of [...ends.map((end) => end.index + 1), source.text.length]) {
    const sentence = trimmed(part(source, from, to))
    from = to
    if (sentence.text !== '' && pattern.test(sentence.text)) hits.push(found(flat(sentence.text), sentence))
  }
  return hits
}

const reserves = swedish(
  '\\b(?:reserverar|reserverade|reserverat|(?:anmäler|avger|lämnar|anmälde|inger|har (?:anmält|lämnat|inlämnat)) (?:en )?(?:skriftlig |muntlig )?(?:reservation|avvikande mening|skiljaktig mening)|till förmån för (?:eget|sitt|det egna|egna))\\b',
  'iu',
)

/** Named and nothing more: "Ture Ek (S), bilaga 4". */
const namedOnly = /^\p{Lu}[\p{L}-]{1,30}(?:[ ]\p{Lu}[\p{L}-]{1,30}){1,3}[ ]\(\p{L}{1,6}\)/u

export function dissentIn(sections: readonly Section[]): Found<string>[] {
  const decided = sections.filter((section) => section.kind !== 'recipients' && section.kind !== 'opening')
  return decided.flatMap((section) => {
    const told = sentencesWith(section.text, reserves)
    const name =
      section.kind === 'reservation' && told.length === 0 ? namedOnly.exec(section.text.text) : null
    return name ? [found(flat(name[0]), section.text, { start: 0, end: name[0].length })] : told
  })
}

const counted = swedish(
  '(\\d{1,3})\\s*(?:(?:ledamöter|röster|röstar|röstade) ){0,2}(?:ja(?:-röster)?)\\b[^.\\d]{0,30}?(?:mot|och|,|samt)?\\s*(\\d{1,3})\\s*(?:(?:ledamöter|röster|röstar|röstade) ){0,2}(?:nej(?:-röster)?)\\b',
  'giu',
)
/** "4 ja-röster (Ek, Ask) och 1 nej-röst"; "med 7 röster mot 6", where the first are those that won. */
const castWith = swedish(
  '(\\d{1,3}) ja-?röst(?:er)? ?(?:\\([^)]{1,300}\\))?[ ,]{0,2} ?(?:och|mot|samt) (\\d{1,3}) nej-?röst(?:er)?|\\bmed (\\d{1,3})(?: röster)? mot (\\d{1,3})(?: röster)?(?! ?(?:ja|nej))',
  'giu',
)
const named = swedish(
  '\\bja\\s*[:(–-]?\\s*(\\d{1,3})\\)?(?:\\s*röster)?[^\\d]{1,400}?\\bnej\\s*[:(–-]?\\s*(\\d{1,3})\\)?',
  'giu',
)
const abstaining = swedish(
  '(\\d{1,3}) (?:som )?(?:ledamot|ledamöter)? ?(?:avstår|avstod)|\\bavstår(?: från att rösta)?\\s*[:(]?\\s*(\\d{1,3})',
  'iu',
)
const away = swedish(
  '(\\d{1,3}) (?:ledamot|ledamöter)? ?(?:är|var) frånvarande|\\bfrånvarande\\s*[:(]\\s*(\\d{1,3})',
  'iu',
)

/** "Anna Ek (V) och Bo Ask (D) avstår från att rösta.": those who are named are counted. */
const abstainer = swedish('[^.;\\n]{0,200}(?:\\n[^.;\\n]{0,200}){0,4}?\\bavst(?:år|od) från att rösta', 'iu')
function abstainersIn(text: string): number | null {
  const said = abstainer.exec(text)?.[0]
  const count = said?.match(/\(\p{L}{1,3}\)/gu)?.length ?? 0
  return count === 0 ? null : count
}

function countOf(text: string, pattern: RegExp): number | null {
  const match = pattern.exec(text)
  const digits = match?.[1] ?? match?.[2]
  return digits ? Number(digits) : null
}

const ballotsIn = (text: string): RegExpExecArray[] =>
  [counted, castWith, named].map((form) => everyMatch(form, text)).find((hits) => hits.length > 0) ?? []

export function votesIn(sections: readonly Section[]): Found<Vote>[] {
  const places = sections.filter((section) =>
    ['vote', 'motions', 'decision', 'background'].includes(section.kind),
  )
  return places.flatMap(({ text }) => {
    const all = ballotsIn(text.text)
    return all.map((match, index) => {
      const after = text.text.slice(match.index, all[index + 1]?.index ?? match.index + match[0].length + 160)
      const abstain = countOf(after, abstaining) ?? abstainersIn(after.slice(match[0].length))
      const absent = countOf(after, away)
      const vote: Vote = {
        yes: Number(match[1] ?? match[3]),
        no: Number(match[2] ?? match[4]),
        ...(abstain === null ? {} : { abstain }),
        ...(absent === null ? {} : { absent }),
      }
      return found(vote, text, { start: match.index, end: match.index + match[0].length })
    })
  })
}

const conflicted = swedish(
  '\\b(?:deltar|deltog|deltagit|tjänstgör) (?:inte|ej)\\b|\\banmäl(?:er|de) jäv\\b|\\bjävig\\b|\\bpå grund av jäv\\b',
  'iu',
)
const person = /\p{Lu}[\p{L}-]{1,30}(?:[ ]+\p{Lu}[\p{L}-]{1,30}){1,3}(?:[ ]+\([\p{Lu}]{1,3}\))?/gu
const office = /^(?:Tjänstgörande|Ordföranden?|Ledamoten|Ersättaren|Vice)\s+/u

/** Those who took no part because of a conflict of interest. Only under a heading of their own or where the word is said. */
export function conflictsIn(sections: readonly Section[]): Found<string>[] {
  const headed = sectionsNamed(sections, 'conflict').map((section) => section.text)
  return headed.flatMap((source) =>
    sentencesWith(source, conflicted).flatMap((sentence) => {
      const who = everyMatch(person, sentence.value).map((match) => match[0].replace(office, ''))
      return who.map((name) => ({ ...sentence, value: name }))
    }),
  )
}

const listEnd = swedish(
  '^(?:sida|protokoll|dag för justering|underskrifter?|sekreterare|ordförande|just\\.|juster(?:a|ing)|signera|verifiera|paragrafen|med vänlig|besöksadress|postadress|telefon|elektronisk|digital|id-nummer|ej justera|ojustera|\\d{1,3} ?\\(\\d)|https?://|www\\.|\\b(?:id|referens)-?nummer\\b|bestyrk|utdragsbest',
  'iu',
)
/** A line to sign on. */
const rule = /^[\s._\-–—…*]{3,}$/
const forwarded = swedish(
  '^(?:skrivelse(?:/formulär)? till |beslutet till |kopia till |för (?:kännedom|åtgärd)(?: till)?: ?|till )',
  'iu',
)

/** Under names that begin with capitals a line with a small letter is a signature's title. */
const endsList = (line: string, names: readonly unknown[]): boolean =>
  listEnd.test(line) ||
  rule.test(line) ||
  line.length > 200 ||
  names.length > 30 ||
  (names.length > 0 && /^\p{Ll}+ {3,}\p{Ll}/u.test(line))

/** Each addressee on its line, or in a sentence after the heading; page furniture and signatures end the list. */
export function recipientsIn(sections: readonly Section[]): Found<string>[] {
  return sectionsNamed(sections, 'recipients').flatMap(({ text }) => {
    const names: Found<string>[] = []
    for (const line of linesOf(text.text)) {
      const piece = trimmed(part(text, line.start, line.end))
      if (piece.text === '') continue
      if (endsList(piece.text, names)) break
      names.push(...namesOn(piece))
    }
    return names
  })
}

const oneOffice =
  '\\p{Lu}[^,;]{0,60}(?:kommun|[Ss]tad|förbund|förbundet|nämnden|styrelsen|förvaltningen|kontoret|[Rr]egion)[^,;]{0,40}'
const offices = new RegExp(
  `^(?:${oneOffice}, ${oneOffice}|\\p{Lu}[^,;]{1,60}(?:, \\p{Lu}[^,;]{1,60}){2,})$`,
  'u',
)
/** "medlemskommunerna, arkivet", "Förbundet, kultur- och fritidschefen": each in the definite form and nobody's unit. */
const definite =
  /^\p{L}[\p{L}-]*(?:na|n|et)(?:, (?:\p{L}[\p{L}-]{0,30}(?: och \p{L}[\p{L}-]{0,30})?(?:na|n|et)))+$/u
/** Commas part a list of offices, or of three or more; else a single one parts a unit from whose it is. */
const separatorOf = (text: string): RegExp =>
  offices.test(text) || definite.test(text)
    ? /,\s+|\s+och\s+(?=\p{Lu})/u
    : /;\s+|(?<=^(?:medlemskommunerna|medlemmarna)\.?)\s+(?=\p{Lu})/iu

function namesOn(line: Source): Found<string>[] {
  const cut = /\s+(?:Dag för justering|Underskrifter)\b.*$/u.exec(line.text)
  const text = (cut ? line.text.slice(0, cut.index) : line.text)
    .replace(/^[-–•*\s]+/, '')
    .replace(forwarded, '')
    .replace(/ genom \S+$|[.;,\s]+$/g, '')
  const whole = trimmed(line)
  if (text === '' || text.includes('§') || /handling \d{4} nr/i.test(text)) return []
  return text.split(separatorOf(text)).map((name) => found(name, whole))
}
