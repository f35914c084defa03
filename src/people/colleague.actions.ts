import { type Instant, addMilliseconds } from '../kit/clock.ts'
import { sha256 } from '../kit/hash.ts'
import { hashPassword, passwordMatches } from '../kit/password.ts'
import { NotFound, Refusal } from '../kit/refusal.ts'
import { type PeopleWork, addAdministrator, newToken } from './actions.ts'
import { type OneTimeLink, refuseBlockingOneself } from './colleague.ts'
import {
  deleteSessionsOf,
  findColleague,
  findPasswordHash,
  isKnownAddress,
  renamePerson,
  setBlocked,
  setPassword,
} from './colleague.store.ts'
import { deleteInvitation, findLink, replaceLink, useLink } from './invitation.store.ts'
import { invitationHours } from './person.ts'
import { hasAdministrator } from './store.ts'

const hour = 3_600_000

/** A link's token, of which only the hash is kept, and until when it can be used. */
export interface MadeLink {
  readonly token: string
  readonly expiresAt: Instant
}

async function makeLink({ db, clock }: PeopleWork, link: OneTimeLink): Promise<MadeLink> {
  const token = newToken()
  const createdAt = clock.now()
  const expiresAt = addMilliseconds(createdAt, invitationHours * hour)
  await replaceLink(db, { link, tokenHash: sha256(token), createdAt, expiresAt })
  return { token, expiresAt }
}

/** Makes the one-time link's token for the first administrator; null when there is an administrator already. */
export async function inviteFirstAdministrator(work: PeopleWork): Promise<string | null> {
  if (await hasAdministrator(work.db)) return null
  return (await makeLink(work, { purpose: 'first_administrator' })).token
}

/** @throws Refusal `people.known-address` when the address has an account */
export async function inviteColleague(
  work: PeopleWork,
  { name, email }: { readonly name: string; readonly email: string },
): Promise<MadeLink> {
  if (await isKnownAddress(work.db, email)) throw new Refusal('people.known-address', { email })
  return await makeLink(work, { purpose: 'colleague', name, email })
}

export async function withdrawInvitation({ db }: PeopleWork, email: string): Promise<void> {
  await deleteInvitation(db, email)
}

/** A link for a colleague who has forgotten the password. The old one works until it is used. @throws NotFound */
export async function linkForNewPassword(work: PeopleWork, personId: string): Promise<MadeLink> {
  if (!(await findColleague(work.db, personId))) throw new NotFound()
  return await makeLink(work, { purpose: 'new_password', personId })
}

/** What a link is for; null when it can no longer be used. */
export async function openLink({ db, clock }: PeopleWork, token: string): Promise<OneTimeLink | null> {
  const link = await findLink(db, sha256(token), clock.now())
  return link?.purpose === 'first_administrator' && (await hasAdministrator(db)) ? null : link
}

/**
 * Takes a link into use. Returns whose account it is.
 * @param given what the one who opened it wrote; a link for a new password asks for the password alone
 * @throws Refusal `people.invitation-used` when the link has been used or has expired, `people.known-address`
 */
export async function acceptLink(
  work: PeopleWork,
  token: string,
  given: { readonly name: string; readonly email: string; readonly password: string },
): Promise<{ readonly id: string }> {
  const { db, clock } = work
  const link = await openLink(work, token)
  if (!link || !(await useLink(db, sha256(token), clock.now()))) throw new Refusal('people.invitation-used')
  if (link.purpose === 'new_password') {
    await setPassword(db, link.personId, await hashPassword(given.password))
    await deleteSessionsOf(db, link.personId, null)
    return { id: link.personId }
  }
  const email = link.purpose === 'colleague' ? link.email : given.email
  if (await isKnownAddress(db, email)) throw new Refusal('people.known-address', { email })
  return await addAdministrator(work, { ...given, email })
}

/** The account can no longer be used, and who is signed in with it is signed out. @throws Refusal `people.block-oneself` */
export async function blockColleague(work: PeopleWork, id: string, self: string): Promise<void> {
  refuseBlockingOneself(id, self)
  await setBlocked(work.db, id, work.clock.now())
  await deleteSessionsOf(work.db, id, null)
}

export async function unblockColleague({ db }: PeopleWork, id: string): Promise<void> {
  await setBlocked(db, id, null)
}

export async function renameOneself({ db }: PeopleWork, self: string, name: string): Promise<void> {
  await renamePerson(db, self, name)
}

/**
 * Other browsers that are signed in with the account are signed out.
 * @param kept the token of the session that goes on
 * @throws Refusal `people.wrong-current-password`
 */
export async function changePassword(
  { db }: PeopleWork,
  self: string,
  { current, wanted, kept }: { readonly current: string; readonly wanted: string; readonly kept: string },
): Promise<void> {
  if (!(await passwordMatches(current, await findPasswordHash(db, self))))
    throw new Refusal('people.wrong-current-password')
  await setPassword(db, self, await hashPassword(wanted))
  await deleteSessionsOf(db, self, sha256(kept))
}
