import type { ReceivedFile } from '../kit/files/receive.ts'
import { findFile } from '../kit/files/store.ts'
import { queueMail } from '../kit/mail/actions.ts'
import type { LetterDraft } from '../kit/mail/letter.ts'
import type { LetterIdentity } from '../kit/mime/identity.ts'
import { Refusal } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { log } from '../log/actions.ts'
import { takeLetter } from '../letters/letter.actions.ts'
import {
  type AnswerDraft,
  deleteAnswerDraft,
  findDraftFor,
  findLodgings,
  insertLodging,
  lockAddressee,
  saveAnswerDraft,
} from './lodging.store.ts'
import { lodgedFacts } from './reconciliation.ts'
import { type LodgedFile, type Lodging, type Written, filesAfter, mostFileMb, mostFiles } from './lodging.ts'

export interface Saving {
  readonly addressee: string
  /** The open page that saves, and what it had seen. */
  readonly writer: string
  readonly revision: number
  readonly fields: Written['fields']
}

/**
 * Saves the fields as typed. What another page has saved meanwhile is not overwritten.
 * @returns the draft's revision
 * @throws Refusal `lodging.changed-meanwhile`
 */
export async function saveWritten(
  work: Work,
  { addressee, writer, revision, fields }: Saving,
): Promise<number> {
  await lockAddressee(work.db, work.association, addressee)
  const draft = await findDraftFor(work, addressee)
  if (draft.revision !== revision && draft.writer !== writer) throw new Refusal('lodging.changed-meanwhile')
  return await put(work, addressee, { ...draft, writer, written: { ...draft.written, fields } })
}

interface Filing {
  readonly addressee: string
  readonly added: readonly LodgedFile[]
  readonly dropped: readonly string[]
  /** What could be read of the files as they will be. */
  readonly read: (files: readonly LodgedFile[]) => Promise<Pick<Written, 'text' | 'pages'>>
}

/** Puts files to what is written, or takes them away; whoever writes at the same time keeps what is typed. */
export async function fileWritten(work: Work, { addressee, added, dropped, read }: Filing): Promise<void> {
  if (added.length === 0 && dropped.length === 0) return
  await lockAddressee(work.db, work.association, addressee)
  const draft = await findDraftFor(work, addressee)
  const files = filesAfter(draft.written.files, added, dropped)
  if (files.length > mostFiles) throw new Refusal('lodging.too-many-files', { most: mostFiles })
  await checkSize(work, files)
  await put(work, addressee, { ...draft, written: { ...draft.written, files, ...(await read(files)) } })
}

async function checkSize(work: Work, files: readonly LodgedFile[]): Promise<void> {
  let size = 0
  for (const { sha256 } of files) size += (await findFile(work.db, work.association, sha256))?.size ?? 0
  if (size > mostFileMb * 1024 * 1024) throw new Refusal('lodging.files-too-large', { limitMb: mostFileMb })
}

async function put(work: Work, addressee: string, draft: AnswerDraft): Promise<number> {
  const revision = draft.revision + 1
  const savedAt = work.clock.now()
  const writer = draft.writer || addressee
  await saveAnswerDraft(work.db, work.association, addressee, { ...draft, writer, revision, savedAt })
  return revision
}

export interface Lodge {
  readonly id: string
  readonly addressee: string
  readonly link: string
  /** Of the circulation. */
  readonly version: number
  readonly written: Written
  /** What the page had seen: of what is written, and of what was lodged before. */
  readonly seen: { readonly revision: number | null; readonly number: number }
  readonly letter: { readonly received: ReceivedFile; readonly identity: LetterIdentity; readonly to: string }
  /** Null where the member cannot be written to. */
  readonly receipt: LetterDraft | null
}

/**
 * Lodges what has been written: a letter in the inbox, received now, and a receipt to the address that we have. Lodged
 * twice it is lodged once.
 * @throws Refusal `lodging.changed-meanwhile`, `lodging.lodged-meanwhile` (a colleague was first)
 */
export async function lodge(work: Work, lodging: Lodge): Promise<Lodging> {
  const { db, association, clock } = work
  const { id, addressee, seen, letter } = lodging
  await lockAddressee(db, association, addressee)
  const earlier = await findLodgings(db, association, addressee)
  const there = earlier.find((one) => one.id === id)
  if (there) return there
  if (seen.revision !== null) await checkSeen(work, addressee, seen.revision)
  const number = (earlier.at(-1)?.number ?? 0) + 1
  if (seen.number !== number - 1) throw new Refusal('lodging.lodged-meanwhile')
  const lodgedAt = clock.now()
  const { id: letterId } = await takeLetter(work, {
    received: letter.received,
    identity: letter.identity,
    arrival: {
      door: 'web',
      envelope: { from: null, to: [letter.to] },
      filename: null,
      receivedAt: lodgedAt,
    },
  })
  const { version, written } = lodging
  const made = { id, addresseeId: addressee, number, version, written, lodgedAt, letterId }
  await insertLodging(db, association, { ...made, linkId: lodging.link })
  if (seen.revision !== null) await deleteAnswerDraft(db, association, addressee)
  if (lodging.receipt) await queueMail(work, lodging.receipt)
  const payload = lodgedFacts({ addressee, number, version, written, letter: letterId })
  await log(work, { verb: 'lodging.made', subject: id, payload })
  return { ...made, sorted: 'unsorted' }
}

async function checkSeen(work: Work, addressee: string, revision: number): Promise<void> {
  const draft = await findDraftFor(work, addressee)
  if (draft.revision !== revision) throw new Refusal('lodging.changed-meanwhile')
}
