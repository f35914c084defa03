import fc from 'fast-check'
import type { Presence } from '../../src/meetings/attendance.ts'
import type { Minutes, MinutesItem, MinutesMember, MinutesPerson } from '../../src/meetings/minutes.ts'

/** Any minutes that a meeting may come to, in our own words: for what must hold of all of them. */
const words =
  'gruppen underlaget räddningstjänsten e-arkiv KD-möte kommunalförbundets verksamhetsplanering 2012–2014 ' +
  'Dnr_KSL/15/0016-5 medlemmarnas_in-_och_utflyttning överenskommelsen samverkansavtal hamnen Skåne Nordväst ' +
  'krisinformationssamordning budget för Anna-Lena förslaget m.m. till_och_med 50_% (se_bilaga) IT-säkerhetsfrågor'
const word = fc.constantFrom(...words.split(' ').map((each) => each.replaceAll('_', ' ')))
const sentence = fc
  .array(word, { minLength: 4, maxLength: 30 })
  .map((list) => `Gruppen behandlade ${list.join(' ')}.`)
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 4 }).map((list) => list.join(' '))
const text = fc.array(paragraph, { maxLength: 4 }).map((list) => list.join('\n\n'))
const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 2 })

const longTitle =
  'Yttrande över förslaget till gemensam organisation för räddningstjänst, krisberedskap och säkerhetssamordning i Skåne Nordväst (återremitterat ärende)'
const title = fc.oneof(
  fc.constantFrom(
    'Krisinformation',
    'E-arkiv',
    'iPads i skolan?',
    longTitle,
    'Budget 2013',
    '”Ett enda Skåne” m.m.',
  ),
  fc
    .array(word, { minLength: 2, maxLength: 20 })
    .map((list) => `Ärende om ${list.join(' ').replaceAll('Dnr ', '')}`),
)
const clause = fc.array(word, { minLength: 2, maxLength: 25 }).map((list) => `godkänna ${list.join(' ')}`)
const when = optional(
  fc.constantFrom('nästa möte', '2012-03-01', 'styrelsen 17 februari', 'ett kommande KD-möte'),
)
const who = fc.constantFrom('sekreteraren', 'krisinfogruppen', 'Helsingborgs stadsjurist')
const task = fc.record({
  who,
  what: fc.constantFrom('tar in namn', 'tar fram e-arkivets projektplan', 'skriver'),
  when,
})

const outcome = fc.constantFrom(
  ['referred_back', 'Ärendet återremitteras till krisinfogruppen.'] as const,
  ['postponed', 'Ärendet bordläggs till mötet den 23 februari.'] as const,
  ['handed_over', 'Ärendet överlämnas till Styrelsen.'] as const,
  ['noted', 'Informationen antecknas.'] as const,
  [null, null] as const,
)

const item = fc
  .record({
    title,
    text,
    proposals: optional(text.filter(Boolean)),
    vote: optional(fc.tuple(fc.nat(40), fc.nat(40), fc.nat(9))),
    reservations: optional(text.filter(Boolean)),
    clauses: fc.array(clause, { maxLength: 3 }),
    outcome,
    tasks: fc.array(task, { maxLength: 3 }),
    recused: fc.subarray(['kommundirektör, Bjuv', 'Bo Alm']),
    extractRecipients: fc.subarray(['Räddningstjänsten', 'Bjuvs kommun', 'e-arkivgruppen']),
  })
  .map(({ vote, clauses, outcome: [kind, sentenceOf], tasks, ...rest }): Omit<MinutesItem, 'number'> => ({
    ...rest,
    id: '',
    isClosed: false,
    vote: vote && `${vote[0]} ja, ${vote[1]} nej, ${vote[2]} avstår`,
    decides: 'Kommundirektörsgruppen beslutar',
    clauses,
    outcome: clauses.length > 0 ? 'decided' : kind,
    outcomeWords: clauses.length > 0 ? null : sentenceOf,
    followups: tasks.map((each, index) => ({ ...each, number: index + 1 })),
  }))

const person = (holder: string, ...notes: string[]): MinutesPerson => ({ holder, notes })
const note = fc.subarray(['tjänstgörande ersättare', 'på distans', 'från kl. 13.30', 'till kl. 15.05'])
const presence = fc.constantFrom<Presence[]>('present', 'apology', 'absent')
const municipalities =
  'Bjuv Båstad Helsingborg Höganäs Klippan Landskrona Perstorp Svalöv Åstorp Ängelholm Örkelljunga'
const members = fc.tuple(
  ...municipalities.split(' ').map((organisation) =>
    fc
      .record({ presence, notes: note, how: fc.constantFrom('office', 'name', 'two', 'none') })
      .map(({ presence: there, notes, how }): MinutesMember => {
        const office = person(`kommundirektör, ${organisation}`, ...(there === 'present' ? notes : []))
        const holders = {
          office: [office],
          name: [person('Bo Alm')],
          two: [office, person('Eva Ask')],
          none: [],
        }
        return { organisation, presence: there, holders: there === 'absent' ? [] : holders[how] }
      }),
  ),
)

export const minutes: fc.Arbitrary<Minutes> = fc
  .record({
    place: optional(fc.constantFrom('Stadsbiblioteket i Ängelholm', 'Rådhuset')),
    members,
    officers: fc.subarray([person('utredare'), person('Cia Dahl', 'jurist')]),
    guests: fc.subarray([person('säkerhetschef', 'Ängelholm'), person('räddningschef')]),
    adjusters: fc.constantFrom(
      ['kommundirektör, Helsingborg'],
      ['Eva Ask', 'kommundirektör, Bjuv'],
      ['Eva Ask'],
    ),
    items: fc.array(item, { minLength: 2, maxLength: 6 }),
    paragraphs: fc.boolean(),
  })
  .map(({ items, paragraphs, ...rest }) => ({
    ...rest,
    association: 'Skåne Nordväst',
    body: 'Kommundirektörsgruppen',
    number: '1/2012',
    time: 'torsdag 26 januari 2012 kl. 13.00–17.00',
    secretary: 'sekreteraren, Skåne Nordväst',
    items: items.map((each, index) => ({
      ...each,
      id: String(index),
      number: paragraphs ? `§ ${index + 14}` : String(index + 1),
    })),
  }))
