import type { Db } from '../kit/db/db.ts'
import { NotFound } from '../kit/refusal.ts'
import { type AsOf, type Book, type Standings, standingsIn } from './book.ts'
import { findSentRecord } from './matter.store.ts'
import { findActsOfKin } from './store.ts'

/** @throws NotFound when there is no such circulation */
export async function findBook(db: Db, association: number, circulation: string): Promise<Book> {
  const [record, acts] = await Promise.all([
    findSentRecord(db, association, circulation),
    findActsOfKin(db, association, circulation),
  ])
  if (!record) throw new NotFound()
  return { record, acts }
}

/**
 * Where everybody stands, computed from the acts alone: "valid on D, as known at K".
 * @throws NotFound when there is no such circulation
 */
export async function findStandings(
  db: Db,
  association: number,
  circulation: string,
  asOf: AsOf,
): Promise<Standings> {
  return standingsIn(await findBook(db, association, circulation), asOf)
}
