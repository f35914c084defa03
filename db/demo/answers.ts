import type { Day } from '../../src/kit/clock.ts'
import type { ActType, Rider } from '../../src/ledger/act.ts'

/**
 * Exempeldata: invented answers of real municipalities, as the association's registrar would have entered them in the
 * spring of 2015. Only the municipalities, the recommendation and its days are real; who decided what is not.
 */
export interface DemoAnswer {
  readonly code: string
  readonly type: ActType
  /** When the registrar entered it, by the office's clock. */
  readonly recorded: string
  /** When it reached the office. */
  readonly received: string
  readonly channel: 'mail' | 'paper' | 'phone'
  readonly decided: Day | null
  readonly decidedBy: string | null
  readonly paragraph: string | null
  /** The member's own number, each office in its own way. */
  readonly dnr: string | null
  readonly until?: Day
  readonly riders?: readonly Rider[]
  /** The deciding words as they stand in the extract; a telephone call has a note instead. */
  readonly words?: string
  readonly note?: string
  /** What it says in place of the same member's earlier answer, from the beginning. */
  readonly corrects?: ActType
}

const board = 'Kommunstyrelsen'
const council = 'Kommunfullmäktige'
const adopts = 'att anta överenskommelsen om samverkan för en trygg, säker och störningsfri region.'

function adopted(
  code: string,
  decidedBy: string,
  decided: Day,
  paragraph: string,
  dnr: string,
  recorded: string,
): DemoAnswer {
  const received = `${recorded.slice(0, 10)}T08:00`
  const words = `${decidedBy} beslutar ${adopts}`
  return {
    code,
    type: 'adopted',
    recorded,
    received,
    channel: 'mail',
    decided,
    decidedBy,
    paragraph,
    dnr,
    words,
  }
}

const plain: readonly DemoAnswer[] = [
  adopted('0182', board, '2015-04-13', '§ 61', 'KFKS 2015/211-003', '2015-04-15T13:20'),
  adopted('0123', board, '2015-04-13', '§ 71', 'Kst 2015/145', '2015-04-17T09:05'),
  adopted('0162', board, '2015-04-20', '§ 48', 'KS 2015/0132', '2015-04-24T10:41'),
  adopted('0114', board, '2015-04-27', '§ 93', 'KS/2015:174', '2015-04-29T08:52'),
  adopted('0136', council, '2015-04-27', '§ 102', 'KS 2015/196', '2015-05-04T15:10'),
  adopted('0125', board, '2015-05-05', '§ 57', 'KS15/88', '2015-05-12T09:33'),
  adopted('0126', board, '2015-05-06', '§ 9', 'KS-2015/612.109', '2015-05-11T14:02'),
  adopted('0128', board, '2015-05-11', '§ 43', 'KS/2015:91', '2015-05-13T11:27'),
  adopted('0117', council, '2015-05-18', '§ 66', 'KS 2015/0084', '2015-05-22T13:48'),
  adopted('0160', board, '2015-05-18', '§ 88', 'KS 2015/129-17', '2015-05-21T10:15'),
  adopted('0192', board, '2015-05-21', '§ 120', 'KS/2015/0077/012-3', '2015-05-26T08:37'),
  adopted('0186', board, '2015-05-25', '§ 74', 'KS/2015:143', '2015-05-29T16:05'),
]

