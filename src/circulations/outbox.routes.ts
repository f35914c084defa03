import { Readable } from 'node:stream'
import { z } from 'zod'
import { staff } from '../kit/actor.ts'
import { streamFile } from '../kit/files/store.ts'
import { field, parseForm } from '../kit/form.ts'
import { type Handler, type Route, type Visit, get, post, seeOther } from '../kit/http/visit.ts'
import { isId, newId } from '../kit/id.ts'
import { queueMail } from '../kit/mail/actions.ts'
import { composeMessage } from '../kit/mail/compose.ts'
import { type OutgoingLetter, mailStates } from '../kit/mail/letter.ts'
import { countLetters, findLetter, outbox } from '../kit/mail/store.ts'
import { NotFound } from '../kit/refusal.ts'
import { requireSender } from '../organisations/visited-sender.routes.ts'
import { findColleague } from '../people/colleague.store.ts'
import { stillness } from './dispatch.routes.ts'
import { dispatchTexts } from './dispatch.texts.ts'
import { letterPage, outboxPage } from './outbox.pages.tsx'

/** As many letters as the page shows. */
const most = 500

const showOutbox: Handler = async (visit, problem) => {
  const wanted = visit.url.searchParams.get('state')
  const state = mailStates.find((each) => each === wanted) ?? null
  const view = await visit.work(async ({ db, association }) => ({
    letters: await outbox(db, association, { limit: most, ...(state && { states: [state] }) }),
    counts: await countLetters(db, association),
    ownAddress: (await findColleague(db, visit.actor.id))?.email ?? '',
  }))
  return outboxPage(visit, problem, { ...view, state, still: stillness(visit), most })
}

async function requireLetter(visit: Visit): Promise<OutgoingLetter> {
  const id = visit.part('letter')
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

/** @throws Refusal `mail.no-sender` when neither the association nor the installation has an address */
const takeTest: Handler = async (visit) => {
  const { to } = parseForm(visit.form, z.object({ to: field.email() }))
  const words = dispatchTexts[visit.language]
  const { name, slug } = visit.association
  await visit.work(async (work) => {
    const { mailbox: from } = await requireSender(visit, work)
    const id = newId()
    await queueMail(work, {
      id,
      purpose: 'test',
      concerns: id,
      from,
      to,
      subject: words.testSubject(name),
      body: words.testBody(name, `${visit.site.settings.publicUrl}/${slug}`),
      dueAt: work.clock.now(),
    })
  })
  return seeOther(`/${slug}/outbox`)
}

export const outboxRoutes: readonly Route[] = [
  get('/:association/outbox', staff, showOutbox),
  post('/:association/outbox', staff, takeTest, showOutbox),
  get('/:association/outbox/:letter', staff, showLetter),
  get('/:association/outbox/:letter/eml', staff, showMessage),
]
