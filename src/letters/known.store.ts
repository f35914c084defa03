import { sql } from 'kysely'
import type { Db } from '../kit/db/db.ts'
import { often } from '../kit/db/often.ts'
import type { KnownOrganisation } from './member-name.ts'
import { findLastingTexts } from '../answers/named-instrument.store.ts'
import type { Known, KnownCirculation } from './pointer.ts'

/** What letters are matched against: circulations, members, reply addresses, and the letters that we have sent. */

export async function findKnown(db: Db, association: number): Promise<Omit<Known, 'sent'>> {
  const [asked, circulations, organisations, own] = await Promise.all([
    findAsked(db, association),
    findKnownCirculations(db, association),
    findKnownOrganisations(db, association),
    findLastingTexts({ db, association }),
  ])
  return {
    circulations: circulations.map((row) => ({ ...row, asked: askedIn(asked, row.id) })),
    organisations,
    own,
    tokens: asked.map(({ token, circulation, organisation }) => ({ token, circulation, organisation })),
  }
}

/** The members asked in one circulation, with whether they have answered. */
const askedIn = (asked: readonly Asked[], id: string): KnownCirculation['asked'] =>
  new Map(
    asked
      .filter(({ circulation, waited }) => circulation === id && waited)
      .map(({ organisation, answered }) => [organisation, answered]),
  )

interface Asked {
  readonly token: string
  readonly circulation: string
  readonly organisation: string
  readonly answered: boolean
  readonly waited: boolean
}

async function findAsked(db: Db, association: number): Promise<Asked[]> {
  const { rows } = await sql<Asked>`
    select a.reply_token as token, a.circulation_id as circulation, a.organisation_id as organisation,
      coalesce(s.answered, false) as answered, a.role = 'to' and a.dropped_at is null as waited
    from addressee a
    left join standing s on s.association_id = a.association_id and s.circulation_id = a.circulation_id
      and s.organisation_id = a.organisation_id
    where a.association_id = ${association}`.execute(db)
  return rows
}

async function findKnownCirculations(
  db: Db,
  association: number,
): Promise<Omit<KnownCirculation, 'asked'>[]> {
  const { rows } = await sql<Omit<KnownCirculation, 'asked'>>`
    select c.id, c.dnr, f.dnr as "caseDnr", c.title, c.recalled_at is null as open
    from circulation_now c
    join case_file f on f.association_id = c.association_id and f.id = c.case_id
    where c.association_id = ${association} and c.sent_at is not null
    order by c.sent_at desc`.execute(db)
  return rows
}

/** A member without a domain of its own in the register is known by where its contacts' letters come from. */
async function findKnownOrganisations(db: Db, association: number): Promise<KnownOrganisation[]> {
  const { rows } = await sql<KnownOrganisation>`
    select o.id,
      (select coalesce(json_agg(n.name order by n.valid_from desc nulls last), '[]') from organisation_name n
        where n.association_id = o.association_id and n.organisation_id = o.id) as names,
      coalesce(json_agg(distinct lower(a.email)) filter (where a.email is not null), '[]') as addresses,
      coalesce(json_agg(distinct coalesce(o.mail_domain, lower(split_part(a.email, '@', 2))))
        filter (where o.mail_domain is not null or a.email is not null), '[]') as domains
    from organisation o
    join association h on h.id = o.association_id
    left join (
      select organisation_id, email from contact where association_id = ${association} and ended_at is null
      union
      select organisation_id, email from addressee where association_id = ${association}) a on a.organisation_id = o.id
    where o.association_id = ${association} and o.id <> h.hub_id
    group by o.association_id, o.id, o.mail_domain`.execute(db)
  return rows
}

/** Letters of ours among these Message-IDs, with the circulation that each is about and the member that it went to. */
export async function findSent(
  db: Db,
  association: number,
  answers: readonly string[],
): Promise<Known['sent']> {
  const { rows } = await sql<Known['sent'][number]>`
    select m.message_id as "messageId", c.id as circulation, a.organisation_id as organisation
    from outgoing_mail m
    left join act on act.association_id = m.association_id and act.id = m.concerns
    left join registry_entry e on e.association_id = m.association_id and e.id = m.concerns
    join lateral (
      select c.id from circulation c
      where c.association_id = m.association_id
        and (c.id = coalesce(act.circulation_id, m.concerns) or c.case_id = e.case_id)
      order by c.sent_at desc limit 1) c on true
    left join lateral (
      select a.organisation_id from addressee a
      where a.association_id = m.association_id and a.circulation_id = c.id
        and (a.email = m.to_address or strpos(m.reply_to, a.reply_token) > 0)
      order by strpos(coalesce(m.reply_to, ''), a.reply_token) > 0 desc limit 1) a on true
    where m.association_id = ${association} and m.message_id = any(${answers}::text[])`.execute(db)
  return rows
}

/** Hashes (hexadecimal) among these that are papers we have sent out ourselves. */
export async function findOurPapers(
  db: Db,
  association: number,
  hashes: readonly string[],
): Promise<Set<string>> {
  if (hashes.length === 0) return new Set()
  const found = await ourPapers(db, { association, hashes: hashes.map((hash) => Buffer.from(hash, 'hex')) })
  return new Set(found.map(({ sha256 }) => sha256))
}

const ourPapers = often(
  (_, { association, hashes }: { association: number; hashes: readonly Buffer[] }) => sql<{ sha256: string }>`
    select distinct encode(d.sha256, 'hex') as sha256
    from circulation_document c
    join document d on d.association_id = c.association_id and d.id = c.document_id
    where c.association_id = ${association} and d.sha256 = any(${hashes}::bytea[])`,
)
