import type { ReadAct } from './act.ts'
import { verdictOf } from './act.ts'
import type { DecisionReading } from './extract.ts'
import { swedish } from './pattern.ts'
import { evidenceOf, flat, linesOf, part, trimmed } from './source.ts'
import type { Evidence, Source } from './source.ts'
import { sectionsNamed, sectionsOf } from './section.ts'

/** Punkt: one item of the agenda as the minutes give it. */
export interface ReadItem {
  /** Digits; null where neither the text nor the order gives a number. */
  readonly no: string | null
  /** Counted back from the next number that is written: the source had lost it. */
  readonly isNumberInferred: boolean
  readonly title: string
  readonly decision: string | null
  readonly outcome: ReadAct | null
  readonly text: Source
  readonly evidence: Evidence
}

/** Items from the numbered paragraphs, where the text has them; else from its list of headings. */
export function itemsOf(body: Source, decision: DecisionReading): ReadItem[] {
  const numbered = decision.paragraphs.filter((paragraph) => paragraph.no !== null)
  if (numbered.length > 0) {
    return numbered.map((paragraph) => ({
      no: paragraph.no,
      isNumberInferred: false,
      title: paragraph.title?.value ?? '',
      decision: paragraph.outcome ? flat(paragraph.outcome.text.text) : closing(paragraph.text),
      outcome: paragraph.outcome?.act ?? null,
      text: paragraph.text,
      evidence: paragraph.numberEvidence ?? evidenceOf(paragraph.text),
    }))
  }
  return listed(body)
}

interface Head {
  readonly no: number | null
  readonly title: string
  readonly start: number
  readonly from: number
}

const numberedHead = /^(?:\*\*)?(\d{1,2})[.)]\s+(?:\*\*)?(?=["”\p{Lu}])/u
/** "- Title:** text" or "- **Title:** text" at the outermost level. */
const bulletHead = /^[-*•]\s+(?:\*\*)?(?=\p{Lu}[^:\n]{2,80}:(?:\*\*|\s))/u
const titleEnd =
  /:\*{0,2}(?=\s|$)|\*\*|\s(?:Information|Ställningstagande|Beslut|Diskussion)(?: och \p{Ll}+)?\s*\(|\sFöredragande\b|\s[a-z]\)\s/u

/** Heads in running order; a number that breaks the order belongs to a list inside an item. */
function headsIn(source: Source): Head[] {
  const heads: Head[] = []
  for (const line of linesOf(source.text)) {
    const last = heads.findLast((head) => head.no !== null)?.no ?? null
    const head = headOf(line.text, line.start)
    if (head && follows(head.no, last, heads.length)) heads.push(head)
  }
  return heads
}

/** "1 Krisinformation" on a line of its own, under an empty one: a heading whose number has no stop. */
const bareHead = /^[ ]{0,4}(\d{1,3})[ ]{1,8}(["”\p{Lu}][^\n]{1,159}(?<![.:;,]))$/u
/** Also one that begins or ends otherwise ("iPads i skolan?"), where it stands quite by itself. */
const loneHead = /^[ ]{0,4}(\d{1,3})[ ]{1,8}((?!\p{Ll}(?!\p{Lu}))\S[^\n]{0,400})$/u

/** Headings numbered without a stop, in running order from 1. One alone is no list. */
function bareHeadsIn(source: Source): Head[] {
  const heads: Head[] = []
  const lines = linesOf(source.text)
  for (const [index, { text, start, end }] of lines.entries()) {
    const isLone = !lines[index + 1]?.text.trim()
    const match = lines[index - 1]?.text.trim() ? null : (isLone ? loneHead : bareHead).exec(text)
    if (!match || Number(match[1]) !== heads.length + 1) continue
    heads.push({ no: heads.length + 1, title: flat(match[2]!), start, from: end })
  }
  return heads.length > 1 ? heads : []
}

/** Bullets are points inside the items, where the items themselves have numbers. */
function listedHeads(body: Source): Head[] {
  const heads = headsIn(body)
  if (heads.some(({ no }) => no !== null)) return heads
  const bare = bareHeadsIn(body)
  return bare.length > 0 ? bare : heads
}

/** A first number is 1, or one more than the unnumbered heads before it. */
function follows(no: number | null, last: number | null, before: number): boolean {
  if (no === null) return last === null
  return last === null ? no === 1 || no === before + 1 : no === last + 1
}

function headOf(line: string, start: number): Head | null {
  const match = numberedHead.exec(line) ?? bulletHead.exec(line)
  if (!match) return null
  const rest = line.slice(match[0].length)
  const cut = titleEnd.exec(rest)
  const length = cut ? cut.index : rest.length
  const mark = cut && /[:*]/.test(cut[0]) ? cut[0].length : 0
  return {
    no: match[1] === undefined ? null : Number(match[1]),
    title: flat(rest.slice(0, length)),
    start,
    from: start + match[0].length + length + mark,
  }
}

function listed(body: Source): ReadItem[] {
  const heads = listedHeads(body)
  const firstNumber = heads.findIndex((head) => head.no !== null)
  const base = firstNumber === -1 ? null : heads[firstNumber]!.no! - firstNumber
  return heads.map((head, index) => {
    const text = trimmed(part(body, head.from, heads[index + 1]?.start ?? body.text.length))
    const no = head.no ?? (base === null ? null : base + index)
    const { decision, outcome } = decisionIn(text)
    const evidence = evidenceOf(body, { start: head.start, end: Math.max(head.from, head.start + 1) })
    return {
      no: no === null ? null : String(no),
      isNumberInferred: head.no === null,
      title: head.title,
      decision,
      outcome,
      text,
      evidence,
    }
  })
}

const decides = swedish(
  '\\b(?:\\p{Lu}[\\p{L}-]{1,40}|styrelsen|gruppen|mötet) (?:beslutar|beslutade|beslöt|noterar|noterade|antecknade|godkände|ställer sig|ställde sig)|\\bgodkänd(?:es|e)\\b|\\b(?:skickades|återremitterades) (?:det |ärendet |förslaget )?(?:tillbaka|åter)? ?till',
  'iu',
)

/** What an item without its own paragraph number decides: under a heading, after "beslutar:", or in a sentence. */
function decisionIn(text: Source): { decision: string | null; outcome: ReadAct | null } {
  const section = sectionsNamed(sectionsOf(text), 'decision')[0]
  const written = section ? firstBlock(flatten(section.text.text)) : closing(text)
  const outcome = written ? (verdictOf(written)?.act ?? null) : null
  return { decision: written, outcome }
}

const flatten = (text: string): string => text.replace(/\*\*/g, '').replace(/^[\s•*-]+/gm, '')
const firstBlock = (text: string): string => flat(text.split(/\n[ ]*\n/)[0] ?? '')

/** A sentence that decides, in an item without a heading for it. */
function closing(text: Source): string | null {
  const sentences = flat(text.text.replace(/\*\*/g, '')).split(/(?<=[.!?:])\s+(?=["”\p{Lu}-])/u)
  const index = sentences.findIndex((sentence) => decides.test(sentence))
  if (index === -1) return null
  const sentence = sentences[index]!
  return sentence.endsWith(':') ? flat(`${sentence} ${sentences[index + 1] ?? ''}`) : sentence
}
