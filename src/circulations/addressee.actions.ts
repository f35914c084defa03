import { randomBytes } from 'node:crypto'
import { dayOf } from '../kit/clock.ts'
import { cancelMail, retryMail } from '../kit/mail/actions.ts'
import type { OutgoingLetter } from '../kit/mail/letter.ts'
import { outbox } from '../kit/mail/store.ts'
import { NotFound, Refusal } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { holdAnswers } from '../ledger/actions.ts'
import { project } from '../ledger/projection.actions.ts'
import { standingOf } from '../ledger/standing.ts'
import { findActs } from '../ledger/store.ts'
import { log } from '../log/actions.ts'
import { addressProblem, tidyAddress } from '../organisations/contact.ts'
import { findMembers, findOrganisation } from '../organisations/store.ts'
import { revokeLinks } from './answer-link.store.ts'
import { type AddresseeRole, replyAddress, replyToken } from './addressee.ts'
import { addEntry } from '../cases/registry.actions.ts'
import { newId } from '../kit/id.ts'
import { shortened } from '../kit/text.ts'
import { type NewAddressee, insertAddressees, markRecalled, updateAddressee } from './dispatch.store.ts'
import { type DraftRow, lockDraft } from './draft.store.ts'
import { type LetterMatter, type Post, queueCirculation, queueRecall } from './letter.actions.ts'
import { type AddresseeRow, findAddressees } from './store.ts'
import { findVersionText } from './version-text.store.ts'

/** More letters than any circulation has: all of one are read. */
export const allLetters = 20_000

/** Holds a circulation that has been sent and not recalled. @throws NotFound; Refusal `circulation.not-sent`, `circulation.recalled` */
export async function hold(work: Work, id: string): Promise<DraftRow> {
  const row = await lockDraft(work.db, work.association, id)
  if (!row) throw new NotFound()
  if (row.sentAt === null) throw new Refusal('circulation.not-sent')
  if (row.recalledAt !== null) throw new Refusal('circulation.recalled')
  return row
}

export async function matterOf(work: Work, row: DraftRow, post: Post): Promise<LetterMatter> {
  const text = await findVersionText(work.db, work.association, row.id, row.currentVersion!)
  return { id: row.id, slug: row.slug, text: text!, post }
}

const addresseesOf = async (work: Work, id: string): Promise<AddresseeRow[]> =>
  await findAddressees(work.db, work.association, id, { on: dayOf(work.clock.now()) })

async function requireAddressee(work: Work, id: string, addresseeId: string): Promise<AddresseeRow> {
  const found = (await addresseesOf(work, id)).find((addressee) => addressee.id === addresseeId)
  if (!found) throw new NotFound()
  return found
}

/** @throws Refusal `circulation.addressee-without-address`, `circulation.bad-address` */
function usableAddress(typed: string, name: string): string {
  const address = tidyAddress(typed)
  if (address === '') throw new Refusal('circulation.addressee-without-address', { name })
  if (addressProblem(address) !== null) throw new Refusal('circulation.bad-address', { name, address })
  return address
}

export interface NewRecipient {
  readonly id: string
  /** Of the addressee, from the form. */
  readonly addresseeId: string
  readonly organisationId: string
  readonly role: AddresseeRole
  readonly email: string
  readonly post: Post
}

/**
 * Adds a recipient after dispatch, and sends it the letter as it is now. One that was dropped is asked again,
 * with a new reply address; the former leads to it too.
 * @throws NotFound; Refusal `circulation.already-addressed`, `circulation.addressee-not-member` and as `usableAddress`
 */
export async function addAddressee(work: Work, wanted: NewRecipient): Promise<void> {
  const row = await hold(work, wanted.id)
  const on = dayOf(work.clock.now())
  const which = { id: wanted.organisationId }
  const organisation = await findOrganisation(work.db, work.association, which, on)
  if (!organisation) throw new NotFound()
  const { name } = organisation
  const email = usableAddress(wanted.email, name)
  const there = (await addresseesOf(work, row.id)).find((each) => each.organisationId === organisation.id)
  if (there?.id === wanted.addresseeId) return
  if (there && there.droppedAt === null) throw new Refusal('circulation.already-addressed', { name })
  if (wanted.role === 'to' && !(await isMember(work, organisation.id)))
    throw new Refusal('circulation.addressee-not-member', { name })
  const addressee = await writeAddressee(work, wanted, email)
  await queueCirculation(work, await matterOf(work, row, wanted.post), [{ ...addressee, name }])
  const payload = { organisation: organisation.id, role: wanted.role }
  await log(work, { verb: 'circulation.addressee_added', subject: row.id, payload })
  await project(work, row.id)
}

async function isMember(work: Work, organisation: string): Promise<boolean> {
  const members = await findMembers(work.db, work.association, dayOf(work.clock.now()))
  return members.some((member) => member.id === organisation)
}

async function writeAddressee(
  work: Work,
  { id, addresseeId, organisationId, role }: NewRecipient,
  email: string,
): Promise<NewAddressee> {
  const token = replyToken(randomBytes(20))
  const addedAt = work.clock.now()
  const row = { id: addresseeId, organisationId, role, email, replyToken: token, addedAt }
  await insertAddressees(work.db, work.association, id, [row])
  return row
}

/**
 * Drops a recipient: nothing more is asked of it. A letter that has not left is stopped; who has got it is told why.
 * One that has answered is not dropped: its answer would stand without a place on the board.
 * @throws NotFound; Refusal `circulation.lacks-reason`, `circulation.has-answered` {name}
 */
