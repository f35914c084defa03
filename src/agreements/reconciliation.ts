import { type Facts, type Told, factsNamed } from '../log/reconciliation.ts'

/** Avstämning av överenskommelser och underrättelser: what they should say by what was logged about them. */

const instrumentFacts = factsNamed(
  'slug',
  'kind',
  'title',
  'validFrom',
  'validTo',
  'terms',
  'followsId',
  'replacesId',
)

/** An instrument with its texts; a dispatch that is undone takes back what it made. */
export function expectedInstrument(told: readonly Told[]): Facts | null {
  let facts: Facts | null = null
  let documents: unknown[] = []
  for (const { verb, payload } of told) {
    const { documentId, made } = payload!
    if (verb === 'instrument.made') facts = instrumentFacts(payload!)
    else if (verb === 'instrument.version_added') documents.push(documentId)
    else {
      documents = documents.filter((each) => each !== documentId)
      if (made) facts = null
    }
  }
  return facts && { ...facts, documents }
}

/** @param told one entry: a notice is never changed */
export function expectedNotice([made]: readonly Told[]): Facts {
  const { number, recipient, acts } = made!.payload!
  return { number, recipient, acts: (acts as readonly string[]).toSorted() }
}
