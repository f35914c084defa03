import type { Day } from '../kit/clock.ts'
import type { Attendee } from '../reading/attendance.ts'
import type { Reading } from '../reading/document.ts'
import type { ReadItem } from '../reading/item.ts'
import { part } from '../reading/source.ts'
import { type ProposedItem, blankItem, proposedItem } from './item-import.ts'

/** Inläsning av protokoll: old minutes, as they were read, become a proposed meeting. Every word is for a person to correct beside the source. */
export interface ProposedMeeting {
  readonly body: string | null
  readonly number: number | null
  readonly day: Day | null
  readonly from: string | null
  readonly to: string | null
  readonly place: string | null
  /** One a line, as the form has them: "kommundirektör, Bjuv". */
  readonly present: readonly string[]
  readonly apologies: readonly string[]
  readonly guests: readonly string[]
  readonly adjusters: readonly string[]
  readonly items: readonly ProposedItem[]
  /** Other meetings that the minutes move. */
  readonly moved: readonly string[]
}

/** For a source that no machine can read: the meeting is written by hand, beside it. */
export const emptyProposal: ProposedMeeting = {
  body: null,
  number: null,
  day: null,
  from: null,
  to: null,
  place: null,
  present: [],
  apologies: [],
  guests: [],
  adjusters: [],
  items: Array.from({ length: 5 }, () => blankItem),
  moved: [],
}

const valueOf = <T>(found: { readonly value: T } | null): T | null => found?.value ?? null

const personLine = ({ name, organisation, role }: Attendee): string =>
  [name, role, organisation].filter(Boolean).join(', ')

/** Null where the text is not minutes. */
export function proposalOf({ minutes, decision, clean }: Reading): ProposedMeeting | null {
  if (!minutes || minutes.items.length === 0) return null
  const [from = null, to = null] = valueOf(minutes.time)?.split(/\s*[–-]\s*/) ?? []
  const number = /protokoll(?:\s+nr\.?)?\s+(\d{1,3})\/\d{4}/iu.exec(clean.body.text)?.[1]
  const followups = minutes.followups.map(({ value }) => value)
  return {
    body: valueOf(decision.body),
    number: number === undefined ? null : Number(number),
    day: valueOf(decision.date),
    from,
    to,
    place: valueOf(minutes.place),
    present: minutes.present.map(({ value }) => personLine(value)),
    apologies: minutes.apologies.map(({ value }) => value),
    guests: minutes.guests.map(({ value }) => personLine(value)),
    adjusters: minutes.adjusters.map(({ value }) => value),
    items: withoutSignatures(minutes.items).map((item) =>
      proposedItem(
        item,
        followups.filter((followup) => followup.item === item.no),
      ),
    ),
    moved: minutes.moved.map(({ value: { name, date, time, place } }) =>
      [name, date, time, place].filter(Boolean).join(' '),
    ),
  }
}

/** Where the last item ends and the signatures begin. */
const signatures =
  /\n\s*(?:(?:Vid tangenterna|Vid protokollet|Vid pennan|Justeras|Underskrifter)\b|(?:Sekreterare|Justerare):)[\s\S]*$/u

function withoutSignatures(items: readonly ReadItem[]): ReadItem[] {
  return items.map((item, index) => {
    const { text } = item.text
    const end = index === items.length - 1 ? `\n${text}`.search(signatures) : -1
    return end === -1 ? item : { ...item, text: part(item.text, 0, Math.max(0, end - 1)) }
  })
}
