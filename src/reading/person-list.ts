import { flat } from './source.ts'

/** Namnlista: people in running text or a table, each with what stands beside the name: a municipality, an office, a party. */
export interface ListedPerson {
  readonly name: string
  readonly organisation?: string
  readonly role?: string
  /** Where in the list's text the name begins and ends: it may be broken over two lines there. */
  readonly start: number
  readonly end: number
  /** Second column of a table that was read line by line. */
  readonly column: 0 | 1
}

const word = "(?:\\p{Lu}(?:\\p{L}|[-’'](?=\\p{L}))*|\\p{Lu}-\\p{Lu})"
const particle = '(?:(?:von|af|de|van|der|el|al)\\s+)?'
const party = '(?:\\s*\\(\\p{L}{1,3}\\))?'
/** Some publish their minutes with initials only. */
const initials = '\\p{Lu}\\.[ ]?\\p{Lu}\\.'
const nameOnly = new RegExp(`^(?:${word}(?:\\s+${particle}${word}){1,3}|${initials})${party}$`, 'u')
const nameFirst = new RegExp(
  `^((?:${word}(?:\\s+${particle}${word}){1,3}|${initials})${party})(?=\\s|$)`,
  'u',
)
const office =
  /(?:chef|direktör|sekreterare|ordförande|ledare|jurist|utredare|strateg|samordnare|handläggare|controller|ingenjör|ekonom|revisor|vd|kanslist|registrator|assistent|konsult|ledamot|ersättare|justerare)(?:\s|$)/i

/** "Göteborgs Stad", "Försäkringskassan Väst": what is nobody's surname. */
const nobody =
  /(?:^|\s)(?:kommun|stad|region|\p{L}*(?:regionen|förbund|förbundet|kassan|förmedlingen|nämnden|förvaltningen|kontoret|styrelsen)|AB|GR)(?:\s|$)/iu

/** "Anna Ek (Mittby)": in brackets whence she comes. */
const withPlace = new RegExp(`^${word}(?:\\s+${particle}${word}){1,3}\\s+\\([^)]{4,40}\\)$`, 'u')

export const isName = (text: string): boolean =>
  nameOnly.test(flat(text)) && !/\d/.test(text) && !nobody.test(flat(text))

interface Chunk {
  readonly text: string
  readonly start: number
  /** What stood before it. */
  readonly gap: 'start' | 'comma' | 'wide' | 'line'
}

/** Also between two names that nothing divides but the party: "Anna Ek (S) ordförande Bo Ask (M)"; not "ersätter Bo Ask (M)". */
const cuts =
  /,\s*|;\s*|\n\s*|\s{3,}|\s+och\s+(?=\p{Lu})|\.(?=\s*$)|(?<=(?<![\p{L}-])\p{Ll}{1,30}|\))(?<!ersätter|för|efter|vice|och)\s+(?=\p{Lu}[\p{L}-]{1,30}\s+\p{Lu}[\p{L}-]{1,30}\s+\(\p{L}{1,3}\))/gu

/** Cut at commas, line breaks and the wide gaps of a table. */
function chunksOf(text: string): Chunk[] {
  const chunks: Chunk[] = []
  let start = 0
  let gap: Chunk['gap'] = 'start'
  for (const match of [...text.matchAll(cuts), null]) {
    const end = match?.index ?? text.length
    const piece = text.slice(start, end).trimStart()
    if (piece !== '') chunks.push({ text: piece, start: end - piece.length, gap })
    if (!match) break
    start = end + match[0].length
    gap = /,|;|och/.test(match[0])
      ? 'comma'
      : match[0].includes('\n') || match[0].length < 3
        ? 'line'
        : 'wide'
  }
  return chunks
}

/** "Mittregionen Anna Ek" between two commas is one person's organisation and the next one's name. */
function divided(chunk: Chunk, list: ListForm, before: Chunk | undefined): Chunk[] {
  const lead = leadOf(chunk, list, before)
  if (!lead) return [chunk]
  const rest = chunk.text.slice(lead.length)
  return [
    { ...chunk, text: lead.trim() },
    { text: rest, start: chunk.start + lead.length, gap: 'start' },
  ]
}

interface ListForm {
  readonly isRunOn: boolean
  /** Set without line breaks, as some programs take a table out of its page. */
  readonly isFlat: boolean
}

/** What stands before the next one's name: an office or an organisation, or one word beside a name that lacks it. */
const leadOf = (chunk: Chunk, form: ListForm, before: Chunk | undefined): string | null =>
  [toldBefore(chunk, form), wordBefore(chunk, form, before)].find(
    (lead) => lead !== '' && isName(chunk.text.slice(lead.length)),
  ) ?? null

