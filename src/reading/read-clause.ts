import type { Day } from '../kit/clock.ts'
import { opinionIn, verdictOf } from './act.ts'
import type { ReadAct, ReadOpinion, Verdict } from './act.ts'
import { bodyName } from './body.ts'
import type { Unit } from './clause.ts'
import { findDays, nextSuchDay } from './day.ts'
import { everyMatch, swedish } from './pattern.ts'
import { riderIn } from './rider.ts'
import type { ReadRider } from './rider.ts'
import { evidenceOf, flat, found, part, trimmed } from './source.ts'
import type { Evidence, Found, Source } from './source.ts'
import { decidesItself, onDelegation, proposesAt, proposesTo, stageOf } from './stage.ts'
import type { Stage } from './stage.ts'

/** Läst beslutspunkt: one clause of a decision with its act and its stage, read under the lead it stands below. */
export interface ReadClause {
  /** The point's number as written. */
  readonly no: number | null
  readonly text: string
  readonly act: ReadAct | null
  /** A stand in the matter, and not only an order or a remark: see `verdictOf`. */
  readonly substance: boolean
  /** Only an order to somebody: no stand at all. */
  readonly isOrder: boolean
  readonly stage: Stage
  readonly opinion: ReadOpinion | null
  /** Postponed to. */
  readonly until: Day | null
  readonly rider: Found<ReadRider> | null
  /** The words that decide. */
  readonly evidence: Evidence
}

/** What the reader of one paragraph must know of the whole: whose minutes these are, when they met, what it is about. */
export interface Setting {
  readonly body: string | null
  readonly date: Day | null
  /** A consultation: a yes to it is an opinion and not an adoption. */
  readonly isConsultation: boolean
  /** The clauses read are a proposal that the body has agreed to. */
  readonly agreed?: boolean
}

export const byReference = swedish(
  '^(?:\\p{L}{1,30} )?(?:(?:beslutar|beslutade|bifall\\p{L}{0,30}|beslut) )?(?:bifall\\p{L}{0,30}(?: (?:till )?[^.:;\\n]{3,60}s förslag)?|(?:i enlighet med|enligt) (?:[^.:;\\n]{0,80} )?(?:förslag(?:et)?|beslutsförslag(?:et)?))\\.?$',
  'iu',
)
const speaking = '(?:beslutar|beslutade|beslöt|föreslår|föreslog|hemställer|rekommenderar|förordar)'
const splitProposal = /(?<=\S)[,;]?\s+(?:samt|och)\s+(?:att\s+)?(?=föreslår?\s)/

/** A sentence of running text in which a body speaks anew: "Kommunstyrelsen föreslår …", "För egen del beslutar kommunstyrelsen …". */
const speaksAnew = swedish(
  `(?<=[.;]) (?=(?:(?:vidare|samtidigt|därutöver|dessutom|härutöver|för egen del) )?(?:(?:${bodyName}) (?:${speaking})|(?:${speaking}) (?:${bodyName}))\\b)`,
  'giu',
)

/** "Kommunstyrelsen beslutar för egen del att A. Kommunstyrelsen föreslår kommunfullmäktige att B." on one line is two clauses. */
function withSentencesApart(unit: Unit, setting: Setting): Unit[] {
  const { text } = unit.text
  const anew = /[.;] /.test(text) ? everyMatch(speaksAnew, text) : []
  if (anew.length === 0) return [unit]
  const starts = [0, ...anew.map(({ index }) => index)]
  const kinds = starts.map((start, index) => kindOf(text.slice(start, starts[index + 1]), setting))
  const cuts = starts.filter(
    (_, index) =>
      index === 0 ||
      // What another body has proposed to this one is the way here, and stays with what was made of it.
      (kinds[index] !== kinds[index - 1] && !kinds.slice(index - 1, index + 1).includes('way here')),
  )
  return cuts.map((start, index) => ({
    no: index === 0 ? unit.no : null,
    isLead: unit.isLead && index === cuts.length - 1,
    text: trimmed(part(unit.text, start, cuts[index + 1])),
  }))
}

