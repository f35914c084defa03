import type { Instant } from '../kit/clock.ts'
import type { FileKind } from '../kit/files/kind.ts'
import type { Sorted } from '../letters/letter.ts'

/**
 * Inlämning: what a member has lodged by the link in its letter. It lies in the inbox as a letter and counts as one: a
 * person confirms it. A correction is a new version, and both stay readable.
 */
export interface Lodging {
  readonly id: string
  readonly addresseeId: string
  /** The member's first, second … in that matter. */
  readonly number: number
  /** Of the circulation, as it was answered. */
  readonly version: number
  readonly written: Written
  readonly lodgedAt: Instant
  readonly letterId: string
  /** What has become of the letter. */
  readonly sorted: Sorted
}

export interface LodgedFile {
  /** Hexadecimal. */
  readonly sha256: string
  readonly filename: string
}

/** Påbörjat svar: the form as it was typed; nothing in it is read, so that nothing typed is lost. */
export interface Written {
  readonly fields: Readonly<Record<string, string>>
  readonly files: readonly LodgedFile[]
  /** What could be read in the first file with text; empty where nothing could. */
  readonly text: string
  /** Where its pages begin. */
  readonly pages: readonly number[]
}

export const nothingWritten: Written = { fields: {}, files: [], text: '', pages: [0] }

/** The form's fields; those of the clauses and of who is named follow their numbers: `clause.2`, `clauseText.2`. */
export const lodgedFields = [
  'choice',
  'decidedBy',
  'decided',
  'paragraph',
  'ownDnr',
  'until',
  'approved',
  'riderText',
  'riderReview',
  'seatFrom',
  'seatTo',
  'note',
  'contact',
] as const

/** Whom the member names, row by row: `nominee.1`, with its role and its address. */
export const nomineeRows: readonly number[] = [1, 2, 3, 4]

export const fieldNames = (clauses: readonly number[]): string[] => [
  ...nomineeRows.flatMap((row) => [`nominee.${row}`, `nomineeRole.${row}`, `nomineeEmail.${row}`]),
  ...lodgedFields,
  ...clauses.flatMap((number) => [`clause.${number}`, `clauseText.${number}`]),
]

/** A request for more time is lodged too, but answers nothing. */
export const isAnswer = ({ written }: Pick<Lodging, 'written'>): boolean =>
  written.fields['choice'] !== extensionRequest

export const extensionRequest = 'extension_requested'

/** The fields in which two writings differ, for two colleagues who have written at once. */
export function differing(one: Written, other: Written): string[] {
  const names = new Set([...Object.keys(one.fields), ...Object.keys(other.fields)])
  return [...names].filter((name) => (one.fields[name] ?? '') !== (other.fields[name] ?? ''))
}

/** What a decision is written in. A letter or a packed file is not taken here: the one who opens it should find the paper. */
export const lodgedKinds: readonly FileKind[] = ['pdf', 'docx', 'odt', 'txt', 'png', 'jpeg', 'tiff']

/** So many files, and so many bytes together: they grow by a third in the letter, which may be of 80 MB. */
export const mostFiles = 10
export const mostFileMb = 55

/** Files put to those that are there, each once; those to be dropped left out. */
export function filesAfter(
  there: readonly LodgedFile[],
  added: readonly LodgedFile[],
  dropped: readonly string[],
): LodgedFile[] {
  const all = new Map([...there, ...added].map((file) => [file.sha256, file]))
  for (const sha256 of dropped) all.delete(sha256)
  return [...all.values()]
}

/** How far a lodging has come: waiting for the office, entered, or put aside as no answer. */
export type LodgingState = 'waiting' | 'registered' | 'handled'

export function lodgingState({ sorted }: Pick<Lodging, 'sorted'>): LodgingState {
  if (sorted === 'registered') return 'registered'
  return sorted === 'unsorted' || sorted === 'to_register' || sorted === 'holding' ? 'waiting' : 'handled'
}
