import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { minutes as anyMinutes } from '../../test/help/generated-minutes.ts'
import { longMinutes } from '../../test/help/minutes.ts'
import { docxFile } from '../kit/docx/file.ts'
import { readableText } from '../kit/extract/document-text.ts'
import { renderPage } from '../kit/html/render.ts'
import { htmlText } from '../kit/mime/html-text.ts'
import { typesetter } from '../kit/typst/typesetter.ts'
import { readDocument } from '../reading/document.ts'
import type { ProposedItem } from './item-import.ts'
import { type ProposedMeeting, proposalOf } from './minutes-import.ts'
import { MinutesSheet } from './minutes.pages.tsx'
import type { Minutes, MinutesItem } from './minutes.ts'
import { printMinutes } from './print.actions.ts'
import { wordMinutes } from './word-minutes.ts'

// What the program makes of minutes it can read: as PDF, as Word, as a page the same meeting comes back.
after(() => typesetter.stop())

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const proposed = (text: string): ProposedMeeting => {
  const proposal = proposalOf(readDocument(text))
  assert.ok(proposal, text)
  return proposal
}
const filed = async (bytes: Uint8Array, type: string): Promise<ProposedMeeting> =>
  proposed((await readableText(bytes, type)).text)
const sheet = (minutes: Minutes): string => String(renderPage(MinutesSheet({ minutes })))

const forms: Record<string, (minutes: Minutes) => Promise<ProposedMeeting>> = {
  PDF: async (minutes) => {
    const [pdf] = await printMinutes(minutes, { at: '2012-02-01T10:00:00.000Z' }, ['a-2a'])
    return await filed(pdf!, 'application/pdf')
  },
  Word: async (minutes) => {
    const facts = { kind: 'Protokoll', footer: 'Justerat', correction: null }
    return await filed(docxFile(wordMinutes(minutes, facts)), docxType)
  },
  'a page': async (minutes) => await filed(Buffer.from(sheet(minutes)), 'text/html'),
  'a pasted page': (minutes) => Promise.resolve(proposed(htmlText(sheet(minutes)))),
}

const held = (minutes: Minutes, presence: string): string[] =>
  minutes.members
    .filter((member) => member.presence === presence)
    .flatMap(({ organisation, holders }) =>
      holders.length === 0
        ? [organisation]
        : holders.map(({ holder, notes }) =>
            [holder.replace(`, ${organisation}`, ''), ...notes, organisation].join(', '),
          ),
    )

const listed = (people: Minutes['officers']): string[] =>
  people.map(({ holder, notes }) => [holder, ...notes].join(', '))

function itemOf(item: MinutesItem): Omit<ProposedItem, 'recipient'> & { readonly to: string | null } {
  const [yes, no, abstained] = (item.vote?.match(/\d+/g) ?? []).map(Number)
  return {
    title: item.title,
    text: item.text,
    clauses: item.clauses,
    outcome: item.outcome,
    to: / till (.*)\.$/.exec(item.outcomeWords ?? '')?.[1] ?? null,
    followups: item.followups.map(({ who, what, when }) => `${who}: ${what}${when ? ` → ${when}` : ''}`),
    proposals: item.proposals,
    vote: item.vote === null ? null : { yes: yes!, no: no!, abstained: abstained! },
    reservations: item.reservations,
    recused: item.recused,
    extractRecipients: item.extractRecipients,
  }
}

function sameMeeting(read: ProposedMeeting, made: Minutes, onPaper: boolean): void {
  const head = {
    body: made.body,
    number: 1,
    day: '2012-01-26',
    from: '13.00',
    to: '17.00',
    place: made.place,
  }
  const { body, number, day, from, to, place } = read
  assert.deepEqual({ body, number, day, from, to, place }, head)
  assert.deepEqual(read.present, [...held(made, 'present'), ...listed(made.officers)])
  assert.deepEqual(read.apologies, held(made, 'apology'))
  assert.deepEqual(read.guests, listed(made.guests))
  assert.deepEqual(read.adjusters, made.adjusters)
  const items = read.items.map(({ recipient, ...item }) => ({ ...item, to: recipient }))
  const wanted = made.items.map(itemOf)
  assert.deepEqual(onPaper ? flattened(items) : items, onPaper ? flattened(wanted) : wanted)
}

/** Where a page of paper ends with a full line and a stop, nothing tells whether the paragraph did. */
const flattened = (items: readonly object[]): unknown =>
  JSON.parse(JSON.stringify(items).replaceAll(String.raw`\n\n`, ' '))

for (const [form, read] of Object.entries(forms)) {
  test(`any minutes as ${form} are read as the same meeting: items, clauses, votes, reservations, attendance, tasks`, async () => {
    const same = fc.asyncProperty(anyMinutes, async (minutes) =>
      sameMeeting(await read(minutes), minutes, form === 'PDF'),
    )
    await fc.assert(same, { seed: 2012, numRuns: 25 })
  })

  test(`and so are minutes of six pages as ${form}`, async () => {
    sameMeeting(await read(longMinutes()), longMinutes(), form === 'PDF')
  })
}
