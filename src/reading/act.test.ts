import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDocument } from './document.ts'

/** What a council may decide, set in the manners of four offices: each wording is one act wherever it stands. */
const councils: readonly ((decision: string) => string)[] = [
  (decision) =>
    `Almby kommun\nKommunfullmäktige        Sammanträdesprotokoll   2024-05-13\n\n§ 45  Avtal om samverkan   Dnr KS 2024/12\n\nBeslut\n${decision}\n\nSammanfattning\nKommunförbundet föreslår kommunerna att anta avtalet. Kommunstyrelsen föreslog den 3 maj 2024 kommunfullmäktige att anta avtalet.\n`,
  (decision) =>
    `ALMBY KOMMUN\nKommunfullmäktige\nProtokoll 2024-05-13\n\nKF § 45\nAvtal om samverkan\nKS 2024/12\n\nKommunstyrelsens förslag\n- Avtalet antas.\n\nKommunfullmäktiges beslut\n${decision}\n\nReservation\nLedamöterna för Bygdelistan reserverar sig mot beslutet.\n`,
  (decision) =>
    `§ 45 Ärendenummer STK-2024-00012\nAvtal om samverkan\nBeslut\n\nEnligt kommunstyrelsens förslag:\n${decision}\n\nHandling\n2024 nr 12.\n\nYrkanden\n\nEn ledamot (S) yrkar bifall till kommunstyrelsens förslag.\nEn annan (M) yrkar avslag.\n\nKommunfullmäktige\n\nProtokoll nr 3\nSammanträdesdatum: 2024-05-13\n`,
  (decision) =>
    `Almby kommun\nKommunfullmäktige 2024-05-13\n\n§ 45\nAvtal om samverkan\n\nBakgrund\nKommunstyrelsen behandlade ärendet den 3 maj 2024 och föreslår fullmäktige att avslå avtalet.\n\nKommunfullmäktige beslutar\n${decision}\n\nExpedieras\nFörbundet\n`,
]

const decided: Readonly<Record<string, readonly string[]>> = {
  adopted: [
    'att anta avtalet.',
    'Avtalet antas.',
    '1. Avtalet godkänns.\n2. Avtalet gäller från och med den 1 januari 2025.',
    '- att godkänna avtalet, samt\n- att uppdra åt kommundirektören att underteckna det.',
    'Avtalet fastställs.',
    'att ingå avtalet om samverkan.',
    'att ansluta kommunen till avtalet.',
    'Kommunen ansluter sig till avtalet.',
    'att ställa sig bakom avtalet.',
    'att teckna avtal om samverkan i enlighet med förslaget.',
    'Almby kommun ingår avtalet.',
    'att bifalla kommunstyrelsens förslag.',
    'Bifalles.',
    'att delta i samarbetet.',
  ],
  declined: [
    'att avslå förslaget.',
    'Förslaget avslås.',
    'att inte anta avtalet.',
    'Avtalet antas inte.',
    'att inte ingå avtalet.',
    'att avböja medverkan i avtalet.',
    'Kommunen avstår från att ansluta sig till avtalet.',
    'att avslå hemställan.',
    'att tacka nej till erbjudandet.',
    'Kommunen deltar inte i samarbetet.',
    'Hemställan avslås med hänvisning till kommunens ekonomi.',
    'Kommunen ansluter sig inte till avtalet.',
    'att kommunen inte ska ansluta sig till avtalet.',
    'Avtalet godkänns ej.',
  ],
  referred_back: [
    'att återremittera ärendet för ytterligare beredning.',
    'Ärendet återremitteras till kommunstyrelsen.',
    'att återremittera ärendet till kommunstyrelsen för att belysa kostnaderna innan avtalet antas.',
    'Återremiss.',
    'Ärendet återförvisas till kommunstyrelsen.',
  ],
  postponed: [
    'Ärendet bordläggs till sammanträdet den 3 juni 2024.',
    'att bordlägga ärendet till nästa sammanträde.',
    'Ärendet bordläggs.',
    'att skjuta upp beslutet till den 3 juni 2024.',
    'Bordlägges.',
  ],
  noted: [
    'att lägga skrivelsen till handlingarna.',
    'Antecknas.',
    'Skrivelsen antecknas till protokollet.',
    'Rekommendationen läggs till handlingarna.',
    'Informationen antecknas.',
    'att notera informationen.',
    'Anmälan antecknas till protokollet.',
    'Kommunfullmäktige tar del av informationen.',
  ],
  adopted_with_condition: [
    'att anta avtalet under förutsättning att samtliga kommuner antar det.',
    'Avtalet antas under förutsättning att likalydande beslut fattas av övriga kommuner.',
    'Avtalet godkänns med förbehåll för att finansieringen kan lösas.',
    '1. Avtalet antas.\n2. Beslutet gäller endast om övriga parter fattar motsvarande beslut.',
    'Under förutsättning att länsstyrelsen medger det antas avtalet.',
    'att godkänna avtalet förutsatt att statsbidrag utgår.',
    'att godkänna avtalet med villkoret att kostnaden inte överstiger 1 mnkr.',
  ],
  adopted_with_declaration: [
    'att anta avtalet med tillägget att det utvärderas efter ett år.',
    '1. Avtalet antas.\n2. Avtalet ska utvärderas efter två år.',
    'Avtalet antas. Kommunen vill framhålla vikten av uppföljning.',
    'att anta avtalet med följande synpunkter: kostnaden bör ses över.',
  ],
  adopted_in_part: [
    'Avtalet antas med undantag för punkt 3.',
    '1. Punkterna 1-3 antas.\n2. Punkt 4 avslås.',
    'att anta avtalet, dock inte punkt 4.',
  ],
  withdrawn: [
    'att begära utträde ur avtalet.',
    'att säga upp avtalet.',
    'Avtalet sägs upp till upphörande den 31 december 2025.',
  ],
  not_concerned: ['Kommunen berörs inte av avtalet.'],
  extension_requested: ['att begära anstånd med svaret till den 1 juni 2024.'],
  abstained: ['att avstå från att ta ställning.'],
}

