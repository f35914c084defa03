import { startTestServer, type TestServer } from './server.ts'

let server: TestServer | null = null

/** One PostgreSQL for the whole test run; the processes of the test files inherit its address. */
export async function globalSetup(): Promise<void> {
  server = await startTestServer()
  process.env['TEST_POSTGRES'] = server.template
}

export async function globalTeardown(): Promise<void> {
  await server?.stop()
}
