import { type Actor, visitor } from '../kit/actor.ts'
import { systemClock } from '../kit/clock.ts'
import type { Site } from '../kit/http/visit.ts'
import { type Language, languages } from '../kit/language.ts'
import { resumeSession } from '../people/actions.ts'
import { sessionCookie } from '../people/cookie.ts'

/** Who visits, as the cookie says. */
export interface Visitor {
  readonly actor: Actor
  readonly csrfToken: string
}

export async function visitorOf(site: Site, headers: Headers): Promise<Visitor> {
  const token = cookieOf(headers, sessionCookie)
  if (!token) return { actor: visitor, csrfToken: '' }
  const session = await site.database.transaction(null, (db) =>
    resumeSession({ db, clock: systemClock }, token),
  )
  if (!session) return { actor: visitor, csrfToken: '' }
  const { id, name, administrator } = session.person
  return { actor: { kind: 'person', id, name, administrator }, csrfToken: session.csrfToken }
}

function cookieOf(headers: Headers, name: string): string | null {
  const cookies = (headers.get('cookie') ?? '').split(';').map((cookie) => cookie.trim().split('='))
  return cookies.find(([found]) => found === name)?.[1] ?? null
}

/** The language asked for in the address, else the one chosen earlier, else Swedish. */
export function languageOf(url: URL, headers: Headers): Language {
  const wanted = [url.searchParams.get('lang'), cookieOf(headers, 'lang')]
  return languages.find((language) => language === wanted.find((code) => code && isLanguage(code))) ?? 'sv'
}

function isLanguage(code: string): boolean {
  return languages.some((language) => language === code)
}

/** The visitor's address, for limiting tries; behind a proxy only where it is to be believed. */
export function clientOf(site: Site, headers: Headers, socketAddress: string): string {
  const forwarded = site.settings.trustProxy
    ? headers.get('x-forwarded-for')?.split(',').at(-1)?.trim()
    : null
  return forwarded ?? socketAddress
}
