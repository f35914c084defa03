import { z } from 'zod'
import { staff } from '../kit/actor.ts'
import { dayOf } from '../kit/clock.ts'
import { field, parseForm } from '../kit/form.ts'
import { type Handler, type Route, type Visit, get, post, seeOther } from '../kit/http/visit.ts'
import { isId, newId } from '../kit/id.ts'
import type { OutgoingLetter } from '../kit/mail/letter.ts'
import { outbox } from '../kit/mail/store.ts'
import { texts as mailTexts } from '../kit/mail/texts.ts'
import { NotFound } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { findOrganisations, findOwnAssociation } from '../organisations/store.ts'
import {
  addAddressee,
  allLetters,
  dropAddressee,
  mendAddress,
  recallCirculation,
} from './addressee.actions.ts'
import { addresseeRoles, tokenIn } from './addressee.ts'
import { renewLink, revokeLinksOf } from './answer-link.actions.ts'
import { findLinks } from './answer-link.store.ts'
import { type AnswerLink, standingOfLinks } from './answer-link.ts'
import type { Circulation } from './circulation.ts'
import { undoDispatch } from './dispatch.actions.ts'
import { type DispatchView, type Sent, dispatchPage, recallPage } from './dispatch.pages.tsx'
import { findWritten, hrefOf } from './draft.routes.ts'
import { findPost } from './preview.routes.ts'
import { type AddresseeRow, findAddressees, findCirculation } from './store.ts'

async function requireSent(work: Work, visit: Visit): Promise<Circulation> {
  const { id } = await findWritten(work, visit)
  const circulation = await findCirculation(work.db, work.association, { id })
  if (!circulation) throw new NotFound()
  return circulation
}

const showDispatch: Handler = async (visit, problem) => {
  const view = await visit.work(async (work) => {
    const row = await findWritten(work, visit)
    return row.sentAt ? await findView(work, visit) : hrefOf(visit, row.slug)
  })
  return typeof view === 'string' ? seeOther(`${view}/draft`) : dispatchPage(visit, view, problem)
}

async function findView(work: Work, visit: Visit): Promise<DispatchView> {
  const circulation = await requireSent(work, visit)
  const on = dayOf(work.clock.now())
  const addressees = await findAddressees(work.db, work.association, circulation.id, { on })
  const letters = await outbox(work.db, work.association, { concerns: circulation.id, limit: allLetters })
  const links = await findLinks(work.db, work.association, { circulation: circulation.id })
  const rows = sentTo(addressees, letters, { links, now: work.clock.now() })
  const { hubId } = await findOwnAssociation(work.db, work.association)
  const there = new Set(addressees.flatMap((each) => (each.droppedAt ? [] : [each.organisationId])))
  const organisations = await findOrganisations(work.db, work.association, on)
  return {
    href: hrefOf(visit, circulation.slug),
    circulation,
    rows,
    undoSeconds: circulation.version === 1 ? secondsLeft(rows, work.clock.now()) : 0,
    still: stillness(visit),
    others: organisations.filter(({ id }) => id !== hubId && !there.has(id)),
    newId: newId(),
  }
}

/** A letter is its recipient's by its reply address; the latest one that was not undone is shown. */
function sentTo(
  addressees: readonly AddresseeRow[],
  letters: readonly OutgoingLetter[],
  { links, now }: { links: readonly AnswerLink[]; now: string },
): Sent[] {
  const linksOf = Map.groupBy(links, ({ addresseeId }) => addresseeId)
  const latest = new Map<string, OutgoingLetter>()
  for (const letter of letters) {
    const token = tokenIn(letter.replyTo ?? '')
    const counts = letter.state !== 'cancelled' && letter.purpose !== 'reminder'
    if (token && counts && !latest.has(token)) latest.set(token, letter)
  }
  return addressees.map((addressee) => ({
    addressee,
    letter: latest.get(addressee.replyToken) ?? null,
    link: standingOfLinks(linksOf.get(addressee.id) ?? [], now),
  }))
}

/** Only while every letter waits can all be undone. */
function secondsLeft(rows: readonly Sent[], now: string): number {
  const letters = rows.flatMap(({ letter }) => letter ?? [])
  if (letters.length === 0 || letters.some((letter) => letter.state !== 'waiting')) return 0
  const due = letters.map((letter) => letter.dueAt).toSorted()[0]!
  return Math.max(0, Math.ceil((Date.parse(due) - Date.parse(now)) / 1000))
}