function kindOf(sentence: string, setting: Setting): 'way here' | 'proposed' | 'decided' {
  if (proposesTo(sentence, setting.body)) return 'way here'
  return stageOf(sentence, setting.body, setting.agreed) ? 'proposed' : 'decided'
}

/** "… för egen del att godkänna A samt föreslår fullmäktige att anta B" is two clauses in one sentence. */
function withProposalApart(unit: Unit): Unit[] {
  const cut = splitProposal.exec(unit.text.text)
  if (!cut) return [unit]
  const first = unit.text.text.slice(0, cut.index)
  if (/tillstyrk/i.test(first) || !verdictOf(first)?.substance) return [unit]
  return [
    { ...unit, text: part(unit.text, 0, cut.index) },
    { ...unit, text: part(unit.text, cut.index + cut[0].length) },
  ]
}

const refusal = swedish('\\b(?:inte|ej|icke|avsl\\p{L}{1,4}|avvis\\p{L}{1,4})\\b', 'i')
const sentenceStart = /(?<=[.;]\s)(?=\p{Lu})/u
/** "Punkterna 1–4 antas. Punkt 5 antas inte." is a yes and a no. */
function withRefusalApart(unit: Unit): Unit[] {
  if (!sentenceStart.test(unit.text.text) || !refusal.test(unit.text.text)) return [unit]
  if (verdictOf(unit.text.text)?.act !== 'declined') return [unit]
  const sentences = unit.text.text.split(sentenceStart)
  const acts = sentences.map(verdictOf).map((verdict) => (verdict?.substance ? verdict.act : null))
  if (!acts.includes('adopted') || !acts.includes('declined')) return [unit]
  let from = 0
  return sentences.map((sentence) => {
    const text = trimmed(part(unit.text, from, from + sentence.length))
    from += sentence.length
    return { ...unit, text }
  })
}

export function untilIn(clause: Source, setting: Setting): Found<Day> | null {
  const after = clause.text.search(/till|när|den \d/i)
  for (const day of findDays(clause.text)) {
    if (day.start < after) continue
    const value = day.day ?? (setting.date ? nextSuchDay(day, setting.date) : null)
    if (value && (!setting.date || value > setting.date)) return found(value, clause, day)
  }
  return null
}

const settles = swedish(
  '^(?:att |(?:\\p{L}[\\p{L}-]{1,30} ){1,2}(?:kommun|stad) (?=\\p{L}{2,20}[rs]\\b)|[^.]{0,200}?\\b(?:beslutar|beslutade|beslöt)\\b[^.]{0,120}?\\batt )(?=\\p{L})',
  'i',
)
/** Above what is decided: "Enligt stadskontorets förslag:", "Nämnden beslutar". */
const settling = swedish('\\bförslag ?:$|\\b(?:beslutar|beslutade|beslöt)\\b', 'i')
/** "Att medfinansiera projektet": what a body decides in words that are nobody's but its own is a yes to what it decides. */
function plainYes(text: string, isSettled: boolean): Verdict | null {
  if (!isSettled && !settles.test(text)) return null
  return { act: 'adopted', opinion: null, substance: false, isOrder: false, start: 0, end: text.length }
}

const dayOf = (found: Found<Day> | null): Day | null => found?.value ?? null

function readClause(unit: Unit, stage: Stage, setting: Setting, isSettled = false): ReadClause {
  const text = flat(unit.text.text)
  const verdict = verdictOf(text) ?? plainYes(text, isSettled)
  const act = verdict && isStep(verdict, text) ? verdict.act : actUnder(stage, verdict, setting)
  const { substance, isOrder } = verdict ?? { substance: false, isOrder: false }
  return {
    no: unit.no,
    text,
    act,
    substance,
    isOrder,
    stage: stage === 'decision' && onDelegation(text) ? 'delegated' : stage,
    opinion: act === 'opinion' ? opinionIn(text) : null,
    until: act === 'postponed' ? dayOf(untilIn(unit.text, setting)) : null,
    rider: riderIn(unit.text, setting.date),
    evidence: evidenceOf(unit.text),
  }
}