const firstOf = (match: RegExpExecArray | null): string => match?.[0] ?? ''

const toldBefore = (chunk: Chunk, { isFlat }: ListForm): string =>
  isFlat && chunk.gap !== 'line' ? firstOf(toldLead.exec(chunk.text)) : ''

function wordBefore(chunk: Chunk, { isRunOn, isFlat }: ListForm, before: Chunk | undefined): string {
  const follows = chunk.gap === 'wide' || (chunk.gap === 'comma' && (isRunOn || (isFlat && hasParty(before))))
  return follows && lacksDetail(chunk, isFlat, before) ? firstOf(/^\S+\s+(?=\p{Lu})/u.exec(chunk.text)) : ''
}

/** "vice ordförande", "Storvalla kommun", "Försäkringskassan". */
const toldLead =
  /^(?:(?:\p{Ll}[\p{Ll}:.]{0,30}\s+){0,3}\p{Ll}[\p{Ll}-]{1,40}(?:ordförande|direktör|chef|sekreterare|ledare|jurist|strateg|ersättare)?|ordförande|VD|(?:\p{Lu}[\p{L}-]{1,30}\s+){1,2}(?:kommun|[Ss]tad|[Rr]egion(?:en)?)|(?:\p{Lu}[\p{L}-]{1,30}\s+)?\p{Lu}\p{L}{2,30}(?:regionen|kassan|förmedlingen|förbundet))\s+(?=\p{Lu}[\p{L}-]{1,30}\s+\p{Lu})/u

const hasParty = (chunk: Chunk | undefined): boolean => /\(\p{L}{1,3}\)\s*$/u.test(chunk?.text ?? '')

