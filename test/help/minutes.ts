import type { Minutes, MinutesItem, MinutesPerson } from '../../src/meetings/minutes.ts'

/** Minutes of six pages in our own words, of eleven members and twelve items; another seed gives other words. */
const members =
  'Bjuv Båstad Helsingborg Höganäs Klippan Landskrona Perstorp Svalöv Åstorp Ängelholm Örkelljunga'
const person = (holder: string, ...notes: string[]): MinutesPerson => ({ holder, notes })

export function longMinutes(seed = 1): Minutes {
  return {
    association: 'Skåne Nordväst',
    body: 'Kommundirektörsgruppen',
    number: `${seed}/2012`,
    time: 'torsdag 26 januari 2012 kl. 13.00–17.00',
    place: 'Stadsbiblioteket i Ängelholm',
    members: members.split(' ').map((organisation) => ({
      organisation,
      presence: organisation === 'Åstorp' ? 'apology' : organisation === 'Perstorp' ? 'absent' : 'present',
      holders: organisation === 'Perstorp' ? [] : [person(`kommundirektör, ${organisation}`)],
    })),
    officers: [person('utredare')],
    guests: [person('säkerhetschef', 'Ängelholm'), person('räddningschef')],
    secretary: 'sekreteraren, Skåne Nordväst',
    adjusters: ['kommundirektör, Helsingborg'],
    items: Array.from({ length: 12 }, (_, index) => itemOf(index, seed)),
  }
}

function itemOf(index: number, seed: number): MinutesItem {
  const decides = index % 3 === 1
  const sentence = (number: number): string =>
    `Punkt ${index}.${number} (${seed}): gruppen diskuterade underlaget om räddningstjänstsamverkan och kommunalförbundets verksamhetsplanering.`
  return {
    id: `item-${index}`,
    number: String(index + 1),
    title: `Ärende ${index + 1} i mötet ${seed}`,
    isClosed: false,
    text: [0, 1]
      .map((part) => Array.from({ length: 5 }, (_each, n) => sentence(part * 5 + n)).join(' '))
      .join('\n\n'),
    proposals: decides ? 'Bifall till förslaget.' : null,
    vote: decides ? '7 ja, 1 nej, 1 avstår' : null,
    recused: [],
    decides: 'Kommundirektörsgruppen beslutar',
    clauses: decides ? ['godkänna det framtagna materialet', 'sända det vidare till medlemmarna.'] : [],
    outcome: decides ? 'decided' : index % 3 === 0 ? 'referred_back' : null,
    outcomeWords: index % 3 === 0 ? 'Ärendet återremitteras till krisinfogruppen.' : null,
    reservations: null,
    followups: [{ number: index + 1, who: 'sekreteraren', what: 'tar in namn', when: 'nästa möte' }],
    extractRecipients: decides ? ['rådslagsgruppen'] : [],
  }
}
