import { cleanFilename } from '../files/filename.ts'
import { storable } from './header.ts'
import type { LetterHead, PartRole, UnpackedPart, UnreadReason } from './unpacked.ts'

/** What one letter may unpack to, all together. Enough for any office's; a bomb stops here. */
export const limits = {
  parts: 400,
  /** Files that are only told of by their names, for there was no room for them. */
  left: 200,
  bytes: 250 * 1024 * 1024,
  /** Letters and archives within each other. */
  depth: 12,
  /** Characters of one text; no decision is longer. */
  text: 2_000_000,
} as const

const tidy = (text: string): string =>
  storable(text).normalize('NFC').replace(/\r\n?/g, '\n').slice(0, limits.text)

/** The parts found so far, and how much room is left. */
export class Unpacking {
  readonly parts: UnpackedPart[] = []
  private bytes = 0
  private left = 0

  /** Bytes that may still be unpacked. */
  get room(): number {
    return limits.bytes - this.bytes
  }

  addText(parent: number | null, mediaType: string, text: string): void {
    const kept = tidy(text)
    if (kept.trim() !== '') this.add({ role: 'text', parent, mediaType, text: kept })
  }

  /** Returns the part's position; -1 when there was no room for it. */
  addFile(file: {
    readonly role: PartRole
    readonly parent: number | null
    readonly filename: string | null
    readonly mediaType: string
    readonly bytes: Uint8Array
    readonly head?: LetterHead | null
    readonly text?: string | null
    readonly reason?: UnreadReason | null
  }): number {
    const { role, parent, filename, mediaType, bytes, head = null, reason = null } = file
    const text = file.text ? tidy(file.text) : null
    if (bytes.length > this.room) return this.addLeft(file, 'left-large')
    this.bytes += bytes.length
    const name = filename === null ? null : cleanFilename(storable(filename))
    // An annex that came empty is told of by its name, so that it can be asked for; there is nothing to keep.
    if (bytes.length === 0 && (name === null || role !== 'attachment')) return -1
    if (bytes.length === 0) return this.add({ role, parent, filename: name, mediaType, reason: 'empty' })
    return this.add({
      role,
      parent,
      filename: name,
      mediaType: storable(mediaType),
      bytes,
      head,
      text,
      reason,
    })
  }

  private add(part: Partial<UnpackedPart> & Pick<UnpackedPart, 'role' | 'parent' | 'mediaType'>): number {
    if (this.parts.length - this.left >= limits.parts)
      return part.role === 'text' ? -1 : this.addLeft({ filename: null, ...part }, 'left-many')
    return this.push(part)
  }

  /** A file for which there is no room is told of by its name; of very many, the first. */
  addLeft(
    { parent, filename, mediaType }: Pick<UnpackedPart, 'parent' | 'filename' | 'mediaType'>,
    reason: UnreadReason,
  ): number {
    if (this.left >= limits.left) return -1
    this.left += 1
    const name = filename === null ? null : cleanFilename(storable(filename))
    this.push({ role: 'attachment', parent, filename: name, mediaType: storable(mediaType), reason })
    return -1
  }

  private push(part: Partial<UnpackedPart> & Pick<UnpackedPart, 'role' | 'parent' | 'mediaType'>): number {
    this.parts.push({
      filename: null,
      bytes: null,
      text: null,
      head: null,
      reason: null,
      ...part,
      parent: this.placeOf(part.parent),
    })
    return this.parts.length - 1
  }

  /** What lay in a part that there was no room for lies in the letter itself. */
  private placeOf(parent: number | null): number | null {
    return parent === -1 ? null : parent
  }
}
