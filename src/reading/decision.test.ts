import assert from 'node:assert/strict'
import { test } from 'node:test'
import { board, committee, council, extract, holds } from '../../test/help/reading-extract.ts'
import { readDecision } from './extract.ts'

test('a yes is a yes in many offices’ words', () => {
  holds([
    [board, 'Kommunstyrelsen\n\nbeslutar\n\natt anta överenskommelsen.', 'adopted'],
    [board, 'Kommunstyrelsens beslut:\nÖverenskommelsen antas.', 'adopted'],
    [
      board,
      'Sammanfattning\nFörbundet föreslår en överenskommelse.\n\nKommunstyrelsens beslut\nKommunstyrelsen ställer sig bakom överenskommelsen.',
      'adopted',
    ],
    [board, 'Kommunstyrelsen beslutar anta överenskommelsen.', 'adopted'],
    [board, 'Beslut\nKommunstyrelsen biträder förslaget.', 'adopted'],
    [board, 'Beslutades att anta överenskommelsen.', 'adopted'],
    [council, 'Kommunfullmäktiges beslut\nBifalles.', 'adopted'],
    [council, 'Kommunfullmäktige fastställer förbundsordningen.', 'adopted'],
    [board, 'Beslut\nKommunen ansluter sig till överenskommelsen.', 'adopted'],
    [board, 'Beslut\nKommunstyrelsen beslutar i enlighet med förvaltningens förslag.', 'adopted'],
  ])
})

test('what undoes a yes is a no', () => {
  holds([
    [board, 'Beslut\nKommunstyrelsen beslutar att inte anta överenskommelsen.', 'declined'],
    [board, 'Beslut\nKommunstyrelsen antar inte överenskommelsen.', 'declined'],
    [board, 'Beslut\nÖverenskommelsen antas inte.', 'declined'],
    [board, 'Beslut\nExempelby kommun avböjer att delta.', 'declined'],
    [board, 'Beslut\nKommunen avstår från att ansluta sig till överenskommelsen.', 'declined'],
    [board, 'Beslut\nFörslaget avslås.', 'declined'],
    [council, 'Kommunfullmäktige beslutar\natt ej godkänna överenskommelsen.', 'declined'],
    [board, 'Beslut\nKommunstyrelsen säger nej till överenskommelsen.', 'declined'],
    [board, 'Beslut\nRekommendationen avvisas.', 'declined'],
  ])
})

test('steps in the handling are neither yes nor no', () => {
  holds([
    [board, 'Beslut\nÄrendet bordläggs.', 'postponed'],
    [board, 'Beslut\nKommunstyrelsen bordlägger ärendet.', 'postponed'],
    [board, 'Beslut\nKommunstyrelsen beslutar bordlägga ärendet till nästa sammanträde.', 'postponed'],
    [board, 'Beslut\nÄrendet utgår från dagordningen.', 'postponed'],
    [board, 'Beslut\nÄrendet återremitteras till förvaltningen.', 'referred_back'],
    [board, 'Beslut\nKommunstyrelsen beslutar om återremiss.', 'referred_back'],
    [board, 'Beslut\nInformationen antecknas till protokollet.', 'noted'],
    [board, 'Beslut\nKommunstyrelsen tar del av informationen.', 'noted'],
    [board, 'Beslut\nRekommendationen läggs till handlingarna.', 'noted'],
    [board, 'Beslut\nKommunen begär anstånd med svaret till den 1 oktober 2024.', 'extension_requested'],
    [board, 'Beslut\nKommunstyrelsen avstår från att ta ställning.', 'abstained'],
    [board, 'Beslut\nExempelby kommun omfattas inte av överenskommelsen.', 'not_concerned'],
    [
      council,
      'Beslut\nKommunfullmäktige beslutar att säga upp överenskommelsen till den 31 december 2025.',
      'withdrawn',
    ],
    [council, 'Beslut\nKommunfullmäktige beslutar att kommunen ska utträda ur förbundet.', 'withdrawn'],
  ])
})

