import { z } from 'zod'

const answer = z.object({ access_token: z.string().min(1) })

/**
 * A token to open a mailbox with (XOAUTH2), by the client's own credentials (RFC 6749 § 4.4).
 * @param tokenUrl `https://client:secret@login.example/token?scope=…`: id and secret as user and password
 */
export async function accessToken(tokenUrl: string): Promise<string> {
  const url = new URL(tokenUrl)
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: decodeURIComponent(url.username),
    client_secret: decodeURIComponent(url.password),
    scope: url.searchParams.get('scope') ?? '',
  })
  url.username = ''
  url.password = ''
  url.search = ''
  const response = await fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(20_000) })
  if (!response.ok) throw new Error(`no token: ${response.status}`)
  return answer.parse(await response.json()).access_token
}
