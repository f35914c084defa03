import type { Day } from '../kit/clock.ts'
import { dueOn, dueWords } from './followup-due.ts'
import { possibleRules, taskRules } from './followup-rule.ts'
import type { FollowupRule } from './followup-rule.ts'
import type { ReadItem } from './item.ts'
import type { MovedMeeting } from './moved-meeting.ts'
import { flat, found, linesOf, part, rewrite, trimmed } from './source.ts'
import type { Found, Source } from './source.ts'
import { everyMatch, swedish } from './pattern.ts'

/**
 * Åtgärd i löpande text: somebody is to do something, by a meeting or a day. Minutes seldom say all three; what is not said
 * stays null, and what only might be a task is marked possible.
 */
export interface ReadFollowup {
  readonly who: string | null
  /** The office of the one named, where the minutes give it: "sekreterare". */
  readonly role: string | null
  readonly what: string
  /** As written: "nästa KD-möte", "styrelsemötet 17 februari". */
  readonly when: string | null
  /** The day meant, where it can be counted out from the text; inferred, for a person to confirm. */
  readonly on: Day | null
  readonly certainty: 'task' | 'possible'
  /** The item's number. */
  readonly item: string | null
}

export interface FollowupSetting {
  /** The meeting's own day: years are counted from it. */
  readonly date: Day | null
  readonly secretary: string | null
  readonly moved: readonly MovedMeeting[]
}

