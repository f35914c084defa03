import { findPublication } from '../cases/publication.store.ts'
import { maskedFor } from '../cases/published.routes.ts'
import { anyone } from '../kit/actor.ts'
import type { WordDocument } from '../kit/docx/document.ts'
import { docxFile } from '../kit/docx/file.ts'
import { type Template, docxOnTemplate } from '../kit/docx/template.ts'
import { fileKinds } from '../kit/files/kind.ts'
import { downloadHeaders } from '../kit/files/download.ts'
import { fileBytes } from '../kit/files/store.ts'
import { type Handler, type Route, type Visit, get } from '../kit/http/visit.ts'
import { NotFound } from '../kit/refusal.ts'
import { composeMinutes } from './composition.ts'
import { type WholeMeeting, findWholeMeeting } from './composition.view.ts'
import { maskedMinutes } from './edition.ts'
import { sealedOf } from './meeting.pages.tsx'
import { one } from './meeting.routes.ts'
import { type Minutes, minutesHash } from './minutes.ts'
import { findKeptMinutes } from './minutes.store.ts'
import { findTemplate } from './minutes-template.store.ts'
import { paperLink } from './packet.actions.ts'
import { meetingOf, papersFor } from './visited-meeting.routes.ts'
import { titleOf } from './address.ts'
import { wordCall } from './word-call.ts'
import { type WordFacts, wordMinutes } from './word-minutes.ts'

interface Shown {
  readonly whole: WholeMeeting
  readonly minutes: Minutes
  readonly facts: Omit<WordFacts, 'kind' | 'onTemplate'>
}

/** The sealed minutes as the visitor may read them; before that, for the staff, as they stand. @throws NotFound */
async function shownTo(visit: Visit): Promise<Shown> {
  const { whole, kept, words } = await visit.work(async (work) => {
    const { meeting } = await meetingOf(visit, work)
    const { db, association } = work
    return {
      whole: await findWholeMeeting(db, association, meeting),
      kept: await findKeptMinutes(db, association, meeting.id),
      words: (await findPublication(db, association, 'meeting', meeting.id)).maskedWords,
    }
  })
  const sealed = sealedOf(kept)
  const isStaff = visit.actor.administrator
  if (!sealed) {
    if (!isStaff || whole.items.length === 0) throw new NotFound()
    return {
      whole,
      minutes: composeMinutes(whole),
      facts: { footer: 'Utkast, inte justerat', correction: null },
    }
  }
  const minutes = isStaff ? sealed.content : maskedMinutes(sealed.content, words)
  const footer = `Justerat. SHA-256 ${minutesHash(sealed.content).slice(0, 16)}…`
  return { whole, minutes, facts: { footer, correction: sealed.correction } }
}

/** On the office's template, where the body has one. */
async function wordReply(
  visit: Visit,
  { whole, minutes, facts }: Shown & { readonly facts: Pick<WordFacts, 'kind'> },
): Promise<Response> {
  return await onTemplate(visit, whole, facts.kind, (hasTemplate) =>
    wordMinutes(minutes, { ...facts, onTemplate: hasTemplate }),
  )
}

async function onTemplate(
  visit: Visit,
  whole: WholeMeeting,
  kind: string,
  documentOn: (hasTemplate: boolean) => WordDocument,
): Promise<Response> {
  const template = await templateOf(visit, whole)
  const document = documentOn(template !== null)
  const file = template ? docxOnTemplate(document, template) : docxFile(document)
  const { mediaType } = fileKinds.docx
  const filename = `${titleOf(whole).replace('/', '-')} ${kind.toLowerCase()}.docx`
  return new Response(file as BodyInit, {
    headers: downloadHeaders({ sha256: '', size: file.length, mediaType }, filename, 'attachment'),
  })
}

const templateOf = async (visit: Visit, { body }: WholeMeeting): Promise<Template | null> =>
  await visit.work(async ({ db, association }) => {
    const template = await findTemplate(db, association, body.id)
    return template && { bytes: await fileBytes(db, association, template.sha256) }
  })

const showWord: Handler = async (visit) => {
  const shown = await shownTo(visit)
  return await wordReply(visit, { ...shown, facts: { ...shown.facts, kind: 'Protokoll' } })
}

const showWordExtract: Handler = async (visit) => {
  const { whole, minutes, facts } = await shownTo(visit)
  const items = minutes.items.filter(({ id }) => id === visit.params['item'])
  if (items.length === 0) throw new NotFound()
  const extract = { whole, minutes: { ...minutes, items }, facts: { ...facts, kind: 'Protokollsutdrag' } }
  return await wordReply(visit, extract)
}

/** The call: all of it for the staff, what the public may read for others. */
const showWordCall: Handler = async (visit) => {
  const { whole, papers } = await visit.work(async (work) => {
    const { meeting } = await meetingOf(visit, work)
    const found = await findWholeMeeting(work.db, work.association, meeting)
    const all = await papersFor(visit, work, meeting.id)
    const [shown] = await maskedFor(visit, work, 'meeting', [{ whole: found, papers: all }], () => meeting.id)
    return shown!
  })
  const reader = visit.actor.administrator ? 'member' : 'public'
  const linkTo = paperLink(`${visit.site.settings.publicUrl}/${visit.association.slug}`, whole)
  return await onTemplate(visit, whole, 'kallelse', () => wordCall({ ...whole, papers }, { reader, linkTo }))
}

export const wordRoutes: readonly Route[] = [
  get(`${one}/word`, anyone, showWord),
  get(`${one}/call/word`, anyone, showWordCall),
  get(`${one}/extracts/:item/word`, anyone, showWordExtract),
]
