import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { longMinutes } from '../../test/help/minutes.ts'
import { docxFile } from '../kit/docx/file.ts'
import { readableText } from '../kit/extract/document-text.ts'
import { typesetter } from '../kit/typst/typesetter.ts'
import { readDocument } from '../reading/document.ts'
import { type ProposedMeeting, proposalOf } from './minutes-import.ts'
import { type Minutes, personLine } from './minutes.ts'
import { printMinutes } from './print.actions.ts'
import { wordMinutes } from './word-minutes.ts'

// What the program prints it can read: as PDF and as Word, the same meeting comes back.
after(() => typesetter.stop())

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const asWord = (minutes: Minutes): Promise<ProposedMeeting> => {
  const facts = { kind: 'Protokoll', footer: 'Justerat', correction: null }
  return proposed(docxFile(wordMinutes(minutes, facts)), docxType)
}
async function asPdf(minutes: Minutes): Promise<ProposedMeeting> {
  const [pdf] = await printMinutes(minutes, { at: '2012-02-01T10:00:00.000Z' }, ['a-2a'])
  return await proposed(pdf!, 'application/pdf')
}
async function proposed(bytes: Uint8Array, mediaType: string): Promise<ProposedMeeting> {
  const { text } = await readableText(bytes, mediaType)
  return proposalOf(readDocument(text))!
}

/** Letters and figures: where a line ends and a word is divided is the paper's. */
const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '')

function sameMeeting(read: ProposedMeeting, printed: Minutes): void {
  assert.deepEqual(
    [read.body, `${read.number}/2012`, read.day, read.from, read.to, read.place],
    [printed.body, printed.number, '2012-01-26', '13.00', '17.00', printed.place],
  )
  const holdersOf = (presence: string): string[] =>
    printed.members
      .filter((member) => member.presence === presence)
      .flatMap(({ holders }) => holders.map(personLine))
  assert.deepEqual(read.present, [...holdersOf('present'), ...printed.officers.map(personLine)])
  assert.deepEqual(read.apologies, holdersOf('apology'))
  assert.deepEqual(read.guests, ['säkerhetschef, Ängelholm', 'räddningschef'])
  assert.deepEqual(read.adjusters, printed.adjusters)
  assert.equal(read.items.length, printed.items.length)
  for (const [index, item] of printed.items.entries()) sameItem(read.items[index]!, item)
}

function sameItem(read: ProposedMeeting['items'][number], item: Minutes['items'][number]): void {
  assert.equal(read.title, item.title)
  assert.deepEqual(read.clauses, item.clauses)
  assert.equal(read.outcome, item.outcome)
  assert.equal(read.recipient, item.outcome === 'referred_back' ? 'krisinfogruppen' : null)
  assert.deepEqual(
    read.followups,
    item.followups.map(({ who, what, when }) => `${who}: ${what} → ${when}`),
  )
  const kept = [
    item.text,
    item.proposals && `Yrkanden ${item.proposals}`,
    item.vote && `Votering ${item.vote}`,
    item.reservations && `Reservationer ${item.reservations}`,
    item.extractRecipients.length > 0 && `Protokollsutdrag skickas till ${item.extractRecipients.join('; ')}`,
  ]
  assert.equal(bare(read.text), bare(kept.filter(Boolean).join('')))
}

test('minutes printed as PDF are read as the same meeting: items, clauses, attendance, outcomes and tasks', async () => {
  sameMeeting(await asPdf(longMinutes()), longMinutes())
})

test('and as a Word file', async () => {
  sameMeeting(await asWord(longMinutes()), longMinutes())
})

/** What the ordinary minutes have not: a clause over several lines, a reservation below it, and a member that sent two and nobody by name. */
function unusual(): Minutes {
  const minutes = longMinutes()
  const [bjuv, bastad, ...members] = minutes.members
  const [first, second, ...items] = minutes.items
  const long =
    'ge sekreteraren i uppdrag att sammanställa synpunkterna från medlemmarna och redovisa dem för gruppen, samt att höra nämnderna'
  return {
    ...minutes,
    members: [
      { ...bjuv!, holders: [...bjuv!.holders, { holder: 'ekonomichef, Bjuv', notes: [] }] },
      { ...bastad!, holders: [] },
      ...members,
    ],
    items: [
      { ...first!, outcome: 'handed_over', outcomeWords: 'Ärendet överlämnas till Styrelsen.' },
      { ...second!, clauses: [long, 'sända det vidare.'], reservations: 'Bjuv reserverar sig.' },
      ...items,
    ],
  }
}

test('a clause over several lines stays one, what stands below the clauses is kept, and a member may send two or none by name', async () => {
  for (const read of [await asPdf(unusual()), await asWord(unusual())]) {
    const [first, second] = read.items
    assert.deepEqual([first!.outcome, first!.recipient], ['handed_over', 'Styrelsen'])
    assert.deepEqual(second!.clauses.map(bare), unusual().items[1]!.clauses.map(bare))
    assert.match(second!.text, /Reservationer Bjuv reserverar sig\./)
    assert.deepEqual(read.present.slice(0, 3), ['kommundirektör, Bjuv', 'ekonomichef, Bjuv', 'Båstad'])
  }
})

test('so are paragraphs with a running number, whose title no empty line divides from the text', async () => {
  const minutes = longMinutes()
  const items = minutes.items.slice(0, 4).map((item, index) => ({ ...item, number: `§ ${index + 14}` }))
  sameMeeting(await asPdf({ ...minutes, items }), { ...minutes, items })
  sameMeeting(await asWord({ ...minutes, items }), { ...minutes, items })
})
