import type { Sentence } from '../kit/sentences.ts'

type Fact = string | number | boolean | null | undefined

/** What has become of words: other words, none, or words where there were none. */
export const changeSv = (from: Fact, to: Fact): string =>
  !from ? `”${to}” är tillagt` : !to ? `”${from}” är borttaget` : `”${from}” har blivit ”${to}”`
export const changeEn = (from: Fact, to: Fact): string =>
  !from ? `“${to}” has been added` : !to ? `“${from}” has been left out` : `“${from}” has become “${to}”`

/** What the due form check says of an answer. */

const sv = {
  'due-form.wrong-instrument': ({ named, dnr }) =>
    `Beslutet gäller en annan handling${named === null ? '' : ` (${named})`} än den som skickades (${dnr}).`,
  'due-form.instrument-not-named': ({ dnr }) => `Det framgår inte att beslutet gäller ${dnr}.`,
  'due-form.wrong-version': ({ answered, current }) =>
    `Beslutet gäller version ${answered}; den gällande är version ${current}.`,
  'due-form.another-member': ({ named }) => `Texten är från ${named}, inte från den medlem som är vald.`,
  'due-form.only-proposal': 'Det är ett förslag till beslut, inte ett beslut. Läget blir På väg.',
  'due-form.delegation-reported':
    'Det är en anmälan av ett beslut på delegation, inget nytt beslut. Lägg ihop brevet med det som svaret kom i.',
  'due-form.decides-and-proposes':
    'Paragrafen både beslutar för egen del och föreslår något för ett annat organ. Avgör vad som är svaret.',
  'due-form.stage-unclear': 'Det framgår inte om det är ett beslut eller ett förslag.',
  'due-form.undated': 'Beslutet är inte daterat.',
  'due-form.decided-after-received': ({ decided }) => `Beslutet är daterat ${decided}, efter att det kom in.`,
  'due-form.decided-before-sent': ({ decided, sent }) =>
    `Beslutet är daterat ${decided}, innan brevet skickades ${sent}.`,
  'due-form.not-approved': 'Protokollet är inte justerat. Det som står kan ännu ändras.',
  'due-form.approval-unknown': 'Det framgår inte om protokollet är justerat.',
  'due-form.annex-missing': ({ annex }) => `Beslutet hänvisar till ”${annex}”, som inte är bifogat.`,
  'due-form.clause-not-answered': ({ clause }) => `Beslutspunkt ${clause} är inte besvarad.`,
  'due-form.no-such-clause': ({ clause }) => `Svaret har en beslutspunkt ${clause} som inte fanns i brevet.`,
  'due-form.wording-differs': ({ clause, recommended, adopted }) =>
    `Beslutspunkt ${clause} är inte likalydande: ${changeSv(recommended, adopted)}.`,
  'due-form.grammar-differs': ({ clause, recommended, adopted }) =>
    `Beslutspunkt ${clause} skiljer sig bara språkligt: ${changeSv(recommended, adopted)}.`,
  'due-form.only-told': 'Svaret har bara lämnats muntligt. Handlingen får sin egen dag när den kommer.',
  'due-form.no-paragraph': 'Paragrafens nummer framgår inte.',
  'due-form.late': ({ received, lastDay }) =>
    `Svaret kom in ${received}, efter sista svarsdag ${lastDay}. Det räknas ändå.`,
} satisfies Record<string, Sentence>

const en: Record<keyof typeof sv, Sentence> = {
  'due-form.wrong-instrument': ({ named, dnr }) =>
    `The decision is about another instrument${named === null ? '' : ` (${named})`} than the one sent (${dnr}).`,
  'due-form.instrument-not-named': ({ dnr }) => `It is not clear that the decision is about ${dnr}.`,
  'due-form.wrong-version': ({ answered, current }) =>
    `The decision is about version ${answered}; the current one is version ${current}.`,
  'due-form.another-member': ({ named }) => `The text comes from ${named}, not from the member chosen.`,
  'due-form.only-proposal':
    'It is a proposal for a decision, not a decision. The standing becomes On its way.',
  'due-form.delegation-reported':
    'It reports a decision taken on delegation and is no new decision. Join the letter to the one that the answer came in.',
  'due-form.decides-and-proposes':
    'The paragraph both decides for its own part and proposes something to another body. Settle which is the answer.',
  'due-form.stage-unclear': 'It is not clear whether it is a decision or a proposal.',
  'due-form.undated': 'The decision is not dated.',
  'due-form.decided-after-received': ({ decided }) =>
    `The decision is dated ${decided}, after it was received.`,
  'due-form.decided-before-sent': ({ decided, sent }) =>
    `The decision is dated ${decided}, before the letter was sent on ${sent}.`,
  'due-form.not-approved': 'The minutes are not approved. What they say may still change.',
  'due-form.approval-unknown': 'It is not clear whether the minutes are approved.',
  'due-form.annex-missing': ({ annex }) => `The decision points to “${annex}”, which is not attached.`,
  'due-form.clause-not-answered': ({ clause }) => `Clause ${clause} is not answered.`,
  'due-form.no-such-clause': ({ clause }) => `The answer has a clause ${clause} that was not in the letter.`,
  'due-form.wording-differs': ({ clause, recommended, adopted }) =>
    `Clause ${clause} is not in the same words: ${changeEn(recommended, adopted)}.`,
  'due-form.grammar-differs': ({ clause, recommended, adopted }) =>
    `Clause ${clause} differs in grammar only: ${changeEn(recommended, adopted)}.`,
  'due-form.only-told': 'The answer has only been given orally. The document gets its own day when it comes.',
  'due-form.no-paragraph': 'The paragraph number is not stated.',
  'due-form.late': ({ received, lastDay }) =>
    `The answer came on ${received}, after the last day ${lastDay}. It still counts.`,
}

export const dueFormSentences = { sv, en }
