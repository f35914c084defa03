import { fileReply } from '../kit/http/file-reply.ts'
import { anyone, staff } from '../kit/actor.ts'
import { documentText } from '../kit/extract/document-text.ts'
import { cleanFilename } from '../kit/files/filename.ts'
import { fileBytes, findFile } from '../kit/files/store.ts'
import type { Upload } from '../kit/http/form-body.ts'
import { type Handler, type Route, type Visit, get } from '../kit/http/visit.ts'
import { isId } from '../kit/id.ts'
import { NotFound } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { findPublication } from './publication.store.ts'
import { findDocumentText, findOpenedDocument } from './registry.store.ts'
import { renditionPage } from './rendition.pages.tsx'
import { type Rendition, renditionOf } from './rendition.ts'

/** An uploaded file with the text read from it: what `addDocument` needs but for its place. */
export interface ReadUpload extends Upload {
  readonly text: string | null
}

/**
 * Reads the text of a form's files, before the transaction that enters them: a scanned page may take its time.
 * @throws NotFound when a file that the form names was never stored in this association
 */
export async function readUploads(visit: Visit, uploads: readonly Upload[]): Promise<ReadUpload[]> {
  const read: ReadUpload[] = []
  for (const { sha256, filename } of uploads) {
    const file = await visit.work(async ({ db, association }) => {
      const found = await findFile(db, association, sha256)
      if (!found) throw new NotFound()
      return { mediaType: found.mediaType, bytes: await fileBytes(db, association, sha256) }
    })
    const found = await documentText(file.bytes, file.mediaType)
    read.push({ sha256, filename: cleanFilename(filename), text: found?.text ?? null })
  }
  return read
}

/** What the public reads of it instead of the file; null where nothing is masked. */
async function findRendition(
  { db, association }: Work,
  id: string,
  title: string,
): Promise<Rendition | null> {
  const text = await findDocumentText(db, association, id)
  const { maskedWords } = await findPublication(db, association, 'document', id)
  return renditionOf({ title, text, maskedWords })
}

/**
 * A public document for anybody; the others, and those of voided entries, for the staff. Where something in it is masked,
 * only the staff get the file, and the public its text without that.
 */
const download: Handler = async (visit) => {
  const id = visit.part('document')
  if (!isId(id)) throw new NotFound()
  const { document, file, rendition } = await visit.work(async (work) => {
    const document = await findOpenedDocument(work.db, work.association, id)
    const open = document && ((document.public && !document.voided) || staff(visit.actor))
    const file = open ? await findFile(work.db, work.association, document.sha256) : null
    if (!document || !file) throw new NotFound()
    const rendition = staff(visit.actor) ? null : await findRendition(work, id, document.title)
    return { document, file, rendition }
  })
  if (rendition) return renditionPage(visit, rendition)
  return fileReply(visit, file, document.filename)
}

export const documentRoutes: readonly Route[] = [get('/:association/documents/:document', anyone, download)]
