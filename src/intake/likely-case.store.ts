import { sql } from 'kysely'
import { caseState } from '../cases/case.ts'
import { findCases } from '../cases/store.ts'
import type { Db } from '../kit/db/db.ts'
import type { CaseAtHand, LikelyCase } from './likely-case.ts'

/** So many are weighed: the newest, and those in which the sender is. */
const weighed = 300

/** The cases that a letter may be entered in, the newest first. @param names of the member that it seems to be from */
export async function findCasesAtHand(
  db: Db,
  association: number,
  { letter, names }: { readonly letter: string; readonly names: readonly string[] },
): Promise<CaseAtHand[]> {
  const domain = sql`lower(split_part(l.head->'from'->>'address', '@', 2))`
  const fromSender = sql<boolean>`c.id in (
    select r.case_id from letter_entry le
      join letter l on l.association_id = le.association_id and l.id = le.letter_id
      join registry_entry r on r.association_id = le.association_id and r.id = le.entry_id
      where le.association_id = ${association} and r.voided_at is null and ${domain} <> '' and ${domain} =
        (select ${domain} from letter l where l.association_id = ${association} and l.id = ${letter})
    union select r.case_id from registry_entry r
      where r.association_id = ${association} and r.voided_at is null and r.counterpart = any(${names}::text[]))`
  return await db
    .selectFrom('caseFile as c')
    .where('c.associationId', '=', association)
    .where('c.voidedAt', 'is', null)
    .select(['c.id', 'c.dnr', 'c.title'])
    .select([sql<boolean>`c.closed_on is null`.as('isOpen'), fromSender.as('fromSender')])
    .orderBy('fromSender', 'desc')
    .orderBy('c.openedOn', 'desc')
    .orderBy('c.number', (order) => order.desc().nullsLast())
    .limit(weighed)
    .execute()
}

/** Those with the words in their title or number, as a person has typed them. */
export async function searchCases(db: Db, association: number, text: string): Promise<LikelyCase[]> {
  const found = await findCases(db, association, { text, limit: 20 })
  return found
    .filter((file) => file.voidedAt === null)
    .map((file) => ({
      ...file,
      isOpen: caseState(file) === 'open',
      fromSender: false,
      because: 'searched' as const,
    }))
}
