import { systemClock } from '../kit/clock.ts'
import { field, parseForm } from '../kit/form.ts'
import { type Handler, type Route, type Visit, get, post } from '../kit/http/visit.ts'
import { RateLimit } from '../kit/http/rate-limit.ts'
import { NotFound, Refusal } from '../kit/refusal.ts'
import { anyone } from '../kit/actor.ts'
import { z } from 'zod'
import {
  type PeopleWork,
  acceptInvitation,
  invitationHolds,
  openSession,
  signIn,
  signOut,
} from './actions.ts'
import { endedSessionCookie, sessionCookie, sessionCookieHeader } from './cookie.ts'
import { setupClosedPage, setupPage, signInPage } from './pages.tsx'
import { longestPassword, shortestPassword } from './person.ts'
import { findPersonToSignIn } from './store.ts'

/** The demo's registrar, made by `radslag demo`. */
export const demoEmail = 'registrator@radslag.example'

const people = <T>(visit: Visit, run: (work: PeopleWork) => Promise<T>): Promise<T> =>
  visit.site.database.transaction(null, (db) => run({ db, clock: systemClock }))

const signedIn = (visit: Visit, token: string, next: string): Response =>
  new Response(null, {
    status: 303,
    headers: { location: next, 'set-cookie': sessionCookieHeader(token, visit.site.settings.publicUrl) },
  })

/** Only to an address of our own: `//elsewhere` and `https:` would lead the one who signs in astray. */
export function ownAddress(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/'
}

const showSignIn: Handler = async (visit, problem) =>
  signInPage({ visit, problem }, ownAddress(visit.form.text('next') ?? visit.url.searchParams.get('next')))

/** Guesses at one account, from however many addresses they come. */
const guesses = new RateLimit(20)

/** @throws Refusal `people.too-many-tries`, `people.wrong-password` */
const takeSignIn: Handler = async (visit) => {
  const { email, password, next } = parseForm(
    visit.form,
    z.object({
      email: field.text(300),
      password: z.string().min(1, 'form.required').max(longestPassword),
      next: z.string(),
    }),
  )
  if (!guesses.take(email.trim().toLowerCase())) throw new Refusal('people.too-many-tries')
  const { token } = await people(visit, (work) => signIn(work, email, password))
  return signedIn(visit, token, ownAddress(next))
}

const demoSignIn: Handler = async (visit) => {
  if (!visit.site.demo) throw new NotFound()
  const token = await people(visit, async (work) => {
    const found = await findPersonToSignIn(work.db, demoEmail)
    if (!found) throw new NotFound()
    return await openSession(work, found)
  })
  return signedIn(visit, token, ownAddress(visit.form.text('next')))
}

const takeSignOut: Handler = async (visit) => {
  const token = new RegExp(`${sessionCookie}=([^;]+)`).exec(visit.headers.get('cookie') ?? '')?.[1]
  if (token) await people(visit, (work) => signOut(work, token))
  return new Response(null, { status: 303, headers: { location: '/', 'set-cookie': endedSessionCookie } })
}

const showSetup: Handler = async (visit, problem) => {
  const token = visit.params['token'] ?? ''
  const holds = await people(visit, (work) => invitationHolds(work, token))
  return holds ? setupPage({ visit, problem }, token) : setupClosedPage(visit)
}

const takeSetup: Handler = async (visit) => {
  const person = parseForm(
    visit.form,
    z.object({
      name: field.text(200),
      email: field.email(),
      password: z
        .string()
        .min(shortestPassword, 'people.short-password')
        .max(longestPassword, 'form.too-long'),
    }),
  )
  const token = await people(visit, async (work) =>
    openSession(work, await acceptInvitation(work, visit.params['token'] ?? '', person)),
  )
  return signedIn(visit, token, '/')
}

export const routes: readonly Route[] = [
  get('/sign-in', anyone, showSignIn),
  post('/sign-in', anyone, takeSignIn, showSignIn),
  post('/sign-out', anyone, takeSignOut),
  post('/demo/sign-in', anyone, demoSignIn),
  get('/setup/:token', anyone, showSetup),
  post('/setup/:token', anyone, takeSetup, showSetup),
]
