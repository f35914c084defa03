import { sql } from 'kysely'
import type { Db } from '../kit/db/db.ts'
import type { Work } from '../kit/work.ts'
import { Lasting } from '../log/lasting.store.ts'
import type { OwnTexts } from './named-instrument.ts'

const lastingTexts = new Lasting<OwnTexts>(10_000)

/** As `findOwnTexts`, for who holds one text after another against them. */
export async function findLastingTexts(work: Pick<Work, 'db' | 'association'>): Promise<OwnTexts> {
  const read = () => findOwnTexts(work.db, work.association)
  return await lastingTexts.of(work, '', read, ({ texts }) => texts.length)
}

/** All that the association has sent or agreed on. An instrument is known by the number of the case that its text lies in. */
export async function findOwnTexts(db: Db, association: number): Promise<OwnTexts> {
  const { rows } = await sql<OwnTexts>`
    with own as (
      select c.id, c.dnr, f.dnr as "caseDnr", c.title, c.instrument_id as instrument
      from circulation_now c
      join case_file f on f.association_id = c.association_id and f.id = c.case_id
      where c.association_id = ${association} and c.sent_at is not null
      union all
      select i.id, f.dnr, f.dnr, i.title, i.id
      from instrument i
      left join instrument_version v on v.association_id = i.association_id and v.instrument_id = i.id and v.version = 1
      left join document d on d.association_id = v.association_id and d.id = v.document_id
      left join registry_entry e on e.association_id = d.association_id and e.id = d.registry_entry_id
      left join case_file f on f.association_id = e.association_id and f.id = e.case_id
      where i.association_id = ${association})
    select coalesce((select json_agg(own) from own), '[]') as texts,
      coalesce((select json_agg(distinct prefix) from series where association_id = ${association}), '[]') as prefixes`.execute(
    db,
  )
  return rows[0]!
}
