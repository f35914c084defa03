/** A process of its own that sends what is due, to be killed in the middle: DATABASE_URL, SMTP_URL. */
import { systemClock } from '../../src/kit/clock.ts'
import { Database } from '../../src/kit/db/db.ts'
import { startJobs } from '../../src/kit/jobs/jobs.ts'
import { startMail } from '../../src/kit/mail/jobs.ts'
import { smtpTransport } from '../../src/kit/mail/transport.ts'

const database = new Database({ connectionString: process.env['DATABASE_URL']! })
const transport = smtpTransport(process.env['SMTP_URL']!)
await startMail({ database, clock: systemClock, transport }, await startJobs(database))
