import { defineTexts } from '../kit/language.ts'
import type { Sentences } from '../kit/sentences.ts'
import type { ActType, clauseAnswers, Opinion, Rider } from './act.ts'
import type { Severity } from './due-form.ts'
import { dueFormSentences } from './due-form.texts.ts'
import type { HistoryLine } from './history-lines.ts'
import { recordingSentences } from './recording.texts.ts'

/** Refusals and findings: every code of the ledger, in both languages. */
export const sentences: Sentences = {
  sv: { ...recordingSentences.sv, ...dueFormSentences.sv },
  en: { ...recordingSentences.en, ...dueFormSentences.en },
}

interface LedgerTexts {
  readonly acts: Readonly<Record<ActType, string>>
  readonly opinions: Readonly<Record<Opinion, string>>
  readonly clauseAnswers: Readonly<Record<(typeof clauseAnswers)[number], string>>
  /** The same of a remiss: what the member says of one point. */
  readonly clauseOpinions: Readonly<Record<(typeof clauseAnswers)[number], string>>
  readonly riders: Readonly<Record<Rider['kind'], string>>
  /** What goes with an opinion. */
  readonly remark: string
  readonly remarks: string
  readonly dates: Readonly<Record<'sent' | 'decided' | 'final' | 'deposited' | 'effective', string>>
  /** Where a date is not known. */
  readonly unknownDate: string
  readonly severities: Readonly<Record<Severity, string>>
  readonly states: Readonly<Record<HistoryLine['state'], string>>
  readonly attributes: Readonly<
    Record<'overdue' | 'late' | 'conditionMet' | 'extensionRequested' | 'postponementPassed', string>
  > & {
    readonly extendedTo: (day: string) => string
    readonly leavesOn: (day: string) => string
    readonly reminded: (times: number) => string
    readonly objectedBy: (names: string) => string
    readonly inheritedFrom: (name: string) => string
  }
}

