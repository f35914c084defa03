import type { Day } from '../kit/clock.ts'
import { withoutTold } from './act.ts'
import type { ReadAct, ReadOpinion } from './act.ts'
import { approvalOf } from './approval.ts'
import type { Approval } from './approval.ts'
import { bodyAbove, findBody } from './body.ts'
import { cleanText } from './clean.ts'
import type { CleanText } from './clean.ts'
import { outcomeOf } from './decision.ts'
import type { Outcome } from './decision.ts'
import type { ReadClause } from './read-clause.ts'
import { conflictsIn, dissentIn, recipientsIn, votesIn } from './dissent.ts'
import type { Vote } from './dissent.ts'
import { firstDay } from './day.ts'
import { findDnrsIn } from './dnr.ts'
import { requestedIn } from './extension.ts'
import { isMissive } from './letter.ts'
import { mailHead } from './mail.ts'
import type { MailHead } from './mail.ts'
import { meetingDay } from './meeting-day.ts'
import { findOrganisation } from './organisation.ts'
import type { Knowledge } from './organisation.ts'
import { paragraphsOf } from './paragraph.ts'
import { swedish } from './pattern.ts'
import { correctsIn, delegatedIn, earlierSteps, handlingIn, replacesIn } from './reference.ts'
import type { EarlierStep, PointsTo } from './reference.ts'
import type { ReadRider } from './rider.ts'
import { sectionsOf, withOwnDecision } from './section.ts'
import type { Section } from './section.ts'
import { evidenceOf, found, indexFrom, part, startOf } from './source.ts'
import type { Evidence, Found, Source } from './source.ts'
import type { Stage } from './stage.ts'
import { titleOf } from './title.ts'
import { toldDecision } from './told-decision.ts'
import type { ToldDecision } from './told-decision.ts'
import { validityOf } from './validity.ts'
import type { Validity } from './validity.ts'

/** Protokollsutdrag: a decision as a member sends it in: whose, when, which paragraph, and what it says clause by clause. */
export interface ParagraphReading {
  /** Whose paragraph it is and when they met: its own where a line above the number says so, else the whole text's. */
  readonly body: Found<string> | null
  readonly date: Found<Day> | null
  /** Digits only; null where the text has no numbered paragraph. */
  readonly no: string | null
  readonly numberEvidence: Evidence | null
  readonly title: Found<string> | null
  readonly sections: readonly Section[]
  readonly text: Source
  readonly outcome: Outcome | null
  readonly votes: readonly Found<Vote>[]
  readonly dissent: readonly Found<string>[]
  readonly conflicts: readonly Found<string>[]
  readonly recipients: readonly Found<string>[]
  readonly earlier: readonly Found<EarlierStep>[]
  readonly handling: Found<string> | null
  readonly delegated: ReturnType<typeof delegatedIn>
  readonly corrects: Found<PointsTo> | null
  readonly replaces: ReturnType<typeof replacesIn>
  readonly validity: Validity
}

export interface DecisionReading {
  readonly organisation: Found<string> | null
  readonly body: Found<string> | null
  readonly date: Found<Day> | null
  /** "§ 88" */
  readonly number: Found<string> | null
  readonly dnrs: readonly Found<string>[]
  readonly approval: Approval
  readonly paragraphs: readonly ParagraphReading[]
  /** The paragraph that the fields below, the number, the body and the date are taken from. */
  readonly main: ParagraphReading
  /** Of the paragraph that decides: the first with an outcome. */
  readonly title: Found<string> | null
  readonly act: ReadAct | null
  readonly stage: Stage | null
  readonly opinion: ReadOpinion | null
  readonly until: Found<Day> | null
  readonly clauses: readonly ReadClause[]
  readonly riders: readonly Found<ReadRider>[]
  /** The deciding words, leads and all. */
  readonly quote: Evidence | null
}

const consultation = swedish(
  '\\b(?:remiss(?!instans)\\p{L}{0,12}|yttrande över|samrådsremiss|samrådsförslag|samråd)\\b',
  'iu',
)
const statement = swedish('\\b(?:yttrande|remissvar|remissyttrande|samrådssvar)', 'iu')