for (const [act, wordings] of Object.entries(decided)) {
  test(`${act}: each of its wordings is read as that act in every layout`, () => {
    for (const wording of wordings)
      for (const [index, council] of councils.entries())
        assert.equal(readDocument(council(wording)).act, act, `${wording} (layout ${index + 1})`)
  })
}

const titles = [
  'Remiss från Länsförbundet – Förslag till avgiftsmodell',
  'Yttrande över förslag till ny förbundsordning',
  'Svar på remiss: Regional plan',
  'Samråd om budget 2026 för räddningsförbundet',
]
const boards: readonly ((title: string, answer: string) => string)[] = [
  (title, answer) =>
    `Almby kommun\nKommunstyrelsen        Sammanträdesprotokoll   2024-05-13\n\n§ 45  ${title}   Dnr KS 2024/12\n\nBeslut\n${answer}\n\nSammanfattning\nFörbundet har översänt förslaget på remiss. Svar ska lämnas senast den 1 juni 2024. Tekniska nämnden avstyrker förslaget.\n`,
  (title, answer) =>
    `§ 45 Ärendenummer STK-2024-00012\n${title}\nBeslut\n\nEnligt stadskontorets förslag:\n${answer}\n\nHandling\nStadskontorets tjänsteutlåtande den 3 maj 2024.\n\nProtokollsutdrag skickas till\nFörbundet\n\nKommunstyrelsen\nProtokoll nr 3\nSammanträdesdatum: 2024-05-13\n`,
  (title, answer) =>
    `Almby kommun\nKommunstyrelsens arbetsutskott 2024-05-13\n\nKSAU § 45\n${title}\nKS 2024/12\n\nArbetsutskottet beslutar på kommunstyrelsens vägnar\n${answer}\n\nExpedieras\nFörbundet\n`,
]

/** Under "unsaid" the answer hands over a statement, and what it thinks stands there. */
const answered: Readonly<Record<string, readonly string[]>> = {
  supports: [
    'Kommunen tillstyrker förslaget.',
    'Förslaget tillstyrks.',
    'att tillstyrka förslaget.',
    'att ställa sig bakom förslaget.',
    'Almby kommun ställer sig positiv till förslaget.',
  ],
  supports_with_remarks: [
    'att tillstyrka förslaget med följande synpunkter: tidplanen är snäv.',
    'Förslaget tillstyrks med de synpunkter som framgår av tjänsteutlåtandet.',
    'Kommunen tillstyrker förslaget med beaktande av lämnade synpunkter.',
  ],
  no_objection: [
    'Kommunen har inget att erinra mot förslaget.',
    'att meddela att kommunen inte har några synpunkter.',
    'att inte ha något att erinra.',
    'Förslaget lämnas utan erinran.',
    'att svara att kommunen saknar synpunkter på förslaget.',
    'Kommunen har ingenting att invända.',
  ],
  opposes: [
    'Förslaget avstyrks.',
    'att avstyrka förslaget.',
    'Kommunen avstyrker förslaget i dess nuvarande form.',
    'Kommunen ställer sig inte bakom förslaget.',
    'Kommunen kan inte tillstyrka förslaget.',
  ],
  abstains: [
    'att avstå från att yttra sig.',
    'Kommunen avstår från att lämna yttrande.',
    'att inte avge något yttrande.',
    'Kommunen väljer att inte besvara remissen.',
  ],
  unsaid: [
    'att anta förvaltningens yttrande som sitt eget och översända det till förbundet.',
    'Tjänsteutlåtandet översänds som yttrande till förbundet.',
    'att avge yttrande enligt förslag.',
    'Yttrandet godkänns och översänds till förbundet.',
    'att lämna yttrande i enlighet med kommunledningskontorets förslag.',
    'att som svar på remissen översända förvaltningens skrivelse.',
    'Yttrande i enlighet med bilaga 2 översänds till förbundet.',
  ],
}

for (const [opinion, wordings] of Object.entries(answered)) {
  test(`a consultation answered, ${opinion}: each wording is an opinion, and that one`, () => {
    for (const wording of wordings)
      for (const title of titles)
        for (const board of boards) {
          const reading = readDocument(board(title, wording))
          assert.deepEqual(
            [reading.act, reading.opinion ?? 'unsaid'],
            ['opinion', opinion],
            `${title}: ${wording}`,
          )
        }
  })
}
