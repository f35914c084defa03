import { ChildLost, ChildReader } from '../kit/child/child-reader.ts'
import { Extractor } from '../kit/extract/extract.ts'
import { type LaidFile, type Workspace, laidStart } from '../kit/files/workspace.ts'
import { longestHead } from '../kit/mime/header.ts'
import { headIn } from '../kit/mime/internet-letter.ts'
import type { UnpackedLetter, UnreadReason } from '../kit/mime/unpacked.ts'
import {
  type Around,
  type OpenText,
  type OpenedLetter,
  type OpenedPart,
  type Steps,
  type WorkerReading,
  notRead,
  openPart,
  openRaw,
} from './opening.jobs.ts'
import type { LaidLetter, LaidPart, LaidSaved, OpeningRequest } from './opening.worker.ts'

/** Milliseconds. A lot takes a twentieth of its second; one that does not is opened letter by letter, in steps. */
const patience = { lot: 20_000, unpack: 60_000, read: 30_000 }

/** Warm while letters come. What foreign parsers leave behind in its memory goes with it. */
const child = new ChildReader<OpeningRequest, unknown>(new URL('./opening.worker.ts', import.meta.url), {
  patience: patience.lot,
  megabytes: 768,
  idle: 30_000,
  life: 500,
})
const extractor = new Extractor()

/** One step at a time, so that a file that takes the child down takes only its own text with it. */
export const steps: Steps = {
  unpack: async (raw) => (await unpackRaws([raw]))[0]!,
  extract: (bytes) => extractor.text(bytes),
  read: (text, organisations) =>
    child.read({ read: text, organisations }, patience.read).then(
      (reading) => reading as WorkerReading,
      () => null,
    ),
}

/** Takes small letters apart in one call of the child; why, of each, where the child cannot. */
export async function unpackRaws(raws: readonly Uint8Array[]): Promise<(UnpackedLetter | UnreadReason)[]> {
  const letters = (await unpacked({ unpack: raws })) as (UnpackedLetter | UnreadReason)[] | UnreadReason
  return typeof letters === 'string' ? raws.map(() => letters) : letters
}

async function unpacked(request: OpeningRequest): Promise<unknown> {
  try {
    return await child.read(request, patience.unpack)
  } catch (error) {
    if (!(error instanceof ChildLost)) return 'broken'
    return error.why === 'too-slow' ? 'too-slow' : 'too-large'
  }
}

/**
 * Opens a large letter that lies in a workspace. Its bytes pass from file to file in the child, and never through this
 * process's memory; each of its parts is read by itself.
 */
export async function openLaid(letter: LaidFile, folder: Workspace, around: Around): Promise<OpenedLetter> {
  const request = { unpackLaid: letter.path, into: folder.path }
  const found = (await unpacked(request)) as LaidLetter | UnreadReason
  if (typeof found === 'string')
    return { head: headIn(await laidStart(letter, longestHead)), failed: found, parts: [] }
  const parts: OpenedPart[] = []
  for (const part of found.parts) parts.push({ ...part, ...(await openLaidPart(part, around)) })
  return { head: found.head, failed: null, parts }
}

async function openLaidPart({ unpacked: part, laid }: LaidPart, around: Around): Promise<OpenText> {
  const isFile = part.role === 'attachment' && part.reason === null && part.text === null
  if (!laid || !isFile) return await openPart(part, around, steps)
  return await child.read({ part, laid: laid.path, around }, patience.unpack).then(
    (opened) => opened as OpenText,
    () => notRead,
  )
}

/** The saved letters that an archive consists of; none where it is anything else, locked or broken. */
export async function savedLettersIn(archive: LaidFile, folder: Workspace): Promise<readonly LaidSaved[]> {
  const found = await unpacked({ lettersIn: archive.path, into: folder.path })
  return typeof found === 'string' ? [] : (found as LaidSaved[])
}

/** Opens letters in one call of the child. A lot that is lost, by one that takes too much, is opened with more care. */
export async function openRaws(
  raws: readonly Uint8Array[],
  { path: into }: Workspace,
  around: Around,
): Promise<OpenedLetter[]> {
  try {
    return (await child.read({ open: raws, around, into })) as OpenedLetter[]
  } catch {
    const opened: OpenedLetter[] = []
    for (const raw of raws) opened.push(await openRaw(raw, around, steps))
    return opened
  }
}
