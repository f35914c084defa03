import type { CirculationKind } from '../circulations/circulation.ts'
import { defineTexts } from '../kit/language.ts'

interface KindWords {
  readonly lodge: string
  readonly choice: string
  readonly clauses: string
  readonly paperLead: string
}

const decisionSv = {
  lodge: 'Lämna beslut',
  choice: 'Vad beslutade ni?',
  paperLead:
    'Kopiera till er tjänsteskrivelse. Beslutspunkterna står ordagrant: medlemmarnas beslut ska vara likalydande.',
}
const decisionEn = {
  lodge: 'Submit a decision',
  choice: 'What did you decide?',
  paperLead:
    'Copy it into your own paper. The clauses are word for word: the members’ decisions are to be in the same words.',
}
const replySv = { choice: 'Vad svarar ni?', paperLead: 'Kopiera till er tjänsteskrivelse.' }
const replyEn = { choice: 'What is your answer?', paperLead: 'Copy it into your own paper.' }

const sv: Readonly<Record<CirculationKind, KindWords>> = {
  recommendation: { ...decisionSv, clauses: 'Det här rekommenderas ni att besluta' },
  offer: { ...decisionSv, clauses: 'Det här erbjuds ni att besluta' },
  consultation: { ...replySv, lodge: 'Lämna yttrande', clauses: 'Det här önskas er synpunkt på' },
  enquiry: { ...replySv, lodge: 'Lämna svar', clauses: 'Det här önskas svar på' },
}
const en: typeof sv = {
  recommendation: { ...decisionEn, clauses: 'What you are recommended to decide' },
  offer: { ...decisionEn, clauses: 'What you are offered to decide' },
  consultation: { ...replyEn, lodge: 'Submit an opinion', clauses: 'What your opinion is asked on' },
  enquiry: { ...replyEn, lodge: 'Submit an answer', clauses: 'What is asked' },
}

/** What a member that answers by the link is asked, by kind: a remiss asks for no decision, and no two need say the same. */
export const lodgingKindTexts = defineTexts(sv, en)
