import type { Day } from '../kit/clock.ts'
import { remarksApart } from './act.ts'
import { bodyLevel } from './body.ts'
import type { ReadAct, ReadOpinion } from './act.ts'
import { unitsOf } from './clause.ts'
import type { Unit } from './clause.ts'
import { everyMatch, swedish } from './pattern.ts'
import { byReference, readUnits, untilIn } from './read-clause.ts'
import type { ReadClause, Setting } from './read-clause.ts'
import { isPartial, mayAdd, riderIn } from './rider.ts'
import type { ReadRider } from './rider.ts'
import type { Section } from './section.ts'
import type { Found, Source } from './source.ts'
import { isHeadedBy, isProposedBy, stageOf, stageOfHeading } from './stage.ts'
import type { Stage } from './stage.ts'

/** Beslut: the outcome of one paragraph, clause by clause. */
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
  const proposals = sections.filter((section) => section.kind === 'proposal' && section.text.text !== '')
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
  clauses.push(...proposedBeside(sections, decisions, setting))
  const referred = clauses.length === 1 && byReference.test(clauses[0]!.text)
  if (!referred) return { clauses, text }
  if (proposals.length === 0) return { clauses: [upwards(clauses[0]!, sections, setting)], text }
  return { clauses: pointedTo(proposals.at(-1)!, clauses[0]!, setting), text }
}

const propose = swedish('\\bföreslå(?:r)? [^.;]{0,200}', 'gi')
/**
 * "Enligt arbetsutskottets förslag", where the proposal has no heading: told of as one to the body above, it is no more than that when
 * it is agreed to.
 */
function upwards(agreed: ReadClause, sections: readonly Section[], { body }: Setting): ReadClause {
  if (body !== null && bodyLevel(body) === 'council') return agreed
  const before = sections.slice(
    0,
    sections.findIndex(({ kind }) => kind === 'decision'),
  )
  const stages = before
    .flatMap(({ text }) => everyMatch(propose, text.text))
    .map((match) => stageOf(match[0], body))
  return stages.includes('proposal_to_council')
    ? { ...agreed, act: 'submitted', stage: 'proposal_to_council' }
    : agreed
}

/** "Förslag till kommunfullmäktige" right below what the board decides itself: it does both. */
function proposedBeside(
  sections: readonly Section[],
  decisions: readonly Section[],
  setting: Setting,
): ReadClause[] {
  const next = sections[sections.indexOf(decisions.at(-1)!) + 1]
  if (next?.kind !== 'proposal' || !/^förslag till/i.test(next.heading)) return []
  const stage = stageOfHeading(next.heading, setting.body)
  return stage === null ? [] : readUnits(unitsUnder(next), stage, setting)
}

/** The clauses of the proposal that was agreed to; a proposal to the body above stays one, whoever agrees to it. */
function pointedTo(proposal: Section, agreed: ReadClause, setting: Setting): ReadClause[] {
  const stage = stageOfHeading(proposal.heading, setting.body) ?? 'decision'
  const clauses = readUnits(unitsUnder(proposal), stage, { ...setting, agreed: true })
  return clauses.length === 0 ? [agreed] : clauses.map((clause) => ({ ...clause, evidence: agreed.evidence }))
}

/** "Tilläggsyrkandet avslås" is about another's motion; what is done "i enlighet med yrkande från S" is not. */
const aboutMotion = swedish(
  '(?<!\\b(?:enligt|enlighet med|framgår av|utifrån|bifall till) (?:[^.;]{0,40} )?)\\b(?:tilläggs|ändrings|avslags)?yrkande',
  'i',
)

const isAboutMotion = (text: string): boolean => /yrkande/i.test(text) && aboutMotion.test(text)

/** The one act that the clauses amount to. A proposal anywhere makes the whole submitted: it is never counted as adoption. */
function actOf(clauses: readonly ReadClause[], riders: readonly Found<ReadRider>[]): ReadAct | null {
  const acts = clauses.filter(({ text }) => clauses.length === 1 || !isAboutMotion(text))
  const has = (act: ReadAct): boolean => acts.some((clause) => clause.act === act)
  const isNew = acts.some(({ act, substance }) => act === 'adopted' && substance)
  const first = procedural.find((act) => has(act) && !(act === 'withdrawn' && isNew))
  if (first) return first
  if (has('declined'))
    return has('adopted') && acts.some((clause) => clause.act === 'adopted' && clause.substance)
      ? 'adopted_in_part'
      : 'declined'
  if (has('opinion')) return 'opinion'
  if (!acts.some((clause) => clause.act === 'adopted' && !clause.isOrder))
    return has('noted') ? 'noted' : null
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
  if (!text || !mayAdd(text.text)) return []
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
    opinion: opinionAmong(clauses),
    until: act === 'postponed' ? untilIn(text, setting) : null,
    riders: act === 'submitted' ? [] : riders,
    text,
  }
}

/** The first that is said; support in one clause and remarks in another are support with remarks. */
function opinionAmong(clauses: readonly ReadClause[]): ReadOpinion | null {
  const opinion = clauses.find((clause) => clause.opinion)?.opinion ?? null
  return opinion === 'supports' && clauses.some((clause) => remarksApart(clause.text))
    ? 'supports_with_remarks'
    : opinion
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
