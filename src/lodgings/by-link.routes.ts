import { type FoundLink, markLinkUsed } from '../circulations/answer-link.store.ts'
import { type OpenedLink, isNewUse, openLink } from '../circulations/answer-link.actions.ts'
import { findCirculation } from '../circulations/store.ts'
import { dayOf } from '../kit/clock.ts'
import type { Handler, Page, Problem, Reply, Visit } from '../kit/http/visit.ts'
import { NotFound } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { findOrganisation } from '../organisations/store.ts'
import { findSender } from '../organisations/visited-sender.routes.ts'
import { closedLinkPage } from './closed-link.pages.tsx'

/** Whoever has come by a valid link: whose answer it may give, and the link itself. */
export interface Guest {
  readonly link: FoundLink
  readonly token: string
  readonly member: NonNullable<Awaited<ReturnType<typeof findOrganisation>>>
  /** The page that the link leads to; the others lie under it. */
  readonly home: string
}

export const linkPath = '/:association/answer/:token'

const tokenOf = (visit: Visit): string => visit.part('token')

export async function guestOf(visit: Visit, work: Work, link: FoundLink): Promise<Guest> {
  const today = dayOf(work.clock.now())
  const member = await findOrganisation(work.db, work.association, { id: link.organisationId }, today)
  if (!member) throw new NotFound()
  const token = tokenOf(visit)
  return { link, token, member, home: `/${visit.association.slug}/answer/${token}` }
}

type ByLink = (visit: Visit, guest: Guest, problem: Problem | undefined) => Promise<Reply>

/** What a link can open, for a handler of its own: the link is the permission. Anything else is told what is wrong with it. */
export function byLink(handle: ByLink): Handler {
  return async (visit, problem) => {
    const opened = await visit.work((work) => openLink(work, tokenOf(visit)))
    if (opened?.state !== 'valid') return await closedOf(visit, opened)
    const guest = await visit.work((work) => guestOf(visit, work, opened))
    return await handle(visit, guest, problem)
  }
}

/**
 * As `byLink`, for what is posted: then the link has been used. That it was fetched says nothing: mail servers and their
 * guards follow every link in a letter before anybody has read it.
 */
export function doneByLink(handle: ByLink): Handler {
  return byLink(async (visit, guest, problem) => {
    await noteUse(visit, guest.link)
    return await handle(visit, guest, problem)
  })
}

async function noteUse({ site, association }: Visit, link: FoundLink): Promise<void> {
  const now = site.clock.now()
  if (isNewUse(link, now))
    await site.database.transaction(association.id, (db) => markLinkUsed(db, association.id, link.id, now))
}

/** Why the link does not open, and how to answer all the same. */
export async function closedOf(visit: Visit, opened: OpenedLink | null): Promise<Page> {
  const { answerTo, dnr } = await visit.work(async (work) => {
    const sender = await findSender(visit, work)
    const about = opened && (await findCirculation(work.db, work.association, { id: opened.circulationId }))
    return { answerTo: sender && sender.address, dnr: about?.dnr ?? null }
  })
  const state = opened && opened.state !== 'valid' ? opened.state : 'unknown'
  const home = `/${visit.association.slug}/answer/${tokenOf(visit)}`
  return closedLinkPage(visit, { state, answerTo, dnr, home, asked: visit.url.searchParams.has('asked') })
}
