import assert from 'node:assert/strict'
import pg from 'pg'
import { systemClock } from '../../src/kit/clock.ts'
import type { Connection, Database } from '../../src/kit/db/db.ts'
import { findAssociations } from '../../src/organisations/store.ts'
import { type Verification, verify } from '../../src/app/verification.actions.ts'

/** A database that somebody with its own password alters behind the program, and what verifying then finds. */
export class Tampering {
  private readonly connection: Connection
  private readonly database: Database

  constructor(connection: Connection, database: Database) {
    this.connection = connection
    this.database = database
  }

  /** What verifying finds now. */
  async checked(slug: string, files = true): Promise<Verification> {
    const all = await this.database.reading(null, findAssociations)
    const { id } = all.find((each) => each.slug === slug)!
    return await this.database.comparing(id, (db) =>
      verify({ db, association: id, clock: systemClock }, { files }),
    )
  }

  /** Tampers with a table, asks what is found, and puts the table back as it was. */
  async tampered(table: string, statement: string, slug: string, files = true): Promise<Verification> {
    return await this.asOwner(async (owner) => {
      const { rows } = await owner.query<{ columns: string }>(
        `select string_agg(quote_ident(attname), ', ') as columns from pg_attribute
         where attrelid = $1::regclass and attnum > 0 and attgenerated = ''`,
        [table],
      )
      const columns = rows[0]!.columns
      await owner.query(`create temporary table kept as select ${columns} from ${table}`)
      try {
        const { rowCount } = await owner.query(statement)
        assert.ok(rowCount, `nothing was tampered with: ${statement}`)
        return await this.checked(slug, files)
      } finally {
        await owner.query(`delete from ${table}`)
        await owner.query(`insert into ${table} (${columns}) select ${columns} from kept`)
      }
    })
  }

  private async asOwner<T>(work: (owner: pg.Client) => Promise<T>): Promise<T> {
    const owner = new pg.Client(this.connection)
    await owner.connect()
    try {
      await owner.query('set session_replication_role = replica')
      return await work(owner)
    } finally {
      await owner.end()
    }
  }
}