test('a condition, an addition and a part are told from a plain yes', () => {
  holds([
    [
      board,
      'Beslut\nÖverenskommelsen antas under förutsättning att samtliga kommuner fattar likalydande beslut.',
      'adopted_with_condition',
    ],
    [
      board,
      'Beslut\n1. Överenskommelsen antas.\n2. Beslutet gäller under förutsättning att finansieringen klaras ut.',
      'adopted_with_condition',
    ],
    [
      board,
      'Beslut\nÖverenskommelsen antas med villkoret att kostnaden inte överstiger 50 000 kronor.',
      'adopted_with_condition',
    ],
    [
      board,
      'Beslut\nÖverenskommelsen antas förutsatt att regionen också antar den.',
      'adopted_with_condition',
    ],
    [
      board,
      'Beslut\nÖverenskommelsen antas med tillägget att den utvärderas efter två år.',
      'adopted_with_declaration',
    ],
    [
      board,
      'Beslut\n1. Överenskommelsen antas.\n2. Kommunstyrelsen förutsätter att samverkan följs upp årligen.',
      'adopted_with_declaration',
    ],
    [
      board,
      'Beslut\nÖverenskommelsen antas med följande synpunkter: samordningen bör stärkas.',
      'adopted_with_declaration',
    ],
    [board, 'Beslut\nÖverenskommelsen antas förutom punkt 3.', 'adopted_in_part'],
    [board, 'Beslut\n1. Punkterna 1–4 antas.\n2. Punkt 5 avslås.', 'adopted_in_part'],
    [
      board,
      'Beslut\n1. Överenskommelsen antas.\n2. Kommundirektören får i uppdrag att underteckna avtalet under förutsättning att budgeten antas.',
      'adopted',
    ],
    [
      board,
      'Beslut\nÖverenskommelsen antas.\n\nReservation\nLedamöterna från Bygdelistan reserverar sig: beslutet borde ha gällt under förutsättning att staten betalar.',
      'adopted',
    ],
    [board, 'Beslut\nTaxan antas med den justering som följer av index.', 'adopted'],
  ])
})

test('a yes to a consultation is an opinion', () => {
  const title = 'Remiss om ny regional plan'
  const rows: readonly (readonly [string, string | null])[] = [
    ['Kommunstyrelsen tillstyrker förslaget.', 'supports'],
    ['Kommunstyrelsen ställer sig bakom förslaget.', 'supports'],
    ['Kommunstyrelsen tillstyrker förslaget med följande synpunkter.', 'supports_with_remarks'],
    ['Kommunstyrelsen har inget att erinra mot förslaget.', 'no_objection'],
    ['Kommunen har inga synpunkter på förslaget.', 'no_objection'],
    ['Kommunstyrelsen avstyrker förslaget.', 'opposes'],
    ['Kommunstyrelsen avstår från att lämna yttrande.', 'abstains'],
    ['Förvaltningens förslag till yttrande antas som kommunens svar.', null],
    ['Kommunstyrelsen antar yttrandet och översänder det till regionen.', null],
  ]
  for (const [decision, opinion] of rows) {
    const read = readDecision(extract(board, `Beslut\n${decision}`, title))
    assert.equal(read.act, 'opinion', decision)
    assert.equal(read.opinion, opinion, decision)
  }
})

test('an opinion over a consultation may itself only be proposed', () => {
  holds(
    [
      [
        committee,
        'Beslut\nArbetsutskottet föreslår kommunstyrelsen att anta yttrandet som sitt eget.',
        'submitted',
        'proposal_to_board',
      ],
    ],
    'Remiss om ny regional plan',
  )
})

test('a date to postpone to takes its year from the meeting, and no date is made up', () => {
  const until = (decision: string): string | null =>
    readDecision(extract(board, `Beslut\n${decision}`)).until?.value ?? null
  assert.equal(until('Ärendet bordläggs till sammanträdet den 9 april 2024.'), '2024-04-09')
  assert.equal(until('Ärendet bordläggs till sammanträdet den 14 januari.'), '2025-01-14')
  assert.equal(until('Ärendet bordläggs till nästa sammanträde.'), null)
})