interface Piece {
  readonly no: string | null
  readonly numberEvidence: Evidence | null
  readonly lead: Source
  readonly text: Source
  readonly sections: readonly Section[]
  readonly title: Found<string> | null
}

/** The numbered paragraphs, or the whole text as one where nothing is numbered. */
function piecesOf(clean: CleanText): Piece[] {
  const numbered = paragraphsOf(clean.body)
  const whole = { no: null, numberEvidence: null, text: clean.body, lead: part(clean.body, 0, 0) }
  const plain = numbered.length === 0 ? [whole] : numbered
  return plain.map((piece) => {
    const sections = sectionsOf(piece.text)
    return { ...piece, sections, title: titleOf(sections[0]!.text) }
  })
}

const decides = (piece: Piece): boolean => piece.sections.some((section) => section.kind === 'decision')
const proposes = (piece: Piece): boolean => piece.sections.some((section) => section.kind === 'proposal')

/** A letter without minutes in it that tells of a decision is read by that sentence. */
function toldIn(clean: CleanText, pieces: readonly Piece[], mail: MailHead | null): ToldDecision | null {
  if (isMissive(clean.body.text.slice(0, 1200))) return null
  return isPlainLetter(clean, pieces) ? toldDecision(belowHead(clean.body), mail?.sentOn ?? null) : null
}

function isPlainLetter({ body }: CleanText, pieces: readonly Piece[]): boolean {
  const [only] = pieces
  if (!only || pieces.length > 1 || only.no !== null || decides(only) || proposes(only)) return false
  return isLetter.test(body.text.slice(0, 1500))
}

/** What a mail says, without the fields of its head; the whole of what is no mail. */
function belowHead(body: Source): Source {
  const fields = /^(?:[ *]*[\p{L}-]{2,20}( [\p{L}]{2,10})?:[^\n]*\n)+/u.exec(body.text)
  return part(body, fields?.[0].length ?? 0)
}

/** A letter that only asks for more time is read by the sentence that asks. */
function requestIn(clean: CleanText, pieces: readonly Piece[]): ToldDecision | null {
  const words = belowHead(clean.body)
  const request = isPlainLetter(clean, pieces) ? requestedIn(words.text) : null
  return request
    ? { body: null, date: null, number: null, text: part(words, request.start, request.end) }
    : null
}

const isLetter = swedish(
  '^\\s*(?:hej|till |från:)|\\b(?:bifogas|bifogat|härmed|översänder|med vänlig|vänliga hälsningar)\\b',
  'im',
)

function isConsultation(piece: Piece): boolean {
  const decision = piece.sections.find((section) => section.kind === 'decision')
  return (
    consultation.test(piece.title?.value ?? '') ||
    statement.test(withoutTold(decision?.text.text.slice(0, 1500) ?? ''))
  )
}

/** An extract may hold a committee's paragraph and the board's: each is read as its own body's, where a line above it says so. */
function readPiece(piece: Piece, head: Head): ParagraphReading {
  const { text, lead, ...identity } = piece
  const body = bodyAbove(lead) ?? head.body
  const sections = withOwnDecision(piece.sections, body?.value ?? null)
  const day = firstDay(lead.text)
  const date = day?.day ? found(day.day, lead, day) : head.date
  const setting = {
    body: body?.value ?? null,
    date: date?.value ?? null,
    isConsultation: isConsultation(piece),
  }
  return {
    ...identity,
    sections,
    text,
    body,
    date,
    outcome: outcomeOf(sections, setting),
    votes: votesIn(sections),
    dissent: dissentIn(sections),
    conflicts: conflictsIn(sections),
    recipients: recipientsIn(sections),
    earlier: earlierSteps(sections),
    handling: handlingIn(sections),
    delegated: delegatedIn(text),
    corrects: correctsIn(text),
    replaces: replacesIn(text),
    validity: validityOf(text),
  }
}

