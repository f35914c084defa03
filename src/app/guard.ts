import type { Site } from '../kit/http/visit.ts'
import { largestLetterMb } from '../kit/files/receive.ts'

/** What every answer carries: nothing is loaded from elsewhere, nothing runs that we did not write, no frame around us. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
}

/**
 * Pages that a link of one's own leads to, and is the permission for: the address is a secret. It is told to no other
 * page, kept in no cache, and not handed to the page where one signs in.
 */
export const isByLink = (pathname: string): boolean =>
  /^\/[^/]+\/(?:answer|justering|invitation|unsubscribe)\//.test(pathname)

export const linkHeaders: Readonly<Record<string, string>> = {
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex',
}

/** A post that a browser sends from another site's page says so; one without either header comes from no browser. */
export function isFromElsewhere(site: Site, headers: Headers): boolean {
  const fetchSite = headers.get('sec-fetch-site')
  if (fetchSite) return fetchSite !== 'same-origin' && fetchSite !== 'none'
  const origin = headers.get('origin')
  return origin !== null && ![site.settings.publicUrl, `http://${headers.get('host')}`].includes(origin)
}

/** Bytes: the largest letter, saved as a file, and what surrounds it. */
export const largestPost = (largestLetterMb + 4) * 1024 * 1024

/** Bytes that a post may have: who may send no files has little to say. */
export function largestPostOf(mayUpload: boolean): number {
  return mayUpload ? largestPost : 64 * 1024
}
