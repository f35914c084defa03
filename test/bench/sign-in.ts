import { systemClock } from '../../src/kit/clock.ts'
import { Database } from '../../src/kit/db/db.ts'
import { newId } from '../../src/kit/id.ts'
import { addAdministrator, openSession } from '../../src/people/actions.ts'
import { sessionCookie } from '../../src/people/cookie.ts'
import type { Served } from './served.ts'

/** A new administrator's session: what a browser that has signed in sends with each request and each form. */
export async function signIn(
  { url }: Served,
  connectionString: string,
): Promise<{ cookie: string; csrf: string }> {
  const database = new Database({ connectionString })
  const person = { email: `${newId()}@bench.example`, name: 'Registrator', password: newId() }
  const token = await database.transaction(null, async (db) => {
    const work = { db, clock: systemClock }
    return await openSession(work, await addAdministrator(work, person))
  })
  await database.close()
  const cookie = `${sessionCookie}=${token}`
  const page = await (await fetch(url, { headers: { cookie } })).text()
  return { cookie, csrf: /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? '' }
}
