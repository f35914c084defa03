import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDocument } from './document.ts'

/** An office that writes without saying who decides: "Avtalet godkänns." The body and the day stand in the page's foot. */
const extract = (body: string, title: string, decision: string): string =>
  `§ 212 Ärendenummer STK-2024-00744

${title}
Beslut

${decision}

Handling

Stadskontorets tjänsteutlåtande den 4 september 2024.

${body}

Protokoll nr 18
Sammanträdesdatum: 2024-10-18

Protokollsutdrag skickas till

Storviksregionens kommunalförbund
`

const board = 'Kommunstyrelsen'
const council = 'Kommunfullmäktige'
const matter = 'Samverkansavtal om hemsjukvård'
const remiss = 'Remiss från Storviksregionens kommunalförbund – regional avfallsplan'

interface Row {
  readonly act: string
  readonly body: string
  readonly title: string
  readonly decisions: readonly string[]
}
const rows: readonly Row[] = [
  {
    act: 'adopted',
    body: council,
    title: matter,
    decisions: [
      'Enligt kommunstyrelsens förslag:\nAvtalet godkänns.',
      'Bifall till kommunstyrelsens förslag.',
      'Enligt kommunstyrelsens förslag.',
      'Motionen anses besvarad.',
      'Avsägelsen godkänns och entledigande beviljas.',
      'Valen förrättas enligt valberedningens förslag.',
      'Interpellationen anses besvarad.',
      'Enligt kommunstyrelsens förslag:\n1. Förbundets årsredovisning 2023 godkänns.\n2. Direktionen beviljas ansvarsfrihet.',
      'Enligt kommunstyrelsens förslag:\n1. Avtalet godkänns.\n2. Tilläggsyrkandet från SD avslås.',
      'Kommunfullmäktige beslutar, efter votering med 41 ja-röster mot 30 nej-röster, att bifalla kommunstyrelsens förslag att anta avtalet.',
      'Kommunfullmäktige beslutar i enlighet med kommunstyrelsens förslag',
      'KF beslutar enligt KS förslag att anta avtalet.',
      'Fullmäktige beslutar bifalla styrelsens förslag.',
      'Kommunfullmäktige fastställer taxan att gälla från och med 1 januari 2025.',
    ],
  },
  {
    act: 'declined',
    body: council,
    title: matter,
    decisions: [
      'Enligt kommunstyrelsens förslag:\nMotionen avslås.',
      'Enligt kommunstyrelsens förslag:\nAnsvarsfrihet beviljas inte.',
      'Kommunfullmäktige beslutar\natt avslå kommunstyrelsens förslag.',
      'Kommunfullmäktige beslutar\natt inte anta avtalet.',
      'Kommunfullmäktige beslutar\natt avtalet inte antas.',
    ],
  },
  {
    act: 'referred_back',
    body: council,
    title: matter,
    decisions: [
      'Ärendet återremitteras till kommunstyrelsen för att belysa kostnaderna.',
      'Enligt yrkande från M, KD och L:\nÄrendet återremitteras till kommunstyrelsen.',
      'Återremiss till stadskontoret enligt yrkande från S och V den 3 september 2024.',
      'Kommunfullmäktige beslutar\natt återremittera ärendet.',
    ],
  },
  {
    act: 'postponed',
    body: council,
    title: matter,
    decisions: [
      'Ärendet bordläggs.',
      'Ärendet bordläggs till nästa sammanträde.',
      'Kommunfullmäktige beslutar\natt bordlägga ärendet.',
    ],
  },
  {
    act: 'postponed',
    body: board,
    title: matter,
    decisions: [
      'På förslag av ordföranden Anna Ek (S):\nÄrendet bordläggs till sammanträdet den 20 november 2024.',
      'Ärendet utgår.',
      'Ärendet återtas.',
      'Kommunstyrelsen avvaktar med ställningstagande till dess att utredningen är klar.',
      'Kommunstyrelsen uppskjuter ärendet till den 4 december 2024.',
    ],
  },
  {
    act: 'noted',
    body: board,
    title: matter,
    decisions: [
      'Antecknas.',
      'Informationen antecknas.',
      'Enligt stadskontorets förslag:\nRedovisningen antecknas och översänds till kommunfullmäktige för kännedom.',
      'Delegationsbeslut antecknas.',
      'Enligt stadskontorets förslag:\nSkrivelsen läggs till handlingarna.',
      'Ärendet avskrivs.',
    ],
  },
  {
    act: 'submitted',
    body: board,
    title: matter,
    decisions: [
      'Kommunstyrelsen tillstyrker stadskontorets förslag och föreslår att\nkommunfullmäktige beslutar:\nAvtalet godkänns.',
      'Kommunstyrelsen tillstyrker stadskontorets förslag, med den ändring som framgår av yrkande från S, V och MP den 3 oktober 2024, och föreslår att kommunfullmäktige beslutar:\n\n1. Avtalet godkänns.\n2. Kommunstyrelsen får i uppdrag att teckna avtalet.',
      'Kommunstyrelsen tillstyrker socialnämndens förslag och föreslår att kommunfullmäktige beslutar att avtalet godkänns.',
      'För kommunstyrelsens del:\n1. Stadskontoret får i uppdrag att följa upp avtalet.\n\nFörslag till kommunfullmäktige:\n1. Avtalet godkänns.',
      'I kommunstyrelsen:\nStadskontoret får i uppdrag att följa upp avtalet.\n\nKommunstyrelsen tillstyrker stadskontorets förslag och föreslår att kommunfullmäktige beslutar:\nAvtalet godkänns.',
      'Kommunstyrelsen föreslår att kommunfullmäktige beslutar:\nEnligt stadskontorets förslag.',
      'Enligt stadskontorets förslag:\nÄrendet överlämnas till kommunfullmäktige för beslut.',
      'Utan eget ställningstagande översänds ärendet till kommunfullmäktige.',
      'Kommunstyrelsen beslutar för egen del under förutsättning av kommunfullmäktiges beslut:\n1. Stadskontoret får i uppdrag att teckna avtalet.\n\nKommunstyrelsen tillstyrker stadskontorets förslag och föreslår att kommunfullmäktige beslutar:\n\n1. Avtalet godkänns.',
      'Kommunstyrelsen beslutar att föreslå kommunfullmäktige besluta att avtalet godkänns och att kommunstyrelsen bemyndigas teckna det.',
      'Kommunstyrelsen ställer sig bakom förslaget till beslut och översänder det till kommunfullmäktige.',
    ],
  },
  {
    act: 'adopted',
    body: board,
    title: matter,
    decisions: [
      'Enligt stadskontorets förslag:\nStorviks Stad ställer sig bakom avsiktsförklaringen.',
      'Enligt stadskontorets förslag:\n1. Avsiktsförklaringen godkänns.\n2. Stadsdirektören får i uppdrag att underteckna avsiktsförklaringen.',
      'Enligt stadskontorets förslag:\n1. Avtalet godkänns.\n2. Paragrafen förklaras omedelbart justerad.',
      'Enligt stadskontorets förslag:\nHemställan från förbundet bifalls.',
      '1. Till ledamot i förbundets styrelse för tiden till och med den 31 december 2026 utses Anna Ek (S).\n2. Anna Ek entledigas från uppdraget som ersättare.',
      'Till ledamot i samrådet nomineras Anna Ek (S).',
      'Anna Ek (S) nomineras till ledamot i styrelsen.',
      'Ansökan bifalls.',
      'Enligt stadskontorets förslag:\nUppdraget förklaras fullgjort.',
      'Enligt stadskontorets förslag:\nStorviks Stad antar erbjudandet om gemensam jour.',
      'Enligt stadskontorets förslag:\nTilläggsavtal 2 ingås.',
      'Enligt stadskontorets förslag:\nAvtalet förnyas för tiden till och med 2027.',
    ],
  },
  {
    act: 'adopted_with_condition',
    body: board,
    title: matter,
    decisions: [
      'Enligt stadskontorets förslag och yrkande från S, V och MP:\nAvtalet godkänns under förutsättning att övriga kommuner fattar motsvarande beslut.',
      'Enligt stadskontorets förslag:\n1. Avtalet godkänns.\n2. Beslutet gäller under förutsättning av kommunfullmäktiges beslut om budget.',
    ],
  },
  {
    act: 'declined',
    body: board,
    title: matter,
    decisions: [
      'Enligt stadskontorets förslag:\nHemställan avslås.',
      'Enligt stadskontorets förslag:\nStorviks Stad avstår från att ansluta sig till avtalet.',
      'Enligt stadskontorets förslag:\nStorviks Stad ansluter sig inte till avtalet.',
      'Enligt stadskontorets förslag:\nStorviks Stad tackar nej till erbjudandet.',
      'Enligt stadskontorets förslag:\nStaden medverkar inte i projektet.',
    ],
  },
  {
    act: 'opinion',
    body: board,
    title: remiss,
    decisions: [
      'Enligt stadskontorets förslag:\nStadskontorets tjänsteutlåtande översänds som yttrande på remissen.',
      'Enligt stadskontorets förslag:\nStorviks Stad avstår från att yttra sig över remissen.',
      'Enligt stadskontorets förslag:\nYttrande, i enlighet med bilaga 2 till stadskontorets tjänsteutlåtande, översänds till förbundet med det tillägg som framgår av yrkande från MP.',
      'Enligt stadskontorets förslag:\nFörslaget tillstyrks.',
      'Enligt stadskontorets förslag:\nFörslaget avstyrks.',
      'Kommunstyrelsen har inget att erinra mot förslaget.',
    ],
  },
  {
    act: 'extension_requested',
    body: board,
    title: remiss,
    decisions: ['Anstånd med yttrandet begärs till den 1 december 2024.'],
  },
  {
    act: 'withdrawn',
    body: board,
    title: matter,
    decisions: [
      'Enligt stadskontorets förslag:\nStorviks Stad säger upp avtalet om hemsjukvård.',
      'Enligt stadskontorets förslag:\nStorviks Stad begär utträde ur förbundet.',
    ],
  },
  {
    act: 'adopted_in_part',
    body: council,
    title: matter,
    decisions: [
      'Enligt kommunstyrelsens förslag:\n1. Punkterna 1–3 i förbundets förslag antas.\n2. Punkt 4 avslås.',
      'Enligt kommunstyrelsens förslag:\nTaxan antas med undantag av punkt 4.',
    ],
  },
  {
    act: 'adopted_with_declaration',
    body: council,
    title: matter,
    decisions: [
      'Enligt kommunstyrelsens förslag och tilläggsyrkande från S:\n1. Avtalet godkänns.\n2. Avtalet ska utvärderas efter två år.',
      'Kommunfullmäktige beslutar\natt anta avtalet, dock med den ändringen att 4 § utgår.',
    ],
  },
  {
    act: 'abstained',
    body: board,
    title: matter,
    decisions: ['Kommunstyrelsen tar inte ställning till förslaget.'],
  },
  {
    act: 'not_concerned',
    body: board,
    title: matter,
    decisions: ['Storviks Stad berörs inte av förslaget.'],
  },
  {
    act: 'adopted_with_condition',
    body: council,
    title: matter,
    decisions: ['Kommunfullmäktige beslutar\natt anta avtalet med förbehåll för att staten medfinansierar.'],
  },
]

test('what an office that names nobody has decided is read from its words', () => {
  const wrong = rows.flatMap(({ act, body, title, decisions }) =>
    decisions.flatMap((decision) => {
      const read = readDocument(extract(body, title, decision)).act
      return read === act ? [] : [{ decision, act, read }]
    }),
  )
  assert.deepEqual(wrong, [])
})
