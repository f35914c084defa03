import { unzipSync } from 'fflate'
import { endingOf } from '../files/kind.ts'
import { largestLetterMb } from '../files/receive.ts'

/** ZIP: what colleagues back from leave send letters in. */
export interface ArchiveFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A file that stays in the archive, and which limit it is beyond. */
export interface LeftFile {
  readonly name: string
  readonly why: 'left-many' | 'left-large'
}

export interface ArchiveLimits {
  readonly files: number
  /** Unpacked, all together. */
  readonly bytes: number
}

/** What computers lay beside people's files. */
const litter = /(?:^|\/)(?:__MACOSX\/.*|\.DS_Store|Thumbs\.db|desktop\.ini)$/i

/**
 * The archive's files within the limits, folders left out; `left` are those that were not taken. The sizes that it states
 * are believed, for unpacking stops at them.
 * @throws Error when it is broken or locked with a password
 */
export function readArchive(
  bytes: Uint8Array,
  limits: ArchiveLimits,
): { files: ArchiveFile[]; left: LeftFile[] } {
  if (isLocked(bytes)) throw new Error('locked')
  let room = limits.bytes
  let count = 0
  const left: LeftFile[] = []
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (name.endsWith('/') || litter.test(name)) return false
      const why = count >= limits.files ? 'left-many' : originalSize > room ? 'left-large' : null
      if (why) {
        left.push({ name, why })
        return false
      }
      count += 1
      room -= originalSize
      return true
    },
  })
  return { files: Object.entries(files).map(([name, content]) => ({ name, bytes: content })), left }
}

/** What an archive of letters may hold. */
const lettersAtOnce = { files: 1000, bytes: 250 * 1024 * 1024 }

/**
 * The letters of an archive in which everything is a saved letter. None where anything else lies there too, or where
 * something would be left out: that is a letter with files, in which every file is shown or told of.
 * @throws as `readArchive`
 */
export function savedLetters(bytes: Uint8Array): readonly ArchiveFile[] {
  const { files, left } = readArchive(bytes, lettersAtOnce)
  return left.length === 0 && files.every(isSaved) ? files : []
}

const isSaved = ({ name, bytes }: ArchiveFile): boolean =>
  ['eml', 'msg'].includes(endingOf(name)) && bytes.length > 0 && bytes.length <= largestLetterMb * 1024 * 1024

/** The first file's flags say whether a password is needed (APPNOTE § 4.4.4, bit 0). */
function isLocked(bytes: Uint8Array): boolean {
  return bytes.length > 8 && bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && (bytes[6]! & 1) === 1
}
