import { unzipSync } from 'fflate'

/** ZIP: what colleagues back from leave send letters in. */
export interface ArchiveFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface ArchiveLimits {
  readonly files: number
  /** Unpacked, all together. */
  readonly bytes: number
}

/**
 * The archive's files within the limits, folders left out; `left` says how many were not taken. The sizes that it states
 * are believed, for unpacking stops at them.
 * @throws Error when it is broken or locked with a password
 */
export function readArchive(
  bytes: Uint8Array,
  limits: ArchiveLimits,
): { files: ArchiveFile[]; left: number } {
  if (isLocked(bytes)) throw new Error('locked')
  let room = limits.bytes
  let count = 0
  let left = 0
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (name.endsWith('/') || name.includes('__MACOSX/')) return false
      if (count >= limits.files || originalSize > room) {
        left += 1
        return false
      }
      count += 1
      room -= originalSize
      return true
    },
  })
  return { files: Object.entries(files).map(([name, content]) => ({ name, bytes: content })), left }
}

/** The first file's flags say whether a password is needed (APPNOTE § 4.4.4, bit 0). */
function isLocked(bytes: Uint8Array): boolean {
  return bytes.length > 8 && bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && (bytes[6]! & 1) === 1
}
