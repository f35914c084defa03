import type { Day } from '../kit/clock.ts'
import { dayWords } from '../kit/day-words.ts'
import { type AgendaItem, itemNumber } from './agenda.ts'
import { type Meeting, meetingNumber, timeWords } from './meeting.ts'

/**
 * Kallelse med handlingar: the call and its papers as one document, in the order of the agenda, each paper behind a sheet with its
 * name, paged from the first page to the last. A paper that cannot be placed is listed with where it is.
 */
export interface PacketPaper {
  readonly title: string
  readonly itemId: string | null
  /** The day it was added; null where it came before the call. */
  readonly lateOn: Day | null
  /** Where it can be opened. */
  readonly link: string
  readonly content: PaperContent
}

export type PaperContent =
  /** Pages of a PDF by the name of its file, each with what it says for those who listen. */
  | { readonly kind: 'pdf' | 'picture'; readonly file: string; readonly alts: readonly string[] }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'none'; readonly why: string }

export interface PacketFacts {
  readonly association: string
  readonly body: { readonly name: string }
  readonly meeting: Meeting
  readonly items: readonly AgendaItem[]
  readonly message: string | null
  /** Only the papers that came after the call. */
  readonly isLate?: boolean
}

/** Whether a recipient may read what belongs to a closed item. */
export type Reader = 'member' | 'public'

/** Papers in the order of the agenda: those of the whole meeting first. What a closed item holds is for members. */
export function papersInOrder<Paper extends { readonly itemId: string | null }>(
  papers: readonly Paper[],
  items: readonly Pick<AgendaItem, 'id' | 'isClosed'>[],
  reader: Reader,
): Paper[] {
  const closed = new Set(items.filter(({ isClosed }) => isClosed).map(({ id }) => id))
  const place = ({ itemId }: Paper): number => items.findIndex(({ id }) => id === itemId)
  return papers
    .filter(({ itemId }) => reader === 'member' || itemId === null || !closed.has(itemId))
    .toSorted((one, other) => place(one) - place(other))
}

/** The call as the data that `packet.typ` sets, every word already chosen; Swedish as documents are. */
export function packetManuscript(
  { association, body, meeting, items, message, isLate = false }: PacketFacts,
  papers: readonly PacketPaper[],
  reader: Reader,
): unknown {
  const name = `${body.name} ${meetingNumber(meeting)}`
  const numbered = papers.map((paper, index) => ({ ...paper, number: index + 1 }))
  const shown = (item: AgendaItem): string =>
    item.isClosed && reader === 'public' ? 'Slutet ärende' : item.title
  const itemLine = (id: string | null): string | null => {
    const item = items.find((each) => each.id === id)
    return item ? `Till punkt ${itemNumber(item)}: ${shown(item)}` : null
  }
  return {
    title: `${isLate ? 'Sena handlingar' : 'Kallelse'} till ${name}`,
    heading: `${isLate ? 'Sena handlingar' : 'Kallelse'}: ${name}`,
    name,
    association,
    time: timeWords(meeting, 'sv'),
    place: meeting.place,
    video: meeting.videoLink,
    message,
    items: items.map((item) => ({
      number: itemNumber(item),
      title: shown(item),
      presenter: item.isClosed && reader === 'public' ? null : item.presenter,
      papers: numbered.filter(({ itemId }) => itemId === item.id).map(({ number }) => number),
    })),
    papers: numbered.map(({ content, lateOn, itemId, title, link, number }) => ({
      number,
      title,
      link,
      ...content,
      item: itemLine(itemId),
      late: lateOn === null ? null : `Sen handling, tillagd ${dayWords(lateOn, 'sv')}`,
    })),
  }
}

/** What is said of a page to those who listen: where it is from, and its words. */
export function pageAlt(title: string, page: number, of: number, words: string): string {
  const text = words.replace(/\s+/g, ' ').trim()
  const lead = of === 1 ? title : `${title}, sida ${page} av ${of}`
  return text ? `${lead}: ${text.slice(0, mostAlt)}` : lead
}
const mostAlt = 4000
