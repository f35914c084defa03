import { z } from 'zod'
import { caseNamed } from '../cases/actions.ts'
import { caseSlug } from '../cases/case.ts'
import { findCase, findCaseByDnr } from '../cases/store.ts'
import { findCirculation } from '../circulations/store.ts'
import { staff } from '../kit/actor.ts'
import { field, parseForm } from '../kit/form.ts'
import { type Handler, type Route, type Visit, get, post, seeOther } from '../kit/http/visit.ts'
import { isId } from '../kit/id.ts'
import { FormFaults, NotFound } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { collectItem, dropCollected } from './agenda.actions.ts'
import { type InboxLetter, findInboxLetter } from '../intake/inbox.store.ts'
import { findLetterEntries } from '../intake/letter-join.store.ts'
import { findParts } from '../letters/part.store.ts'
import { findCollected } from './agenda.store.ts'
import { itemKinds } from './agenda.ts'
import { type CollectView, type CollectedItem, type ItemOrigin, collectPage } from './collect.pages.tsx'
import { type MeetingBody, bodiesOf } from './visited-meeting.routes.ts'
import { meetingsPath } from './address.ts'

/** Characters of a note that an item is collected with. */
const longestNote = 20_000

const showCollect: Handler = async (visit, problem) => {
  const view = await visit.work(async (work): Promise<CollectView> => {
    const bodies = await bodiesOf(visit, work)
    return { bodies, from: await originOf(visit, work), collected: await collectedOf(work, bodies) }
  })
  return collectPage({ visit, problem }, view)
}

/** What the new item begins as: the case (`dnr`) or the letter (`letter`) that it is opened from. */
async function originOf({ url }: Visit, work: Work): Promise<ItemOrigin | null> {
  const [dnr, letter] = [url.searchParams.get('dnr'), url.searchParams.get('letter')]
  if (dnr !== null) {
    const found = await findCaseByDnr(work.db, work.association, dnr)
    return (
      found && { of: 'case', dnr: found.dnr, title: found.title, text: '', path: `cases/${caseSlug(found)}` }
    )
  }
  return letter !== null && isId(letter) ? await letterOrigin(work, letter) : null
}

async function letterOrigin(work: Work, id: string): Promise<ItemOrigin | null> {
  const { db, association } = work
  const found = await findInboxLetter(db, association, id)
  if (!found) return null
  const read = (await findParts(db, association, id)).find(({ text }) => text !== null)
  const text = read?.text?.slice(0, longestNote) ?? ''
  const path = `inbox?letter=${id}`
  return { of: 'letter', dnr: await dnrOf(work, found), title: found.head?.subject ?? '', text, path }
}

/** The case that the letter is entered in, else that of what it answers; empty where it has none. */
async function dnrOf({ db, association }: Work, letter: InboxLetter): Promise<string> {
  const entered = await findLetterEntries(db, association, letter.id)
  const own = entered.find(({ voidedAt }) => voidedAt === null)
  if (own) return own.dnr
  const [answered] = letter.proposals
  const circulation = answered && (await findCirculation(db, association, { id: answered.circulation }))
  return (circulation && (await findCase(db, association, circulation.caseId))?.dnr) || ''
}

async function collectedOf(
  { db, association }: Work,
  bodies: readonly MeetingBody[],
): Promise<CollectedItem[]> {
  const collected: CollectedItem[] = []
  for (const { body } of bodies)
    for (const item of await findCollected(db, association, body.id)) {
      const file = item.caseId === null ? null : await findCase(db, association, item.caseId)
      collected.push({ item, dnr: file?.dnr ?? null })
    }
  return collected
}

const collectForm = z.object({
  id: field.id(),
  bodyId: field.id(),
  title: field.text(1000),
  kind: field.oneOf(itemKinds),
  presenter: field.optionalText(300),
  text: z.string().trim().max(longestNote, 'form.too-long'),
  dnr: field.optionalText(100),
})

const takeCollect: Handler = async (visit) => {
  const { dnr, ...typed } = parseForm(visit.form, collectForm)
  await visit.work(async (work) => {
    const bodies = await bodiesOf(visit, work)
    if (!bodies.some(({ body }) => body.id === typed.bodyId))
      throw new FormFaults([{ field: 'bodyId', code: 'form.choose' }])
    await collectItem(work, { ...typed, caseId: await caseNamed(work, dnr) })
  })
  return seeOther(meetingsPath(visit, 'collect'))
}

const takeRemove: Handler = async (visit) => {
  const id = visit.part('id')
  if (!isId(id)) throw new NotFound()
  await visit.work((work) => dropCollected(work, id))
  return seeOther(meetingsPath(visit, 'collect'))
}

const room = '/:association/meetings/collect'

export const collectRoutes: readonly Route[] = [
  get(room, staff, showCollect),
  post(room, staff, takeCollect, showCollect),
  post(`${room}/:id/remove`, staff, takeRemove, showCollect),
]
