import { createApp } from '../../src/app/app.ts'
import { type Clock, systemClock } from '../../src/kit/clock.ts'
import type { Database } from '../../src/kit/db/db.ts'
import { type Settings, readSettings } from '../../src/kit/settings.ts'
import { sessionCookie } from '../../src/people/cookie.ts'
import { addAdministrator, openSession } from '../../src/people/actions.ts'

/** A post's fields; a file is a field with its name. */
export type Fields = Record<string, string | readonly string[] | File>

/** Somebody who visits the site as a browser would, without one. */
export interface Visitor {
  get(path: string): Promise<Answer>
  /** Posts with the session's token; as multipart when a field is a file. */
  post(path: string, fields?: Fields): Promise<Answer>
}

export interface Answer {
  readonly status: number
  readonly text: string
  readonly headers: Headers
  /** Where a 303 leads; empty otherwise. */
  readonly location: string
}

/** The application on a database, visited by an administrator and by somebody who has not signed in. */
export async function visiting(
  database: Database,
  clock: Clock,
  settings: Partial<Settings> = {},
): Promise<{ staff: Visitor; stranger: Visitor; cookie: string; app: ReturnType<typeof createApp> }> {
  const app = createApp({ database, clock, settings: { ...readSettings({}), ...settings }, demo: false })
  const person = {
    email: 'registrator@ksl.example',
    name: 'registrator',
    password: 'en hel mening som ingen gissar',
  }
  const token = await database.transaction(null, async (db) => {
    const work = { db, clock: systemClock }
    return await openSession(work, await addAdministrator(work, person))
  })
  const cookie = `${sessionCookie}=${token}`
  const stranger = visitorOf(app, {}, async () => '')
  let csrf = ''
  const staff = visitorOf(app, { cookie }, async () => {
    csrf ||= /name="csrf" value="([^"]+)"/.exec((await staff.get('/')).text)?.[1] ?? ''
    return csrf
  })
  return { staff, stranger, cookie, app }
}

function visitorOf(
  app: ReturnType<typeof createApp>,
  headers: Record<string, string>,
  csrfToken: () => Promise<string>,
): Visitor {
  const answer = async (reply: Response): Promise<Answer> => ({
    status: reply.status,
    text: await reply.text(),
    headers: reply.headers,
    location: reply.headers.get('location') ?? '',
  })
  const url = (path: string): string => `http://localhost:8080${path}`
  return {
    get: async (path) => await answer(await app.request(url(path), { headers })),
    async post(path, fields = {}) {
      const body = bodyOf({ csrf: await csrfToken(), ...fields })
      return await answer(await app.request(url(path), { method: 'POST', headers, body }))
    },
  }
}

function bodyOf(fields: Fields): URLSearchParams | FormData {
  const hasFile = Object.values(fields).some((value) => value instanceof File)
  const body = hasFile ? new FormData() : new URLSearchParams()
  for (const [name, value] of Object.entries(fields))
    for (const each of value instanceof File || typeof value === 'string' ? [value] : value)
      if (each instanceof File) (body as FormData).append(name, each)
      else body.append(name, each)
  return body
}
