import { documentText } from '../kit/extract/document-text.ts'
import type { Extracted } from '../kit/extract/plain.ts'
import { fileBytes, findFile } from '../kit/files/store.ts'
import type { Work } from '../kit/work.ts'
import type { Answer } from './answer.ts'

/** What can be read from the first file that has text. */
export async function textOfFiles(
  work: Pick<Work, 'db' | 'association'>,
  files: Answer['files'],
): Promise<Extracted | null> {
  for (const { sha256 } of files) {
    const file = await findFile(work.db, work.association, sha256)
    if (!file) continue
    const found = await documentText(await fileBytes(work.db, work.association, sha256), file.mediaType)
    if (found) return found
  }
  return null
}
