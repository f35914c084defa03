import { anyone } from '../kit/actor.ts'
import { docxFile } from '../kit/docx/file.ts'
import { fileKinds } from '../kit/files/kind.ts'
import { downloadHeaders } from '../kit/files/download.ts'
import { type Handler, type Route, type Visit, get } from '../kit/http/visit.ts'
import { NotFound } from '../kit/refusal.ts'
import { composeMinutes } from './composition.ts'
import { type WholeMeeting, findWholeMeeting } from './composition.store.ts'
import { sealedOf } from './meeting.pages.tsx'
import { one } from './meeting.routes.ts'
import { type Minutes, minutesHash, publicMinutes } from './minutes.ts'
import { findKeptMinutes } from './minutes.store.ts'
import { meetingOf, titleOf } from './visited-meeting.routes.ts'
import { type WordFacts, wordMinutes } from './word-minutes.ts'

interface Shown {
  readonly whole: WholeMeeting
  readonly minutes: Minutes
  readonly facts: Omit<WordFacts, 'kind'>
}

/** The sealed minutes as the visitor may read them; before that, for the staff, as they stand. @throws NotFound */
async function shownTo(visit: Visit): Promise<Shown> {
  const { whole, kept } = await visit.work(async (work) => {
    const { meeting } = await meetingOf(visit, work)
    const { db, association } = work
    return {
      whole: await findWholeMeeting(db, association, meeting),
      kept: await findKeptMinutes(db, association, meeting.id),
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
  const minutes = isStaff ? sealed.content : publicMinutes(sealed.content)
  const footer = `Justerat. SHA-256 ${minutesHash(sealed.content).slice(0, 16)}…`
  return { whole, minutes, facts: { footer, correction: sealed.correction } }
}

function wordReply(whole: WholeMeeting, minutes: Minutes, facts: WordFacts): Response {
  const file = docxFile(wordMinutes(minutes, facts))
  const { mediaType } = fileKinds.docx
  const filename = `${titleOf(whole).replace('/', '-')} ${facts.kind.toLowerCase()}.docx`
  return new Response(file as BodyInit, {
    headers: downloadHeaders({ sha256: '', size: file.length, mediaType }, filename, 'attachment'),
  })
}

const showWord: Handler = async (visit) => {
  const { whole, minutes, facts } = await shownTo(visit)
  return wordReply(whole, minutes, { ...facts, kind: 'Protokoll' })
}

const showWordExtract: Handler = async (visit) => {
  const { whole, minutes, facts } = await shownTo(visit)
  const items = minutes.items.filter(({ id }) => id === visit.params['item'])
  if (items.length === 0) throw new NotFound()
  return wordReply(whole, { ...minutes, items }, { ...facts, kind: 'Protokollsutdrag' })
}

export const wordRoutes: readonly Route[] = [
  get(`${one}/word`, anyone, showWord),
  get(`${one}/extracts/:item/word`, anyone, showWordExtract),
]