test('an extract with the committee’s paragraph and the board’s is read by the one that decides, each with its own body and day', () => {
  const paragraphs = {
    committee:
      'Kommunstyrelsens arbetsutskott 2024-04-22\n§ 60 Avtal om gemensam jour     KS 2024/55\nArbetsutskottet föreslår kommunstyrelsen att godkänna avtalet.',
    board:
      'Kommunstyrelsen 2024-05-06\n§ 81 Avtal om gemensam jour     KS 2024/55\nKommunstyrelsen beslutar att godkänna avtalet.',
  }
  for (const order of [paragraphs, { board: paragraphs.board, committee: paragraphs.committee }]) {
    const read = readDecision(
      `Exempelby kommun\nUtdrag ur protokoll\n\n${Object.values(order).join('\n\n')}\n`,
    )
    assert.deepEqual(
      [read.act, read.number?.value, read.body?.value, read.date?.value, read.title?.value],
      ['adopted', '§ 81', 'Kommunstyrelsen', '2024-05-06', 'Avtal om gemensam jour'],
    )
    const proposal = read.paragraphs.find((paragraph) => paragraph.no === '60')!
    assert.deepEqual(
      [proposal.outcome?.act, proposal.body?.value, proposal.date?.value],
      ['submitted', 'Kommunstyrelsens arbetsutskott', '2024-04-22'],
    )
  }
})

test('an order, or the leave to decide, is no stand', () => {
  holds([
    [board, 'Beslut\nKommunstyrelsen ger ordföranden i uppdrag att besluta i ärendet.', null],
    [board, 'Beslut\nKommunstyrelsen delegerar till ordföranden att avge yttrande över remissen.', null],
    [board, 'Beslut\nKommunstyrelsen uppdrar åt förvaltningen att utreda följderna av avtalet.', null],
    [board, 'Beslut\nKommunstyrelsen antar avtalet och uppdrar åt ordföranden att avge svar.', 'adopted'],
    [board, 'Beslut\nKommunstyrelsen uppdrar åt kommunchefen att underteckna avtalet.', 'adopted'],
  ])
})

test('what is sent onward or prepared by a committee is a proposal', () => {
  holds([
    [committee, 'Beslut\nArbetsutskottet tillstyrker ärendet.', 'submitted', 'proposal_to_board'],
    [
      'Socialnämnden',
      'Beslut\nSocialnämnden godkänner avtalet för sin del och sänder ärendet vidare till kommunfullmäktige.',
      'submitted',
      'proposal_to_council',
    ],
    [
      board,
      'Beslut\nArbetsutskottets förslag antas som kommunstyrelsens förslag till kommunfullmäktige.',
      'submitted',
      'proposal_to_council',
    ],
  ])
})

test('what is laid before the council, or led as a committee’s proposal, is never an adoption', () => {
  holds([
    [
      board,
      'Beslut\nKommunstyrelsen antar avtalet och underställer det fullmäktiges prövning.',
      'submitted',
      'proposal_to_council',
    ],
    [
      board,
      'Beslut\nKommunstyrelsen ställer sig bakom avtalet inför beslut i kommunfullmäktige.',
      'submitted',
      'proposal_to_council',
    ],
    [board, 'Beslut\nKommunfullmäktige\natt anta avtalet.', 'submitted', 'proposal_to_council'],
    [
      committee,
      'Beslut\nArbetsutskottet godkänner förslaget och lägger fram det för kommunstyrelsen.',
      'submitted',
      'proposal_to_board',
    ],
    [committee, 'Beslut\nArbetsutskottets beslutsförslag:\nAvtalet antas.', 'submitted', 'proposal_to_board'],
  ])
})

test('a decision waited with is postponed, one that is annulled is withdrawn, a point that is refused makes it a part', () => {
  holds([
    [board, 'Beslut\nKommunstyrelsen är positiv men avvaktar med beslut.', 'postponed'],
    [board, 'Beslut\nKommunstyrelsen upphäver sitt beslut den 4 mars 2024 att anta avtalet.', 'withdrawn'],
    [board, 'Beslut\nKommunstyrelsen återkallar sitt beslut den 4 mars 2024 och antar avtalet.', 'adopted'],
    [council, 'Beslut\nFullmäktige antar punkterna 1–4. Punkt 5 antas inte.', 'adopted_in_part'],
  ])
})
