import type { Day } from '../kit/clock.ts'
import { opinionIn, verdictOf } from './act.ts'
import type { ReadAct, ReadOpinion, Verdict } from './act.ts'
import { unitsOf } from './clause.ts'
import type { Unit } from './clause.ts'
import { findDays, nextSuchDay } from './day.ts'
import { isPartial, riderIn } from './rider.ts'
import type { ReadRider } from './rider.ts'
import type { Section } from './section.ts'
import { evidenceOf, found, part } from './source.ts'
import type { Evidence, Found, Source } from './source.ts'
import {
  decidesItself,
  isHeadedBy,
  isProposedBy,
  onDelegation,
  proposesAt,
  proposesTo,
  stageOf,
  stageOfHeading,
} from './stage.ts'
import type { Stage } from './stage.ts'
import { flat } from './source.ts'
import { swedish } from './pattern.ts'

/** Beslut: the outcome of one paragraph, clause by clause. */
export interface ReadClause {
  /** The point's number as written. */
  readonly no: number | null
  readonly text: string
  readonly act: ReadAct | null
  /** A stand in the matter, and not only an order or a remark: see `verdictOf`. */
  readonly substance: boolean
  readonly stage: Stage
  readonly opinion: ReadOpinion | null
  /** Postponed to. */
  readonly until: Day | null
  readonly rider: Found<ReadRider> | null
  /** The words that decide. */
  readonly evidence: Evidence
}

