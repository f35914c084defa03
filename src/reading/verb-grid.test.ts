import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ReadAct } from './act.ts'
import { readDocument } from './document.ts'

const matter = 'samverkansavtalet om gemensam växel'
const paper = (decision: string): string =>
  `NORRSJÖ KOMMUN            PROTOKOLL\nKommunstyrelsen            2024-05-14\n\n§ 88     Dnr KS 2024/112\n\nSamverkansavtal om gemensam växel\n\n${decision}\n\nSammanfattning av ärendet\nFörbundet har översänt förslaget för beslut.\n\nBeslutet skickas till\nFörbundet\n`
const actOf = (decision: string): ReadAct | null => readDocument(paper(decision)).act

/** Infinitive, present and past, and what stands after the verb. */
const verbs: readonly (readonly [act: ReadAct, forms: string, rest: string])[] = [
  ['adopted', 'godkänna godkänner godkände', matter],
  ['adopted', 'anta antar antog', matter],
  ['adopted', 'bifalla bifaller biföll', `förslaget till ${matter}`],
  ['adopted', 'fastställa fastställer fastställde', matter],
  ['adopted', 'ställa ställer ställde', `sig bakom ${matter}`],
  ['adopted', 'medge medger medgav', matter],
  ['adopted', 'ingå ingår ingick', matter],
  ['adopted', 'ansluta ansluter anslöt', `sig till ${matter}`],
  ['adopted', 'acceptera accepterar accepterade', matter],
  ['adopted', 'gå går gick', `med i ${matter}`],
  ['adopted', 'tillträda tillträder tillträdde', matter],
  ['adopted', 'förlänga förlänger förlängde', matter],
  ['declined', 'avslå avslår avslog', matter],
  ['declined', 'avböja avböjer avböjde', matter],
  ['declined', 'tacka tackar tackade', `nej till ${matter}`],
  ['declined', 'avstå avstår avstod', `från ${matter}`],
  ['declined', 'avstå avstår avstod', `från att ingå ${matter}`],
  ['referred_back', 'återremittera återremitterar återremitterade', 'ärendet till förvaltningen'],
  ['referred_back', 'visa visar visade', 'ärendet åter till förvaltningen'],
  ['referred_back', 'skicka skickar skickade', 'tillbaka ärendet för komplettering'],
  ['postponed', 'bordlägga bordlägger bordlade', 'ärendet till den 11 juni 2024'],
  ['postponed', 'skjuta skjuter sköt', 'upp ärendet'],
  ['postponed', 'ta tar tog', 'upp ärendet vid nästa sammanträde'],
  ['postponed', 'låta låter lät', 'ärendet vila'],
  ['noted', 'lägga lägger lade', 'ärendet till handlingarna'],
  ['noted', 'notera noterar noterade', matter],
  ['noted', 'tacka tackar tackade', 'för informationen'],
  ['noted', 'ta tar tog', 'emot informationen'],
  ['noted', 'avskriva avskriver avskrev', 'ärendet'],
]
/** In the present and the past; said of the verb itself. */
const refusals = [
  'antar antog inte avtalet',
  'godkänner godkände inte avtalet',
  'ingår ingick inte avtalet',
  'deltar deltog inte i samarbetet',
  'bifaller biföll inte förslaget',
]

test('a decision says the same in every form of its verb', () => {
  for (const [act, forms, rest] of verbs) {
    const [infinitive, present, past] = forms.split(' ')
    for (const decision of [
      `Beslut\nKommunstyrelsen beslutar\natt ${infinitive} ${rest}.`,
      `Beslut\nKommunstyrelsen ${present} ${rest}.`,
      `Kommunstyrelsens beslut\nKommunstyrelsen ${past} ${rest}.`,
      `Kommunstyrelsen beslutade att ${infinitive} ${rest}.`,
      `Beslut\nKommunstyrelsen beslutar följande.\n1. Kommunstyrelsen ${present} ${rest}.\n2. Förvaltningen får i uppdrag att meddela förbundet.`,
    ])
      assert.equal(actOf(decision), act, decision)
  }
  for (const forms of refusals) {
    const [present, past, ...rest] = forms.split(' ')
    for (const verb of [present, past]) {
      const decision = `Beslut\nKommunstyrelsen ${verb} ${rest.join(' ')}.`
      assert.equal(actOf(decision), 'declined', decision)
    }
  }
})

test('a board that likes what the council is to decide has adopted nothing', () => {
  for (const [, forms, rest] of verbs) {
    const [infinitive, present] = forms.split(' ')
    for (const decision of [
      `Beslut\nKommunstyrelsen ställer sig bakom förslaget att kommunfullmäktige ${present} ${rest}.`,
      `Beslut\nKommunstyrelsen tillstyrker att kommunfullmäktige ${present} ${rest}.`,
      `Beslut\nKommunstyrelsen ser positivt på att kommunfullmäktige ${present} ${rest}.`,
      `Beslut\nKommunstyrelsen godkänner förslaget till beslut att kommunfullmäktige ${present} ${rest}.`,
      `Beslut\nÄrendet överlämnas till kommunfullmäktige med förslag att ${infinitive} ${rest}.`,
      `Kommunstyrelsens förslag till kommunfullmäktige\nKommunfullmäktige ${present} ${rest}.`,
    ]) {
      const act = actOf(decision)
      assert.ok(act === null || !act.startsWith('adopted'), `${act}: ${decision}`)
    }
  }
})
