import { type Facts, type FactsOf, type Told, factsNamed, latestFacts } from '../log/reconciliation.ts'

/** Avstämning av diariet: what cases, registry entries and documents should say by what was logged about them. */

const caseTold: Readonly<Record<string, FactsOf>> = {
  'case.opened': ({ dnr, title, openedOn }) => ({ dnr, title, openedOn, closedOn: null, isVoided: false }),
  'case.retitled': factsNamed('title'),
  'case.closed': ({ on }) => ({ closedOn: on }),
  'case.reopened': () => ({ closedOn: null }),
  'case.voided': () => ({ isVoided: true }),
}

/** What everybody may read of an entry, and whether there is more that is protected; not the protected words themselves. */
const entryFacts = factsNamed(
  'caseId',
  'number',
  'direction',
  'happenedOn',
  'receivedAt',
  'counterpart',
  'foreignDnr',
  'subject',
  'channel',
  'protected',
)
const entryTold: Readonly<Record<string, FactsOf>> = {
  'entry.added': (payload) => ({ ...entryFacts(payload), isVoided: false }),
  'entry.corrected': ({ after }) => after as Facts,
  'entry.voided': () => ({ isVoided: true }),
}

const documentFacts = factsNamed('entryId', 'title', 'filename', 'sha256', 'public')
const documentTold: Readonly<Record<string, FactsOf>> = {
  'document.added': (payload) => ({ ...documentFacts(payload), isStored: true }),
  'document.shown': () => ({ public: true }),
  'document.hidden': () => ({ public: false }),
}

export const expectedCase = (told: readonly Told[]): Facts => latestFacts(told, caseTold)
export const expectedEntry = (told: readonly Told[]): Facts => latestFacts(told, entryTold)
export const expectedDocument = (told: readonly Told[]): Facts => latestFacts(told, documentTold)
