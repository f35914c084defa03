import { answerRequests } from '../kit/child/child-reader.ts'
import { extract } from '../kit/extract/formats.ts'
import { type Extracted, formatOf, plainText } from '../kit/extract/plain.ts'
import { cleanFilename } from '../kit/files/filename.ts'
import { type LaidFile, laidBytes, layOut } from '../kit/files/workspace.ts'
import { savedLetters } from '../kit/mime/archive.ts'
import { unpack } from '../kit/mime/unpack.ts'
import type { UnpackedLetter, UnpackedPart, UnreadReason } from '../kit/mime/unpacked.ts'
import { Refusal } from '../kit/refusal.ts'
import { type Reading, readDocument } from '../reading/document.ts'
import { asksForTime } from '../reading/extension.ts'
import { saidAbout } from '../answers/named-instrument.ts'
import {
  type Around,
  type OpenedLetter,
  type OpenedPart,
  type Steps,
  type WorkerReading,
  openPart,
  openRaw,
} from './opening.jobs.ts'

/**
 * The child in which letters are taken apart and read, within limits: parsers and rules over what strangers send. It opens
 * a lot of letters whole, or does one step of one.
 */
export type OpeningRequest =
  /** Letters that are small; what is large in them is laid out in the folder all the same. */
  | { readonly open: readonly Uint8Array[]; readonly around: Around; readonly into: string }
  | { readonly unpack: readonly Uint8Array[] }
  /** A large letter, by its path: what lies in it is laid out in the folder. */
  | { readonly unpackLaid: string; readonly into: string }
  /** One part of a large letter, by its path. */
  | { readonly part: UnpackedPart; readonly laid: string; readonly around: Around }
  /** An archive, by its path: the saved letters in it are laid out in the folder. */
  | { readonly lettersIn: string; readonly into: string }
  | { readonly read: string; readonly organisations: readonly string[] }

/** Longer texts are read in their first part: a decision stands there. */
const longest = 300_000
/** Who asks for more time writes a letter, not a report. */
const longestRequest = 20_000

const steps: Steps = {
  unpack: (raw) => unpack(raw).catch(() => 'broken'),
  extract: textOf,
  read: (text, organisations) => Promise.resolve(readingIn(text, organisations)),
}

async function textOf(bytes: Uint8Array): Promise<Extracted> {
  try {
    return formatOf(bytes) === 'txt' ? plainText(bytes) : await extract(bytes)
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('extract.unreadable', { format: null })
  }
}

function readingIn(text: string, organisations: readonly string[]): WorkerReading {
  const document = readDocument(text.slice(0, longest), { organisations })
  const { decision, mail } = document
  return {
    ...saidIn(document, text),
    organisation: decision.organisation?.value ?? null,
    about: saidAbout(decision),
    mail: mail && { from: mail.from?.value ?? null, sent: mail.sent?.value ?? null },
  }
}

/** What it says; where it decides nothing, that it asks for more time. What is sent out to be answered asks for none. */
function saidIn({ kind, act, opinion }: Pick<Reading, 'kind' | 'act' | 'opinion'>, text: string) {
  const silent = act === null && opinion === null && kind !== 'recommendation' && kind !== 'remiss'
  const asks = silent && asksForTime(text.slice(0, longestRequest))
  return { kind, opinion, act: asks ? ('extension_requested' as const) : act }
}

/** A part of a large letter: its bytes lie in a file of their own. */
export interface LaidPart {
  readonly unpacked: UnpackedPart
  readonly laid: LaidFile | null
}

async function unpackAll(raws: readonly Uint8Array[]): Promise<(UnpackedLetter | UnreadReason)[]> {
  const letters: (UnpackedLetter | UnreadReason)[] = []
  for (const raw of raws) letters.push(await steps.unpack(raw))
  return letters
}

async function unpackLaid(path: string, into: string): Promise<LaidLetter | UnreadReason> {
  const letter = await steps.unpack(await laidBytes({ path }))
  if (typeof letter === 'string') return letter
  const parts: LaidPart[] = []
  for (const [position, { bytes, ...part }] of letter.parts.entries()) {
    const laid = bytes && (await layOut({ path: into }, `part-${position}`, bytes))
    parts.push({ unpacked: { ...part, bytes: null }, laid })
  }
  return { head: letter.head, parts }
}

/** A letter that lay in an archive. */
export interface LaidSaved {
  readonly filename: string
  readonly laid: LaidFile
}

async function lettersIn(path: string, into: string): Promise<LaidSaved[]> {
  const letters: LaidSaved[] = []
  const saved = savedLetters(await laidBytes({ path }))
  for (const [index, { name, bytes }] of saved.entries()) {
    const laid = await layOut({ path: into }, `saved-${index}`, bytes)
    letters.push({ filename: cleanFilename(name), laid })
  }
  return letters
}

/** A small archive may hold much: it is not sent through the other process's memory. Bytes. */
const largestSent = 1024 * 1024

async function withoutLarge(
  letter: OpenedLetter,
  { path, name }: { readonly path: string; readonly name: string },
): Promise<OpenedLetter> {
  const parts: OpenedPart[] = []
  for (const [position, part] of letter.parts.entries()) {
    const { bytes } = part.unpacked
    const isLarge = bytes !== null && bytes.length > largestSent
    const laid = isLarge ? await layOut({ path }, `${name}-part-${position}`, bytes) : null
    parts.push(laid ? { ...part, laid, unpacked: { ...part.unpacked, bytes: null } } : part)
  }
  return { ...letter, parts }
}

export interface LaidLetter extends Pick<UnpackedLetter, 'head'> {
  readonly parts: readonly LaidPart[]
}

answerRequests(async (request: OpeningRequest): Promise<unknown> => {
  if ('unpack' in request) return await unpackAll(request.unpack)
  if ('unpackLaid' in request) return await unpackLaid(request.unpackLaid, request.into)
  if ('part' in request) {
    const bytes = await laidBytes({ path: request.laid })
    return await openPart({ ...request.part, bytes }, request.around, steps)
  }
  if ('lettersIn' in request) return await lettersIn(request.lettersIn, request.into)
  if ('read' in request) return readingIn(request.read, request.organisations)
  const letters: OpenedLetter[] = []
  for (const [index, raw] of request.open.entries()) {
    const opened = await openRaw(raw, request.around, steps)
    letters.push(await withoutLarge(opened, { path: request.into, name: `letter-${index}` }))
  }
  return letters
})