/** Sentences, and within them the parts that have a task each: "tar in namn och kontaktar …", "… och därefter kommer …". */
const sentenceEnd =
  /[.!?](?=\**\s+["”(*]?\p{Lu}|\**\s*$)|\n[ ]*\n|\n(?=\s*[-•*\d])|(?<=\n[ ]*[-•*][^\n]{1,120})\n(?=\p{Lu})|(?<=[.!?])\n(?=\p{Lu})/gu
const andThen = swedish(
  '\\s+och (?=(?:därefter|sedan|kontaktar|återkommer|bjuder in|skickar|tar (?:fram|in|kontakt)|sammanställer|meddelar|bokar|undersöker|ordnar|kallar)\\b)|[,;]?\\s+(?:samt |och )?(?=att (?!det\\b|den\\b|de\\b|ge\\b)\\p{L}{3,})(?<=[,;]\\s+(?:samt )?|\\bsamt\\s+)',
  'giu',
)

function piecesOf(text: Source, ends: RegExp): Source[] {
  const pieces: Source[] = []
  let from = 0
  for (const match of everyMatch(ends, text.text)) {
    pieces.push(trimmed(part(text, from, match.index + (/[.!?]/.test(match[0]) ? 1 : 0))))
    from = match.index + match[0].length
  }
  pieces.push(trimmed(part(text, from)))
  return pieces.filter((piece) => piece.text.length > 8)
}

const tidy = (words: string): string =>
  flat(words.replace(/\*+/g, ''))
    .replace(/^[-–•\s]*(?:Att|Beslut:|Styrelsen beslutade att)\s+/u, '')
    .replace(/[.;,]$/, '')

interface Hit {
  readonly rule: FollowupRule
  readonly who: string | null
  readonly what: string
}

function firstHit(sentence: string, rules: readonly FollowupRule[], subject: string | null): Hit | null {
  for (const rule of rules) {
    const match = sentence.includes(rule.hint) ? rule.pattern.exec(sentence) : null
    if (!match) continue
    const what = match.groups?.['what'] ?? sentence
    return { rule, who: match.groups?.['who'] ?? (rule.keepsSubject ? subject : null), what: tidy(what) }
  }
  return null
}

/** "Uppdrag 3: sekreteraren: tar in namn → nästa möte": a task on a line of its own, numbered, as it was set down. */
export const setDown =
  /^[ ]*(?:[•*–-][ ]*)?(?:Uppdrag|Åtgärd|Uppgift)[ ]\d{1,3}:[ ]+(?<task>\S[^\n]*(?:\n(?![ ]*(?:\n|[•*–-]|\p{Lu}))[^\n]+)*)/gmu

function setDownIn(item: ReadItem, all: string, setting: FollowupSetting): Found<ReadFollowup>[] {
  return everyMatch(setDown, item.text.text).map((match) => {
    const [task = '', when = null] = flat(match.groups!['task']!).split(/\s*(?:→|->|=>)\s*/u)
    const named = /^(?<who>[^:]{1,80}):\s+(?<what>.+)$/u.exec(task)?.groups
    const who = named?.['who'] ?? null
    const on = when ? dueOn(when, all, setting) : null
    const what = named?.['what'] ?? task
    const said = { who, role: roleOf(who, setting.secretary), what, when, on, item: item.no }
    const span = { start: match.index, end: match.index + match[0].length }
    return found({ ...said, certainty: 'task' as const }, item.text, span)
  })
}

/** "Vad   Vem   Klart": a table of what is to be done. */
const activities =
  /^[ ]*(?:Vad|Aktivitet|Åtgärd|Uppgift|Att göra)[ ]{2,}(?:Vem|Ansvarig|Ansvar|Vem gör)(?:[ ]{2,}(?:Klart|När|Datum|Klar|Tid|Senast))?[ ]*\n(?<rows>(?:[ ]*\S[^\n]*(?:\n|$))+)/mu

const tables = new RegExp(activities, 'gmu')

function tabledIn(item: ReadItem, all: string, setting: FollowupSetting): Found<ReadFollowup>[] {
  const table = activities.exec(item.text.text)
  const rows = table?.groups?.['rows']
  if (!table || !rows) return []
  const source = part(item.text, table.index + table[0].length - rows.length, table.index + table[0].length)
  return linesOf(source.text).flatMap((line) => {
    const [what, who = null, due = null] = line.text.trim().split(/ {2,}/)
    if (!what || who === null) return []
    const when = due && /\p{L}|\d/u.test(due) ? due : null
    const on = when ? dueOn(when, all, setting) : null
    const said = { who, role: roleOf(who, setting.secretary), what, when, on, item: item.no }
    return [found({ ...said, certainty: 'task' as const }, source, line)]
  })
}

/** The secretary named by first name only is the secretary. */
function roleOf(who: string | null, secretary: string | null): string | null {
  return who && secretary && (who === secretary || who === secretary.split(' ')[0]) ? 'sekreterare' : null
}

function followupsIn(item: ReadItem, all: string, setting: FollowupSetting): Found<ReadFollowup>[] {
  const hits = [...setDownIn(item, all, setting), ...tabledIn(item, all, setting)]
  const add = (piece: Source, hit: Hit, certainty: ReadFollowup['certainty']): void => {
    const when = dueWords(flat(piece.text))
    const who = hit.who ? flat(hit.who) : null
    const on = when ? dueOn(when, all, setting) : null
    hits.push(
      found(
        { who, role: roleOf(who, setting.secretary), what: hit.what, when, on, certainty, item: item.no },
        piece,
      ),
    )
  }
  const told = rewrite(
    rewrite(item.text, setDown, () => ''),
    tables,
    () => '',
  )
  for (const sentence of piecesOf(told, sentenceEnd)) {
    let subject: string | null = null
    const before = hits.length
    for (const piece of piecesOf(sentence, andThen)) {
      const hit = firstHit(flat(piece.text.replace(/\*+/g, '')), taskRules, subject)
      if (!hit) continue
      subject = hit.who ?? subject
      add(piece, hit, 'task')
    }
    const possible =
      hits.length === before ? firstHit(flat(sentence.text.replace(/\*+/g, '')), possibleRules, null) : null
    if (possible) add(sentence, possible, 'possible')
  }
  return hits
}

/** What a text that is no minutes gives somebody by name to do; a task that nobody is given is only talk there. */
export const assignedIn = (items: readonly ReadItem[], date: Found<Day> | null): Found<ReadFollowup>[] =>
  followupsOf(
    items.filter((item) => assigns.test(item.text.text)),
    { date: date?.value ?? null, secretary: null, moved: [] },
  ).filter(({ value }) => value.who !== null && value.certainty === 'task')
const assigns = /uppdra|hanteras|återremitter/i

/** The follow-ups born in the items, in the order they stand. */
export function followupsOf(items: readonly ReadItem[], setting: FollowupSetting): Found<ReadFollowup>[] {
  const all = items.map((item) => flat(item.text.text)).join('\n')
  return items.flatMap((item) => followupsIn(item, all, setting))
}
