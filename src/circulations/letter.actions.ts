import { queueMails } from '../kit/mail/actions.ts'
import type { LetterDraft, MailPurpose } from '../kit/mail/letter.ts'
import { Refusal } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { senderOf } from '../kit/mail/sender.ts'
import { replyAddress } from './addressee.ts'
import { makeLinks } from './answer-link.actions.ts'
import type { PrintedLink } from './answer-link.ts'
import { type ComposedLetter, type Recipient, composeLetter } from './letter-text.ts'
import { type Recall, composeNewVersion, composeRecall } from './letter.ts'
import { type ReminderFacts, composeReminder } from './reminder-letter.ts'
import type { Change } from './difference.ts'
import { composeAnswerLetter } from './question-letter.ts'
import type { AnsweredQuestion } from './question.ts'
import type { AddresseeRow } from './store.ts'
import type { VersionText } from './version.ts'

/** Where letters come from and lead to. */
export interface Post {
  /** Bare, or with the association's name. */
  readonly from: string
  readonly replyDomain: string
  /** The address of the association's circulations, without a stroke at the end. */
  readonly boards: string
  /** Where links to answer by lead, likewise. */
  readonly answers: string
  /** The association's name, under a letter of its own. */
  readonly association: string
}

/**
 * @param association whose letters they are
 * @throws Refusal `mail.no-sender` when neither the association nor the installation has an address
 */
export function postOf(
  association: { readonly name: string; readonly slug: string; readonly mailFrom: string | null },
  settings: {
    readonly mailFrom: string | null
    readonly replyDomain: string | null
    readonly publicUrl: string
  },
): Post {
  const sender = senderOf(association, settings)
  if (!sender) throw new Refusal('mail.no-sender')
  const { address, mailbox: from } = sender
  return {
    from,
    replyDomain: settings.replyDomain ?? address.slice(address.lastIndexOf('@') + 1),
    boards: `${settings.publicUrl}/${association.slug}/circulations`,
    answers: `${settings.publicUrl}/${association.slug}/answer`,
    association: association.name,
  }
}

/** A circulation and its text, to write letters about. */
export interface LetterMatter {
  readonly id: string
  readonly slug: string
  readonly text: VersionText
  readonly post: Post
}

type To = Pick<AddresseeRow, 'id' | 'organisationId' | 'name' | 'role' | 'email' | 'replyToken'>
type Links = ReadonlyMap<string, PrintedLink>

/** As the letter's text sees a recipient. */
function recipientOf(to: To, post: Post, links: Links): Recipient {
  const { id, organisationId, name, role, replyToken } = to
  const replyTo = replyAddress(replyToken, post.replyDomain)
  return { organisationId, name, role, replyTo, link: links.get(id) ?? null }
}

/** A link to answer by for each that is asked; whoever is only informed gets none. */
export async function linksFor(
  work: Work,
  { text, post }: Pick<LetterMatter, 'text' | 'post'>,
  to: readonly Pick<To, 'id' | 'role'>[],
): Promise<Links> {
  const asked = to.filter(({ role }) => role === 'to').map(({ id }) => id)
  return await makeLinks(work, asked, { base: post.answers, answerBy: text.answerBy })
}

export const boardOf = ({ post, slug }: Pick<LetterMatter, 'post' | 'slug'>): string =>
  `${post.boards}/${slug}`

/** The letter that starts it all, to each. Queued in the transaction; leaves after the undo window. */
export async function queueCirculation(work: Work, matter: LetterMatter, to: readonly To[]): Promise<void> {
  const links = await linksFor(work, matter, to)
  await queue(work, matter, to, (each) => ({
    purpose: each.role === 'to' ? 'circulation' : 'for_information',
    composed: composeLetter(matter.text, recipientOf(each, matter.post, links), boardOf(matter)),
    attached: true,
  }))
}

export async function queueNewVersion(
  work: Work,
  matter: LetterMatter,
  to: readonly To[],
  news: { readonly number: number; readonly changes: readonly Change[] },
): Promise<void> {
  const told = { ...news, board: boardOf(matter) }
  const links = await linksFor(work, matter, to)
  await queue(work, matter, to, (each) => ({
    purpose: 'new_version',
    composed: composeNewVersion(matter.text, recipientOf(each, matter.post, links), told),
    attached: true,
  }))
}

/** Tells that the circulation is recalled, or that one is no longer asked. */
export async function queueRecall(
  work: Work,
  matter: LetterMatter,
  to: readonly To[],
  { of, reason }: Pick<Recall, 'of' | 'reason'>,
): Promise<void> {
  const recall = { of, reason, board: boardOf(matter) }
  await queue(work, matter, to, (each) => ({
    purpose: 'recall',
    composed: composeRecall(matter.text, each, recall),
    attached: false,
  }))
}

/** Tells all what one of them has asked, and the answer. The letters are known by their entry in the register, so that they can be stopped. */
export async function queueAnswer(
  work: Work,
  matter: LetterMatter,
  to: readonly To[],
  told: AnsweredQuestion & { readonly asker: string | null; readonly entry: string },
): Promise<void> {
  const news = { ...told, board: boardOf(matter) }
  await queue(work, { ...matter, about: told.entry }, to, (each) => ({
    purpose: 'question_answered',
    composed: composeAnswerLetter(matter.text, each, news),
    attached: false,
  }))
}

/** To each that has not answered; what is known of it stands in its letter. */
export async function queueReminders(
  work: Work,
  matter: LetterMatter,
  to: readonly (To & Pick<ReminderFacts, 'waited'>)[],
  said: Pick<ReminderFacts, 'words' | 'sentOn'>,
): Promise<void> {
  const waited = new Map(to.map((each) => [each.organisationId, each.waited]))
  const links = await linksFor(work, matter, to)
  await queue(work, matter, to, (each) => ({
    purpose: 'reminder',
    composed: composeReminder(matter.text, recipientOf(each, matter.post, links), {
      ...said,
      waited: waited.get(each.organisationId)!,
      board: boardOf(matter),
    }),
    attached: false,
  }))
}

interface Written {
  readonly purpose: MailPurpose
  readonly composed: ComposedLetter
  readonly attached: boolean
}

/** @param matter `about`: what the letters concern, where that is not the circulation itself */
async function queue(
  work: Work,
  matter: LetterMatter & { readonly about?: string },
  to: readonly To[],
  write: (each: To) => Written,
): Promise<void> {
  const files = matter.text.documents.map(({ sha256, filename }) => ({ sha256, filename }))
  const drafts = to.map((each): LetterDraft => {
    const { purpose, composed, attached } = write(each)
    return {
      purpose,
      concerns: matter.about ?? matter.id,
      from: matter.post.from,
      to: each.email,
      replyTo: replyAddress(each.replyToken, matter.post.replyDomain),
      subject: composed.subject,
      body: composed.text,
      ...(attached && { attachments: files }),
    }
  })
  await queueMails(work, drafts)
}