/** As `readDecision`, for a text already cleaned. */
export function readExtract(clean: CleanText, knowledge: Knowledge = {}): DecisionReading {
  const read = piecesOf(clean)
  const mail = mailHead(clean.body)
  const told = toldIn(clean, read, mail) ?? requestIn(clean, read)
  const pieces = told ? read.map((piece) => withTold(piece, told)) : read
  const place = decidingPlace(clean, pieces)
  const { body, date } = told ?? { body: null, date: null }
  return assembled(clean, pieces, {
    organisation: findOrganisation(clean, place, knowledge),
    body: body ?? findBody(clean, place),
    date: date ?? (mail && isPlainLetter(clean, read) ? null : meetingDay(clean.whole, mail !== null)),
  })
}

/** Where the first deciding paragraph decides. */
function decidingPlace(clean: CleanText, pieces: readonly Piece[]): Source {
  const decision = pieces.find(decides)?.sections.find((section) => section.kind === 'decision')
  return decision ? decisionWithHeading(clean.body, decision) : part(clean.body, 0, 0)
}

type Head = Pick<DecisionReading, 'organisation' | 'body' | 'date'>

function assembled(clean: CleanText, pieces: readonly Piece[], head: Head): DecisionReading {
  const paragraphs = pieces.map((piece) => readPiece(piece, head))
  const main = mainOf(paragraphs)
  return {
    organisation: head.organisation,
    body: main.body,
    date: main.date,
    main,
    number: numberOf(main),
    dnrs: findDnrsIn(clean.whole),
    approval: approvalOf(clean.whole),
    paragraphs,
    title: main.title,
    quote: main.outcome ? evidenceOf(main.outcome.text) : null,
    ...(main.outcome ?? nothing),
  }
}

/**
 * The paragraph that the whole is read by: the first that decides; but where it only proposes, and a later paragraph decides the
 * same matter, that one.
 */
function mainOf(paragraphs: readonly ParagraphReading[]): ParagraphReading {
  const first = paragraphs.find((paragraph) => paragraph.outcome) ?? paragraphs[0]!
  if (first.outcome?.act !== 'submitted' || !first.title) return first
  const title = first.title.value
  const later = paragraphs.filter((paragraph) => paragraph.title?.value === title && paragraph.outcome)
  return later.find((paragraph) => paragraph.outcome?.act !== 'submitted') ?? first
}

const withTold = (piece: Piece, told: ToldDecision): Piece => ({
  ...piece,
  no: told.number?.value ?? null,
  numberEvidence: told.number,
  title: null,
  sections: [...piece.sections, { kind: 'decision', heading: '', text: told.text }],
})

/** A text that decides nothing. */
const nothing: Pick<DecisionReading, 'act' | 'stage' | 'opinion' | 'until' | 'clauses' | 'riders'> = {
  act: null,
  stage: null,
  opinion: null,
  until: null,
  clauses: [],
  riders: [],
}

/** Of the paragraph, or said on the heading of its decision: "Kommunstyrelsens beslut 2024-12-05 § 233:". */
function numberOf({ no, numberEvidence, outcome }: ParagraphReading): Found<string> | null {
  if (no && numberEvidence) return { ...numberEvidence, value: `§ ${no}` }
  const match = outcome ? besideHeading.exec(outcome.text.text) : null
  return match ? found(`§ ${match[1]!}`, outcome!.text, { start: 0, end: match[0].length }) : null
}

const besideHeading = /^(?:den )?[\d -]{0,11}\p{Ll}{0,9}[ ]?(?:\d{4})?,? ?§ ?(\d{1,4})(?=[^\d])/u

/** The decision's own text with the heading above it, where "Kommunstyrelsens beslut" names the body. */
function decisionWithHeading(body: Source, decision: Section): Source {
  const index = indexFrom(body, startOf(decision.text))
  return part(body, Math.max(0, index - decision.heading.length - 12), index + decision.text.text.length)
}

/**
 * Reads a decision or an extract of minutes. Never throws; what the text does not say is null. Proposals are `submitted` with
 * the stage that says to whom.
 */
export const readDecision = (text: string, knowledge?: Knowledge): DecisionReading =>
  readExtract(cleanText(text), knowledge)
