import { decoded } from '../extract/plain.ts'
import { type LeftFile, readArchive } from './archive.ts'
import { headOf } from './head.ts'
import { headEnd } from './header.ts'
import { htmlText } from './html-text.ts'
import { type InternetFile, type InternetLetter, headIn, readInternetLetter } from './internet-letter.ts'
import { readOutlookLetter } from './outlook-letter.ts'
import { openSigned } from './signed.ts'
import { readTnef } from './tnef.ts'
import type { UnpackedLetter, UnreadReason } from './unpacked.ts'
import { Unpacking, limits } from './unpacking.ts'

/** A file within a letter, and where it lies. */
interface Inner extends InternetFile {
  readonly parent: number | null
  /** How many letters and archives deep. */
  readonly depth: number
  /** Of a file that stays in its archive, which is why it has no bytes here. */
  readonly left?: LeftFile['why']
}

/**
 * Takes a letter apart, whatever it is: a letter as sent, one saved from Outlook, or an archive of either. What is broken
 * within it is kept as the bytes it is, with the reason. Run in a child (see `letter-parts.ts`).
 * @throws Error when nothing of the letter itself can be read
 */
export async function unpack(bytes: Uint8Array): Promise<UnpackedLetter> {
  const unpacking = new Unpacking()
  if (isArchive(bytes)) {
    await unpackFiles(unpacking, filesInArchive(bytes, unpacking.room, { parent: null, depth: 1 }))
    return { head: headOf([]), parts: unpacking.parts }
  }
  const letter = await readLetter(bytes)
  await unpackFiles(unpacking, filesInLetter(unpacking, letter, { parent: null, depth: 1 }))
  return { head: letter.head, parts: unpacking.parts }
}

type Place = Pick<Inner, 'parent' | 'depth'>

const isArchive = (bytes: Uint8Array): boolean => startsWith(bytes, [0x50, 0x4b, 3, 4])
const isOutlook = (bytes: Uint8Array): boolean => startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])
const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte)

async function readLetter(bytes: Uint8Array): Promise<InternetLetter> {
  return isOutlook(bytes) ? readOutlookLetter(bytes) : await readInternetLetter(bytes)
}

/** The letter's own text is a part at once; its files wait to be looked into. */
function filesInLetter(unpacking: Unpacking, { text, files }: InternetLetter, place: Place): Inner[] {
  if (text) unpacking.addText(place.parent, text.mediaType, text.text)
  return files.map((file) => ({ ...file, ...place }))
}

const nothing = new Uint8Array()

function filesInArchive(bytes: Uint8Array, room: number, place: Place): Inner[] {
  const { files, left } = readArchive(bytes, { files: limits.parts, bytes: room })
  const kind = { mediaType: 'application/octet-stream', inline: false }
  return [
    ...files.map((file) => ({ ...place, ...kind, filename: file.name, bytes: file.bytes })),
    ...left.map(({ name, why }) => ({ ...place, ...kind, filename: name, bytes: nothing, left: why })),
  ]
}

/** Depth first, so that what lies in a part stands after it; with a list of its own, for calls cannot go deep. */
async function unpackFiles(unpacking: Unpacking, files: readonly Inner[]): Promise<void> {
  const waiting = files.toReversed()
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    waiting.push(...(await unpackFile(unpacking, file)).toReversed())
  }
}

type Opener = (unpacking: Unpacking, file: Inner) => Promise<Inner[]>

/** Keeps the file as a part, and returns the files within it. */
async function unpackFile(unpacking: Unpacking, file: Inner): Promise<Inner[]> {
  if (file.left) {
    unpacking.addLeft(file, file.left)
    return []
  }
  const open = openerOf(file)
  if (!open) {
    const text = /^text\/html\b/.test(file.mediaType) ? htmlText(decoded(file.bytes)) : null
    unpacking.addFile({ ...file, role: file.inline ? 'inline' : 'attachment', text })
    return []
  }
  if (file.depth >= limits.depth) {
    unpacking.addFile({ ...file, role: 'attachment', reason: 'too-deep' })
    return []
  }
  try {
    return await open(unpacking, file)
  } catch (error) {
    unpacking.addFile({ ...file, role: 'attachment', reason: reasonOf(error) })
    return []
  }
}

/** PGP: the words lie within the seal, and only the receiver's own mail program has the key. */
const isSealed = ({ mediaType }: Inner): boolean => /^application\/(?:x-)?pgp-encrypted\b/i.test(mediaType)

/** S/MIME: sealed or signed, which only the bytes tell. */
const isSmime = ({ mediaType, filename }: Inner): boolean =>
  /^application\/(?:x-)?pkcs7-mime\b/i.test(mediaType) || /\.p7m$/i.test(filename ?? '')

const reasonOf = (error: unknown): UnreadReason =>
  error instanceof Error && error.message === 'locked' ? 'locked' : 'broken'

function openerOf(file: Inner): Opener | null {
  const { mediaType, filename, bytes } = file
  if (isSealed(file)) return keepSealed
  if (isSmime(file)) return openSmime
  const name = `${filename ?? ''} ${mediaType}`.toLowerCase()
  if (/\.eml | message\/(?:rfc822|global)\b/.test(name)) return openLetter
  if (isOutlook(bytes)) return /\.msg | application\/vnd\.ms-outlook/.test(name) ? openLetter : null
  if (/^winmail\.dat |ms-tnef/.test(name)) return openTnef
  return isArchive(bytes) && /\.zip |\bzip\b/.test(name) ? openArchive : null
}

const openLetter: Opener = async (unpacking, file) => {
  const letter = await readLetter(file.bytes)
  const { head } = isOutlook(file.bytes) ? letter : { head: headIn(file.bytes) }
  const parent = unpacking.addFile({ ...file, role: 'letter', head, filename: file.filename ?? head.subject })
  return filesInLetter(unpacking, letter, { parent, depth: file.depth + 1 })
}

const openTnef: Opener = async (unpacking, file) => {
  const { text, files } = readTnef(file.bytes)
  const parent = unpacking.addFile({ ...file, role: 'attachment' })
  if (text) unpacking.addText(parent, 'text/plain', text)
  return files.map(({ filename, bytes }) => {
    return {
      parent,
      depth: file.depth + 1,
      filename,
      mediaType: 'application/octet-stream',
      inline: false,
      bytes,
    }
  })
}

const openArchive: Opener = async (unpacking, file) => {
  const files = filesInArchive(file.bytes, unpacking.room, { parent: null, depth: file.depth + 1 })
  const parent = unpacking.addFile({ ...file, role: 'attachment' })
  return files.map((inner) => ({ ...inner, parent }))
}

const keepSealed: Opener = (unpacking, file) => {
  unpacking.addFile({ ...file, role: 'attachment', reason: 'encrypted' })
  return Promise.resolve([])
}

/** What is signed is a letter's text and files, or a single file that is called as it is with `.p7m` after it. */
const openSmime: Opener = async (unpacking, file) => {
  const content = openSigned(file.bytes)
  if (!content) return await keepSealed(unpacking, file)
  const parent = unpacking.addFile({ ...file, role: 'attachment' })
  const place = { parent, depth: file.depth + 1 }
  if (headEnd(content) !== null) return filesInLetter(unpacking, await readInternetLetter(content), place)
  const filename = file.filename?.replace(/\.p7m$/i, '') ?? null
  return [{ ...place, filename, mediaType: 'application/octet-stream', inline: false, bytes: content }]
}
