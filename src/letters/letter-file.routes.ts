import { fileReply } from '../kit/http/file-reply.ts'
import { staff } from '../kit/actor.ts'
import { findFile } from '../kit/files/store.ts'
import { type Handler, type Route, type Visit, get } from '../kit/http/visit.ts'
import { isId } from '../kit/id.ts'
import { NotFound } from '../kit/refusal.ts'
import { findLetter } from './letter.store.ts'
import { type Letter, originalName } from './letter.ts'
import { findParts } from './part.store.ts'

/** A letter's files, for the staff: the letter as it came, byte for byte, and what came with it. */

/** @throws NotFound */
export async function letterOfVisit(visit: Visit): Promise<Letter> {
  const id = visit.part('letter')
  const letter = isId(id) ? await visit.work((work) => findLetter(work.db, work.association, id)) : null
  if (!letter) throw new NotFound()
  return letter
}

const original: Handler = async (visit) => {
  const letter = await letterOfVisit(visit)
  return await served(visit, letter.sha256, originalName(letter), 'attachment')
}

const part: Handler = async (visit) => {
  const letter = await letterOfVisit(visit)
  const parts = await visit.work((work) => findParts(work.db, work.association, letter.id))
  const found = parts.find(({ position }) => String(position) === visit.params['part'])
  if (!found?.sha256) throw new NotFound()
  return await served(visit, found.sha256, found.filename ?? `del-${found.position}`, 'inline')
}

/** Nothing in a letter can act on our pages: only PDFs and pictures are shown, the rest is saved. */
async function served(
  visit: Visit,
  sha256: string,
  filename: string,
  place: 'attachment' | 'inline',
): Promise<Response> {
  const file = await visit.work((work) => findFile(work.db, work.association, sha256))
  return fileReply(visit, file, filename, place)
}

export const letterFileRoutes: readonly Route[] = [
  get('/:association/letters/:letter/original', staff, original),
  get('/:association/letters/:letter/parts/:part', staff, part),
]
