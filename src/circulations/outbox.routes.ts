import { Readable } from 'node:stream'
import { staff } from '../kit/actor.ts'
import { streamFile } from '../kit/files/store.ts'
import { type Handler, type Route, type Visit, get } from '../kit/http/visit.ts'
import { isId } from '../kit/id.ts'
import { composeMessage } from '../kit/mail/compose.ts'
import { type OutgoingLetter, mailStates } from '../kit/mail/letter.ts'
import { countLetters, findLetter, outbox } from '../kit/mail/store.ts'
import { NotFound } from '../kit/refusal.ts'
import { stillness } from './dispatch.routes.ts'
import { letterPage, outboxPage } from './outbox.pages.tsx'

/** As many letters as the page shows. */
const most = 500

const showOutbox: Handler = async (visit) => {
  const wanted = visit.url.searchParams.get('state')
  const state = mailStates.find((each) => each === wanted) ?? null
  const view = await visit.work(async ({ db, association }) => ({
    letters: await outbox(db, association, { limit: most, ...(state && { states: [state] }) }),
    counts: await countLetters(db, association),
  }))
  return outboxPage(visit, { ...view, state, still: stillness(visit), most })
}

async function requireLetter(visit: Visit): Promise<OutgoingLetter> {
  const id = visit.params['letter'] ?? ''
  if (!isId(id)) throw new NotFound()
  const letter = await visit.work(({ db, association }) => findLetter(db, association, id))
  if (!letter) throw new NotFound()
  return letter
}

const showLetter: Handler = async (visit) => letterPage(visit, await requireLetter(visit), stillness(visit))

/** The letter as it goes over the wire. */
const showMessage: Handler = async (visit) => {
  const letter = await requireLetter(visit)
  const { database } = visit.site
  const message = composeMessage(letter, (sha256) => streamFile(database, visit.association.id, sha256))
  return new Response(Readable.toWeb(message) as ReadableStream, {
    headers: { 'content-type': 'message/rfc822', 'content-disposition': 'attachment; filename="letter.eml"' },
  })
}

export const outboxRoutes: readonly Route[] = [
  get('/:association/outbox', staff, showOutbox),
  get('/:association/outbox/:letter', staff, showLetter),
  get('/:association/outbox/:letter/eml', staff, showMessage),
]
