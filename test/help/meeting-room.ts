import { after } from 'node:test'
import { freshDatabase } from './database.ts'
import { system } from '../../src/kit/actor.ts'
import { HandClock, instantOf } from '../../src/kit/clock.ts'
import { newId } from '../../src/kit/id.ts'
import { typesetter } from '../../src/kit/typst/typesetter.ts'
import type { Work } from '../../src/kit/work.ts'
import { type ItemContent, addItems, writeItem } from '../../src/meetings/agenda.actions.ts'
import type { AgendaItem } from '../../src/meetings/agenda.ts'
import { findItems } from '../../src/meetings/agenda.store.ts'
import { planMeeting } from '../../src/meetings/actions.ts'
import { addMembers, foundAssociation } from '../../src/organisations/actions.ts'
import type { Governance } from '../../src/organisations/body.ts'
import { insertBody } from '../../src/organisations/body.store.ts'
import { findOwnAssociation } from '../../src/organisations/store.ts'

/** An association with four members and an empty calendar, and the short ways in which tests plan and write meetings. */
export const clock = new HandClock('2012-01-26T09:00')
const fresh = await freshDatabase()
export const { database } = fresh
after(() => typesetter.stop())
export const association = await fresh.database.transaction(null, (db) =>
  foundAssociation(
    { db, actor: system('test'), clock },
    { slug: 'skane-nordvast', name: 'Skåne Nordväst', mailFrom: null },
  ),
)
export const inside = <T>(run: (work: Work) => Promise<T>): Promise<T> =>
  fresh.database.transaction(association, (db) => run({ db, association, actor: system('test'), clock }))

const hub = await inside(async ({ db }) => (await findOwnAssociation(db, association)).hubId)
export async function addBody(name: string, governance: Governance): Promise<string> {
  const id = newId()
  const facts = { kind: 'board', validFrom: null, validTo: null } as const
  await inside(({ db }) =>
    insertBody(db, association, { id, organisationId: hub, name, governance, ...facts }),
  )
  return id
}
export const plan = (bodyId: string, from: string, to: string, id = newId()) =>
  inside((work) =>
    planMeeting(work, {
      id,
      bodyId,
      place: 'Rådhuset',
      videoLink: null,
      hasMeal: false,
      startsAt: instantOf(from),
      endsAt: instantOf(to),
    }),
  )
export const add = async (meetingId: string, ...titles: string[]): Promise<string[]> => {
  const items = titles.map((title) => ({ id: newId(), title, kind: 'decision' as const }))
  await inside((work) => addItems(work, meetingId, items))
  return items.map(({ id }) => id)
}
export const itemOf = async (meetingId: string, id: string) =>
  (await inside(({ db }) => findItems(db, association, meetingId))).find((item) => item.id === id)!
export const contentOf = (item: AgendaItem): ItemContent => {
  const { title, kind, presenter, plannedMinutes, isClosed, text, outcome, outcomeRecipient } = item
  const { outcomeBodyId, clauses, proposals, vote, reservations, extractRecipients } = item
  return {
    title,
    kind,
    presenter,
    plannedMinutes,
    isClosed,
    text,
    outcome,
    outcomeRecipient,
    outcomeBodyId,
    clauses,
    proposals,
    vote,
    reservations,
    extractRecipients,
  }
}
export async function write(
  meetingId: string,
  id: string,
  changes: Partial<ItemContent>,
  page?: { version: number; writer: string },
) {
  const item = await itemOf(meetingId, id)
  const opened = page ?? { version: item.version, writer: newId() }
  const content = { ...contentOf(item), ...changes }
  return await inside((work) => writeItem(work, { meetingId, id }, opened, content))
}
export const refused = (code: string) => (error: unknown) => (error as { code?: string }).code === code

await inside((work) => addMembers(work, { codes: ['1260', '1275', '1278', '1283'], from: '2000-01-01' }))
