import { z } from 'zod'
import { staff } from '../kit/actor.ts'
import { field, parseForm } from '../kit/form.ts'
import { type Handler, type Route, type Visit, get, post, seeOther } from '../kit/http/visit.ts'
import { isId } from '../kit/id.ts'
import { NotFound, Refusal } from '../kit/refusal.ts'
import {
  blockColleague,
  changePassword,
  inviteColleague,
  linkForNewPassword,
  renameOneself,
  unblockColleague,
  withdrawInvitation,
} from './colleague.actions.ts'
import { type AccountSaved, accountPage, colleaguesPage, linkPage } from './colleague.pages.tsx'
import { findColleague, findColleagues } from './colleague.store.ts'
import { findInvitations } from './invitation.store.ts'
import { longestPassword } from './person.ts'
import { chosenPassword, guesses, people, readPeople, sessionTokenOf } from './routes.ts'

const showColleagues: Handler = async (visit, problem) => {
  const office = await readPeople(visit, async ({ db, clock }) => {
    const [colleagues, invitations] = await Promise.all([
      findColleagues(db),
      findInvitations(db, clock.now()),
    ])
    return { colleagues, invitations }
  })
  return colleaguesPage(visit, problem, office)
}

const takeInvite: Handler = async (visit) => {
  const invited = parseForm(visit.form, z.object({ name: field.text(200), email: field.email() }))
  return linkPage(visit, invited.name, await people(visit, (work) => inviteColleague(work, invited)))
}

const takeWithdraw: Handler = async (visit) => {
  const { email } = parseForm(visit.form, z.object({ email: field.email() }))
  await people(visit, (work) => withdrawInvitation(work, email))
  return seeOther('/people')
}

function personOf(visit: Visit): string {
  const id = visit.part('person')
  if (!isId(id)) throw new NotFound()
  return id
}

const takeNewPassword: Handler = async (visit) => {
  const id = personOf(visit)
  const [link, person] = await people(visit, async (work) => [
    await linkForNewPassword(work, id),
    await findColleague(work.db, id),
  ])
  return linkPage(visit, person!.name, link)
}

const takeBlock: Handler = async (visit) => {
  await people(visit, (work) => blockColleague(work, personOf(visit), visit.actor.id))
  return seeOther('/people')
}

const takeUnblock: Handler = async (visit) => {
  await people(visit, (work) => unblockColleague(work, personOf(visit)))
  return seeOther('/people')
}

const savedWords = ['name', 'password'] as const

const showAccount: Handler = async (visit, problem) => {
  const self = await readPeople(visit, ({ db }) => findColleague(db, visit.actor.id))
  if (!self) throw new NotFound()
  const asked = visit.url.searchParams.get('saved')
  const saved: AccountSaved = savedWords.find((word) => word === asked) ?? null
  return accountPage(visit, problem, { email: self.email, saved: problem ? null : saved })
}

const takeName: Handler = async (visit) => {
  const { name } = parseForm(visit.form, z.object({ name: field.text(200) }))
  await people(visit, (work) => renameOneself(work, visit.actor.id, name))
  return seeOther('/account?saved=name')
}

/** @throws Refusal `people.too-many-tries`, `people.wrong-current-password` */
const takePassword: Handler = async (visit) => {
  const current = z.string().min(1, 'form.required').max(longestPassword, 'form.too-long')
  const typed = parseForm(visit.form, z.object({ current, wanted: chosenPassword }))
  if (!guesses.take(visit.actor.id)) throw new Refusal('people.too-many-tries')
  const kept = sessionTokenOf(visit) ?? ''
  await people(visit, (work) => changePassword(work, visit.actor.id, { ...typed, kept }))
  return seeOther('/account?saved=password')
}

export const colleagueRoutes: readonly Route[] = [
  get('/people', staff, showColleagues),
  post('/people/invite', staff, takeInvite, showColleagues),
  post('/people/withdraw', staff, takeWithdraw, showColleagues),
  post('/people/:person/new-password', staff, takeNewPassword, showColleagues),
  post('/people/:person/block', staff, takeBlock, showColleagues),
  post('/people/:person/unblock', staff, takeUnblock, showColleagues),
  get('/account', staff, showAccount),
  post('/account/name', staff, takeName, showAccount),
  post('/account/password', staff, takePassword, showAccount),
]