/** Why letters do not leave; null when they do. */
export function stillness(visit: Visit): string | null {
  const words = mailTexts[visit.language]
  if (visit.site.demo) return words.caught
  return visit.site.settings.smtpUrl === null ? words.noServer : null
}

const takeUndo: Handler = async (visit) => {
  const id = await visit.work(async (work) => {
    const row = await findWritten(work, visit)
    await undoDispatch(work, row.id)
    return row.id
  })
  return seeOther(`${hrefOf(visit, id)}/draft?undone`)
}

const takeAdd: Handler = async (visit) => {
  const schema = z.object({
    addresseeId: field.id(),
    organisationId: field.id(),
    email: field.text(300),
    role: field.oneOf(addresseeRoles),
  })
  const added = parseForm(visit.form, schema)
  await visit.work(async (work) => {
    const { id } = await requireSent(work, visit)
    await addAddressee(work, { ...added, id, post: await findPost(work, visit) })
  })
  return seeOther(`${hrefOf(visit)}/dispatch`)
}

function addresseeIn(visit: Visit): string {
  const id = visit.part('addressee')
  if (!isId(id)) throw new NotFound()
  return id
}

const takeDrop: Handler = async (visit) => {
  const addresseeId = addresseeIn(visit)
  const reason = visit.form.text('reason') ?? ''
  await visit.work(async (work) => {
    const { id } = await requireSent(work, visit)
    await dropAddressee(work, { id, addresseeId, reason, post: await findPost(work, visit) })
  })
  return seeOther(`${hrefOf(visit)}/dispatch#a-${addresseeId}`)
}

const takeAddress: Handler = async (visit) => {
  const addresseeId = addresseeIn(visit)
  const email = visit.form.text('email') ?? ''
  await visit.work(async (work) => {
    const { id } = await requireSent(work, visit)
    await mendAddress(work, { id, addresseeId, email, post: await findPost(work, visit) })
  })
  return seeOther(`${hrefOf(visit)}/dispatch#a-${addresseeId}`)
}

const takeRenewal: Handler = async (visit) => {
  const addresseeId = addresseeIn(visit)
  await visit.work(async (work) => {
    const { id } = await requireSent(work, visit)
    await renewLink(work, { id, addresseeId, post: await findPost(work, visit) })
  })
  return seeOther(`${hrefOf(visit)}/dispatch#a-${addresseeId}`)
}

const takeRevocation: Handler = async (visit) => {
  const addresseeId = addresseeIn(visit)
  await visit.work(async (work) => {
    const { id } = await requireSent(work, visit)
    await revokeLinksOf(work, { id, addresseeId })
  })
  return seeOther(`${hrefOf(visit)}/dispatch#a-${addresseeId}`)
}

const showRecall: Handler = async (visit, problem) => {
  const { circulation, told } = await visit.work(async (work) => {
    const circulation = await requireSent(work, visit)
    const on = dayOf(work.clock.now())
    const addressees = await findAddressees(work.db, work.association, circulation.id, { on })
    return { circulation, told: addressees.filter((each) => each.droppedAt === null).length }
  })
  return recallPage(visit, { circulation, told, href: hrefOf(visit, circulation.slug) }, problem)
}

const takeRecall: Handler = async (visit) => {
  const reason = visit.form.text('reason') ?? ''
  await visit.work(async (work) => {
    const { id } = await requireSent(work, visit)
    await recallCirculation(work, { id, reason, post: await findPost(work, visit) })
  })
  return seeOther(`${hrefOf(visit)}/dispatch`)
}

const one = '/:association/circulations/:circulation'

export const dispatchRoutes: readonly Route[] = [
  get(`${one}/dispatch`, staff, showDispatch),
  post(`${one}/dispatch/undo`, staff, takeUndo, showDispatch),
  post(`${one}/addressees`, staff, takeAdd, showDispatch),
  post(`${one}/addressees/:addressee/drop`, staff, takeDrop, showDispatch),
  post(`${one}/addressees/:addressee/address`, staff, takeAddress, showDispatch),
  post(`${one}/addressees/:addressee/link`, staff, takeRenewal, showDispatch),
  post(`${one}/addressees/:addressee/link/revoke`, staff, takeRevocation, showDispatch),
  get(`${one}/recall`, staff, showRecall),
  post(`${one}/recall`, staff, takeRecall, showRecall),
]
