import pg from 'pg'
import { PgBoss } from 'pg-boss'
import type { Connection } from '../db/db.ts'
import { queues } from './queues.ts'

export const jobsSchema = 'pgboss'

/**
 * Brings the job tables to this program's version and lets the program (`radslag_app`) use them. They are pg-boss's own
 * and lie in a schema of their own, outside the tenants: jobs carry references only. Connects as the owner.
 */
export async function installJobs(connection: Connection): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await installQueues(client)
    await client.query(`
      grant usage on schema ${jobsSchema} to radslag_app;
      grant select, insert, update, delete on all tables in schema ${jobsSchema} to radslag_app;
      grant usage on all sequences in schema ${jobsSchema} to radslag_app`)
  } finally {
    await client.end()
  }
}

async function installQueues(client: pg.Client): Promise<void> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => client.query(text, values) },
    schema: jobsSchema,
    supervise: false,
    schedule: false,
  })
  await boss.start()
  for (const [name, options] of Object.entries(queues)) {
    await boss.createQueue(name, options)
    await boss.updateQueue(name, options)
  }
  await boss.stop({ graceful: false })
}
