import { findOpening } from '../errands/actions.ts'
import { startErrands } from '../errands/jobs.ts'
import { openDoors } from '../letters/door.jobs.ts'
import { startLetters } from '../intake/letter.jobs.ts'
import type { Site } from '../kit/http/visit.ts'
import { startJobs } from '../kit/jobs/jobs.ts'
import { startMail } from '../kit/mail/jobs.ts'
import { keepProjections } from '../ledger/jobs.ts'
import { loggingDepartures } from '../log/departure.actions.ts'
import { answerByCalendar } from '../meetings/invitation.actions.ts'
import { startVerifying } from './verification.jobs.ts'
import { type Transport, catchingTransport, smtpTransport } from '../kit/mail/transport.ts'

/** How long a stop waits for a letter that a mail server is slow to take, in milliseconds. */
const patience = 10_000

/**
 * Starts this process's jobs and opens its doors. Letters are sent by SMTP_URL, caught in the demo, and wait where no mail
 * server is set up; the demo takes none in but by its pages.
 * @returns what stops them: the job under way is finished, and the letter that is coming in
 */
export async function startWork(site: Site): Promise<() => Promise<void>> {
  const { database, clock } = site
  const jobs = await startJobs(database)
  const transport = transportOf(site)
  const left = loggingDepartures(clock)
  if (transport) await startMail({ database, clock, transport, opening: findOpening, left }, jobs)
  await startErrands(site, jobs)
  await startVerifying({ database, clock }, jobs)
  await startLetters({ database, clock, own: ownAddresses(site), takeCalendar: answerByCalendar }, jobs)
  const closeDoors = site.demo
    ? null
    : await openDoors({ database, clock, doors: site.settings.doors }).catch(async (error: unknown) => {
        await jobs.stop()
        transport?.close()
        throw error
      })
  const endProjections = keepProjections({ database, clock })
  return async () => {
    await closeDoors?.()
    await endProjections()
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

/** What tells a colleague's forwarding, and our own letters below an answer. */
function ownAddresses({ settings: { mailFrom, replyDomain } }: Site): string[] {
  return [mailFrom, replyDomain && `svar@${replyDomain}`].filter((address) => address !== null)
}
