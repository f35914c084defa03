import { Readable } from 'node:stream'
import { downloadHeaders } from '../files/download.ts'
import { type StoredFile, streamFile } from '../files/store.ts'
import { NotFound } from '../refusal.ts'
import type { Visit } from './visit.ts'

/**
 * A stored file under the name it is to have, piece by piece from the database.
 * @param place `inline` shows PDF and images in the browser; other kinds are saved all the same
 * @throws NotFound when the visited association has no such file
 */
export function fileReply(
  { association, site }: Visit,
  file: StoredFile | null | undefined,
  filename: string,
  place: 'attachment' | 'inline' = 'inline',
): Response {
  if (!file) throw new NotFound()
  const content = Readable.from(streamFile(site.database, association.id, file.sha256))
  return new Response(Readable.toWeb(content) as ReadableStream, {
    headers: downloadHeaders(file, filename, place),
  })
}