export const texts = defineTexts<LedgerTexts>(
  {
    acts: {
      submitted: 'Förslag på väg',
      adopted: 'Antagande',
      adopted_with_declaration: 'Antagande med tillägg',
      adopted_with_condition: 'Antagande med villkor',
      condition_met: 'Villkoret uppfyllt',
      adopted_in_part: 'Antagande i vissa delar',
      declined: 'Beslut att inte anta',
      noted: 'Lagt till handlingarna',
      referred_back: 'Återremiss',
      postponed: 'Bordläggning',
      abstained: 'Avstår från att ta ställning',
      not_concerned: 'Berörs inte',
      extension_requested: 'Begäran om anstånd',
      extension_granted: 'Anstånd beviljat',
      opinion: 'Yttrande',
      answered: 'Svar på förfrågan',
      nominated: 'Namngivna företrädare',
      acceded: 'Anslutning i efterhand',
      objected: 'Invändning mot villkor',
      withdrawn: 'Uppsägning',
      corrected: 'Rättelse',
      succeeded: 'Annan organisation i dess ställe',
      terminated: 'Överenskommelsen upphör',
      replaced: 'Nytt beslut i det gamlas ställe',
      retracted: 'Återtagande',
      stayed: 'Inhibition',
      stay_lifted: 'Inhibition hävd',
      quashed: 'Upphävt av domstol',
    },
    opinions: {
      supports: 'Tillstyrker',
      supports_with_remarks: 'Tillstyrker med synpunkter',
      no_objection: 'Inget att erinra',
      opposes: 'Avstyrker',
      abstains: 'Avstår från yttrande',
    },
    clauseAnswers: {
      adopted: 'Antagen',
      adopted_with_changes: 'Antagen med ändring',
      declined: 'Inte antagen',
      not_answered: 'Inte besvarad',
      not_concerned: 'Berörs inte',
    },
    clauseOpinions: {
      adopted: 'Tillstyrks',
      adopted_with_changes: 'Tillstyrks med synpunkter',
      declined: 'Avstyrks',
      not_answered: 'Inget yttrande',
      not_concerned: 'Berörs inte',
    },
    remark: 'Synpunkt',
    remarks: 'Synpunkter',
    riders: { declaration: 'Förklaring', condition: 'Villkor', addition: 'Tillägg' },
    dates: {
      sent: 'Skickat',
      decided: 'Beslutat',
      final: 'Fått laga kraft',
      deposited: 'Inkommet i behörigt skick',
      effective: 'Gäller från',
    },
    unknownDate: 'uppgift saknas',
    severities: { stops: 'Hindrar', ask: 'Att fråga om', note: 'Att känna till' },
    states: {
      holds: 'Gäller',
      corrected: 'Rättad',
      struck: 'Struken',
      retracted: 'Återtagen',
      quashed: 'Upphävd',
      replaced: 'Ersatt',
    },
    attributes: {
      overdue: 'försenad',
      late: 'inkom efter svarstiden',
      conditionMet: 'villkoret uppfyllt',
      extensionRequested: 'har begärt anstånd',
      postponementPassed: 'dagen har passerat',
      extendedTo: (day) => `anstånd till ${day}`,
      leavesOn: (day) => `uppsagt, utträder ${day}`,
      reminded: (times) => (times === 1 ? 'påmind' : `påmind ${times} gånger`),
      objectedBy: (names) => `invändning av ${names}`,
      inheritedFrom: (name) => `svar av ${name}`,
    },
  },
  {
    acts: {
      submitted: 'Proposal on its way',
      adopted: 'Adoption',
      adopted_with_declaration: 'Adoption with an addition',
      adopted_with_condition: 'Adoption with a condition',
      condition_met: 'Condition met',
      adopted_in_part: 'Adoption in part',
      declined: 'Decision not to adopt',
      noted: 'Noted',
      referred_back: 'Referred back',
      postponed: 'Postponement',
      abstained: 'Abstains from taking a position',
      not_concerned: 'Not concerned',
      extension_requested: 'More time asked for',
      extension_granted: 'More time granted',
      opinion: 'Opinion',
      answered: 'Answer to an enquiry',
      nominated: 'Named representatives',
      acceded: 'Later accession',
      objected: 'Objection to a condition',
      withdrawn: 'Notice of withdrawal',
      corrected: 'Correction',
      succeeded: 'Succeeded by another organisation',
      terminated: 'The agreement ends',
      replaced: 'New decision in place of the old',
      retracted: 'Retraction',
      stayed: 'Stay by a court',
      stay_lifted: 'Stay lifted',
      quashed: 'Set aside by a court',
    },
    opinions: {
      supports: 'Supports',
      supports_with_remarks: 'Supports with remarks',
      no_objection: 'No objection',
      opposes: 'Opposes',
      abstains: 'Gives no opinion',
    },
    clauseAnswers: {
      adopted: 'Adopted',
      adopted_with_changes: 'Adopted with changes',
      declined: 'Not adopted',
      not_answered: 'Not answered',
      not_concerned: 'Not concerned',
    },
    clauseOpinions: {
      adopted: 'Supported',
      adopted_with_changes: 'Supported with remarks',
      declined: 'Opposed',
      not_answered: 'No opinion',
      not_concerned: 'Not concerned',
    },
    remark: 'Remark',
    remarks: 'Remarks',
    riders: { declaration: 'Declaration', condition: 'Condition', addition: 'Addition' },
    dates: {
      sent: 'Sent',
      decided: 'Decided',
      final: 'Final',
      deposited: 'Received in due form',
      effective: 'Effective from',
    },
    unknownDate: 'not known',
    severities: { stops: 'Stops', ask: 'To ask about', note: 'To know' },
    states: {
      holds: 'Holds',
      corrected: 'Corrected',
      struck: 'Struck out',
      retracted: 'Retracted',
      quashed: 'Set aside',
      replaced: 'Replaced',
    },
    attributes: {
      overdue: 'overdue',
      late: 'received after the last day',
      conditionMet: 'condition met',
      extensionRequested: 'has asked for more time',
      postponementPassed: 'the day has passed',
      extendedTo: (day) => `more time until ${day}`,
      leavesOn: (day) => `notice given, leaves on ${day}`,
      reminded: (times) => (times === 1 ? 'reminded' : `reminded ${times} times`),
      objectedBy: (names) => `objection by ${names}`,
      inheritedFrom: (name) => `answered by ${name}`,
    },
  },
)
