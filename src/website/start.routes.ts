import { countAnswers, findCirculations } from '../circulations/store.ts'
import { type ListedDraft, findDrafts } from '../circulations/draft.store.ts'
import { withdrawnFor } from '../cases/published.routes.ts'
import { anyone, staff } from '../kit/actor.ts'
import { dayOf } from '../kit/clock.ts'
import { type Handler, type Route, type Visit, get } from '../kit/http/visit.ts'
import { findBodies } from '../organisations/body.store.ts'
import { findContacts } from '../organisations/contact.store.ts'
import { senderOf } from '../kit/mail/sender.ts'
import { findMembers, findOwnAssociation } from '../organisations/store.ts'
import type { Beginning } from './beginning.ts'
import { actsFeed } from './feed.routes.ts'
import { type Progressing, associationPage } from './start.pages.tsx'

async function findProgress(visit: Visit): Promise<Progressing[]> {
  return await visit.work(async (work) => {
    const { db, association, clock } = work
    const [gone, circulations, answers] = await Promise.all([
      withdrawnFor(visit, work, 'circulation'),
      findCirculations(db, association, clock.now()),
      countAnswers(db, association),
    ])
    const counts = new Map(answers.map((count) => [count.circulationId, count]))
    const shown = circulations.filter(({ id }) => !gone.has(id))
    return shown.map((circulation) => {
      const count = counts.get(circulation.id)
      const { asked = 0, answered = 0, counting: adopted = 0 } = count ?? {}
      return { circulation, asked, answered, adopted }
    })
  })
}

/** What is being written and has not been thrown away. */
async function findWritten(visit: Visit): Promise<ListedDraft[]> {
  const drafts = await visit.work(({ db, association }) => findDrafts(db, association))
  return drafts.filter((draft) => !draft.discarded)
}

/** Asked for only where nothing has been written yet. */
async function findBeginning(visit: Visit): Promise<Beginning> {
  const { site } = visit
  return await visit.work(async ({ db, association, clock }) => {
    const on = dayOf(clock.now())
    const [members, contacts, own] = await Promise.all([
      findMembers(db, association, on),
      findContacts(db, association),
      findOwnAssociation(db, association),
    ])
    const reached = new Set(
      contacts.flatMap(({ purpose, organisationId }) => (purpose === 'registrar' ? [organisationId] : [])),
    )
    return {
      members: members.length,
      withoutRegistrar: members.filter(({ id }) => !reached.has(id)).length,
      bodies: (await findBodies(db, association, own.hubId)).length,
      own: own.hubId,
      canSend:
        site.demo ||
        (site.settings.smtpUrl !== null &&
          senderOf({ ...visit.association, mailFrom: own.mailFrom }, site.settings) !== null),
    }
  })
}

const showStart: Handler = async (visit) => {
  const progress = await findProgress(visit)
  if (!staff(visit.actor)) return associationPage(visit, progress, [])
  const drafts = await findWritten(visit)
  const isNew = progress.length === 0 && drafts.length === 0
  return associationPage(visit, progress, drafts, isNew ? await findBeginning(visit) : null)
}

/** What waits for answers and what has ended, as on the page. */
async function startData(visit: Visit): Promise<unknown> {
  const { slug, name } = visit.association
  const progress = await findProgress(visit)
  const circulations = progress.map(({ circulation, ...counts }) => ({
    slug: circulation.slug,
    dnr: circulation.dnr,
    title: circulation.title,
    answer_by: circulation.answerBy,
    ...counts,
  }))
  return { association: slug, name, circulations }
}

export const startRoutes: readonly Route[] = [
  get('/:association', anyone, showStart, { kept: true, feed: actsFeed, data: startData }),
]