function lacksDetail(chunk: Chunk, isFlat: boolean, before: Chunk | undefined): boolean {
  if (!before) return false
  if (isFlat && hasParty(before)) return isName(before.text) && /^\S+\s+\S+\s+\S+\s+\(/u.test(chunk.text)
  return endsInName(before.text) && !chunk.text.includes('(')
}

const endsInName = (text: string): boolean => isName(text.trim().split(/\s+/).slice(-2).join(' '))

/** A list set without breaks between its entries: every other stretch between commas holds two of them. */
function runsOn(chunks: readonly Chunk[]): boolean {
  const between = chunks.filter((chunk) => chunk.gap === 'comma')
  const double = between.filter((chunk) => isName(chunk.text.trim().replace(/^\S+\s+/, '')))
  return between.length > 0 && double.length / between.length >= 0.3
}

/** In a list where most names are followed by a detail, two capitalised words after a name are a detail too ("Norra Hamnen"). */
function isPaired(chunks: readonly Chunk[]): boolean {
  let names = 0
  let detailed = 0
  for (const [index, chunk] of chunks.entries()) {
    if (!isName(chunk.text)) continue
    names += 1
    const next = chunks[index + 1]
    if (next && !isName(next.text) && next.gap !== 'line') detailed += 1
  }
  return names > 1 && detailed / names >= 0.6
}

const offices =
  'chef direktör sekreterare samordnare jurist strateg ledare registrator utredare arkivarie kommunalråd'
    .split(' ')
    .map((each) => `[${each[0]!.toUpperCase()}${each[0]!}]${each.slice(1)}`)
    .join('|')
/** Somebody who stands there by office alone: "Kommundirektör, Almby", "Kommundirektör Almby". */
const title = new RegExp(
  `^(?=\\p{Lu})(?:\\p{L}*?(?:${offices})(?:e?n)?(?:[ ]\\p{Ll}[\\p{L}-]{1,20})?|(?:Kommun|Region)styrelsens ordförande)(?=$|[ ]\\(|[ ]\\p{Lu}[\\p{L}-]+(?:$|[ ]\\())`,
  'u',
)

export const isOffice = (text: string): boolean => title.test(text)

/** In a list of offices what looks like a name is an organisation's. */
function isOfTitles(chunks: readonly Chunk[]): boolean {
  const titles = chunks.filter((chunk) => title.test(flat(chunk.text)))
  const names = chunks.filter(({ text }) => isName(text) && !title.test(flat(text)))
  return titles.length > names.length
}

interface Draft {
  name: string
  details: string[]
  start: number
  end: number
  column: 0 | 1
}

/**
 * People in the order they stand. Words that are neither a name nor beside one are left out.
 * @param hasColumns the right column holds others, under a heading of their own: an office there is somebody, and no role of the left one's
 */
export function listPeople(text: string, hasColumns = false): ListedPerson[] {
  const whole = chunksOf(text)
  const form = { isRunOn: runsOn(whole), isFlat: !text.trim().includes('\n') }
  const chunks = whole.flatMap((chunk, index) => divided(chunk, form, whole[index - 1]))
  if (isOfTitles(chunks)) return peopleByTitle(chunks).map(described)
  return peopleByName(chunks, hasColumns).map(described)
}

function peopleByName(chunks: readonly Chunk[], hasColumns: boolean): Draft[] {
  const paired = isPaired(chunks)
  const people: Draft[] = []
  for (const chunk of chunks) {
    const last = people.at(-1)
    const written = flat(chunk.text)
    const isDetail = paired && isSecond(last, chunk)
    if ((!isDetail && isName(written)) || (hasColumns && isTitleAside(chunk)))
      people.push(draft(written, [], chunk))
    else if (last && isDetailOf(written, chunk)) last.details.push(written)
    else people.push(...ledBy(chunk))
  }
  return people
}

const isTitleAside = ({ gap, text }: Chunk): boolean => gap === 'wide' && title.test(flat(text))

/** In a table the member stands first on the line, and beside it the office of the one it sent. */
const isRowHead = ({ gap }: Chunk, next: Chunk | undefined): boolean =>
  (gap === 'line' || gap === 'start') && next?.gap === 'wide' && title.test(flat(next.text))

/** An office; with the word after it where a place follows: "Kommundirektör Ek, Bjuv". */
function calledBy(written: string, next: Chunk | undefined): string | undefined {
  const held = title.exec(written)?.[0]
  const isNamed =
    next?.gap === 'comma' &&
    !written.includes('(') &&
    /^\p{Lu}/u.test(next.text) &&
    !title.test(flat(next.text))
  return held && isNamed ? written : held
}

/** Each title begins one; what stands beside it is whence and in what role. */
function peopleByTitle(chunks: readonly Chunk[]): Draft[] {
  const people: Draft[] = []
  for (const [index, chunk] of chunks.entries()) {
    const written = flat(chunk.text)
    const by = calledBy(written, chunks[index + 1])
    const last = people.at(-1)
    const before = chunks[index - 1]
    const whence = before && isRowHead(before, chunk) ? [flat(before.text)] : []
    if (by)
      people.push(
        draft(by, [...whence, written.slice(by.length).trim()], {
          ...chunk,
          gap: whence.length > 0 ? 'line' : chunk.gap,
        }),
      )
    else if (isRowHead(chunk, chunks[index + 1])) continue
    else if (last && chunk.gap !== 'line') last.details.push(written)
  }
  return people.map((person) => ({ ...person, details: person.details.filter((detail) => detail !== '') }))
}

const isDetailOf = (written: string, chunk: Chunk): boolean =>
  chunk.gap !== 'line' && !(withPlace.test(written) && !nobody.test(written))

/** Two words right beside a name that has no detail yet. */
const isSecond = (last: Draft | undefined, { gap, text }: Chunk): boolean =>
  last?.details.length === 0 && (gap === 'comma' || gap === 'wide') && flat(text).split(' ').length === 2

const draft = (name: string, details: string[], chunk: Chunk): Draft => ({
  name,
  details,
  start: chunk.start,
  end: chunk.start + reachOf(name, chunk.text),
  column: chunk.gap === 'wide' ? 1 : 0,
})

/** How far into the text its first letters are the name's, whatever white space stands between them. */
function reachOf(name: string, text: string): number {
  let reach = 0
  for (const letter of name.replace(/\s+/g, '')) {
    while (/\s/.test(text[reach] ?? '')) reach += 1
    reach += letter.length
  }
  return Math.min(reach, text.length)
}

/** A line that begins with a name and goes on: "Anna Ek (S) ordförande". */
function ledBy(chunk: Chunk): Draft[] {
  const written = flat(chunk.text)
  const name = nameFirst.exec(written)?.[1]
  return name ? [draft(name, [written.slice(name.length).trim()], { ...chunk, gap: 'line' })] : []
}

function described({ name, details: written, start, end, column }: Draft): ListedPerson {
  const isRole = (detail: string): boolean =>
    /^\p{Ll}/u.test(detail) || office.test(detail) || detail === 'VD'
  const details = written.flatMap((detail) => {
    const inner = /^([^(]*)\(([^)]{4,60})\)$/u.exec(detail)
    return inner ? [inner[1]!.trim(), inner[2]!].filter((words) => words !== '') : [detail]
  })
  const role = details.filter(isRole).join(', ')
  const organisation = details.find((detail) => !isRole(detail) && detail !== '')
  return {
    name,
    start,
    end,
    column,
    ...(organisation ? { organisation } : {}),
    ...(role === '' ? {} : { role }),
  }
}
