import type { Work } from '../kit/work.ts'
import { log } from '../log/actions.ts'
import { findOwnAssociation } from '../organisations/store.ts'
import type { Publication, PublicationKind } from './publication.ts'
import { findPublication, savePublication, savePublicationRule } from './publication.store.ts'

/**
 * Decides until when the public is shown something and what of it is masked. It takes effect at once, everywhere.
 * The log says how many words were masked and not which: they are what is not to be read.
 */
export async function decidePublication(
  work: Work,
  subject: { readonly kind: PublicationKind; readonly id: string },
  decided: Publication,
): Promise<void> {
  const { db, association, clock } = work
  const before = await findPublication(db, association, subject.kind, subject.id)
  await savePublication(db, association, subject, { ...decided, decidedAt: clock.now() })
  const { term, shownTo, ground, maskedWords } = decided
  const payload = { kind: subject.kind, term, shownTo, ground, maskedWords: maskedWords.length }
  const verb = before.maskedWords.join() === maskedWords.join() ? 'publication.decided' : 'publication.masked'
  await log(work, { verb, subject: subject.id, payload })
}

/** For how many days things of a kind are shown from when they were published; null: until further notice. */
export async function decidePublicationRule(
  work: Work,
  kind: PublicationKind,
  days: number | null,
): Promise<void> {
  await savePublicationRule(work.db, work.association, kind, days)
  const { hubId } = await findOwnAssociation(work.db, work.association)
  await log(work, { verb: 'publication.rule_decided', subject: hubId, payload: { kind, days } })
}