/** "Återremitteras för att föreslå kommunfullmäktige …": what is done comes before what is to be proposed. */
const isStep = ({ act, start }: Verdict, text: string): boolean =>
  (act === 'postponed' || act === 'referred_back') && start < proposesAt(text)

/** A proposed clause is submitted whatever it says; a recommended one is no stand at all; a yes to a consultation is an opinion. */
function actUnder(stage: Stage, verdict: Verdict | null, setting: Setting): ReadAct | null {
  if (stage === 'proposal_to_board' || stage === 'proposal_to_council') return 'submitted'
  if (stage === 'recommendation' || verdict === null) return null
  const isStand = verdict.act === 'adopted' || verdict.act === 'declined'
  return setting.isConsultation && isStand && verdict.substance ? 'opinion' : verdict.act
}

/** Follows the leads through the units: each clause has the stage of the lead it stands under. */
export function readUnits(units: readonly Unit[], first: Stage, setting: Setting): ReadClause[] {
  let lead: Spoken = { stage: first, isToOwn: false }
  let isSettled = false
  const clauses: PlacedClause[] = []
  const apart = units
    .flatMap((each) => withSentencesApart(each, setting))
    .flatMap(withProposalApart)
    .flatMap(withRefusalApart)
  for (const unit of apart) {
    const said = spokenIn(unit, setting)
    const own = said ?? lead
    if (unit.isLead || (unit.no === null && said && said.stage !== 'decision')) lead = own
    const stage = own.stage === 'decision' && onlySupports(unit, setting) ? 'proposal_to_board' : own.stage
    if (unit.isLead) isSettled = settling.test(flat(unit.text.text))
    else clauses.push({ clause: readClause(unit, stage, setting, isSettled), unit, isToOwn: own.isToOwn })
  }
  return withoutWayHere(clauses, setting)
}

const supports = swedish(
  '\\b(?:(?:till|av)styrk(?:er|a|s|te)|ställ(?:er|a|de) sig bakom (?:\\p{L}{1,30}s )?(?:förslag(?:et)? till beslut|beslutsförslag(?:et)?))\\b',
  'i',
)
/** A committee that supports a matter has prepared it for its board, except where it answers a consultation. */
const onlySupports = ({ text }: Unit, { body, isConsultation }: Setting): boolean =>
  !isConsultation && body !== null && /utskott|beredning/i.test(body) && supports.test(text.text)

interface Spoken {
  readonly stage: Stage
  /** Another body's proposal to this one. */
  readonly isToOwn: boolean
}

interface PlacedClause {
  readonly clause: ReadClause
  readonly unit: Unit
  readonly isToOwn: boolean
}

/** What a unit itself says of the stage; null where it goes on under its lead. */
function spokenIn({ text: { text }, isLead, no }: Unit, setting: Setting): Spoken | null {
  const stage = stageOf(text, setting.body, setting.agreed)
  if (stage) return { stage, isToOwn: proposesTo(text, setting.body) }
  const decides = (isLead || no === null) && decidesItself(text, setting.body, isLead)
  return decides ? { stage: 'decision', isToOwn: false } : null
}

/**
 * "Arbetsutskottet föreslår kommunstyrelsen …" stands above "Kommunstyrelsen beslutar att bifalla arbetsutskottets förslag": once the
 * body has decided, what was proposed to it is no proposal of its own; and where it only agreed, that is what it decided.
 */
function withoutWayHere(read: readonly PlacedClause[], setting: Setting): ReadClause[] {
  const own = read.filter((each) => !each.isToOwn).map((each) => each.clause)
  if (!own.some((clause) => clause.stage === 'decision' && clause.act !== null))
    return read.map((each) => each.clause)
  const [only] = own
  if (own.length > 1 || !only || !byReference.test(only.text) || own.length === read.length) return own
  return read
    .filter((each) => each.isToOwn)
    .map(({ unit }) => ({
      ...readClause(unit, 'decision', { ...setting, agreed: true }),
      evidence: only.evidence,
    }))
}
