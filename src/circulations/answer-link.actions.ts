import { dayOf } from '../kit/clock.ts'
import { newId } from '../kit/id.ts'
import { queueMail } from '../kit/mail/actions.ts'
import { NotFound, Refusal } from '../kit/refusal.ts'
import { newToken, tokenHash } from '../kit/token.ts'
import type { Work } from '../kit/work.ts'
import { log } from '../log/actions.ts'
import { replyAddress } from './addressee.ts'
import { type FoundLink, findLink, findLinks, insertLinks, revokeLinks } from './answer-link.store.ts'
import {
  type LinkOrigin,
  type LinkState,
  type PrintedLink,
  expiryOf,
  lastDayOfLink,
  linkState,
  mayAskAgain,
} from './answer-link.ts'
import { composeLinkLetter } from './link-letter.ts'
import type { Post } from './letter.actions.ts'
import { type AddresseeRow, findAddressees, findCirculation } from './store.ts'

interface Making {
  /** The association's address for answers, without a stroke at the end. */
  readonly base: string
  readonly answerBy: string | null
  readonly origin?: LinkOrigin
}

/**
 * Makes each addressee a link of its own, to be printed in a letter. Earlier ones stay valid: a member may answer by
 * whichever letter it has at hand.
 * @returns by the addressee's id; the tokens are kept nowhere else
 */
export async function makeLinks(
  work: Work,
  addressees: readonly string[],
  { base, answerBy, origin = 'letter' }: Making,
): Promise<ReadonlyMap<string, PrintedLink>> {
  const madeAt = work.clock.now()
  const lastDay = lastDayOfLink(answerBy, madeAt)
  const made = addressees.map((addresseeId) => ({ addresseeId, id: newId(), token: newToken() }))
  await insertLinks(
    work.db,
    work.association,
    made.map(({ token, ...link }) => ({
      ...link,
      tokenHash: tokenHash(token),
      origin,
      madeAt,
      expiresAt: expiryOf(lastDay),
    })),
  )
  return new Map(made.map(({ addresseeId, token }) => [addresseeId, { href: `${base}/${token}`, lastDay }]))
}

/** A use is written down at most once a minute: a page that is loaded again tells nothing new. */
const usePause = 60_000

export interface OpenedLink extends FoundLink {
  readonly state: LinkState
}

/** What is behind a link, and whether it may be used. Null for one that was never given out here. */
export async function openLink(work: Work, token: string): Promise<OpenedLink | null> {
  const link = await findLink(work.db, work.association, tokenHash(token))
  return link && { ...link, state: linkState(link, work.clock.now()) }
}

/** Whether this use is to be written down, with `markLinkUsed`. */
export const isNewUse = ({ lastUsedAt }: Pick<FoundLink, 'lastUsedAt'>, now: string): boolean =>
  lastUsedAt === null || Date.parse(now) - Date.parse(lastUsedAt) >= usePause

/**
 * Sends a new link to somebody whose own has expired: to the address that we have, whoever asks. Asked again within the
 * hour, or with a link that is still valid, it sends nothing. A revoked one gets none: perhaps the address was wrong.
 * @throws NotFound; Refusal `answer-link.revoked`
 */
export async function askForLink(work: Work, token: string, post: Post): Promise<void> {
  const { db, association, clock } = work
  const link = await findLink(db, association, tokenHash(token))
  if (!link) throw new NotFound()
  const state = linkState(link, clock.now())
  if (state === 'revoked') throw new Refusal('answer-link.revoked')
  if (state === 'valid') return
  const { circulation, addressee } = await requireAsked(work, link.circulationId, link.addresseeId)
  const links = await findLinks(db, association, { addressee: addressee.id })
  if (!mayAskAgain(links, clock.now())) return
  await sendLink(work, { circulation, addressee, post, origin: 'asked' })
  const payload = { organisation: addressee.organisationId }
  await log(work, { verb: 'circulation.link_asked_for', subject: circulation.id, payload })
}

interface Which {
  readonly id: string
  readonly addresseeId: string
}

/** The office's own new link; those that were given out before are no longer valid. @throws NotFound */
export async function renewLink(
  work: Work,
  { id, addresseeId, post }: Which & { readonly post: Post },
): Promise<void> {
  const { circulation, addressee } = await requireAsked(work, id, addresseeId)
  await revokeLinks(work.db, work.association, addressee.id, work.clock.now())
  await sendLink(work, { circulation, addressee, post, origin: 'renewed' })
  const payload = { organisation: addressee.organisationId }
  await log(work, { verb: 'circulation.link_renewed', subject: id, payload })
}

/** No link that the addressee has can be used any more. It can still answer by mail. @throws NotFound */
export async function revokeLinksOf(work: Work, { id, addresseeId }: Which): Promise<void> {
  const { addressee } = await requireAsked(work, id, addresseeId)
  const revoked = await revokeLinks(work.db, work.association, addressee.id, work.clock.now())
  if (revoked === 0) return
  const payload = { organisation: addressee.organisationId }
  await log(work, { verb: 'circulation.link_revoked', subject: id, payload })
}

async function requireAsked(work: Work, id: string, addresseeId: string) {
  const { db, association, clock } = work
  const circulation = await findCirculation(db, association, { id })
  if (!circulation) throw new NotFound()
  const addressees = await findAddressees(db, association, id, { on: dayOf(clock.now()) })
  const addressee = addressees.find((each) => each.id === addresseeId)
  if (!addressee || addressee.droppedAt !== null || addressee.role !== 'to') throw new NotFound()
  return { circulation, addressee }
}

interface Sending {
  readonly circulation: NonNullable<Awaited<ReturnType<typeof findCirculation>>>
  readonly addressee: AddresseeRow
  readonly post: Post
  readonly origin: 'renewed' | 'asked'
}

async function sendLink(work: Work, { circulation, addressee, post, origin }: Sending): Promise<void> {
  const { answerBy, dnr, title } = circulation
  const links = await makeLinks(work, [addressee.id], { base: post.answers, answerBy, origin })
  const letter = composeLinkLetter({
    member: addressee.name,
    association: post.association,
    dnr,
    title,
    link: links.get(addressee.id)!,
    isOnlyOne: origin === 'renewed',
  })
  await queueMail(work, {
    ...letter,
    purpose: 'answer_link',
    concerns: addressee.id,
    from: post.from,
    to: addressee.email,
    replyTo: replyAddress(addressee.replyToken, post.replyDomain),
  })
}
