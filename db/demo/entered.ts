import { addDocument, addEntry } from '../../src/cases/registry.actions.ts'
import type { Channel, Direction } from '../../src/cases/registry.ts'
import { dayOf, instantOf } from '../../src/kit/clock.ts'
import { storeFile } from '../../src/kit/files/store.ts'
import { newId } from '../../src/kit/id.ts'
import type { Work } from '../../src/kit/work.ts'

interface ToEnter {
  readonly caseId: string
  readonly direction: Direction
  readonly subject: string
  readonly counterpart?: string
  readonly foreignDnr?: string | null
  readonly channel?: Channel
  /** When it reached the office; for what was received. */
  readonly received?: string
  readonly document?: { readonly title: string; readonly filename: string; readonly text: string }
}

/** Enters something in a case, with its text as a document. */
export async function enter(work: Work, given: ToEnter): Promise<{ entry: string; document: string | null }> {
  const { caseId, direction, subject, received, document } = given
  const receivedAt = received ? instantOf(received) : null
  const entry = newId()
  await addEntry(work, {
    id: entry,
    caseId,
    direction,
    happenedOn: dayOf(receivedAt ?? work.clock.now()),
    receivedAt,
    counterpart: given.counterpart ?? null,
    foreignDnr: given.foreignDnr ?? null,
    subject,
    channel: given.channel ?? 'import',
  })
  return { entry, document: document ? await attach(work, entry, document) : null }
}

async function attach(
  work: Work,
  entryId: string,
  { title, filename, text }: NonNullable<ToEnter['document']>,
): Promise<string> {
  const id = newId()
  const { sha256 } = await storeText(work, filename, text)
  await addDocument(work, { id, entryId, title, filename, sha256, text, public: true })
  return id
}

export async function storeText(work: Work, filename: string, text: string): Promise<{ sha256: string }> {
  return await storeFile(work, Buffer.from(text, 'utf8'), { filename })
}
