import { sessionHours } from './person.ts'

export const sessionCookie = 'radslag_session'

/** Lax: a link in a letter opens signed in, while no other site can post with it. Secure where the address is https. */
export function sessionCookieHeader(token: string, publicUrl: string): string {
  const secure = publicUrl.startsWith('https:') ? '; Secure' : ''
  return `${sessionCookie}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${sessionHours * 3600}${secure}`
}

export const endedSessionCookie = `${sessionCookie}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`
