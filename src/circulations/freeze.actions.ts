import { addInstrumentVersion, createInstrument } from '../agreements/actions.ts'
import { findInstrumentText } from '../agreements/store.ts'
import { addDocument, addEntry } from '../cases/registry.actions.ts'
import { dayOf } from '../kit/clock.ts'
import { storeFile } from '../kit/files/store.ts'
import { newId } from '../kit/id.ts'
import { oneLine, shortened } from '../kit/text.ts'
import type { Work } from '../kit/work.ts'
import { caseAndEntry } from './draft-proposal.ts'
import { instrumentOf } from './draft-version.ts'
import type { Draft } from './draft.ts'
import { insertVersion } from './dispatch.store.ts'
import { composeLetter } from './letter-text.ts'
import { type VersionText, textHash } from './version.ts'

/** What was read from the documents, by hash; nothing for one that could not be read. */
export type DocumentTexts = ReadonlyMap<string, string>

export interface Freezing {
  readonly circulationId: string
  readonly version: number
  readonly caseId: string
  readonly draft: Draft
  readonly text: VersionText
  readonly texts: DocumentTexts
  /** Where the letter says that the board is. */
  readonly board: string
  /** How many recipients, in words: "26 mottagare". */
  readonly counterpart: string
}

export interface Frozen {
  readonly instrumentId: string | null
  readonly entryId: string
  /** Hexadecimal. */
  readonly hash: string
}

/**
 * Freezes a version: the dispatch is entered in the register with its documents and the letter's text, the instrument gets
 * its text, and the version is written with its hash.
 * @throws Refusal `entry.number-not-free` when the Dnr's entry number is taken, and others of the register
 */
export async function freeze(work: Work, freezing: Freezing): Promise<Frozen> {
  const { circulationId, version, draft, text } = freezing
  // First of all: it holds the case, and whoever logs holds the chain, which is taken after it.
  const entryId = await enter(work, freezing)
  const made = instrumentOf(draft)
  const instrument = made && (await createInstrument(work, made))
  const instrumentId = instrument?.id ?? (draft.instrument.use === 'existing' ? draft.instrument.id : null)
  const documentIds = await addDocuments(work, entryId, freezing)
  await keepLetter(work, entryId, freezing)
  if (instrumentId) await addText(work, instrumentId, { draft, documentIds })
  const hash = textHash(text)
  const frozenAt = work.clock.now()
  const row = { circulationId, version, text, textHash: hash, frozenAt, draft, documentIds }
  await insertVersion(work.db, work.association, { ...row, registryEntryId: entryId })
  return { instrumentId, entryId, hash: hash.toString('hex') }
}

/** The attached text becomes the instrument's next one, unless it is the one that it has. */
async function addText(
  work: Work,
  instrumentId: string,
  { draft, documentIds }: { draft: Draft; documentIds: readonly string[] },
): Promise<void> {
  const place = draft.documents.findIndex((document) => document.role === 'instrument')
  const documentId = documentIds[place]
  if (!documentId) return
  const present = await findInstrumentText(work.db, work.association, instrumentId)
  if (present?.sha256 === draft.documents[place]?.sha256) return
  await addInstrumentVersion(work, { instrumentId, documentId })
}

/** The first version is the entry that its Dnr names (`-5`); a later one gets the next number. */
async function enter(work: Work, { caseId, version, text, counterpart }: Freezing): Promise<string> {
  const { entry } = caseAndEntry(text.letter.dnr)
  const id = newId()
  await addEntry(work, {
    id,
    caseId,
    direction: 'sent',
    happenedOn: dayOf(work.clock.now()),
    receivedAt: null,
    counterpart,
    foreignDnr: null,
    subject: version === 1 ? text.title : shortened(`Ny version (${version}): ${text.title}`, 10_000),
    channel: 'mail',
    ...(version === 1 && entry !== null && { number: entry }),
  })
  return id
}

async function addDocuments(work: Work, entryId: string, { draft, texts }: Freezing): Promise<string[]> {
  const ids: string[] = []
  for (const { title, filename, sha256 } of draft.documents) {
    const document = {
      id: newId(),
      entryId,
      title,
      filename,
      sha256,
      text: texts.get(sha256) ?? null,
      public: true,
    }
    ids.push((await addDocument(work, document)).id)
  }
  return ids
}

/** The letter as everybody got it, so that the register has it too where no signed letter was attached. */
async function keepLetter(work: Work, entryId: string, { text, board }: Freezing): Promise<void> {
  const everybody = {
    organisationId: null,
    name: 'samtliga mottagare',
    role: 'to',
    replyTo: null,
    link: null,
  } as const
  const letter = composeLetter(text, everybody, board)
  const filename = `${oneLine(text.letter.dnr).replace(/[^\p{L}\p{N}]+/gu, '-')}.txt`
  const { sha256 } = await storeFile(work, Buffer.from(letter.text), { filename })
  const title = 'Brevet som det skickades'
  await addDocument(work, { id: newId(), entryId, title, filename, sha256, text: letter.text, public: true })
}