const others: readonly DemoAnswer[] = [
  {
    ...adopted('0127', board, '2015-05-04', '§ 84', 'KS/2015:217', '2015-05-08T09:18'),
    type: 'adopted_with_declaration',
    riders: [
      {
        kind: 'declaration',
        text: 'Kommunens medverkan ska utvärderas efter ett år.',
        reviewOn: '2016-05-04',
      },
    ],
    words: `Kommunstyrelsen beslutar ${adopts}\nKommunens medverkan ska utvärderas efter ett år.`,
  },
  {
    ...adopted('0183', board, '2015-05-11', '§ 79', 'KS-0163/2015', '2015-05-18T13:11'),
    type: 'adopted_with_condition',
    riders: [
      {
        kind: 'condition',
        text: 'Under förutsättning att likalydande beslut fattas av samtliga kommuner i länet.',
        reviewOn: null,
      },
    ],
    words: `Kommunstyrelsen beslutar, under förutsättning att likalydande beslut fattas av samtliga kommuner i länet,\n${adopts}`,
  },
  {
    ...adopted('0184', board, '2015-05-04', '§ 55', 'KS/2015:102', '2015-05-07T10:59'),
    type: 'declined',
    words: 'Kommunstyrelsen beslutar att inte anta överenskommelsen.',
  },
  {
    ...adopted('0187', board, '2015-04-23', '§ 41', 'KS 2015/61.012', '2015-04-28T09:00'),
    type: 'noted',
    words: 'Kommunstyrelsen beslutar att lägga skrivelsen till handlingarna.',
  },
  {
    ...adopted('0191', board, '2015-05-19', '§ 110', 'KS/2015:238-5', '2015-05-25T11:36'),
    type: 'referred_back',
    words:
      'Kommunstyrelsen beslutar att återremittera ärendet för att kostnaden för en kontaktpunkt dygnet runt ska redovisas.',
  },
  {
    ...adopted('0163', board, '2015-05-20', '§ 95', '2015/0203 KS-1', '2015-05-27T14:44'),
    type: 'submitted',
    until: '2015-06-17',
    words: `Kommunstyrelsen föreslår kommunfullmäktige besluta\n${adopts}`,
  },
]

/** Norrtälje postpones, and later postpones again; the second time is learnt by asking. */
const postponed: readonly DemoAnswer[] = [
  {
    ...adopted('0188', board, '2015-05-04', '§ 88', 'KS 15-742', '2015-05-07T08:44'),
    type: 'postponed',
    until: '2015-06-01',
    words: 'Kommunstyrelsen beslutar att bordlägga ärendet till sammanträdet den 1 juni 2015.',
  },
  {
    code: '0188',
    type: 'postponed',
    recorded: '2015-06-02T13:35',
    received: '2015-06-02T13:30',
    channel: 'phone',
    decided: '2015-06-01',
    decidedBy: board,
    paragraph: null,
    dnr: 'KS 15-742',
    until: '2015-06-15',
    note: 'Registratorn i Norrtälje, på fråga per telefon: ärendet bordlades igen, till den 15 juni.',
  },
]

/** Vallentuna: what was taken for the municipality's adoption was its committee's proposal; the board decided later. */
const mistaken: readonly DemoAnswer[] = [
  {
    code: '0115',
    type: 'adopted',
    recorded: '2015-05-20T09:12',
    received: '2015-05-19T15:47',
    channel: 'mail',
    decided: '2015-05-11',
    decidedBy: 'Kommunstyrelsens arbetsutskott',
    paragraph: 'KSAU § 76',
    dnr: 'KS 2015.166',
    words: `Arbetsutskottet föreslår att kommunstyrelsen beslutar\n${adopts}`,
  },
  {
    code: '0115',
    type: 'corrected',
    corrects: 'adopted',
    recorded: '2015-06-03T10:00',
    received: '2015-06-03T08:20',
    channel: 'mail',
    decided: '2015-06-01',
    decidedBy: board,
    paragraph: '§ 102',
    dnr: 'KS 2015.166',
    words: `Kommunstyrelsen beslutar ${adopts}`,
    note: 'Utdraget från den 11 maj var arbetsutskottets förslag. Kommunstyrelsen beslutade den 1 juni.',
  },
]

/** In the order in which they were entered. */
export const answers: readonly DemoAnswer[] = [...plain, ...others, ...postponed, ...mistaken].toSorted(
  (one, other) => (one.recorded < other.recorded ? -1 : 1),
)
