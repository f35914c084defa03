import { Refusal } from '../refusal.ts'

/** Filslag: what may be stored, what it is called in HTTP and mail, and the endings it goes by. */
export const fileKinds = {
  pdf: { mediaType: 'application/pdf', endings: ['pdf'] },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    endings: ['docx'],
  },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    endings: ['xlsx'],
  },
  odt: { mediaType: 'application/vnd.oasis.opendocument.text', endings: ['odt'] },
  txt: { mediaType: 'text/plain', endings: ['txt'] },
  csv: { mediaType: 'text/csv', endings: ['csv'] },
  ics: { mediaType: 'text/calendar', endings: ['ics'] },
  png: { mediaType: 'image/png', endings: ['png'] },
  jpeg: { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg'] },
  tiff: { mediaType: 'image/tiff', endings: ['tif', 'tiff'] },
  eml: { mediaType: 'message/rfc822', endings: ['eml'] },
  msg: { mediaType: 'application/vnd.ms-outlook', endings: ['msg'] },
  zip: { mediaType: 'application/zip', endings: ['zip'] },
} as const satisfies Record<string, { mediaType: string; endings: readonly string[] }>

export type FileKind = keyof typeof fileKinds

/** What a saved letter may be called; an archive may hold one. */
export const letterKinds: readonly FileKind[] = ['eml', 'msg', 'zip']

const kindNames = Object.keys(fileKinds) as FileKind[]

/** What the sender says a file is; the name's ending is believed before the media type, which browsers guess. */
export interface FileClaim {
  readonly filename?: string
  readonly mediaType?: string
}

export function kindOfEnding(ending: string): FileKind | null {
  return kindNames.find((kind) => fileKinds[kind].endings.some((known) => known === ending)) ?? null
}

function kindOfMediaType(mediaType: string): FileKind | null {
  return kindNames.find((kind) => fileKinds[kind].mediaType === mediaType) ?? null
}

/** The ending of a file name in lower case without its dot; empty when it has none. */
export function endingOf(filename: string): string {
  return /[^.]\.([^.\s]{1,10})$/.exec(filename)?.[1]?.toLowerCase() ?? ''
}

/**
 * The kind that the claim names; null when it names none (no ending, and no media type or the one for any bytes).
 * @throws Refusal `file.kind-not-allowed` {ending}
 */
export function claimedKind(claim: FileClaim): FileKind | null {
  const ending = endingOf(claim.filename ?? '')
  const mediaType = claim.mediaType?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (!ending && ['', 'application/octet-stream'].includes(mediaType)) return null
  const kind = ending ? kindOfEnding(ending) : kindOfMediaType(mediaType)
  if (!kind) throw new Refusal('file.kind-not-allowed', { ending: ending || mediaType })
  return kind
}

/** The endings of some kinds, as a file field's `accept`: `.pdf,.jpg,.jpeg`. */
export const acceptOf = (kinds: readonly FileKind[]): string =>
  kinds.flatMap((kind) => fileKinds[kind].endings.map((ending) => `.${ending}`)).join(',')

/**
 * Some forms take less than may be stored.
 * @throws Refusal `file.kind-not-allowed` {ending, takes}, with the kinds that are taken
 */
export function requireKind(mediaType: string, filename: string, takes: readonly FileKind[]): void {
  if (!takes.some((kind) => fileKinds[kind].mediaType === mediaType))
    throw new Refusal('file.kind-not-allowed', { ending: endingOf(filename), takes: takes.join(' ') })
}
