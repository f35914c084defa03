import type { Language } from '../kit/language.ts'
import type { Facts } from '../kit/refusal.ts'
import { changeEn, changeSv } from '../ledger/due-form.texts.ts'
import type { Sentence } from '../kit/sentences.ts'

/** The due form check, said to the member before it lodges: what can be mended and how, not what it is called. */

const sv = {
  'due-form.wrong-instrument': ({ dnr }) =>
    `Beslutet ser ut att gälla en annan handling än ${dnr}. Kontrollera att rätt utdrag är bifogat.`,
  'due-form.instrument-not-named': ({ dnr }) =>
    `Varken ${dnr} eller handlingens titel står i utdraget. Skriv gärna i meddelandet att det gäller den.`,
  'due-form.another-member': ({ named }) => `Utdraget ser ut att komma från ${named}, inte från er.`,
  'due-form.only-proposal':
    'Utdraget ser ut att vara ett förslag till beslut. Det räknas inte som ett beslut. Ärendet blir ”på väg”.',
  'due-form.decides-and-proposes':
    'Utdraget både beslutar och föreslår något för ett annat organ. Skriv gärna i meddelandet vad som är ert svar.',
  'due-form.stage-unclear': 'Det framgår inte av utdraget om det är ett beslut eller ett förslag.',
  'due-form.undated': 'Beslutsdatum saknas.',
  'due-form.decided-after-received': ({ decided }) =>
    `Beslutsdatumet ${decided} ligger i framtiden. Kontrollera det.`,
  'due-form.decided-before-sent': ({ decided, sent }) =>
    `Beslutsdatumet ${decided} är före den dag då brevet skickades, ${sent}.`,
  'due-form.not-approved':
    'Protokollet är inte justerat. Svaret kan registreras först när det är det. Skicka det justerade utdraget sedan.',
  'due-form.approval-unknown': 'Det framgår inte om protokollet är justerat. Fyll gärna i det.',
  'due-form.annex-missing': ({ annex }) => `Beslutet hänvisar till ”${annex}”. Bifoga den också.`,
  'due-form.clause-not-answered': ({ clause }) => `Beslutspunkt ${clause} ser inte ut att vara besvarad.`,
  'due-form.no-such-clause': ({ clause }) =>
    `Ert beslut har en punkt ${clause} som inte finns i rekommendationen.`,
  'due-form.wording-differs': ({ clause, recommended, adopted }) =>
    `Punkt ${clause} är inte likalydande: ${changeSv(recommended, adopted)}. Är det meningen?`,
  'due-form.grammar-differs': ({ clause, recommended, adopted }) =>
    `Punkt ${clause} skiljer sig bara språkligt: ${changeSv(recommended, adopted)}. Det gör inget.`,
  'due-form.no-paragraph': 'Paragrafens nummer saknas. Fyll gärna i det.',
  'due-form.late': ({ lastDay }) => `Sista svarsdagen var ${lastDay}. Svaret räknas ändå.`,
} satisfies Record<string, Sentence>

const en: Record<keyof typeof sv, Sentence> = {
  'due-form.wrong-instrument': ({ dnr }) =>
    `The decision seems to be about a document other than ${dnr}. Check that the right extract is attached.`,
  'due-form.instrument-not-named': ({ dnr }) =>
    `Neither ${dnr} nor the title is in the extract. Please say in the message that it is about that.`,
  'due-form.another-member': ({ named }) => `The extract seems to come from ${named}, not from you.`,
  'due-form.only-proposal':
    'The extract seems to be a proposal for a decision. It does not count as one. The matter becomes “on its way”.',
  'due-form.decides-and-proposes':
    'The extract both decides and proposes something to another body. Please say in the message which is your answer.',
  'due-form.stage-unclear': 'It is not clear from the extract whether it is a decision or a proposal.',
  'due-form.undated': 'The day of the decision is missing.',
  'due-form.decided-after-received': ({ decided }) =>
    `The day of the decision, ${decided}, is in the future. Check it.`,
  'due-form.decided-before-sent': ({ decided, sent }) =>
    `The day of the decision, ${decided}, is before the day when the letter was sent, ${sent}.`,
  'due-form.not-approved':
    'The minutes are not approved. The answer can be registered only when they are. Send the approved extract then.',
  'due-form.approval-unknown': 'It is not clear whether the minutes are approved. Please fill it in.',
  'due-form.annex-missing': ({ annex }) => `The decision points to “${annex}”. Attach it too.`,
  'due-form.clause-not-answered': ({ clause }) => `Clause ${clause} does not seem to be answered.`,
  'due-form.no-such-clause': ({ clause }) =>
    `Your decision has a clause ${clause} that is not in the recommendation.`,
  'due-form.wording-differs': ({ clause, recommended, adopted }) =>
    `Clause ${clause} is not in the same words: ${changeEn(recommended, adopted)}. Is that intended?`,
  'due-form.grammar-differs': ({ clause, recommended, adopted }) =>
    `Clause ${clause} differs in grammar only: ${changeEn(recommended, adopted)}. That does not matter.`,
  'due-form.no-paragraph': 'The number of the paragraph is missing. Please fill it in.',
  'due-form.late': ({ lastDay }) => `The last day to answer was ${lastDay}. The answer still counts.`,
}

const books: Readonly<Record<Language, Readonly<Record<string, Sentence>>>> = { sv, en }

/** Null for what the member is told in the same words as others. */
export function saidToMember(code: string, facts: Facts, language: Language): string | null {
  const sentence = books[language][code]
  return typeof sentence === 'function' ? sentence(facts) : (sentence ?? null)
}
