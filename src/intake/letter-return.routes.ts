import { z } from 'zod'
import { staff } from '../kit/actor.ts'
import { field, parseForm } from '../kit/form.ts'
import { type Handler, type Route, type Visit, post, seeOther } from '../kit/http/visit.ts'
import { inboxPath } from './inbox-view.pages.tsx'
import { letterId, showInbox } from './inbox.routes.ts'
import { returnLetter } from './letter-return.actions.ts'
import { afterStep } from './letter-step.routes.ts'
import { backOf, returnView } from '../answers/return.routes.ts'
import { returnPage } from '../answers/return.pages.tsx'

/** An answer that came by letter is sent back with reasons; the letter waits until what is missing has come. */

const revision = z.object({ revision: field.count() })

const base = (visit: Visit): string =>
  `${inboxPath(visit)}/${letterId(visit)}/${encodeURIComponent(visit.part('circulation'))}/return`

/** Nothing has happened yet: the answer to this POST is the letter, to look at. */
const preview: Handler = async (visit, problem) => {
  const seen = parseForm(visit.form, revision)
  return returnPage({
    ...(await returnView(visit, problem)),
    within: {
      action: `${base(visit)}/send`,
      later: `${inboxPath(visit)}?letter=${letterId(visit)}`,
      hidden: { revision: String(seen.revision) },
    },
  })
}

const send: Handler = async (visit) => {
  const seen = parseForm(visit.form, revision)
  const { back, circulation } = await backOf(visit)
  await visit.work((work) => returnLetter(work, { id: letterId(visit), ...seen }, { ...back, circulation }))
  return seeOther(afterStep(visit, seen.revision + 1))
}

const path = '/:association/inbox/:letter/:circulation/return'

export const letterReturnRoutes: readonly Route[] = [
  post(path, staff, preview, showInbox),
  post(`${path}/send`, staff, send, preview),
]