export interface Outcome {
  readonly clauses: readonly ReadClause[]
  readonly act: ReadAct | null
  readonly stage: Stage | null
  readonly opinion: ReadOpinion | null
  readonly until: Found<Day> | null
  readonly riders: readonly Found<ReadRider>[]
  /** The decision as it stands, leads and all. */
  readonly text: Source
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

const byReference = swedish(
  '^(?:\\p{L}{1,30} )?(?:(?:beslutar|beslutade|bifall\\p{L}{0,30}|beslut) )?(?:bifall\\p{L}{0,30}(?: (?:till )?[^.:;\\n]{3,60}s förslag)?|(?:i enlighet med|enligt) (?:[^.:;\\n]{0,80} )?(?:förslag(?:et)?|beslutsförslag(?:et)?))\\.?$',
  'iu',
)
const splitProposal = /(?<=\S)[,;]?\s+(?:samt|och)\s+(?:att\s+)?(?=föreslår?\s)/u

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

function untilIn(clause: Source, setting: Setting): Found<Day> | null {
  const after = clause.text.search(/till|när|den \d/i)
  for (const day of findDays(clause.text)) {
    if (day.start < after) continue
    const value = day.day ?? (setting.date ? nextSuchDay(day, setting.date) : null)
    if (value && (!setting.date || value > setting.date)) return found(value, clause, day)
  }
  return null
}

function readClause(unit: Unit, stage: Stage, setting: Setting): ReadClause {
  const text = flat(unit.text.text)
  const verdict = verdictOf(text)
  const act = isStep(verdict, text) ? verdict!.act : actUnder(stage, verdict, setting)
  return {
    no: unit.no,
    text,
    act,
    substance: verdict?.substance === true,
    stage: stage === 'decision' && onDelegation(text) ? 'delegated' : stage,
    opinion: act === 'opinion' ? opinionIn(text) : null,
    until: act === 'postponed' ? (untilIn(unit.text, setting)?.value ?? null) : null,
    rider: riderIn(unit.text, setting.date),
    evidence: evidenceOf(unit.text),
  }
}

/** "Återremitteras för att föreslå kommunfullmäktige …": what is done comes before what is to be proposed. */
const isStep = (verdict: Verdict | null, text: string): boolean =>
  (verdict?.act === 'postponed' || verdict?.act === 'referred_back') && verdict.start < proposesAt(text)

/** A proposed clause is submitted whatever it says; a recommended one is no stand at all; a yes to a consultation is an opinion. */
function actUnder(stage: Stage, verdict: Verdict | null, setting: Setting): ReadAct | null {
  if (stage === 'proposal_to_board' || stage === 'proposal_to_council') return 'submitted'
  if (stage === 'recommendation' || verdict === null) return null
  return setting.isConsultation && verdict.act === 'adopted' && verdict.substance ? 'opinion' : verdict.act
}

/** Follows the leads through the units: each clause has the stage of the lead it stands under. */
function readUnits(units: readonly Unit[], first: Stage, setting: Setting): ReadClause[] {
  let lead: Spoken = { stage: first, isToOwn: false }
  const clauses: PlacedClause[] = []
  for (const unit of units.flatMap(withProposalApart)) {
    const said = spokenIn(unit, setting)
    const own = said ?? lead
    if (unit.isLead || (unit.no === null && said && said.stage !== 'decision')) lead = own
    if (!unit.isLead)
      clauses.push({ clause: readClause(unit, own.stage, setting), unit, isToOwn: own.isToOwn })
  }
  return withoutWayHere(clauses, setting)
}

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
  const decides = (isLead || no === null) && decidesItself(text, setting.body)
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

/** The decision sections of the paragraph: those under a heading, or else the lines that decide by themselves. */
function deciding(sections: readonly Section[], body: string | null): Section[] {
  const all = sections.filter((section) => section.kind === 'decision' && section.text.text !== '')
  const headed = all.filter((section) => section.heading !== '')
  const own = headed.filter((section) => isHeadedBy(section.heading, body))
  if (own.length > 0) return own
  return headed.length > 0 ? headed : all
}

function unitsUnder(section: Section): Unit[] {
  const units = unitsOf(section.text)
  if (units.some((unit) => !unit.isLead)) return units
  return units.map((unit) => ({ ...unit, isLead: false }))
}

/** A lead with a verb of its own and nothing under it is the clause; so is a decision that only points to the proposal. */
function outcomeClauses(
  sections: readonly Section[],
  setting: Setting,
): { clauses: ReadClause[]; text: Source | null } {
  const decisions = deciding(sections, setting.body)
  const proposals = sections.filter((section) => section.kind === 'proposal')
  const own =
    proposals.find((section) => stageOfHeading(section.heading, setting.body) !== null) ??
    (decisions.length === 0
      ? proposals.find((section) => isProposedBy(section.text.text, setting.body))
      : undefined)
  if (own && decisions.every((section) => section.heading === '')) {
    const stage = stageOfHeading(own.heading, setting.body) ?? 'proposal_to_board'
    return { clauses: readUnits(unitsUnder(own), stage, setting), text: own.text }
  }
  if (decisions.length === 0) return { clauses: [], text: null }
  const clauses = decisions.flatMap((section) =>
    readUnits(unitsUnder(section), stageOfHeading(section.heading, setting.body) ?? 'decision', setting),
  )
  const text = decisions[0]!.text
  const referred = clauses.length === 1 && byReference.test(clauses[0]!.text)
  if (!referred || proposals.length === 0) return { clauses, text }
  return { clauses: pointedTo(proposals.at(-1)!, clauses[0]!, setting), text }
}

/** The clauses of the proposal that was agreed to; a proposal to the body above stays one, whoever agrees to it. */
function pointedTo(proposal: Section, agreed: ReadClause, setting: Setting): ReadClause[] {
  const stage = stageOfHeading(proposal.heading, setting.body) ?? 'decision'
  const clauses = readUnits(unitsUnder(proposal), stage, { ...setting, agreed: true })
  return clauses.length === 0 ? [agreed] : clauses.map((clause) => ({ ...clause, evidence: agreed.evidence }))
}

const aboutMotion = /\b(?:yrkande|tilläggsyrkande)/i

/** The one act that the clauses amount to. A proposal anywhere makes the whole submitted: it is never counted as adoption. */
function actOf(clauses: readonly ReadClause[], riders: readonly Found<ReadRider>[]): ReadAct | null {
  const acts = clauses.filter((clause) => !aboutMotion.test(clause.text) || clauses.length === 1)
  const has = (act: ReadAct): boolean => acts.some((clause) => clause.act === act)
  const first = procedural.find(has)
  if (first) return first
  if (has('declined'))
    return has('adopted') && acts.some((clause) => clause.act === 'adopted' && clause.substance)
      ? 'adopted_in_part'
      : 'declined'
  if (has('opinion')) return 'opinion'
  if (!has('adopted')) return has('noted') ? 'noted' : null
  if (has('noted') && !acts.some((clause) => clause.act === 'adopted' && clause.substance)) return 'noted'
  return adoption(clauses, riders)
}

const procedural: readonly ReadAct[] = [
  'postponed',
  'referred_back',
  'submitted',
  'extension_requested',
  'withdrawn',
  'not_concerned',
  'abstained',
]

function adoption(clauses: readonly ReadClause[], riders: readonly Found<ReadRider>[]): ReadAct {
  if (clauses.some((clause) => isPartial(clause.text) && clause.substance)) return 'adopted_in_part'
  if (riders.some((rider) => rider.value.kind === 'condition')) return 'adopted_with_condition'
  return riders.length > 0 ? 'adopted_with_declaration' : 'adopted'
}

function leadRiders(text: Source | null, setting: Setting): Found<ReadRider>[] {
  if (!text) return []
  const leads = unitsOf(text).filter((unit) => unit.isLead)
  return leads.map((unit) => riderIn(unit.text, setting.date)).filter((rider) => rider !== null)
}

/** The outcome of a paragraph's sections. Null where it decides nothing: information, or an office's own proposal. */
export function outcomeOf(sections: readonly Section[], setting: Setting): Outcome | null {
  const { clauses, text } = outcomeClauses(sections, setting)
  if (!text || clauses.length === 0) return null
  const decided = clauses.filter((clause) => clause.act !== 'submitted')
  const riders = [
    ...leadRiders(text, setting),
    ...decided.map((clause) => clause.rider).filter((rider) => rider !== null),
  ]
  const act = actOf(clauses, riders)
  return {
    clauses,
    act,
    stage: stageAmong(clauses, act),
    opinion: clauses.find((clause) => clause.opinion)?.opinion ?? null,
    until: act === 'postponed' ? untilIn(text, setting) : null,
    riders: act === 'submitted' ? [] : riders,
    text,
  }
}

function stageAmong(clauses: readonly ReadClause[], act: ReadAct | null): Stage | null {
  const stages = clauses.map((clause) => clause.stage)
  const order: readonly Stage[] = [
    'recommendation',
    'proposal_to_council',
    'proposal_to_board',
    'delegated',
    'decision',
  ]
  if (act === 'postponed' || act === 'referred_back') return 'decision'
  if (act === 'noted') return 'noted'
  return order.find((stage) => stages.includes(stage)) ?? null
}
