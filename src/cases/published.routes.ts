import { staff } from '../kit/actor.ts'
import { dayOf } from '../kit/clock.ts'
import type { Visit } from '../kit/http/visit.ts'
import type { Work } from '../kit/work.ts'
import type { PublicationKind } from './publication.ts'
import { findDocumentLimits, findMaskedWords, findWithdrawnIds } from './publication.store.ts'
import { withoutWords, withoutWordsIn } from './rendition.ts'

/** What the visitor is not to be shown of the kind, by id: for the staff nothing. */
export async function withdrawnFor(
  { actor, site }: Visit,
  { db, association }: Work,
  kind: PublicationKind,
): Promise<ReadonlySet<string>> {
  if (staff(actor)) return new Set()
  return await findWithdrawnIds(db, association, kind, dayOf(site.clock.now()))
}

/** The things with the words masked that the visitor is not to read in them; for the staff as they are. */
export async function maskedFor<T>(
  { actor }: Visit,
  { db, association }: Work,
  kind: PublicationKind,
  things: readonly T[],
  idOf: (thing: T) => string | null,
): Promise<T[]> {
  if (staff(actor)) return [...things]
  const ids = [...new Set(things.flatMap((thing) => idOf(thing) ?? []))]
  const words = await findMaskedWords(db, association, kind, ids)
  return things.map((thing) => withoutWordsIn(thing, words.get(idOf(thing) ?? '') ?? []))
}

interface Evidence {
  readonly document: string | null
  readonly quote: string | null
  readonly filename: string | null
  readonly public: boolean
}

/** Evidence as the visitor may read it: nothing of a document that has been taken away, and no masked word of the others. */
export async function evidenceFor<T extends Evidence>(
  visit: Visit,
  work: Work,
  evidence: readonly T[],
): Promise<T[]> {
  if (staff(visit.actor)) return [...evidence]
  const ids = evidence.flatMap(({ document }) => document ?? [])
  const limits = await findDocumentLimits(work.db, work.association, ids, dayOf(visit.site.clock.now()))
  return evidence.map((kept) => {
    const { gone, words } = limits.get(kept.document ?? '') ?? { gone: false, words: [] }
    const readable = (text: string | null): string | null => text && withoutWords(text, words)
    return {
      ...kept,
      public: kept.public && !gone,
      quote: readable(kept.quote),
      filename: readable(kept.filename),
    }
  })
}
