import type { Language } from '../kit/language.ts'
import type { ActType, Opinion } from './act.ts'

/**
 * Läge: the one table of what a member's place in a matter can be, how it is said, drawn and counted. Answered and
 * counted are decided here and nowhere else.
 */

export type Glyph =
  | 'check'
  | 'check-plus'
  | 'half'
  | 'part'
  | 'cross'
  | 'bar'
  | 'quarter'
  | 'return'
  | 'pause'
  | 'dash'
  | 'ring'
  | 'void'
  | 'brackets'

export type Tone =
  | 'adopted'
  | 'addition'
  | 'condition'
  | 'part'
  | 'declined'
  | 'noted'
  | 'underway'
  | 'returned'
  | 'postponed'
  | 'none'
  | 'open'
  | 'void'
  | 'left'

interface Words {
  /** In a table's cell and the legend. */
  readonly word: string
  /** After the member's name: "Kommunen" + "har antagit". */
  readonly says: string
}

interface Row {
  readonly sv: Words
  readonly en: Words
  readonly glyph: Glyph
  readonly tone: Tone
  /** The member has answered. Bordlagt, återremitterat and på väg are not answers. */
  readonly answered: boolean
  /** Counts as an adoption. `when-met`: only where the instrument allows conditions or once the condition is met. */
  readonly counts: 'yes' | 'when-met' | 'no'
  /** An answer is still waited for, so that it can be overdue. */
  readonly awaited: boolean
}

const words = (word: string, says: string): Words => ({ word, says })
type Mark = readonly [Glyph, Tone]
const answer = (sv: Words, en: Words, [glyph, tone]: Mark, counts: Row['counts'] = 'no'): Row => ({
  sv,
  en,
  glyph,
  tone,
  answered: true,
  counts,
  awaited: false,
})
const open = (sv: Words, en: Words, [glyph, tone]: Mark): Row => ({
  sv,
  en,
  glyph,
  tone,
  answered: false,
  counts: 'no',
  awaited: true,
})

