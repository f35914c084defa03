import { firstMatch, flat, found, part } from './source.ts'
import type { Found, Source } from './source.ts'
import { everyMatch, swedish } from './pattern.ts'

/** Brevets parter: who sends, to whom, who is told of the decisions, and whom to ask. */
export interface Contact {
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
}

const kindsOfSender =
  '(?:[Kk]ommunförbund(?:et)?|[Kk]ommunf\\p{L}{1,3}rb\\S{2,8}|Kommunalförbundet|Samordningsförbundet|Räddningstjänstförbundet|Region|Länsstyrelsen|Landstinget|Avfallsförbundet|Vårdförbundet|Samverkan)'
const name = '\\p{Lu}[\\p{L}-]{1,30}(?:[ ]+\\p{Lu}[\\p{L}-]{1,30}){0,3}'
const named = swedish(`\\b(${kindsOfSender}[ ]+${name})`, 'g')
const suffixed = swedish(
  `(?<![\\p{L}-])((?:\\p{Lu}[\\p{L}-]{1,30}[ ]){1,3}(?:kommunalförbund|kommunförbund|kommun|stad|regionförbund|AB|ekonomisk förening))\\b`,
  'gu',
)

/**
 * The sender: from the signature where the letter has one ("Med vänlig hälsning" and below), for it is printed in full; else from
 * the letterhead.
 */
export function sender(source: Source): Found<string> | null {
  const farewell = /\b(?:(?:v.nlig|b.sta)\S{0,2} h\S{1,2}lsning\S{0,4}|mvh\b)/i.exec(source.text)
  const foot = farewell ? part(source, farewell.index) : null
  const head = part(source, 0, Math.min(500, source.text.length))
  for (const place of [foot, head, source]) {
    const hit = place ? (organisationLine(place) ?? ownName(place, named) ?? ownName(place, suffixed)) : null
    if (hit) return { ...hit, value: flat(hit.value) }
  }
  return null
}

/** Not one that is only spoken of: "mellan Region Mittland och kommunerna". */
function ownName(place: Source, pattern: RegExp): Found<string> | null {
  const match = everyMatch(pattern, place.text).find(
    ({ index }) =>
      !/\b(?:mellan|från|till|med|av|hos|och|samt)\s+$/u.test(
        place.text.slice(Math.max(0, index - 8), index),
      ),
  )
  if (!match) return null
  const start = match.index + match[0].indexOf(match[1]!)
  return found(match[1]!, place, { start, end: start + match[1]!.length })
}

/** A line in capitals under the farewell: "KOMMUNFÖRBUNDET STOCKHOLMS LÄN". */
function organisationLine(source: Source): Found<string> | null {
  const hit = firstMatch(
    source,
    /^[ ]*((?=[^\n]*(?:F\S{1,2}RBUND|KOMMUN|REGION|STAD|SAMVERKAN))[\p{Lu}\d\s&-]{8,80}?)[ ]*$/mu,
  )
  return hit && !hit.value.includes('\n') ? hit : null
}

const spokenTo = swedish(
  '\\b(?:adresseras till|riktas till|skickas till|sänds till|översänds till|ställs till|till:) (?:de )?([^.\\n,]{4,80}?)(?= enligt\\b|[.,\\n]|$)|\\brekommendera(?:r)? (?:de |samtliga )?(\\p{L}{2,30}(?: \\p{L}{2,20}){0,2}?)(?= att\\b)',
  'iu',
)

export function addressees(source: Source): Found<string> | null {
  const match = spokenTo.exec(source.text)
  const caught = match?.[1] ?? match?.[2]
  if (!match || !caught) return null
  const start = match.index + match[0].lastIndexOf(caught)
  return found(flat(caught), source, { start, end: start + caught.length })
}

const sendList = /^[ ]*(?:Till|TILL):?(?:[ ]*\n|[ ]+(?=\p{Lu}|kommunstyrels|kommunerna|medlemskommunerna))/mu
const lastPage = /^[ ]*(?:Sändlista|SÄNDLISTA|Remissinstanser|Adressater)[ ]*:?[ ]*\n\s*/mu
/** Where names that nothing divides meet: "Norra kommunalförbundet Södra kommunalförbundet". */
const meeting =
  /(?<=\p{L}(?:kommun|stad|förbund|förbundet|nämnden|styrelsen|erna|region))[ ]+(?=\p{Lu})|[,;]\s*|\n\s*(?=\p{Lu})|\s+(?:och|samt)\s+(?=\p{Lu}\p{L}+$)/iu
