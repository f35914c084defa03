import { askForLink, openLink } from '../circulations/answer-link.actions.ts'
import { findPost } from '../circulations/preview.routes.ts'
import { anyone } from '../kit/actor.ts'
import { type Handler, type Route, get, post, seeOther } from '../kit/http/visit.ts'
import { byLink, closedOf, linkPath } from './by-link.routes.ts'
import { toDecidePage } from './to-decide.pages.tsx'
import { findLetterTexts, findToDecide } from './to-decide.store.ts'

const showToDecide = byLink(async (visit, guest) => {
  const { asked, texts } = await visit.work(async ({ db, association }) => {
    const asked = await findToDecide(db, association, guest.member.id)
    return { asked, texts: await findLetterTexts(db, association, asked) }
  })
  return toDecidePage(visit, { guest, asked, texts })
})

/** The answer is the same whoever asks and however often: it tells nothing of where the letter goes. */
const takeNewLink: Handler = async (visit) => {
  const token = visit.part('token')
  await visit.work(async (work) => askForLink(work, token, await findPost(work, visit)))
  return seeOther(`/${visit.association.slug}/answer/${token}?asked`)
}

const showClosed: Handler = async (visit) =>
  await closedOf(visit, await visit.work((work) => openLink(work, visit.part('token'))))

export const toDecideRoutes: readonly Route[] = [
  get(linkPath, anyone, showToDecide),
  post(`${linkPath}/new-link`, anyone, takeNewLink, showClosed),
]
