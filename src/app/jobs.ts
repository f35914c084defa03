import type { Site } from '../kit/http/visit.ts'
import { startJobs } from '../kit/jobs/jobs.ts'
import { startMail } from '../kit/mail/jobs.ts'
import { type Transport, catchingTransport, smtpTransport } from '../kit/mail/transport.ts'

/** How long a stop waits for a letter that a mail server is slow to take, in milliseconds. */
const patience = 10_000

/**
 * Starts this process's jobs. Letters are sent by SMTP_URL, caught in the demo, and wait where no mail server is set up.
 * @returns what stops them: the job under way is finished
 */
export async function startWork(site: Site): Promise<() => Promise<void>> {
  const jobs = await startJobs(site.database)
  const transport = transportOf(site)
  if (transport) await startMail({ database: site.database, clock: site.clock, transport }, jobs)
  return async () => {
    const late = setTimeout(() => transport?.close(), patience)
    await jobs.stop()
    clearTimeout(late)
    transport?.close()
  }
}

function transportOf({ demo, settings }: Site): Transport | null {
  if (demo) return catchingTransport
  return settings.smtpUrl ? smtpTransport(settings.smtpUrl) : null
}
