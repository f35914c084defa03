import type { Facts } from '../kit/refusal.ts'
import type { Finding } from '../ledger/due-form.ts'

/**
 * Skäl för komplettering: what the check has found, said to the member: what is missing, and what to send. A letter, so in
 * Swedish whatever the registrar's language.
 */
const reasons: Readonly<Record<string, (facts: Facts) => string>> = {
  'due-form.only-proposal': () =>
    'Utdraget är ett förslag till beslut. Vi behöver protokollsutdraget med själva beslutet när det är fattat.',
  'due-form.delegation-reported': () =>
    'Utdraget anmäler ett beslut på delegation. Vi behöver själva delegationsbeslutet.',
  'due-form.only-told': () => 'Svaret har bara lämnats muntligt. Vi behöver protokollsutdraget med beslutet.',
  'due-form.decides-and-proposes': () =>
    'Paragrafen både beslutar för egen del och föreslår något för ett annat organ. Vilket är ert svar?',
  'due-form.stage-unclear': () =>
    'Det framgår inte om det är ett beslut eller ett förslag till beslut. Vilket är det?',
  'due-form.clause-not-answered': ({ clause }) =>
    `Beslutspunkt ${clause} är inte besvarad. Vad har ni beslutat om den?`,
  'due-form.no-such-clause': ({ clause }) =>
    `Utdraget har en beslutspunkt ${clause} som inte finns i brevet. Vilken punkt avses?`,
  'due-form.wording-differs': ({ clause, recommended, adopted }) =>
    `Beslutspunkt ${clause} är inte likalydande med den som skickades: ${change(recommended, adopted)} Är det avsiktligt? Annars behöver vi ett rättat utdrag.`,
  'due-form.undated': () => 'Beslutets datum framgår inte. Vilken dag fattades det?',
  'due-form.decided-after-received': ({ decided }) =>
    `Beslutet är daterat ${decided}, efter den dag då utdraget kom in. Vilket datum är rätt?`,
  'due-form.decided-before-sent': ({ decided, sent }) =>
    `Beslutet är daterat ${decided}, innan brevet skickades ${sent}. Är datumet rätt?`,
  'due-form.wrong-version': ({ answered, current }) =>
    `Beslutet gäller version ${answered} av handlingen. Den gällande är version ${current}.`,
  'due-form.wrong-instrument': ({ dnr }) =>
    `Beslutet gäller en annan handling än ${dnr}. Vi behöver ert beslut om ${dnr}.`,
  'due-form.instrument-not-named': ({ dnr }) =>
    `Det framgår inte att beslutet gäller ${dnr}. Skriv gärna att det gör det.`,
  'due-form.another-member': ({ named }) => `Utdraget är från ${named}. Vi behöver ert eget.`,
  'due-form.annex-missing': ({ annex }) =>
    `Beslutet hänvisar till ”${annex}”, som inte följde med. Skicka den också.`,
  'due-form.not-approved': () => 'Protokollet är inte justerat. Skicka utdraget igen när det är justerat.',
  'due-form.approval-unknown': () => 'Det framgår inte om protokollet är justerat. Är det justerat?',
}

function change(recommended: Facts[string] | undefined, adopted: Facts[string] | undefined): string {
  if (!recommended) return `”${adopted}” är tillagt.`
  return adopted ? `i stället för ”${recommended}” står ”${adopted}”.` : `”${recommended}” saknas.`
}

/** What is only to know is no reason to send anything back. */
export const returnReasons = (findings: readonly Finding[]): string[] =>
  findings.filter(({ severity }) => severity !== 'note').map(({ code, facts }) => reasons[code]!(facts))

export const reasonCodes: readonly string[] = Object.keys(reasons)
