import type { Site } from '../kit/http/visit.ts'
import { type Language, languages } from '../kit/language.ts'

export function cookieOf(headers: Headers, name: string): string | null {
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
