import { sha256 } from '../kit/hash.ts'
import type { StoredEntry } from '../log/entry.ts'

/**
 * Försegling: the fingerprints of sealed minutes as files, written in the chain, so that a copy can be held against them wherever
 * it is. Beside the hash of the whole stand short ones of each piece: they tell where a copy has been changed.
 */
export interface FileSeal {
  /** Hexadecimal. */
  readonly sha256: string
  /** Bytes. */
  readonly size: number
  /** The first 16 hexadecimal digits of the hash of each piece. */
  readonly pieces: readonly string[]
}

/** Bytes. */
export const sealedPiece = 4096

export function fileSeal(bytes: Uint8Array): FileSeal {
  const count = Math.ceil(bytes.length / sealedPiece)
  const pieces = Array.from({ length: count }, (_, index) =>
    sha256(bytes.subarray(index * sealedPiece, (index + 1) * sealedPiece))
      .toString('hex')
      .slice(0, 16),
  )
  return { sha256: sha256(bytes).toString('hex'), size: bytes.length, pieces }
}

/** What the entry of a seal says, as far as it is about files. */
export interface SealPayload {
  /** "Kommundirektörsgruppen 1/2012". */
  readonly minutes: string
  readonly archive: FileSeal
  readonly accessible: FileSeal
}

const fileKinds = ['archive', 'accessible', 'extract'] as const

/** A sealed file as the chain knows it. */
export interface SealedFile extends FileSeal {
  readonly minutes: string
  readonly kind: (typeof fileKinds)[number]
  /** Of the edition that the public is given, without closed items and masked words. */
  readonly isMasked: boolean
  readonly seq: number
  readonly recordedAt: string
}

const masking = 'minutes.masked'

/**
 * What is written in the chain when minutes are sealed, or corrected after that, when an extract of them is certified, and when a
 * masked edition of them is made.
 */
export const sealing: readonly string[] = [
  'minutes.sealed',
  'minutes.corrected',
  'extract.certified',
  masking,
]

/** Whether an entry's content may be shown to whoever checks a file: it says no more than the sealed minutes do. */
export const isSealing = ({ verb }: Pick<StoredEntry, 'verb'>): boolean => sealing.includes(verb)

export function sealedFiles(entry: StoredEntry): SealedFile[] {
  if (!isSealing(entry) || entry.payload === null) return []
  const { seq, recordedAt } = entry
  const payload = JSON.parse(entry.payload) as Partial<SealPayload> & {
    extract?: FileSeal
    extracts?: FileSeal[]
  }
  const about = { seq, recordedAt, minutes: payload.minutes ?? '', isMasked: entry.verb === masking }
  const single = fileKinds.flatMap((kind) => {
    const seal = payload[kind]
    return seal ? [{ ...seal, ...about, kind }] : []
  })
  return [
    ...single,
    ...(payload.extracts ?? []).map((seal) => ({ ...seal, ...about, kind: 'extract' as const })),
  ]
}

export type FileVerdict =
  /** `of`: of a masked edition, the minutes as they were sealed before it was made. */
  | { readonly is: 'sealed'; readonly as: SealedFile; readonly of: SealedFile | null }
  /** The first byte that may differ, and the last of its piece, counted from 0. */
  | { readonly is: 'changed'; readonly from: SealedFile; readonly first: number; readonly last: number }
  | { readonly is: 'unknown' }

/** Which sealed file the bytes are; else of which they are a changed copy, and where it begins to differ. */
export function holdAgainst(bytes: Uint8Array, sealed: readonly SealedFile[]): FileVerdict {
  const own = fileSeal(bytes)
  const same = sealed.find((each) => each.sha256 === own.sha256)
  if (same) return { is: 'sealed', as: same, of: same.isMasked ? originalOf(same, sealed) : null }
  const alike = (each: SealedFile): number =>
    each.pieces.filter((piece, index) => piece === own.pieces[index]).length
  const nearest = sealed.toSorted((one, other) => alike(other) - alike(one))[0]
  const little = Math.min(own.pieces.length, nearest?.pieces.length ?? 0) < 2
  if (!nearest || (alike(nearest) === 0 && !(little && own.size === nearest.size))) return { is: 'unknown' }
  const count = Math.max(nearest.pieces.length, own.pieces.length)
  const index = Array.from({ length: count }).findIndex((_, at) => nearest.pieces[at] !== own.pieces[at])
  const first = index * sealedPiece
  const end = Math.max(Math.min(first + sealedPiece, Math.max(own.size, nearest.size)), first + 1)
  return { is: 'changed', from: nearest, first, last: end - 1 }
}

const originalOf = ({ minutes, seq }: SealedFile, sealed: readonly SealedFile[]): SealedFile | null =>
  sealed.findLast(
    (each) => !each.isMasked && each.kind === 'archive' && each.minutes === minutes && each.seq < seq,
  ) ?? null
