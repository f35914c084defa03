import type { AddressInfo } from 'node:net'
import { after } from 'node:test'
import { type ServerType, serve } from '@hono/node-server'
import type { BrowserContextOptions } from 'playwright-core'

type App = Pick<Parameters<typeof serve>[0], 'fetch'>

/**
 * The program listening on loopback for as long as the test file runs, and what a browser keeps that has signed in.
 * @param cookie `name=value`, as a signed-in visitor sends it
 */
export async function listening(
  { fetch }: App,
  cookie: string,
): Promise<{ origin: string; storageState: NonNullable<BrowserContextOptions['storageState']> }> {
  const server = await new Promise<ServerType>((ready) => {
    const made = serve({ fetch, port: 0, hostname: '127.0.0.1' }, () => ready(made))
  })
  after(() => server.close())
  const [name = '', value = ''] = cookie.split('=')
  const kept = { expires: -1, httpOnly: true, secure: false, sameSite: 'Lax' } as const
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    storageState: { cookies: [{ name, value, domain: '127.0.0.1', path: '/', ...kept }], origins: [] },
  }
}