export const standingWords = {
  adopted: answer(
    words('Antagit', 'har antagit'),
    words('Adopted', 'has adopted'),
    ['check', 'adopted'],
    'yes',
  ),
  adopted_with_declaration: answer(
    words('Antagit med tillägg', 'har antagit med tillägg'),
    words('Adopted with an addition', 'has adopted with an addition'),
    ['check-plus', 'addition'],
    'yes',
  ),
  adopted_with_condition: answer(
    words('Antagit med villkor', 'har antagit med villkor'),
    words('Adopted with a condition', 'has adopted with a condition'),
    ['half', 'condition'],
    'when-met',
  ),
  adopted_in_part: answer(
    words('Antagit delvis', 'har antagit delvis'),
    words('Adopted in part', 'has adopted in part'),
    ['part', 'part'],
  ),
  declined: answer(
    words('Antar inte', 'har beslutat att inte anta'),
    words('Declined', 'has decided not to adopt'),
    ['cross', 'declined'],
  ),
  noted: answer(
    words('Lagt till handlingarna', 'har lagt ärendet till handlingarna'),
    words('Noted', 'has noted the matter without a decision'),
    ['bar', 'noted'],
  ),
  supports: answer(words('Tillstyrker', 'tillstyrker'), words('Supports', 'supports the proposal'), [
    'check',
    'adopted',
  ]),
  supports_with_remarks: answer(
    words('Tillstyrker med synpunkter', 'tillstyrker med synpunkter'),
    words('Supports with remarks', 'supports the proposal with remarks'),
    ['check-plus', 'addition'],
  ),
  no_objection: answer(
    words('Inget att erinra', 'har inget att erinra'),
    words('No objection', 'has no objection'),
    ['check', 'addition'],
  ),
  opposes: answer(words('Avstyrker', 'avstyrker'), words('Opposes', 'opposes the proposal'), [
    'cross',
    'declined',
  ]),
  abstains: answer(
    words('Avstår från yttrande', 'avstår från att yttra sig'),
    words('Gives no opinion', 'abstains from giving an opinion'),
    ['bar', 'noted'],
  ),
  answered: answer(words('Besvarat', 'har svarat'), words('Answered', 'has answered'), ['check', 'adopted']),
  nominated: answer(
    words('Har namngett', 'har namngett sina företrädare'),
    words('Has named', 'has named its representatives'),
    ['check', 'adopted'],
  ),
  abstained: answer(
    words('Avstår', 'avstår från att ta ställning'),
    words('Abstained', 'abstains from taking a position'),
    ['bar', 'noted'],
  ),
  submitted: open(
    words('På väg', 'har ett förslag på väg till styrelse eller fullmäktige'),
    words('On its way', 'has a proposal on its way to its board or council'),
    ['quarter', 'underway'],
  ),
  referred_back: open(
    words('Återremitterat', 'har återremitterat ärendet'),
    words('Referred back', 'has referred the matter back'),
    ['return', 'returned'],
  ),
  postponed: open(words('Bordlagt', 'har bordlagt ärendet'), words('Postponed', 'has postponed the matter'), [
    'pause',
    'postponed',
  ]),
  not_concerned: answer(
    words('Berörs inte', 'berörs inte'),
    words('Not concerned', 'is not concerned by the matter'),
    ['dash', 'none'],
  ),
  silent: open(words('Inte svarat', 'har inte svarat'), words('No answer', 'has not answered'), [
    'ring',
    'open',
  ]),
  retracted: open(
    words('Återtaget', 'har återtagit sitt beslut'),
    words('Retracted', 'has taken its decision back'),
    ['void', 'open'],
  ),
  stayed: answer(
    words('Inhiberat', 'har ett beslut som en domstol har inhiberat'),
    words('Stayed', 'has a decision that a court has stayed'),
    ['pause', 'void'],
  ),
  quashed: answer(
    words('Upphävt', 'har fått sitt beslut upphävt av domstol'),
    words('Set aside', 'has had its decision set aside by a court'),
    ['void', 'void'],
  ),
  withdrawn: answer(words('Utträtt', 'har utträtt'), words('Withdrawn', 'has withdrawn'), [
    'brackets',
    'left',
  ]),
  succeeded: answer(
    words('Uppgått i annan', 'har efterträtts av en annan organisation'),
    words('Succeeded', 'has been succeeded by another organisation'),
    ['brackets', 'left'],
  ),
} as const satisfies Record<string, Row>

export type StandingKind = keyof typeof standingWords
export const standingKinds = Object.keys(standingWords) as StandingKind[]

export const standingRow = (kind: StandingKind): Row => standingWords[kind]

/** The kind that an answer or a step towards one gives; null for acts that change something else. */
export function kindOf(type: ActType, opinion: Opinion | null): StandingKind | null {
  if (type === 'opinion') return opinion
  if (type === 'acceded') return 'adopted'
  return type in standingWords ? (type as StandingKind) : null
}

/** The word of a cell: "Bordlagt till 2015-06-15" where the day is known. */
export function wordOf(standing: { kind: StandingKind; postponedTo: string | null }, language: Language) {
  return withDay(standingRow(standing.kind)[language].word, standing.postponedTo, language)
}

/** A whole sentence without its full stop: "Vallentuna kommun har antagit". Names keep their own case. */
export function sentenceOf(
  standing: { kind: StandingKind; postponedTo: string | null },
  language: Language,
  subject: string = language === 'sv' ? 'Kommunen' : 'The municipality',
): string {
  return withDay(`${subject} ${standingRow(standing.kind)[language].says}`, standing.postponedTo, language)
}

function withDay(text: string, day: string | null, language: Language): string {
  return day === null ? text : `${text} ${language === 'sv' ? 'till' : 'until'} ${day}`
}