const theirBodies = /^(?:kommunstyrelserna|kommunfullmäktige|kommunerna|medlemskommunerna)[ ]i\s+(?=\p{Lu})/iu

/** Each one named under "Till" at the head of the letter, or in its list of receivers, to the next empty line. */
export function sentToIn(source: Source): Found<string>[] {
  const head = part(source, 0, 900)
  const match = sendList.exec(head.text)
  const list = match ? listFrom(head, match) : null
  if (list) return namesIn(list)
  const last = lastPage.exec(source.text)
  return last ? namesIn(listFrom(source, last)) : []
}

function listFrom(source: Source, { index, 0: { length } }: RegExpExecArray): Source {
  const from = index + length
  const stop = source.text
    .slice(from, from + 1200)
    .search(/\n[ ]*\n|[ ]För (?:vidare|kännedom|åtgärd)|\S[ ]{5,}\S|\nSida /)
  const list = part(source, from, stop === -1 ? Math.min(from + 1200, source.text.length) : from + stop)
  return part(list, theirBodies.exec(list.text)?.[0].length ?? 0)
}

/** "Flens, Gnesta och Trosa kommuner" are named together, by half a name each. */
function namesIn(list: Source): Found<string>[] {
  const text = flat(list.text).replace(/\.$/, '')
  if (/\bkommuner$/.test(text)) return [found(text, list)]
  const names = list.text
    .trim()
    .split(meeting)
    .map((name) => flat(name).replace(/^(?:Till|För)\s.*|\.$/, ''))
  return names.filter((name) => /^\p{L}/u.test(name)).map((name) => found(name, list))
}

const told = swedish(
  '\\b(?:underrättar|meddelar|informerar|vidarebefordrar (?:besluten )?till|underrättas|meddelas) ((?:(?!om\\b)\\p{L}[\\p{L}-]{0,30}[ \\n]){0,4}\\p{L}[\\p{L}-]{1,30})(?= om\\b)[^.]{0,60}\\b(?:beslut|svar|ställningstagande)',
  'iu',
)

/** Who is told of the decisions as they come in; null where the letter names nobody. */
export function thirdBody(source: Source): Found<string> | null {
  const hit = firstMatch(source, told)
  return hit ? { ...hit, value: flat(hit.value) } : null
}

const asked = swedish(
  '\\b(?:kontaktar?|kontaktperson(?: är)?:?|(?:frågor|upplysningar|information)[^@.]{0,100}?\\b(?:besvaras|lämnas|ges|ställs) (?:av|till)) ',
  'giu',
)
const email = /[\p{L}\d._-]{1,60}@[\p{L}\d-]{1,60}(?:\.[\p{L}\d-]{1,60}){1,4}/u
const phone = /(?<![\d-])(?:\+46|0)\d{0,3}[ -]{0,3}\d{2,3}(?:[ -]?\d{2,3}){1,3}(?!\d)/
const person =
  /^["(]?(\p{Lu}\p{L}{0,20}(?:-\p{Lu}\p{L}{1,20})?(?:[ ]+(?:[vd]on |af |de )?\p{Lu}[\p{L}-]{1,30}){1,3})/u
const role =
  /^((?:\p{L}{3,30}[ ]){0,2}\p{L}{3,30}(?:chef|ledare|sekreterare|direktör|jurist|strateg|samordnare|registrator|handläggare|utredare|strateg)(?:e?n|ren)?)/iu

const written = (hit: RegExpExecArray | null): string | null => (hit ? hit[0].trim() : null)

/** The contact for questions: a name or a title, with e-mail and telephone where they stand in the same passage. */
export function contact(source: Source): Found<Contact> | null {
  for (const match of everyMatch(asked, source.text)) {
    const from = match.index + match[0].length
    const passage = source.text.slice(from, from + 220)
    const who = person.exec(passage)?.[1] ?? role.exec(passage)?.[1]
    if (!who) continue
    const mail = email.exec(passage)
    const call = phone.exec(passage)
    const end = Math.max(who.length, ...[mail, call].map((hit) => (hit ? hit.index + hit[0].length : 0)))
    const value = { name: flat(who), email: written(mail), phone: written(call) }
    return found(value, source, { start: from, end: from + end })
  }
  return null
}