export async function dropAddressee(
  work: Work,
  drop: { readonly id: string; readonly addresseeId: string; readonly reason: string; readonly post: Post },
): Promise<void> {
  const row = await hold(work, drop.id)
  const addressee = await requireAddressee(work, row.id, drop.addresseeId)
  if (addressee.droppedAt !== null) return
  const reason = drop.reason.trim()
  if (reason === '') throw new Refusal('circulation.lacks-reason')
  await refuseAnswered(work, row.id, addressee)
  const change = { droppedAt: work.clock.now(), droppedReason: reason }
  await updateAddressee(work.db, work.association, addressee.id, change)
  await revokeLinks(work.db, work.association, addressee.id, change.droppedAt)
  if (!(await stopLetters(work, row.id, addressee))) {
    const matter = await matterOf(work, row, drop.post)
    await queueRecall(work, matter, [addressee], { of: 'recipient', reason })
  }
  const payload = { organisation: addressee.organisationId, reason }
  await log(work, { verb: 'circulation.addressee_dropped', subject: row.id, payload })
  await project(work, row.id)
}

async function refuseAnswered(work: Work, id: string, addressee: AddresseeRow): Promise<void> {
  await holdAnswers(work, [addressee.organisationId])
  const acts = await findActs(work.db, work.association, id)
  const at = { known: acts.at(-1)?.recorded ?? work.clock.now(), lastDay: null, terms: null }
  const { restsOn } = standingOf(addressee.organisationId, acts, at)
  if (restsOn.length > 0) throw new Refusal('circulation.has-answered', { name: addressee.name })
}

/** Stops what has not left; true when no letter has reached the recipient. */
async function stopLetters(work: Work, id: string, addressee: AddresseeRow): Promise<boolean> {
  let reached = false
  for (const letter of await lettersOf(work, id, addressee)) {
    const stopped = await cancelMail(work, letter.id)
    reached ||= !stopped && letter.state !== 'failed'
  }
  return !reached
}

/** The letters to one recipient that have not been undone, the latest first. They are known by its reply address. */
async function lettersOf(
  work: Work,
  id: string,
  { replyToken: token }: AddresseeRow,
): Promise<OutgoingLetter[]> {
  const letters = await outbox(work.db, work.association, { concerns: id, limit: allLetters })
  const beginning = replyAddress(token, '')
  return letters.filter((letter) => letter.state !== 'cancelled' && letter.replyTo?.startsWith(beginning))
}

/**
 * Mends a recipient's address and sends the letter there. A letter that waits with the former address is stopped.
 * @throws NotFound; Refusal as `usableAddress`
 */
export async function mendAddress(
  work: Work,
  mending: { readonly id: string; readonly addresseeId: string; readonly email: string; readonly post: Post },
): Promise<void> {
  const row = await hold(work, mending.id)
  const addressee = await requireAddressee(work, row.id, mending.addresseeId)
  const email = usableAddress(mending.email, addressee.name)
  if (email === addressee.email) return await resend(work, row, addressee)
  await stopLetters(work, row.id, addressee)
  await updateAddressee(work.db, work.association, addressee.id, { email })
  // The letter went to somebody else, and the link in it with it.
  await revokeLinks(work.db, work.association, addressee.id, work.clock.now())
  await queueCirculation(work, await matterOf(work, row, mending.post), [{ ...addressee, email }])
  const payload = { organisation: addressee.organisationId }
  await log(work, { verb: 'circulation.address_mended', subject: row.id, payload })
}

/** The same address once more, where the letter failed. @throws Refusal `circulation.letter-not-resendable` */
async function resend(work: Work, row: DraftRow, addressee: AddresseeRow): Promise<void> {
  const [latest] = await lettersOf(work, row.id, addressee)
  if (latest?.state !== 'failed') throw new Refusal('circulation.letter-not-resendable')
  await retryMail(work, latest.id)
  const payload = { organisation: addressee.organisationId, letter: latest.id }
  await log(work, { verb: 'circulation.letter_resent', subject: row.id, payload })
}

/**
 * Recalls the circulation, and tells all who have it. Answers that have come in stay.
 * @throws NotFound; Refusal `circulation.lacks-reason`, `circulation.not-sent`
 */
export async function recallCirculation(
  work: Work,
  recall: { readonly id: string; readonly reason: string; readonly post: Post },
): Promise<void> {
  const reason = recall.reason.trim()
  const there = await lockDraft(work.db, work.association, recall.id)
  if (there?.recalledAt) return
  const row = await hold(work, recall.id)
  if (reason === '') throw new Refusal('circulation.lacks-reason')
  const matter = await matterOf(work, row, recall.post)
  const told = (await addresseesOf(work, row.id)).filter((addressee) => addressee.droppedAt === null)
  await markRecalled(work.db, work.association, row.id, {
    recalledAt: work.clock.now(),
    recallReason: reason,
  })
  await enterRecall(work, row, { text: matter.text.title, told: told.length })
  await queueRecall(work, matter, told, { of: 'circulation', reason })
  const payload = { reason, recipients: told.length }
  await log(work, { verb: 'circulation.recalled', subject: row.id, payload })
}

async function enterRecall(work: Work, row: DraftRow, { text, told }: { text: string; told: number }) {
  await addEntry(work, {
    id: newId(),
    caseId: row.caseId!,
    direction: 'sent',
    happenedOn: dayOf(work.clock.now()),
    receivedAt: null,
    counterpart: `${told} mottagare`,
    foreignDnr: null,
    subject: shortened(`Återkallelse: ${text}`, 10_000),
    channel: 'mail',
  })
}
