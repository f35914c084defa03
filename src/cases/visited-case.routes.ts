import type { Visit } from '../kit/http/visit.ts'
import { NotFound } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import type { Case } from './case.ts'
import { findCaseByDnr } from './store.ts'

/** The case that the address names by its Dnr. @throws NotFound */
export async function caseOf(visit: Visit, { db, association }: Work): Promise<Case> {
  const found = await findCaseByDnr(db, association, visit.part('slug'))
  if (!found) throw new NotFound()
  return found
}
