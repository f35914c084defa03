import { addDays } from '../../src/kit/clock.ts'
import type { DemoAnswer } from './answers.ts'

const lead = 'EXEMPELDATA – påhittat protokollsutdrag för demonstrationen'
const title = 'Överenskommelse om samverkan för en trygg, säker och störningsfri region'

/** An invented extract of minutes, as the member would have sent it. @param office "Botkyrka kommun" */
export function extractOf(answer: DemoAnswer, office: string): string {
  const decided = answer.decided ?? ''
  return [
    lead,
    '',
    office,
    answer.decidedBy,
    'SAMMANTRÄDESPROTOKOLL',
    `Sammanträdesdatum ${decided}`,
    '',
    `${answer.paragraph}   Dnr ${answer.dnr}`,
    '',
    `${title} (KSL/15/0016-5)`,
    '',
    'Beslut',
    '',
    answer.words,
    '',
    `Justerat ${addDays(decided, 2)}`,
    '',
    'Rätt utdraget intygar',
    `registrator, ${office}`,
    '',
  ].join('\n')
}
