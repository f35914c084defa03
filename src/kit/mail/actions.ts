import { type Instant, addMilliseconds } from '../clock.ts'
import type { Db } from '../db/db.ts'
import { cleanFilename } from '../files/filename.ts'
import { findFile } from '../files/store.ts'
import { newId } from '../id.ts'
import { queue, queueAll } from '../jobs/jobs.ts'
import { NotFound, Refusal } from '../refusal.ts'
import type { Work } from '../work.ts'
import { domainOf, readMailbox } from './address.ts'
import { type Attachment, type LetterDraft, type OutgoingLetter, undoWindow } from './letter.ts'
import { insertLetters, markBounced, moveLetters, settleLetter } from './store.ts'

/** What is written without a person who does it goes by itself. */
type MailWork = Pick<Work, 'db' | 'association' | 'clock' | 'imported'> & Partial<Pick<Work, 'actor'>>

/**
 * Writes a letter to the outbox and queues its sending, in the transaction of `work`. It leaves after the undo window.
 * In imported work the letter left long ago, outside this program: it is written as sent and nothing is queued.
 * @throws Refusal `mail.not-an-address`, `mail.no-subject`; NotFound when an attachment is not stored
 */
export async function queueMail(work: MailWork, draft: LetterDraft): Promise<OutgoingLetter> {
  return (await queueMails(work, [draft]))[0]!
}

/** As `queueMail`, for a whole dispatch at once. */
export async function queueMails(work: MailWork, drafts: readonly LetterDraft[]): Promise<OutgoingLetter[]> {
  if (drafts.length === 0) return []
  const { db, association, imported = false } = work
  const now = work.clock.now()
  const byItself = work.actor?.kind === 'system'
  const files = await findAttachments(db, association, drafts)
  const letters = drafts.map((draft) => ({ ...write(draft, files, now, imported), byItself }))
  const written = await insertLetters(db, association, letters)
  if (imported) return letters
  for (const [dueAt, due] of Map.groupBy(letters, (letter) => letter.dueAt)) {
    const jobs = due.filter(({ id }) => written.has(id)).map(({ id }) => ({ association, letter: id }))
    await queueAll(db, 'mail', jobs, (Date.parse(dueAt) - Date.parse(now)) / 1000)
  }
  return letters
}

/** Undoes letters that have not begun to leave. Returns the ids of those that were stopped. */
export async function cancelMails(
  work: Pick<Work, 'db' | 'association'>,
  which: { ids: readonly string[] } | { concerns: string },
): Promise<string[]> {
  return await moveLetters(work.db, work.association, which, ['waiting'], 'cancelled')
}

/** As `cancelMails` for one letter; false when it was too late. */
export async function cancelMail(work: Pick<Work, 'db' | 'association'>, id: string): Promise<boolean> {
  return (await cancelMails(work, { ids: [id] })).length === 1
}

/** Tries a failed letter anew, at once: now somebody has asked for it. @throws Refusal `mail.not-failed` */
export async function retryMail(work: Pick<Work, 'db' | 'association'>, id: string): Promise<void> {
  const { db, association } = work
  const [moved] = await moveLetters(db, association, { ids: [id] }, ['failed'], 'waiting')
  if (!moved) throw new Refusal('mail.not-failed')
  const anew = { lastError: null, sentAt: null, attempts: 0, byItself: false }
  await settleLetter(db, association, id, { state: 'waiting', ...anew })
  await queue(db, 'mail', { association, letter: id })
}

/** A server has told that letters that left did not arrive, for good. Returns the ids of those that this was news of. */
export async function bounceMails(
  { db, association }: Pick<Work, 'db' | 'association'>,
  { messageIds, words }: { readonly messageIds: readonly string[]; readonly words: string },
): Promise<string[]> {
  return messageIds.length === 0 ? [] : await markBounced(db, association, messageIds, words)
}

function write(
  draft: LetterDraft,
  files: ReadonlyMap<string, Pick<Attachment, 'mediaType' | 'size'>>,
  now: Instant,
  imported: boolean,
): Omit<OutgoingLetter, 'byItself'> {
  const from = usable(draft.from)
  const id = draft.id ?? newId()
  const dueAt = draft.dueAt ?? (imported ? now : addMilliseconds(now, undoWindow))
  return {
    id,
    purpose: draft.purpose,
    concerns: draft.concerns,
    messageId: `<${newId()}@${domainOf(from)}>`,
    fromAddress: draft.from,
    toAddress: usable(draft.to) && draft.to,
    replyTo: draft.replyTo ? usable(draft.replyTo) && draft.replyTo : null,
    subject: oneLine(draft.subject),
    bodyText: draft.body,
    attachments: (draft.attachments ?? []).map(({ sha256, filename }) => ({
      sha256,
      filename: cleanFilename(filename),
      ...files.get(sha256)!,
    })),
    unsubscribeUrl: draft.unsubscribeUrl ?? null,
    dueAt,
    ...beginning(dueAt, imported),
  }
}

/** A letter of imported work left long ago. */
function beginning(
  dueAt: Instant,
  imported: boolean,
): Pick<OutgoingLetter, 'state' | 'attempts' | 'lastError' | 'sentAt'> {
  const none = { attempts: 0, lastError: null }
  return imported ? { ...none, state: 'sent', sentAt: dueAt } : { ...none, state: 'waiting', sentAt: null }
}

function usable(text: string): string {
  const box = readMailbox(text)
  if (!box) throw new Refusal('mail.not-an-address')
  return box.address
}

/** A line break in a subject would begin a header of the writer's own. */
function oneLine(subject: string): string {
  const line = subject.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
  if (!line) throw new Refusal('mail.no-subject')
  return line
}

async function findAttachments(
  db: Db,
  association: number,
  drafts: readonly LetterDraft[],
): Promise<Map<string, Pick<Attachment, 'mediaType' | 'size'>>> {
  const hashes = new Set(drafts.flatMap((draft) => draft.attachments ?? []).map(({ sha256 }) => sha256))
  const files = new Map<string, Pick<Attachment, 'mediaType' | 'size'>>()
  for (const sha256 of hashes) {
    const file = await findFile(db, association, sha256)
    if (!file) throw new NotFound()
    files.set(sha256, { mediaType: file.mediaType, size: file.size })
  }
  return files
}
