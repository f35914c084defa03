import { systemClock } from '../kit/clock.ts'
import { field, parseForm } from '../kit/form.ts'
import { type Handler, type Route, type Visit, get, post } from '../kit/http/visit.ts'
import { RateLimit } from '../kit/http/rate-limit.ts'
import { NotFound, Refusal } from '../kit/refusal.ts'
import { anyone } from '../kit/actor.ts'
import { z } from 'zod'
import { type PeopleWork, openSession, signIn, signOut } from './actions.ts'
import { acceptLink, openLink } from './colleague.actions.ts'
import { endedSessionCookie, sessionCookie, sessionCookieHeader } from './cookie.ts'
import { setupClosedPage, setupPage, signInPage } from './pages.tsx'
import { longestPassword, shortestPassword } from './person.ts'
import { findPersonToSignIn } from './store.ts'

/** The demo's registrar, made by `radslag demo`. */
export const demoEmail = 'registrator@radslag.example'

/** Accounts are shared by all associations, and kept by the machine's own clock. */
export const people = <T>(visit: Visit, run: (work: PeopleWork) => Promise<T>): Promise<T> =>
  visit.site.database.transaction(null, (db) => run({ db, clock: systemClock }))

/** As `people`, for what is only looked at. */
export const readPeople = <T>(visit: Visit, run: (work: PeopleWork) => Promise<T>): Promise<T> =>
  visit.site.database.reading(null, (db) => run({ db, clock: systemClock }))

export const chosenPassword = z
  .string()
  .min(shortestPassword, 'people.short-password')
  .max(longestPassword, 'form.too-long')

const signedIn = (visit: Visit, token: string, next: string): Response =>
  new Response(null, {
    status: 303,
    headers: { location: next, 'set-cookie': sessionCookieHeader(token, visit.site.settings.publicUrl) },
  })

/**
 * Only to an address of our own: `//elsewhere` and `https:` would lead the one who signs in astray. Read as a browser reads
 * it, which takes a backslash for a slash and leaves out tabs and line ends.
 */
export function ownAddress(next: string | null): string {
  const own = 'http://own.invalid'
  const read = next?.startsWith('/') ? URL.parse(next, own) : null
  return read?.origin === own ? `${read.pathname}${read.search}` : '/'
}

const showSignIn: Handler = async (visit, problem) =>
  signInPage({ visit, problem }, ownAddress(visit.form.text('next') ?? visit.url.searchParams.get('next')))

/** Guesses at one account, from however many addresses they come. */
export const guesses = new RateLimit(20)

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

export const sessionTokenOf = (visit: Visit): string | undefined =>
  new RegExp(`${sessionCookie}=([^;]+)`).exec(visit.headers.get('cookie') ?? '')?.[1]

const takeSignOut: Handler = async (visit) => {
  const token = sessionTokenOf(visit)
  if (token) await people(visit, (work) => signOut(work, token))
  return new Response(null, { status: 303, headers: { location: '/', 'set-cookie': endedSessionCookie } })
}

const showSetup: Handler = async (visit, problem) => {
  const token = visit.part('token')
  const link = await readPeople(visit, (work) => openLink(work, token))
  return link ? setupPage({ visit, problem }, token, link) : setupClosedPage(visit)
}

/** What the form of each kind of link asks for. */
const asked = {
  first_administrator: z.object({ name: field.text(200), email: field.email(), password: chosenPassword }),
  colleague: z.object({ name: field.text(200), password: chosenPassword }),
  new_password: z.object({ password: chosenPassword }),
}

/** @throws Refusal `people.invitation-used`, `people.known-address` */
const takeSetup: Handler = async (visit) => {
  const token = visit.part('token')
  const link = await readPeople(visit, (work) => openLink(work, token))
  if (!link) throw new Refusal('people.invitation-used')
  const given = { name: '', email: '', ...parseForm(visit.form, asked[link.purpose]) }
  const session = await people(visit, async (work) => openSession(work, await acceptLink(work, token, given)))
  return signedIn(visit, session, '/')
}

export const routes: readonly Route[] = [
  get('/sign-in', anyone, showSignIn),
  post('/sign-in', anyone, takeSignIn, showSignIn),
  post('/sign-out', anyone, takeSignOut),
  post('/demo/sign-in', anyone, demoSignIn),
  get('/setup/:token', anyone, showSetup),
  post('/setup/:token', anyone, takeSetup, showSetup),
]
